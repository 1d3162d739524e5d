/* mgf1.c -- T = Hash(mgfSeed || 0) || Hash(mgfSeed || 1) || ... */
#include "mgf1.h"

#include <string.h>

void mgf1_xor(const struct hash *hash, const uint8_t *seed, size_t seed_length,
              uint8_t *data, size_t length)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    for (uint32_t counter = 0; length > 0; counter++) {
        uint8_t C[4] = {(uint8_t)(counter >> 24), (uint8_t)(counter >> 16),
                        (uint8_t)(counter >> 8), (uint8_t)counter};
        struct hash_state state;
        hash_init(&state, hash);
        hash_update(&state, seed, seed_length);
        hash_update(&state, C, sizeof C);
        hash_finish(&state, digest);

        size_t count = length < hash->digest_length ? length : hash->digest_length;
        for (size_t i = 0; i < count; i++)
            data[i] ^= digest[i];
        data += count;
        length -= count;
    }
    explicit_bzero(digest, sizeof digest);
}
