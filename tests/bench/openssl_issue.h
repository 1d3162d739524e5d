/* openssl_issue.h -- OpenSSL as an authority; see struct x509_operations. */
#ifndef CERTWRIGHT_BENCH_OPENSSL_ISSUE_H
#define CERTWRIGHT_BENCH_OPENSSL_ISSUE_H

#include "contender.h"

void *bench_openssl_open_authority(const struct authority_files *files);
void bench_openssl_close_authority(void *authority);
bool bench_openssl_issue(void *authority, struct encoded *certificate);

#endif
