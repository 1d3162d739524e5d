/* pkcs1_signature.c -- RSASSA-PKCS1-v1_5. EM, T, PS and emLen are the standard's
 * names. */
#include "pkcs1_signature.h"

#include <string.h>

#include "primitive.h"

#define TAG_SEQUENCE     0x30
#define TAG_OID          0x06
#define TAG_NULL         0x05
#define TAG_OCTET_STRING 0x04

#define PADDING_LENGTH_MIN 8 /* octets of PS, section 9.2 step 3 */

/* Longest T: two SEQUENCE headers, an OID of up to 16 octets, NULL, the digest. */
#define DIGEST_INFO_LENGTH_MAX (2 + 2 + 2 + 16 + 2 + 2 + HASH_DIGEST_LENGTH_MAX)

/* Writes T, the DER of
 *
 *     DigestInfo ::= SEQUENCE {
 *         digestAlgorithm  SEQUENCE { algorithm OBJECT IDENTIFIER, parameters NULL },
 *         digest           OCTET STRING }
 *
 * and returns its length. Every length in it is below 128, so each header is two
 * octets. */
static size_t write_digest_info(const struct hash *hash, const uint8_t *digest,
                                uint8_t *T)
{
    size_t algorithm_length = 2 + hash->oid_length + 2;
    size_t contents_length = 2 + algorithm_length + 2 + hash->digest_length;
    uint8_t *at = T;
    *at++ = TAG_SEQUENCE;
    *at++ = (uint8_t)contents_length;
    *at++ = TAG_SEQUENCE;
    *at++ = (uint8_t)algorithm_length;
    *at++ = TAG_OID;
    *at++ = (uint8_t)hash->oid_length;
    memcpy(at, hash->oid, hash->oid_length);
    at += hash->oid_length;
    *at++ = TAG_NULL;
    *at++ = 0;
    *at++ = TAG_OCTET_STRING;
    *at++ = (uint8_t)hash->digest_length;
    memcpy(at, digest, hash->digest_length);
    return 2 + contents_length;
}

/* EM = 0x00 || 0x01 || PS || 0x00 || T */
enum rsa_result rsa_encode_pkcs1(const struct hash *hash, const uint8_t *digest,
                                 uint8_t *encoded, size_t encoded_length)
{
    uint8_t T[DIGEST_INFO_LENGTH_MAX];
    size_t T_length = write_digest_info(hash, digest, T);
    memset(encoded, 0, encoded_length);
    if (encoded_length < T_length + 3 + PADDING_LENGTH_MIN)
        return RSA_TOO_SHORT;
    size_t PS_length = encoded_length - T_length - 3;
    encoded[1] = 0x01;
    memset(encoded + 2, 0xff, PS_length);
    memcpy(encoded + 3 + PS_length, T, T_length);
    return RSA_OK;
}

enum rsa_result rsa_signer_sign_pkcs1(struct rsa_signer *signer,
                                      const struct hash *hash, const uint8_t *digest,
                                      uint8_t *signature)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    size_t k = signer->key->public_key.modulus_length;
    memset(signature, 0, k);
    if (hash->is_for_verifying_only)
        return RSA_WEAK_HASH;
    enum rsa_result result = rsa_encode_pkcs1(hash, digest, EM, k);
    if (result == RSA_OK)
        result = rsa_signer_operation(signer, EM, signature);
    return result;
}

enum rsa_result rsa_sign_pkcs1(const struct rsa_private_key *key,
                               const struct hash *hash, const uint8_t *digest,
                               struct random_source *random, uint8_t *signature)
{
    struct rsa_signer signer;
    rsa_signer_begin(&signer, key, random);
    enum rsa_result result = rsa_signer_sign_pkcs1(&signer, hash, digest, signature);
    rsa_signer_end(&signer);
    return result;
}

enum rsa_result rsa_verify_pkcs1(const struct rsa_public_key *key,
                                 const struct hash *hash, const uint8_t *digest,
                                 const uint8_t *signature, size_t signature_length)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX], expected[RSA_MODULUS_LENGTH_MAX];
    size_t k = key->modulus_length;
    if (signature_length != k)
        return RSA_BAD_SIGNATURE;
    enum rsa_result result = rsa_public_operation(key, signature, EM);
    if (result != RSA_OK)
        return result == RSA_NO_MEMORY ? result : RSA_BAD_SIGNATURE;
    result = rsa_encode_pkcs1(hash, digest, expected, k);
    if (result != RSA_OK)
        return result;
    return memcmp(EM, expected, k) == 0 ? RSA_OK : RSA_BAD_SIGNATURE;
}
