/* crl_scope.h -- whether a CRL is for a certificate and one of its distribution points:
 * RFC 5280 section 6.3.3 (b) and (d). Internal to x509/path/. */
#ifndef CERTWRIGHT_CRL_SCOPE_H
#define CERTWRIGHT_CRL_SCOPE_H

#include "../certificate.h"
#include "crl_pool.h"

/* crl_scope_has_issuer is (b)(1): a cRLIssuer in POINT must have issued CRL, which is
 * then indirect; otherwise the issuer of CERTIFICATE. */
bool crl_scope_has_issuer(const struct pool_crl *crl,
                          const struct distribution_point *point,
                          const struct certificate *certificate);

/* crl_scope_has_name is (b)(2)(i): a CRL that is for a distribution point must be for
 * this one. A POINT without a name goes by its cRLIssuer, and one that stands for no
 * distribution point at all, zeroed, by the issuer of CERTIFICATE. */
bool crl_scope_has_name(const struct pool_crl *crl,
                        const struct distribution_point *point,
                        const struct certificate *certificate);

/* crl_scope_names_work returns how many octets that may look at. */
size_t crl_scope_names_work(const struct pool_crl *crl,
                            const struct distribution_point *point);

/* crl_scope_has_kind is (b)(2)(ii) to (iv): a CRL of users or of CAs alone. */
bool crl_scope_has_kind(const struct pool_crl *crl,
                        const struct certificate *certificate);

/* crl_scope_reasons is (d), interim_reasons_mask. */
uint32_t crl_scope_reasons(const struct pool_crl *crl,
                           const struct distribution_point *point);

#endif
