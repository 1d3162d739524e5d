/* pkcs1_encryption.c -- RSAES-PKCS1-v1_5 with implicit rejection. EM = 00 02 || PS ||
 * 00 || M; the derivation of the synthetic message, KDK and the labels are those of
 * draft-irtf-cfrg-rsa-guidance, section 7. */
#include "pkcs1_encryption.h"

#include <string.h>

#include "../sha/hmac.h"
#include "constant_time.h"
#include "primitive.h"

#define PADDING_LENGTH_MIN 8
#define LENGTH_CANDIDATES                                                              \
    128 /* two octets each; one will do but for a chance of 2^-128 */

/* PS: random octets that are not zero. */
static bool fill_padding(struct random_source *random, uint8_t *PS, size_t length)
{
    if (!random_fill(random, PS, length))
        return false;
    for (size_t i = 0; i < length; i++)
        for (unsigned draw = 0; PS[i] == 0; draw++)
            if (draw == 256 || !random_fill(random, &PS[i], 1))
                return false; /* a working source gives 256 zeros once in 2^2048 */
    return true;
}

enum rsa_result rsa_encrypt_pkcs1(const struct rsa_public_key *key,
                                  const uint8_t *message, size_t message_length,
                                  struct random_source *random, uint8_t *ciphertext)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX] = {0};
    size_t k = key->modulus_length;
    memset(ciphertext, 0, k);
    if (message_length > k - RSA_PKCS1_ENCRYPTION_OVERHEAD)
        return RSA_TOO_SHORT;
    enum rsa_result result = RSA_NO_RANDOM;
    EM[1] = 0x02;
    if (fill_padding(random, EM + 2, k - message_length - 3)) {
        if (message_length > 0)
            memcpy(EM + k - message_length, message, message_length);
        result = rsa_public_operation(key, EM, ciphertext);
    }
    explicit_bzero(EM, sizeof EM);
    return result;
}

/* The draft's IRPRF: HMAC-SHA-256 under KDK of a counter, LABEL and the length in
 * bits. */
static void derive(const uint8_t KDK[SHA256_DIGEST_LENGTH], const char *label,
                   uint8_t *output, size_t length)
{
    uint8_t bits[2] = {(uint8_t)(length * 8 >> 8), (uint8_t)(length * 8)};
    for (unsigned counter = 0; length > 0; counter++) {
        uint8_t index[2] = {(uint8_t)(counter >> 8), (uint8_t)counter};
        uint8_t mac[SHA256_DIGEST_LENGTH];
        struct hmac_state state;
        hmac_init(&state, &hash_sha256, KDK, SHA256_DIGEST_LENGTH);
        hmac_update(&state, index, sizeof index);
        hmac_update(&state, (const uint8_t *)label, strlen(label));
        hmac_update(&state, bits, sizeof bits);
        hmac_finish(&state, mac);
        size_t count = length < sizeof mac ? length : sizeof mac;
        memcpy(output, mac, count);
        output += count;
        length -= count;
        explicit_bzero(mac, sizeof mac);
    }
}

/* KDK = HMAC(SHA-256(d), ciphertext). */
static bool derive_key(const struct rsa_private_key *key, const uint8_t *ciphertext,
                       uint8_t KDK[SHA256_DIGEST_LENGTH])
{
    uint8_t d[RSA_MODULUS_LENGTH_MAX], hashed[SHA256_DIGEST_LENGTH];
    size_t k = key->public_key.modulus_length;
    bool ok = number_to_octets(&key->private_exponent, d, k);
    hash_digest(&hash_sha256, d, k, hashed);
    hmac_digest(&hash_sha256, hashed, sizeof hashed, ciphertext, k, KDK);
    explicit_bzero(d, sizeof d);
    explicit_bzero(hashed, sizeof hashed);
    return ok;
}

/* The last candidate below the bound, each masked to the bound's size. */
static size_t derive_length(const uint8_t KDK[SHA256_DIGEST_LENGTH], size_t k)
{
    uint8_t candidates[2 * LENGTH_CANDIDATES];
    size_t bound = k - 2 - PADDING_LENGTH_MIN, mask = bound, length = 0;
    for (unsigned shift = 1; shift <= 8; shift *= 2)
        mask |= mask >> shift;
    derive(KDK, "length", candidates, sizeof candidates);
    for (size_t i = 0; i < sizeof candidates; i += 2) {
        size_t candidate = ((size_t)candidates[i] << 8 | candidates[i + 1]) & mask;
        length = mask_select(mask_less(candidate, bound), candidate, length);
    }
    explicit_bzero(candidates, sizeof candidates);
    return length;
}

/* Where the first zero behind the two leading octets is; 0 if there is none. */
static size_t find_separator(const uint8_t *EM, size_t k)
{
    size_t found = 0, separator = 0;
    for (size_t i = 2; i < k; i++) {
        size_t is_zero = mask_is_zero(EM[i]);
        separator = mask_select(~found & is_zero, i, separator);
        found |= is_zero;
    }
    return separator;
}

size_t rsa_decode_pkcs1(const uint8_t *encoded, size_t encoded_length,
                        size_t synthetic_length, size_t *offset)
{
    size_t separator = find_separator(encoded, encoded_length);
    size_t good = mask_is_zero(encoded[0]) & mask_equal(encoded[1], 0x02);
    good &= ~mask_less(separator, 2 + PADDING_LENGTH_MIN);
    *offset = mask_select(good, separator + 1, encoded_length - synthetic_length);
    return good;
}

void rsa_select_pkcs1(size_t good, const uint8_t *encoded, const uint8_t *synthetic,
                      size_t length, size_t offset, uint8_t *message)
{
    for (size_t i = offset; i < length; i++)
        message[i - offset] = (uint8_t)mask_select(good, encoded[i], synthetic[i]);
}

enum rsa_result rsa_decrypt_pkcs1(const struct rsa_private_key *key,
                                  const uint8_t *ciphertext, size_t ciphertext_length,
                                  struct random_source *random, uint8_t *message,
                                  size_t *message_length)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX], synthetic[RSA_MODULUS_LENGTH_MAX];
    uint8_t KDK[SHA256_DIGEST_LENGTH];
    size_t k = key->public_key.modulus_length;
    memset(message, 0, k);
    *message_length = 0;
    if (ciphertext_length != k)
        return RSA_BAD_CIPHERTEXT;
    enum rsa_result result = rsa_private_operation(key, random, ciphertext, EM);
    if (result == RSA_OUT_OF_RANGE)
        result = RSA_BAD_CIPHERTEXT;
    if (result == RSA_OK && !derive_key(key, ciphertext, KDK))
        result = RSA_BAD_KEY;
    if (result == RSA_OK) {
        size_t offset, good = rsa_decode_pkcs1(EM, k, derive_length(KDK, k), &offset);
        derive(KDK, "message", synthetic, k);
        /* The length of the result, right or synthetic, is known to whoever gets it. */
        rsa_select_pkcs1(good, EM, synthetic, k, offset, message);
        *message_length = k - offset;
    }
    explicit_bzero(EM, sizeof EM);
    explicit_bzero(synthetic, sizeof synthetic);
    explicit_bzero(KDK, sizeof KDK);
    return result;
}
