/* gnutls_issue.h -- GnuTLS as an authority; see struct x509_operations. */
#ifndef CERTWRIGHT_BENCH_GNUTLS_ISSUE_H
#define CERTWRIGHT_BENCH_GNUTLS_ISSUE_H

#include <gnutls/x509.h>

#include "contender.h"

/* gnutls_read_certificate returns the certificate that DER is, or NULL. */
gnutls_x509_crt_t bench_gnutls_read_certificate(struct bytes der);

void *bench_gnutls_open_authority(const struct authority_files *files);
void bench_gnutls_close_authority(void *authority);
bool bench_gnutls_issue(void *authority, struct encoded *certificate);

#endif
