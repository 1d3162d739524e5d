/* sha1.c -- SHA-1 in the order and the words of FIPS 180-4.
 * Cutting a message into blocks and padding it is in message.c. */
#include "sha1.h"

#include <string.h>

#include "message.h"
#include "observer.h"

/* Section 3.2: rotation to the left. */
static uint32_t rotl(uint32_t x, unsigned n)
{
    return x << n | x >> (32 - n);
}

/* Section 4.1.1: Ch, Parity, Maj and Parity, for twenty rounds each. */
static uint32_t f(unsigned t, uint32_t x, uint32_t y, uint32_t z)
{
    if (t < 20)
        return (x & y) ^ (~x & z);
    if (t < 40 || t >= 60)
        return x ^ y ^ z;
    return (x & y) ^ (x & z) ^ (y & z);
}

/* Section 4.2.1. */
static uint32_t K(unsigned t)
{
    static const uint32_t constants[4] = {0x5a827999, 0x6ed9eba1, 0x8f1bbcdc,
                                          0xca62c1d6};
    return constants[t / 20];
}

/* Section 6.1.2: H(i) from H(i-1) and one block. */
static inline void compress(uint32_t *H, const uint8_t *block,
                            struct hash_observer *observer)
{
    uint32_t W[80];
    for (unsigned t = 0; t < 16; t++)
        W[t] = message_load_word(block + 4 * t);
    for (unsigned t = 16; t < 80; t++)
        W[t] = rotl(W[t - 3] ^ W[t - 8] ^ W[t - 14] ^ W[t - 16], 1);

    uint32_t a = H[0], b = H[1], c = H[2], d = H[3], e = H[4];
    for (unsigned t = 0; t < 80; t++) {
        uint32_t T = rotl(a, 5) + f(t, b, c, d) + e + K(t) + W[t];
        e = d;
        d = c;
        c = rotl(b, 30);
        b = a;
        a = T;
        if (observer != NULL)
            observer->round(observer, t, W[t], (const uint64_t[]){a, b, c, d, e});
    }
    H[0] += a;
    H[1] += b;
    H[2] += c;
    H[3] += d;
    H[4] += e;
    explicit_bzero(W, sizeof W);
}

static void hash_blocks(void *hash_value, const uint8_t *blocks, size_t count)
{
    for (; count > 0; count--, blocks += SHA1_BLOCK_LENGTH)
        compress(hash_value, blocks, NULL);
}

void sha1_observe_block(const struct sha1_state *state, const uint8_t *block,
                        struct hash_observer *observer)
{
    struct sha1_state copy = *state;
    compress(copy.hash_value, block, observer);
    explicit_bzero(&copy, sizeof copy);
}

void sha1_init(struct sha1_state *state)
{
    /* Section 5.3.1. */
    static const uint32_t initial[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
                                        0xc3d2e1f0};
    memcpy(state->hash_value, initial, sizeof initial);
    state->message_length = 0;
}

static const struct message_form form = {SHA1_BLOCK_LENGTH, 8, hash_blocks};

void sha1_update(struct sha1_state *state, const uint8_t *data, size_t length)
{
    message_append(&form, state->hash_value, state->block, &state->message_length, data,
                   length);
}

void sha1_finish(struct sha1_state *state, uint8_t digest[SHA1_DIGEST_LENGTH])
{
    message_finish(&form, state->hash_value, state->block, state->message_length);
    for (unsigned i = 0; i < 5; i++)
        message_store_word(digest + 4 * i, state->hash_value[i]);
    explicit_bzero(state, sizeof *state);
}
