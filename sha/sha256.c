/* sha256.c -- SHA-256 and SHA-224 in the order and the words of FIPS 180-4.
 * Cutting a message into blocks and padding it is in message.c. */
#include "sha256.h"

#include <string.h>

#include "../cpu/kernel.h"
#include "kernels/sha256_ni.h"
#include "observer.h"
#include "sha256_blocks.h"

/* Section 3.2 and 4.1.2: the functions on 32-bit words. */
static uint32_t rotr(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

static uint32_t Ch(uint32_t x, uint32_t y, uint32_t z)
{
    return (x & y) ^ (~x & z);
}

static uint32_t Maj(uint32_t x, uint32_t y, uint32_t z)
{
    return (x & y) ^ (x & z) ^ (y & z);
}

static uint32_t Sigma0(uint32_t x)
{
    return rotr(x, 2) ^ rotr(x, 13) ^ rotr(x, 22);
}

static uint32_t Sigma1(uint32_t x)
{
    return rotr(x, 6) ^ rotr(x, 11) ^ rotr(x, 25);
}

static uint32_t sigma0(uint32_t x)
{
    return rotr(x, 7) ^ rotr(x, 18) ^ x >> 3;
}

static uint32_t sigma1(uint32_t x)
{
    return rotr(x, 17) ^ rotr(x, 19) ^ x >> 10;
}

/* Section 6.2.2, step 1: the message schedule. */
static void prepare_schedule(uint32_t W[64], const uint8_t *block)
{
    for (unsigned t = 0; t < 16; t++)
        W[t] = message_load_word(block + 4 * t);
    for (unsigned t = 16; t < 64; t++)
        W[t] = sigma1(W[t - 2]) + W[t - 7] + sigma0(W[t - 15]) + W[t - 16];
}

/* Section 6.2.2, steps 2 to 4: H(i) from H(i-1) and one block. */
static inline void compress(uint32_t *H, const uint8_t *block,
                            struct hash_observer *observer)
{
    uint32_t W[64];
    prepare_schedule(W, block);

    uint32_t a = H[0], b = H[1], c = H[2], d = H[3];
    uint32_t e = H[4], f = H[5], g = H[6], h = H[7];
    for (unsigned t = 0; t < 64; t++) {
        uint32_t T1 = h + Sigma1(e) + Ch(e, f, g) + sha256_K[t] + W[t];
        uint32_t T2 = Sigma0(a) + Maj(a, b, c);
        h = g;
        g = f;
        f = e;
        e = d + T1;
        d = c;
        c = b;
        b = a;
        a = T1 + T2;
        if (observer != NULL)
            observer->round(observer, t, W[t],
                            (const uint64_t[]){a, b, c, d, e, f, g, h});
    }
    H[0] += a;
    H[1] += b;
    H[2] += c;
    H[3] += d;
    H[4] += e;
    H[5] += f;
    H[6] += g;
    H[7] += h;
    explicit_bzero(W, sizeof W);
}

void sha256_reference_blocks(void *hash_value, const uint8_t *blocks, size_t count)
{
    for (; count > 0; count--, blocks += SHA256_BLOCK_LENGTH)
        compress(hash_value, blocks, NULL);
}

void sha256_hash_blocks(void *hash_value, const uint8_t *blocks, size_t count)
{
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (kernel_is_used(KERNEL_SHA256_NI)) {
        sha256_ni_blocks(hash_value, blocks, count);
        return;
    }
#endif
    sha256_reference_blocks(hash_value, blocks, count);
}

void sha256_observe_block(const struct sha256_state *state, const uint8_t *block,
                          struct hash_observer *observer)
{
    struct sha256_state copy = *state;
    compress(copy.hash_value, block, observer);
    explicit_bzero(&copy, sizeof copy);
}

/* Section 5.3.3: the fractional parts of the square roots of the first eight primes. */
const uint32_t sha256_initial[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                    0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

/* Section 5.3.2: the second thirty-two bits of those of the ninth to the sixteenth. */
static const uint32_t initial_224[8] = {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
                                        0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4};

void sha256_init(struct sha256_state *state)
{
    memcpy(state->hash_value, sha256_initial, sizeof sha256_initial);
    state->message_length = 0;
}

void sha224_init(struct sha256_state *state)
{
    memcpy(state->hash_value, initial_224, sizeof initial_224);
    state->message_length = 0;
}

const struct message_form sha256_form = {SHA256_BLOCK_LENGTH, 8, sha256_hash_blocks};

void sha256_update(struct sha256_state *state, const uint8_t *data, size_t length)
{
    message_append(&sha256_form, state->hash_value, state->block,
                   &state->message_length, data, length);
}

void sha256_finish(struct sha256_state *state, uint8_t digest[SHA256_DIGEST_LENGTH])
{
    message_finish(&sha256_form, state->hash_value, state->block,
                   state->message_length);
    for (unsigned i = 0; i < 8; i++)
        message_store_word(digest + 4 * i, state->hash_value[i]);
    explicit_bzero(state, sizeof *state);
}
