/* ec_schemes.h -- the schemes of keys on curves, for the rows of their types. Internal to
 * keys/. */
#ifndef CERTWRIGHT_KEYS_EC_SCHEMES_H
#define CERTWRIGHT_KEYS_EC_SCHEMES_H

#include "signature.h"

/* The rows: ECDSA with each hash, that with SHA-1 for verifying only; and Ed25519. */
extern const struct signature_scheme scheme_ecdsa_with_sha1, scheme_ecdsa_with_sha224,
    scheme_ecdsa_with_sha256, scheme_ecdsa_with_sha384, scheme_ecdsa_with_sha512,
    scheme_ed25519;

/* Those of ECDSA; NULL ends the list. */
extern const struct signature_scheme *const ecdsa_signatures[];

/* For schemes whose identifier has no parameters: reading refuses some, and writing writes
 * the identifier alone. */
bool scheme_without_parameters_read(const struct algorithm_identifier *identifier,
                                    struct signature_algorithm *algorithm,
                                    struct error *error);
void scheme_without_parameters_write(struct der_writer *writer,
                                     const struct signature_algorithm *algorithm);

#endif
