/* oaep.c -- RSAES-OAEP. EM = 0x00 || maskedSeed || maskedDB, DB = lHash || PS || 0x01
 * || M; the names are the standard's. */
#include "oaep.h"

#include <string.h>

#include "constant_time.h"
#include "mgf1.h"
#include "primitive.h"

bool rsa_oaep_message_length_max(const struct rsa_public_key *key,
                                 const struct hash *hash, size_t *length)
{
    size_t needed = 2 * hash->digest_length + 2;
    if (key->modulus_length < needed)
        return false;
    *length = key->modulus_length - needed;
    return true;
}

/* Masks, and unmasks in the other order, the seed and DB in EM. */
static void mask_db(const struct rsa_oaep_parameters *parameters, uint8_t *EM, size_t k)
{
    size_t hLen = parameters->hash->digest_length;
    mgf1_xor(parameters->mgf1_hash, EM + 1, hLen, EM + 1 + hLen, k - hLen - 1);
}

static void mask_seed(const struct rsa_oaep_parameters *parameters, uint8_t *EM,
                      size_t k)
{
    size_t hLen = parameters->hash->digest_length;
    mgf1_xor(parameters->mgf1_hash, EM + 1 + hLen, k - hLen - 1, EM + 1, hLen);
}

/* Step 2: EME-OAEP encoding of MESSAGE, known to fit, with the seed that is in EM. */
static void encode(const struct rsa_oaep_parameters *parameters, const uint8_t *message,
                   size_t message_length, uint8_t *EM, size_t k)
{
    size_t hLen = parameters->hash->digest_length;
    hash_digest(parameters->hash, parameters->label, parameters->label_length,
                EM + 1 + hLen);
    EM[k - message_length - 1] = 0x01;
    if (message_length > 0)
        memcpy(EM + k - message_length, message, message_length);
    mask_db(parameters, EM, k);
    mask_seed(parameters, EM, k);
}

enum rsa_result rsa_encrypt_oaep(const struct rsa_public_key *key,
                                 const struct rsa_oaep_parameters *parameters,
                                 const uint8_t *message, size_t message_length,
                                 struct random_source *random, uint8_t *ciphertext)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX] = {0};
    size_t k = key->modulus_length, message_length_max;
    memset(ciphertext, 0, k);
    if (!rsa_oaep_message_length_max(key, parameters->hash, &message_length_max) ||
        message_length > message_length_max)
        return RSA_TOO_SHORT;
    enum rsa_result result = RSA_NO_RANDOM;
    if (random_fill(random, EM + 1, parameters->hash->digest_length)) {
        encode(parameters, message, message_length, EM, k);
        result = rsa_public_operation(key, EM, ciphertext);
    }
    explicit_bzero(EM, sizeof EM);
    return result;
}

/* Finds the 01 behind PS: sets OFFSET to the octet after it, and returns a mask that
 * says whether there was one with nothing but zeros before. */
static size_t find_message(const uint8_t *EM, size_t start, size_t k, size_t *offset)
{
    size_t found = 0, bad = 0;
    *offset = 0;
    for (size_t i = start; i < k; i++) {
        size_t is_one = mask_equal(EM[i], 0x01), is_zero = mask_is_zero(EM[i]);
        *offset = mask_select(~found & is_one, i + 1, *offset);
        bad |= ~found & ~is_one & ~is_zero;
        found |= is_one;
    }
    return found & ~bad;
}

size_t rsa_decode_oaep(const struct rsa_oaep_parameters *parameters, uint8_t *encoded,
                       size_t encoded_length, size_t *offset)
{
    uint8_t lHash[HASH_DIGEST_LENGTH_MAX];
    size_t hLen = parameters->hash->digest_length;
    *offset = encoded_length;
    if (encoded_length < 2 * hLen + 2)
        return 0;
    hash_digest(parameters->hash, parameters->label, parameters->label_length, lHash);
    mask_seed(parameters, encoded, encoded_length);
    mask_db(parameters, encoded, encoded_length);

    size_t good = mask_is_zero(encoded[0]);
    good &= ~mask_differs(encoded + 1 + hLen, lHash, hLen);
    good &= find_message(encoded, 1 + 2 * hLen, encoded_length, offset);
    return good;
}

enum rsa_result rsa_decrypt_oaep(const struct rsa_private_key *key,
                                 const struct rsa_oaep_parameters *parameters,
                                 const uint8_t *ciphertext, size_t ciphertext_length,
                                 struct random_source *random, uint8_t *message,
                                 size_t *message_length)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    size_t k = key->public_key.modulus_length, offset;
    memset(message, 0, k);
    *message_length = 0;
    if (ciphertext_length != k)
        return RSA_BAD_CIPHERTEXT;
    enum rsa_result result = rsa_private_operation(key, random, ciphertext, EM);
    if (result == RSA_OUT_OF_RANGE)
        result = RSA_BAD_CIPHERTEXT;
    /* The verdict is all that comes out; which check failed is never looked at. */
    if (result == RSA_OK && rsa_decode_oaep(parameters, EM, k, &offset) == 0)
        result = RSA_BAD_CIPHERTEXT;
    if (result == RSA_OK) {
        *message_length = k - offset;
        memcpy(message, EM + offset, k - offset);
    }
    explicit_bzero(EM, sizeof EM);
    return result;
}
