/* sha256_ni.c -- SHA-256 with the SHA extensions: FIPS 180-4 section 6.2.2, as in
 * ../sha256.c, with three instructions that do most of it.
 *
 * A register has four words of 32 bits. They are written here from the highest to the
 * lowest, as the processor's manual does: {w3, w2, w1, w0} has w0 in its lowest bits,
 * and that is the word with the lowest address in memory.
 *
 * The working variables a to h are in two registers, in the order that the instructions
 * demand:
 *
 *     ABEF = {a, b, e, f}      CDGH = {c, d, g, h}
 *
 * SHA256RNDS2 does two rounds. They compute a new a and e each; b, c, d and f, g, h
 * only move up. After two rounds the new c, d, g, h are therefore the old a, b, e, f,
 * and the old ABEF *is* the new CDGH. So the instruction writes only the new ABEF, over
 * the old CDGH, and the two registers change roles: nothing is moved.
 *
 * Time depends on the number of blocks alone. All that is computed from the blocks fits
 * into the sixteen registers, and nothing of it is written to memory: what a compiler
 * puts on the stack is K. So nothing is to be wiped there. */
#include "sha256_ni.h"

#include <immintrin.h>

#include "../sha256_blocks.h"

struct variables {
    __m128i ABEF, CDGH;
};

/* From {d, c, b, a} and {h, g, f, e}, as they are in memory. */
static inline struct variables load_variables(const uint32_t H[8])
{
    __m128i dcba = _mm_loadu_si128((const __m128i *)H);
    __m128i hgfe = _mm_loadu_si128((const __m128i *)(H + 4));
    __m128i cdab = _mm_shuffle_epi32(dcba, _MM_SHUFFLE(2, 3, 0, 1));
    __m128i efgh = _mm_shuffle_epi32(hgfe, _MM_SHUFFLE(0, 1, 2, 3));
    /* The first takes the upper half of efgh below the lower half of cdab. */
    return (struct variables){_mm_alignr_epi8(cdab, efgh, 8),
                              _mm_blend_epi16(efgh, cdab, 0xf0)};
}

static inline void store_variables(uint32_t H[8], struct variables v)
{
    __m128i feba = _mm_shuffle_epi32(v.ABEF, _MM_SHUFFLE(0, 1, 2, 3));
    __m128i dchg = _mm_shuffle_epi32(v.CDGH, _MM_SHUFFLE(2, 3, 0, 1));
    _mm_storeu_si128((__m128i *)H, _mm_blend_epi16(feba, dchg, 0xf0));
    _mm_storeu_si128((__m128i *)(H + 4), _mm_alignr_epi8(dchg, feba, 8));
}

/* W[t] to W[t+3] of a block: {w3, w2, w1, w0}, the octets of each word reversed,
 * because the standard's words have their most significant octet first. */
static inline __m128i load_words(const uint8_t *octets)
{
    const __m128i reverse =
        _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
    return _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)octets), reverse);
}

/* Rounds t to t+3 with W[t] to W[t+3] in W. SHA256RNDS2 takes K + W of its two rounds
 * from the lower half of its last operand, so the upper half comes down for the second
 * pair. The first result is written over CDGH and is now ABEF; the second puts the
 * names right again. */
static inline void four_rounds(struct variables *v, __m128i W, const uint32_t *K)
{
    __m128i sum = _mm_add_epi32(W, _mm_load_si128((const __m128i *)K));
    v->CDGH = _mm_sha256rnds2_epu32(v->CDGH, v->ABEF, sum);
    sum = _mm_shuffle_epi32(sum, _MM_SHUFFLE(1, 0, 3, 2));
    v->ABEF = _mm_sha256rnds2_epu32(v->ABEF, v->CDGH, sum);
}

/* W[t] to W[t+3] of the message schedule from the sixteen words before, W16 the oldest
 * four and W4 the youngest:
 *
 *     W[t] = sigma1(W[t-2]) + W[t-7] + sigma0(W[t-15]) + W[t-16]
 *
 * SHA256MSG1 adds the last two. The four W[t-7] lie across W8 and W4, one word up.
 * SHA256MSG2 adds sigma1, for which it needs W[t] and W[t+1] while it computes W[t+2]
 * and W[t+3], and sees to that itself. */
static inline __m128i next_words(__m128i W16, __m128i W12, __m128i W8, __m128i W4)
{
    __m128i sum = _mm_sha256msg1_epu32(W16, W12);
    sum = _mm_add_epi32(sum, _mm_alignr_epi8(W4, W8, 4));
    return _mm_sha256msg2_epu32(sum, W4);
}

/* The 64 rounds of one block; W0 to W3 always hold the last sixteen words. */
static inline void all_rounds(struct variables *v, const uint8_t *block)
{
    const uint32_t *K = sha256_K;
    __m128i W0 = load_words(block), W1 = load_words(block + 16);
    __m128i W2 = load_words(block + 32), W3 = load_words(block + 48);
    for (unsigned t = 0; t < 48; t += 16, K += 16) {
        four_rounds(v, W0, K);
        W0 = next_words(W0, W1, W2, W3);
        four_rounds(v, W1, K + 4);
        W1 = next_words(W1, W2, W3, W0);
        four_rounds(v, W2, K + 8);
        W2 = next_words(W2, W3, W0, W1);
        four_rounds(v, W3, K + 12);
        W3 = next_words(W3, W0, W1, W2);
    }
    four_rounds(v, W0, K);
    four_rounds(v, W1, K + 4);
    four_rounds(v, W2, K + 8);
    four_rounds(v, W3, K + 12);
}

void sha256_ni_blocks(uint32_t hash_value[8], const uint8_t *blocks, size_t count)
{
    struct variables H = load_variables(hash_value);
    for (; count > 0; count--, blocks += SHA256_BLOCK_LENGTH) {
        struct variables v = H;
        all_rounds(&v, blocks);
        H.ABEF = _mm_add_epi32(H.ABEF, v.ABEF);
        H.CDGH = _mm_add_epi32(H.CDGH, v.CDGH);
    }
    store_variables(hash_value, H);
}
