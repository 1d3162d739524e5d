/* pss_signature.h -- RSASSA-PSS, RFC 8017 section 8.1: a signature with a random salt,
 * whose security follows from that of RSA itself. The message comes as a digest. */
#ifndef CERTWRIGHT_RSA_PSS_SIGNATURE_H
#define CERTWRIGHT_RSA_PSS_SIGNATURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../bignum/random.h"
#include "../sha/hash.h"
#include "key.h"
#include "result.h"
#include "signer.h"

/* For verifying: take whatever length the salt has. */
#define RSA_PSS_SALT_ANY SIZE_MAX

struct rsa_pss_parameters {
    const struct hash *hash;      /* of the message, and inside the encoding */
    const struct hash *mgf1_hash; /* of the mask; the same as a rule */
    size_t salt_length;           /* octets; the digest's length as a rule */
};

/* rsa_pss_salt_length_max returns the longest salt that has room in a signature of KEY
 * over HASH, or RSA_PSS_SALT_ANY if not even an empty one has. */
size_t rsa_pss_salt_length_max(const struct rsa_public_key *key,
                               const struct hash *hash);

/* rsa_encode_pss is EMSA-PSS-ENCODE: it writes the encoding of DIGEST with SALT, of
 * parameters->salt_length octets, into ENCODED: (encoded_bits + 7) / 8 octets, of which
 * the unused upper bits of the first are zero. Returns RSA_OK or RSA_TOO_SHORT. RFC
 * 8017 section 9.1.1. */
enum rsa_result rsa_encode_pss(const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *salt,
                               uint8_t *encoded, size_t encoded_bits)
    __attribute__((warn_unused_result));

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
 * RSA_PSS_SALT_ANY; RSA_BAD_SIGNATURE otherwise. RFC 8017 section 8.1.2. */
enum rsa_result rsa_verify_pss(const struct rsa_public_key *key,
                               const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *signature,
                               size_t signature_length)
    __attribute__((warn_unused_result));

/* rsa_check_pss is EMSA-PSS-VERIFY: it tells whether ENCODED, (encoded_bits + 7) / 8
 * octets that a signature was turned back into, is an encoding of DIGEST. ENCODED is
 * overwritten. RFC 8017 section 9.1.2. */
bool rsa_check_pss(const struct rsa_pss_parameters *parameters, const uint8_t *digest,
                   uint8_t *encoded, size_t encoded_bits)
    __attribute__((warn_unused_result));

#endif
