/* sha512.c -- SHA-512 and its kin in the order and the words of FIPS 180-4.
 * Cutting a message into blocks and padding it is in message.c. */
#include "sha512.h"

#include <string.h>

#include "message.h"
#include "observer.h"

/* Section 4.2.3: the first sixty-four bits of the fractional parts of the cube roots of
 * the first eighty primes. */
static const uint64_t K[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

/* Sections 5.3.4 and 5.3.5: the fractional parts of the square roots of the ninth to
 * the sixteenth prime, and of the first eight. */
static const uint64_t initial_384[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
static const uint64_t initial_512[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

/* Section 5.3.6: what SHA-512 with another start makes of "SHA-512/224",
 * "SHA-512/256". */
static const uint64_t initial_512_224[8] = {
    0x8c3d37c819544da2, 0x73e1996689dcd4d6, 0x1dfab7ae32ff9c82, 0x679dd514582f9fcf,
    0x0f6d2b697bd44da8, 0x77e36f7304c48942, 0x3f9d85a86a1d36c8, 0x1112e6ad91d692a1};
static const uint64_t initial_512_256[8] = {
    0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd,
    0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0x0eb72ddc81c52ca2};

/* Section 4.1.3: the functions on 64-bit words. */
static uint64_t rotr(uint64_t x, unsigned n)
{
    return x >> n | x << (64 - n);
}

static uint64_t Ch(uint64_t x, uint64_t y, uint64_t z)
{
    return (x & y) ^ (~x & z);
}

static uint64_t Maj(uint64_t x, uint64_t y, uint64_t z)
{
    return (x & y) ^ (x & z) ^ (y & z);
}

static uint64_t Sigma0(uint64_t x)
{
    return rotr(x, 28) ^ rotr(x, 34) ^ rotr(x, 39);
}

static uint64_t Sigma1(uint64_t x)
{
    return rotr(x, 14) ^ rotr(x, 18) ^ rotr(x, 41);
}

static uint64_t sigma0(uint64_t x)
{
    return rotr(x, 1) ^ rotr(x, 8) ^ x >> 7;
}

static uint64_t sigma1(uint64_t x)
{
    return rotr(x, 19) ^ rotr(x, 61) ^ x >> 6;
}

/* Section 3.1: a word is eight octets, the most significant first. */
static uint64_t load_word(const uint8_t octets[8])
{
    uint64_t word = 0;
    for (unsigned i = 0; i < 8; i++)
        word = word << 8 | octets[i];
    return word;
}

static void store_word(uint8_t octets[8], uint64_t word)
{
    for (unsigned i = 0; i < 8; i++)
        octets[i] = (uint8_t)(word >> (56 - 8 * i));
}

/* Section 6.4.2, step 1: the message schedule. */
static void prepare_schedule(uint64_t W[80], const uint8_t *block)
{
    for (unsigned t = 0; t < 16; t++)
        W[t] = load_word(block + 8 * t);
    for (unsigned t = 16; t < 80; t++)
        W[t] = sigma1(W[t - 2]) + W[t - 7] + sigma0(W[t - 15]) + W[t - 16];
}

/* Section 6.4.2, steps 2 to 4: H(i) from H(i-1) and one block. */
static inline void compress(uint64_t *H, const uint8_t *block,
                            struct hash_observer *observer)
{
    uint64_t W[80];
    prepare_schedule(W, block);

    uint64_t a = H[0], b = H[1], c = H[2], d = H[3];
    uint64_t e = H[4], f = H[5], g = H[6], h = H[7];
    for (unsigned t = 0; t < 80; t++) {
        uint64_t T1 = h + Sigma1(e) + Ch(e, f, g) + K[t] + W[t];
        uint64_t T2 = Sigma0(a) + Maj(a, b, c);
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

static void hash_blocks(void *hash_value, const uint8_t *blocks, size_t count)
{
    for (; count > 0; count--, blocks += SHA512_BLOCK_LENGTH)
        compress(hash_value, blocks, NULL);
}

void sha512_observe_block(const struct sha512_state *state, const uint8_t *block,
                          struct hash_observer *observer)
{
    struct sha512_state copy = *state;
    compress(copy.hash_value, block, observer);
    explicit_bzero(&copy, sizeof copy);
}

static void init(struct sha512_state *state, const uint64_t initial[8])
{
    memcpy(state->hash_value, initial, sizeof state->hash_value);
    state->message_length = 0;
}

void sha384_init(struct sha512_state *state)
{
    init(state, initial_384);
}

void sha512_init(struct sha512_state *state)
{
    init(state, initial_512);
}

void sha512_224_init(struct sha512_state *state)
{
    init(state, initial_512_224);
}

void sha512_256_init(struct sha512_state *state)
{
    init(state, initial_512_256);
}

static const struct message_form form = {SHA512_BLOCK_LENGTH, 16, hash_blocks};

void sha512_update(struct sha512_state *state, const uint8_t *data, size_t length)
{
    message_append(&form, state->hash_value, state->block, &state->message_length, data,
                   length);
}

void sha512_finish(struct sha512_state *state, uint8_t digest[SHA512_DIGEST_LENGTH])
{
    message_finish(&form, state->hash_value, state->block, state->message_length);
    for (unsigned i = 0; i < 8; i++)
        store_word(digest + 8 * i, state->hash_value[i]);
    explicit_bzero(state, sizeof *state);
}
