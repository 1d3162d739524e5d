/* sha256_lanes.c -- SHA-256 of sixteen messages at once: FIPS 180-4 section 6.2.2 as in
 * ../sha256.c, where each word of 32 bits has become a register of sixteen, one of each
 * message. Lane n of every register belongs to the message n; no lane looks at another.
 *
 * Sixteen words of the message schedule and the eight working variables are 24 of the
 * 32 registers. Two instructions save work: a rotation is one (VPRORD), and so is any
 * function of three bits, bit by bit (VPTERNLOGD), Ch, Maj and the sum of three among
 * them. The third operand of that is the function's table: bit 4x + 2y + z of it is the
 * result for the bits x, y and z. */
#include "sha256_lanes.h"

#include <immintrin.h>

#include "../sha256_blocks.h"

#define TABLE_CH  0xca /* x ? y : z */
#define TABLE_MAJ 0xe8 /* at least two of them */
#define TABLE_XOR 0x96 /* an odd number of them */

static inline __m512i Ch(__m512i x, __m512i y, __m512i z)
{
    return _mm512_ternarylogic_epi32(x, y, z, TABLE_CH);
}

static inline __m512i Maj(__m512i x, __m512i y, __m512i z)
{
    return _mm512_ternarylogic_epi32(x, y, z, TABLE_MAJ);
}

static inline __m512i xor3(__m512i x, __m512i y, __m512i z)
{
    return _mm512_ternarylogic_epi32(x, y, z, TABLE_XOR);
}

static inline __m512i Sigma0(__m512i x)
{
    return xor3(_mm512_ror_epi32(x, 2), _mm512_ror_epi32(x, 13),
                _mm512_ror_epi32(x, 22));
}

static inline __m512i Sigma1(__m512i x)
{
    return xor3(_mm512_ror_epi32(x, 6), _mm512_ror_epi32(x, 11),
                _mm512_ror_epi32(x, 25));
}

static inline __m512i sigma0(__m512i x)
{
    return xor3(_mm512_ror_epi32(x, 7), _mm512_ror_epi32(x, 18),
                _mm512_srli_epi32(x, 3));
}

static inline __m512i sigma1(__m512i x)
{
    return xor3(_mm512_ror_epi32(x, 17), _mm512_ror_epi32(x, 19),
                _mm512_srli_epi32(x, 10));
}

static inline __m512i add(__m512i x, __m512i y)
{
    return _mm512_add_epi32(x, y);
}

/* One step of a transposition: what is at row i and column j goes where the bit STRIDE
 * of i and that of j have changed places. Only what lies in rows i and i + STRIDE moves
 * between them:
 *
 *     row i:            a0 a1 a2 a3 ...        a0 b0 a2 b2 ...
 *     row i + STRIDE:   b0 b1 b2 b3 ...   ->   a1 b1 a3 b3 ...      (here STRIDE is 1)
 *
 * VPERMI2D picks lane j of its result from the 32 lanes of two registers: FIRST and
 * SECOND say which, and 16 and up are those of the second register. */
static inline void exchange_bit(__m512i rows[16], unsigned stride)
{
    const __m512i lane =
        _mm512_set_epi32(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    const __m512i step = _mm512_set1_epi32((int)stride);
    const __mmask16 has_bit = _mm512_test_epi32_mask(lane, step);
    const __m512i other = _mm512_add_epi32(lane, _mm512_set1_epi32(16));
    const __m512i first =
        _mm512_mask_sub_epi32(lane, has_bit, other, step); /* j, or 16 + j - STRIDE */
    const __m512i second = _mm512_mask_add_epi32(other, (__mmask16)~has_bit, lane,
                                                 step); /* 16 + j, or j + STRIDE */
#pragma GCC unroll 16
    for (unsigned i = 0; i < 16; i++) {
        if ((i & stride) != 0)
            continue;
        __m512i a = rows[i], b = rows[i + stride];
        rows[i] = _mm512_permutex2var_epi32(a, first, b);
        rows[i + stride] = _mm512_permutex2var_epi32(a, second, b);
    }
}

/* W[0] to W[15] of sixteen blocks. A row is read from each block, the octets of its
 * words reversed, because the standard's words have their most significant octet first;
 * then the square of 16 by 16 words is transposed, bit by bit of the indices, and row t
 * has the words W[t]. */
static inline void load_words(__m512i W[16], const uint8_t *const blocks[SHA256_LANES],
                              size_t offset)
{
    const __m512i reverse = _mm512_broadcast_i32x4(
        _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
#pragma GCC unroll 16
    for (unsigned lane = 0; lane < SHA256_LANES; lane++)
        W[lane] =
            _mm512_shuffle_epi8(_mm512_loadu_si512(blocks[lane] + offset), reverse);
    exchange_bit(W, 1);
    exchange_bit(W, 2);
    exchange_bit(W, 4);
    exchange_bit(W, 8);
}

/* Rounds t to t+15 with W[t] to W[t+15] in W, and K from K[t] on. */
static inline void sixteen_rounds(__m512i v[8], const __m512i W[16], const uint32_t *K)
{
    __m512i a = v[0], b = v[1], c = v[2], d = v[3];
    __m512i e = v[4], f = v[5], g = v[6], h = v[7];
#pragma GCC unroll 16
    for (unsigned t = 0; t < 16; t++) {
        __m512i sum = add(W[t], _mm512_set1_epi32((int)K[t]));
        __m512i T1 = add(add(add(h, sum), Ch(e, f, g)), Sigma1(e));
        __m512i T2 = add(Sigma0(a), Maj(a, b, c));
        h = g;
        g = f;
        f = e;
        e = add(d, T1);
        d = c;
        c = b;
        b = a;
        a = add(T1, T2);
    }
    v[0] = a, v[1] = b, v[2] = c, v[3] = d;
    v[4] = e, v[5] = f, v[6] = g, v[7] = h;
}

/* W[t+16] to W[t+31] over W[t] to W[t+15]: what is at t - 16 is where the new word
 * goes, and the others are before and behind it, round the corner. */
static inline void next_words(__m512i W[16])
{
#pragma GCC unroll 16
    for (unsigned t = 0; t < 16; t++)
        W[t] = add(add(W[t], sigma0(W[(t + 1) % 16])),
                   add(W[(t + 9) % 16], sigma1(W[(t + 14) % 16])));
}

static inline void all_rounds(__m512i v[8], __m512i W[16])
{
    for (unsigned t = 0; t < 48; t += 16) {
        sixteen_rounds(v, W, sha256_K + t);
        next_words(W);
    }
    sixteen_rounds(v, W, sha256_K + 48);
}

void sha256_lanes_blocks(struct sha256_lanes *H,
                         const uint8_t *const blocks[SHA256_LANES], size_t count)
{
    for (size_t offset = 0; count > 0; count--, offset += SHA256_BLOCK_LENGTH) {
        __m512i W[16], v[8];
        load_words(W, blocks, offset);
        for (unsigned i = 0; i < 8; i++)
            v[i] = _mm512_load_si512(H->word[i]);
        all_rounds(v, W);
        for (unsigned i = 0; i < 8; i++)
            _mm512_store_si512(H->word[i], add(v[i], _mm512_load_si512(H->word[i])));
    }
}
