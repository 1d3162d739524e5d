/* rsa_schemes.h -- the schemes of RSA, for the rows of its key types. Internal to
 * keys/. */
#ifndef CERTWRIGHT_KEYS_RSA_SCHEMES_H
#define CERTWRIGHT_KEYS_RSA_SCHEMES_H

#include "key_transport.h"
#include "signature.h"

/* The rows: RSASSA-PKCS1-v1_5 with each hash, and RSASSA-PSS with any. */
extern const struct signature_scheme scheme_sha256_with_rsa, scheme_sha384_with_rsa,
    scheme_sha512_with_rsa, scheme_sha1_with_rsa, scheme_sha224_with_rsa,
    scheme_sha512_224_with_rsa, scheme_sha512_256_with_rsa, scheme_rsassa_pss;

/* Lists that end with NULL. */
extern const struct signature_scheme *const rsa_signatures[];     /* all */
extern const struct signature_scheme *const rsa_pss_signatures[]; /* RSASSA-PSS alone */
extern const struct transport_scheme *const rsa_transports[];

/* rsa_pss_key_allows is signature_allowed for a key of id-RSASSA-PSS. */
bool rsa_pss_key_allows(const struct public_key *key,
                        struct signature_algorithm *algorithm, struct error *error);

#endif
