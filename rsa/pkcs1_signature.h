/* pkcs1_signature.h -- RSASSA-PKCS1-v1_5, RFC 8017 section 8.2: the signature of nearly
 * every certificate. The message comes as a digest that the caller has computed. */
#ifndef CERTWRIGHT_RSA_PKCS1_SIGNATURE_H
#define CERTWRIGHT_RSA_PKCS1_SIGNATURE_H

#include <stddef.h>
#include <stdint.h>

#include "../random/random.h"
#include "../sha/hash.h"
#include "key.h"
#include "result.h"
#include "signer.h"

/* rsa_encode_pkcs1 is EMSA-PKCS1-v1_5: it writes the ENCODED_LENGTH octets
 * 00 01 FF .. FF 00 DigestInfo for DIGEST, hash->digest_length octets. Returns RSA_OK,
 * or RSA_TOO_SHORT if there is no room for eight octets FF. RFC 8017 section 9.2. */
enum rsa_result rsa_encode_pkcs1(const struct hash *hash, const uint8_t *digest,
                                 uint8_t *encoded, size_t encoded_length)
    __attribute__((warn_unused_result));

/* rsa_sign_pkcs1 writes the signature of DIGEST (hash->digest_length octets) into
 * SIGNATURE, key->public_key.modulus_length octets, big-endian. Constant time in the
 * key. Returns RSA_OK; RSA_TOO_SHORT; RSA_WEAK_HASH for a hash that is for verifying
 * only; or what rsa_private_operation returns. SIGNATURE is all zero unless RSA_OK. RFC
 * 8017 section 8.2.1. */
enum rsa_result rsa_sign_pkcs1(const struct rsa_private_key *key,
                               const struct hash *hash, const uint8_t *digest,
                               struct random_source *random, uint8_t *signature)
    __attribute__((warn_unused_result));

/* rsa_signer_sign_pkcs1 does the same with a key that is ready. */
enum rsa_result rsa_signer_sign_pkcs1(struct rsa_signer *signer,
                                      const struct hash *hash, const uint8_t *digest,
                                      uint8_t *signature)
    __attribute__((warn_unused_result));

/* rsa_verify_pkcs1 returns RSA_OK if SIGNATURE, of SIGNATURE_LENGTH octets, is the
 * signature of DIGEST by the owner of KEY; RSA_TOO_SHORT if no signature over HASH is by
 * so short a KEY; RSA_NO_MEMORY, which says nothing of the signature; and
 * RSA_BAD_SIGNATURE in every other case. The padded block is never parsed: the only right
 * one is built and compared, so there is nothing in it for a forger to hide behind. RFC 8017
 * section 8.2.2. */
enum rsa_result rsa_verify_pkcs1(const struct rsa_public_key *key,
                                 const struct hash *hash, const uint8_t *digest,
                                 const uint8_t *signature, size_t signature_length)
    __attribute__((warn_unused_result));

#endif
