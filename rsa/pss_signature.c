/* pss_signature.c -- RSASSA-PSS. EM, DB, H, M', PS, emBits and emLen are the standard's
 * names: EM = maskedDB || H || 0xbc, DB = PS || 0x01 || salt. */
#include "pss_signature.h"

#include <string.h>

#include "mgf1.h"
#include "primitive.h"

#define TRAILER 0xbc

/* H = Hash(M'), M' = eight zeros || mHash || salt. */
static void hash_with_salt(const struct hash *hash, const uint8_t *digest,
                           const uint8_t *salt, size_t salt_length, uint8_t *H)
{
    static const uint8_t zeros[8];
    struct hash_state state;
    hash_init(&state, hash);
    hash_update(&state, zeros, sizeof zeros);
    hash_update(&state, digest, hash->digest_length);
    hash_update(&state, salt, salt_length);
    hash_finish(&state, H);
}

/* The bits of the first octet of EM that emBits leaves unused. */
static uint8_t unused_bits(size_t emLen, size_t emBits)
{
    return (uint8_t) ~(0xffu >> (8 * emLen - emBits));
}

size_t rsa_pss_salt_length_max(const struct rsa_public_key *key,
                               const struct hash *hash)
{
    size_t emLen = (key->modulus_bits - 1 + 7) / 8;
    size_t needed = hash->digest_length + 2;
    return emLen >= needed ? emLen - needed : RSA_PSS_SALT_ANY;
}

enum rsa_result rsa_encode_pss(const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *salt,
                               uint8_t *encoded, size_t encoded_bits)
{
    size_t hLen = parameters->hash->digest_length, sLen = parameters->salt_length;
    size_t emLen = (encoded_bits + 7) / 8;
    memset(encoded, 0, emLen);
    if (sLen > RSA_MODULUS_LENGTH_MAX || emLen < hLen + sLen + 2)
        return RSA_TOO_SHORT;

    size_t DB_length = emLen - hLen - 1;
    uint8_t *DB = encoded, *H = encoded + DB_length;
    hash_with_salt(parameters->hash, digest, salt, sLen, H);
    DB[DB_length - sLen - 1] = 0x01;
    if (sLen > 0)
        memcpy(DB + DB_length - sLen, salt, sLen);
    mgf1_xor(parameters->mgf1_hash, H, hLen, DB, DB_length);
    DB[0] &= (uint8_t)~unused_bits(emLen, encoded_bits);
    encoded[emLen - 1] = TRAILER;
    return RSA_OK;
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

/* Steps 9 and 10 of 9.1.2: DB is zeros, a 01, and the salt. Sets SALT and *SALT_LENGTH;
 * false if it is not so, or the salt is not as long as WANTED says. */
static bool find_salt(const uint8_t *DB, size_t DB_length, size_t wanted,
                      const uint8_t **salt, size_t *salt_length)
{
    size_t i = 0;
    while (i < DB_length && DB[i] == 0)
        i++;
    if (i == DB_length || DB[i] != 0x01)
        return false;
    *salt = DB + i + 1;
    *salt_length = DB_length - i - 1;
    return wanted == RSA_PSS_SALT_ANY || *salt_length == wanted;
}

bool rsa_check_pss(const struct rsa_pss_parameters *parameters, const uint8_t *digest,
                   uint8_t *EM, size_t emBits)
{
    uint8_t expected[HASH_DIGEST_LENGTH_MAX];
    const uint8_t *salt;
    size_t hLen = parameters->hash->digest_length, emLen = (emBits + 7) / 8,
           salt_length;
    if (emLen < hLen + 2 || EM[emLen - 1] != TRAILER ||
        (EM[0] & unused_bits(emLen, emBits)) != 0)
        return false;
    size_t DB_length = emLen - hLen - 1;
    uint8_t *DB = EM, *H = EM + DB_length;
    mgf1_xor(parameters->mgf1_hash, H, hLen, DB, DB_length);
    DB[0] &= (uint8_t)~unused_bits(emLen, emBits);
    if (!find_salt(DB, DB_length, parameters->salt_length, &salt, &salt_length))
        return false;
    hash_with_salt(parameters->hash, digest, salt, salt_length, expected);
    return memcmp(H, expected, hLen) == 0;
}

enum rsa_result rsa_verify_pss(const struct rsa_public_key *key,
                               const struct rsa_pss_parameters *parameters,
                               const uint8_t *digest, const uint8_t *signature,
                               size_t signature_length)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    size_t k = key->modulus_length, emBits = key->modulus_bits - 1;
    size_t excess = k - (emBits + 7) / 8; /* octets before EM: 0 or 1 */
    if (signature_length != k || rsa_public_operation(key, signature, EM) != RSA_OK)
        return RSA_BAD_SIGNATURE;
    if (excess > 0 && EM[0] != 0)
        return RSA_BAD_SIGNATURE;
    return rsa_check_pss(parameters, digest, EM + excess, emBits) ? RSA_OK
                                                                  : RSA_BAD_SIGNATURE;
}
