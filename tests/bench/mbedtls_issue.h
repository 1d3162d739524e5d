/* mbedtls_issue.h -- Mbed TLS as an authority; see struct x509_operations. */
#ifndef CERTWRIGHT_BENCH_MBEDTLS_ISSUE_H
#define CERTWRIGHT_BENCH_MBEDTLS_ISSUE_H

#include "contender.h"

void *bench_mbedtls_open_authority(const struct authority_files *files);
void bench_mbedtls_close_authority(void *authority);
bool bench_mbedtls_issue(void *authority, struct encoded *certificate);

#endif
