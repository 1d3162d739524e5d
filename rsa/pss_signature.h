/* pss_signature.h -- RSASSA-PSS, RFC 8017 section 8.1: a signature with a random salt,
 * whose security follows from that of RSA itself. The message comes as a digest. */
#ifndef CERTWRIGHT_RSA_PSS_SIGNATURE_H
#define CERTWRIGHT_RSA_PSS_SIGNATURE_H

#include <stddef.h>
#include <stdint.h>

#include "../random/random.h"
#include "../sha/hash.h"
#include "key.h"
#include "pss_encoding.h"
#include "result.h"
#include "signer.h"

/* rsa_pss_salt_length_max returns the longest salt that has room in a signature of KEY
 * over HASH, or RSA_PSS_SALT_ANY if not even an empty one has. */
size_t rsa_pss_salt_length_max(const struct rsa_public_key *key,
                               const struct hash *hash);

/* rsa_sign_pss writes the signature of DIGEST into SIGNATURE,
 * key->public_key.modulus_length octets, with a salt from RANDOM. Constant time in the
 * key. Returns RSA_OK; RSA_TOO_SHORT; RSA_WEAK_HASH for a hash that is for verifying
 * only; or what rsa_private_operation returns. SIGNATURE is all zero unless RSA_OK. RFC
 * 8017 section 8.1.1. */
enum rsa_result rsa_sign_pss(const struct rsa_private_key *key,
                             const struct rsa_pss_parameters *parameters,
                             const uint8_t *digest, struct random_source *random,
                             uint8_t *signature) __attribute__((warn_unused_result));

/* rsa_signer_sign_pss does the same with a key that is ready. */
enum rsa_result rsa_signer_sign_pss(struct rsa_signer *signer,
                                    const struct rsa_pss_parameters *parameters,
                                    const uint8_t *digest, uint8_t *signature)
    __attribute__((warn_unused_result));

/* rsa_verify_pss returns RSA_OK if SIGNATURE, of SIGNATURE_LENGTH octets, is the
 * signature of DIGEST by the owner of KEY under PARAMETERS, whose salt_length may be
 * RSA_PSS_SALT_ANY; RSA_NO_MEMORY, which says nothing of the signature;
 * RSA_BAD_SIGNATURE otherwise. RFC 8017 section 8.1.2. */
enum rsa_result rsa_verify_pss(const struct rsa_public_key *key,
                               const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *signature,
                               size_t signature_length)
    __attribute__((warn_unused_result));

#endif
