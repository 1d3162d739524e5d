/* pss_signature.c -- RSASSA-PSS: the encoding of pss_encoding.h, signed. EM, emBits and
 * emLen are the standard's names. */
#include "pss_signature.h"

#include <string.h>

#include "primitive.h"

size_t rsa_pss_salt_length_max(const struct rsa_public_key *key,
                               const struct hash *hash)
{
    size_t emLen = (key->modulus_bits - 1 + 7) / 8;
    size_t needed = hash->digest_length + 2;
    return emLen >= needed ? emLen - needed : RSA_PSS_SALT_ANY;
}

enum rsa_result rsa_signer_sign_pss(struct rsa_signer *signer,
                                    const struct rsa_pss_parameters *parameters,
                                    const uint8_t *digest, uint8_t *signature)
{
    const struct rsa_public_key *key = &signer->key->public_key;
    uint8_t salt[RSA_MODULUS_LENGTH_MAX], EM[RSA_MODULUS_LENGTH_MAX] = {0};
    size_t k = key->modulus_length;
    size_t emBits = key->modulus_bits - 1, emLen = (emBits + 7) / 8;
    memset(signature, 0, k);
    if (parameters->hash->is_for_verifying_only)
        return RSA_WEAK_HASH;
    if (parameters->salt_length > sizeof salt)
        return RSA_TOO_SHORT;
    if (!random_fill(signer->random, salt, parameters->salt_length))
        return RSA_NO_RANDOM;
    /* emLen is k - 1 when emBits is a multiple of 8: EM then has a zero octet before
     * it. */
    enum rsa_result result =
        rsa_encode_pss(parameters, digest, salt, EM + (k - emLen), emBits);
    if (result == RSA_OK)
        result = rsa_signer_operation(signer, EM, signature);
    return result;
}

enum rsa_result rsa_sign_pss(const struct rsa_private_key *key,
                             const struct rsa_pss_parameters *parameters,
                             const uint8_t *digest, struct random_source *random,
                             uint8_t *signature)
{
    struct rsa_signer signer;
    rsa_signer_begin(&signer, key, random);
    enum rsa_result result =
        rsa_signer_sign_pss(&signer, parameters, digest, signature);
    rsa_signer_end(&signer);
    return result;
}

enum rsa_result rsa_verify_pss(const struct rsa_public_key *key,
                               const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *signature,
                               size_t signature_length)
{
    uint8_t octets[RSA_MODULUS_LENGTH_MAX];
    if (signature_length != key->modulus_length)
        return RSA_BAD_SIGNATURE;
    enum rsa_result result = rsa_public_operation(key, signature, octets);
    if (result != RSA_OK)
        return result == RSA_NO_MEMORY ? result : RSA_BAD_SIGNATURE;
    return rsa_check_pss(parameters, digest, octets, key->modulus_bits)
               ? RSA_OK
               : RSA_BAD_SIGNATURE;
}
