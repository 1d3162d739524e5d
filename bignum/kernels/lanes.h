/* lanes.h -- eight lanes of 64 bits, and what the kernels of this folder do with them.
 *
 * With AVX-512 IFMA each operation is one instruction. With LANES_IN_C defined it is a
 * loop in C over the eight lanes, slow and with the same results: then a kernel runs
 * on any processor, under valgrind and under the sanitizers, and what is shown there
 * of its branches and addresses holds for the other. That form is for tests alone.
 *
 * Lane 0 is the least significant one where a number lies across lanes. A digit is a
 * number below 2^52, the size of number that the multiplier takes. */
#ifndef CERTWRIGHT_BIGNUM_KERNELS_LANES_H
#define CERTWRIGHT_BIGNUM_KERNELS_LANES_H

#include <stdint.h>

#define LANE_COUNT 8
#define DIGIT_BITS 52
#define DIGIT_MASK (((uint64_t)1 << DIGIT_BITS) - 1)

/* LANES_INLINE stands before every function of a kernel that has lanes in its operands:
 * they stay in registers. LANES_UNROLL stands before a loop over the vectors of a
 * number, whose count is a constant, for the same. In C, where a vector is an array and
 * speed does not count, both would only make the compiler work for minutes. */
#ifdef LANES_IN_C
#define LANES_INLINE static inline
#define LANES_UNROLL
#elif defined(__clang__)
#define LANES_INLINE static inline __attribute__((always_inline))
#define LANES_UNROLL _Pragma("clang loop unroll(full)")
#else
#define LANES_INLINE static inline __attribute__((always_inline))
#define LANES_UNROLL _Pragma("GCC unroll 20")
#endif

#ifndef LANES_IN_C

#include <immintrin.h>

typedef __m512i lanes;

LANES_INLINE lanes lanes_zero(void)
{
    return _mm512_setzero_si512();
}

/* WORD in all lanes. */
LANES_INLINE lanes lanes_all(uint64_t word)
{
    return _mm512_set1_epi64((long long)word);
}

LANES_INLINE lanes lanes_load(const uint64_t words[LANE_COUNT])
{
    return _mm512_loadu_si512(words);
}

LANES_INLINE void lanes_store(uint64_t words[LANE_COUNT], lanes a)
{
    _mm512_storeu_si512(words, a);
}

LANES_INLINE lanes lanes_add(lanes a, lanes b)
{
    return _mm512_add_epi64(a, b);
}

LANES_INLINE lanes lanes_subtract(lanes a, lanes b)
{
    return _mm512_sub_epi64(a, b);
}

LANES_INLINE lanes lanes_and(lanes a, lanes b)
{
    return _mm512_and_si512(a, b);
}

/* BITS is a constant. */
LANES_INLINE lanes lanes_shift_right(lanes a, unsigned bits)
{
    return _mm512_srli_epi64(a, bits);
}

LANES_INLINE lanes lanes_shift_left(lanes a, unsigned bits)
{
    return _mm512_slli_epi64(a, bits);
}

/* In each lane SUM + the lower (upper) 52 bits of the product of the digits in A and
 * B: of the lower 52 bits of each lane. */
LANES_INLINE lanes lanes_add_product_low(lanes sum, lanes a, lanes b)
{
    return _mm512_madd52lo_epu64(sum, a, b);
}

LANES_INLINE lanes lanes_add_product_high(lanes sum, lanes a, lanes b)
{
    return _mm512_madd52hi_epu64(sum, a, b);
}

/* IF_ONE in the lanes whose bit of MASK is one, IF_ZERO in the others. */
LANES_INLINE lanes lanes_select(uint8_t mask, lanes if_one, lanes if_zero)
{
    return _mm512_mask_blend_epi64(mask, if_zero, if_one);
}

/* One bit for each lane. */
LANES_INLINE uint8_t lanes_equal(lanes a, lanes b)
{
    return _mm512_cmpeq_epu64_mask(a, b);
}

LANES_INLINE uint8_t lanes_greater(lanes a, lanes b)
{
    return _mm512_cmpgt_epu64_mask(a, b);
}

/* The eight lanes from lane COUNT on of the sixteen that are LOW and above it HIGH;
 * COUNT is a constant from 0 to 7. */
#define lanes_window(high, low, count) _mm512_alignr_epi64(high, low, count)

/* Lane 0 of A in all lanes. */
LANES_INLINE lanes lanes_broadcast_first(lanes a)
{
    return _mm512_broadcastq_epi64(_mm512_castsi512_si128(a));
}

/* Lane 0 of A shifted right by BITS, a constant; the other lanes are zero. */
LANES_INLINE lanes lanes_first_shift_right(lanes a, unsigned bits)
{
    return _mm512_maskz_srli_epi64(1, a, bits);
}

/* Lane INDEX of A in all lanes. */
LANES_INLINE lanes lanes_broadcast(lanes a, unsigned index)
{
    return _mm512_permutexvar_epi64(_mm512_set1_epi64(index), a);
}

/* As lanes_shift_right, with a number of BITS that is no constant. */
LANES_INLINE lanes lanes_shift_right_by(lanes a, unsigned bits)
{
    return _mm512_srl_epi64(a, _mm_cvtsi32_si128((int)bits));
}

#else

typedef struct {
    uint64_t word[LANE_COUNT];
} lanes;

#define LANES_EACH(result, expression)                                                 \
    lanes result;                                                                      \
    for (unsigned i = 0; i < LANE_COUNT; i++)                                          \
        result.word[i] = (expression);                                                 \
    return result

LANES_INLINE lanes lanes_all(uint64_t word)
{
    LANES_EACH(result, word);
}

LANES_INLINE lanes lanes_zero(void)
{
    return lanes_all(0);
}

LANES_INLINE lanes lanes_load(const uint64_t words[LANE_COUNT])
{
    LANES_EACH(result, words[i]);
}

LANES_INLINE void lanes_store(uint64_t words[LANE_COUNT], lanes a)
{
    for (unsigned i = 0; i < LANE_COUNT; i++)
        words[i] = a.word[i];
}

LANES_INLINE lanes lanes_add(lanes a, lanes b)
{
    LANES_EACH(result, a.word[i] + b.word[i]);
}

LANES_INLINE lanes lanes_subtract(lanes a, lanes b)
{
    LANES_EACH(result, a.word[i] - b.word[i]);
}

LANES_INLINE lanes lanes_and(lanes a, lanes b)
{
    LANES_EACH(result, a.word[i] & b.word[i]);
}

LANES_INLINE lanes lanes_shift_right(lanes a, unsigned bits)
{
    LANES_EACH(result, a.word[i] >> bits);
}

LANES_INLINE lanes lanes_shift_left(lanes a, unsigned bits)
{
    LANES_EACH(result, a.word[i] << bits);
}

/* The product of two digits has 104 bits; it is made of four products of halves of 26
 * bits, for not every processor multiplies into 128 bits. */
LANES_INLINE void lanes_product(uint64_t a, uint64_t b, uint64_t *high, uint64_t *low)
{
    const uint64_t half = ((uint64_t)1 << 26) - 1;
    uint64_t a0 = a & half, a1 = a >> 26 & half, b0 = b & half, b1 = b >> 26 & half;
    uint64_t middle = a0 * b1 + a1 * b0;
    uint64_t sum = a0 * b0 + ((middle & half) << 26);
    *low = sum & DIGIT_MASK;
    *high = a1 * b1 + (middle >> 26) + (sum >> DIGIT_BITS);
}

LANES_INLINE uint64_t lanes_product_low(uint64_t a, uint64_t b)
{
    uint64_t high, low;
    lanes_product(a, b, &high, &low);
    return low;
}

LANES_INLINE uint64_t lanes_product_high(uint64_t a, uint64_t b)
{
    uint64_t high, low;
    lanes_product(a, b, &high, &low);
    return high;
}

LANES_INLINE lanes lanes_add_product_low(lanes sum, lanes a, lanes b)
{
    LANES_EACH(result, sum.word[i] + lanes_product_low(a.word[i], b.word[i]));
}

LANES_INLINE lanes lanes_add_product_high(lanes sum, lanes a, lanes b)
{
    LANES_EACH(result, sum.word[i] + lanes_product_high(a.word[i], b.word[i]));
}

/* All ones if bit I of MASK is one. */
LANES_INLINE uint64_t lanes_spread(uint8_t mask, unsigned i)
{
    return (uint64_t)0 - (uint64_t)(mask >> i & 1);
}

LANES_INLINE lanes lanes_select(uint8_t mask, lanes if_one, lanes if_zero)
{
    LANES_EACH(result, (if_one.word[i] & lanes_spread(mask, i)) |
                           (if_zero.word[i] & ~lanes_spread(mask, i)));
}

/* Comparisons of words below 2^63, without a branch. */
LANES_INLINE uint8_t lanes_greater(lanes a, lanes b)
{
    uint8_t mask = 0;
    for (unsigned i = 0; i < LANE_COUNT; i++)
        mask |= (uint8_t)((b.word[i] - a.word[i]) >> 63 << i);
    return mask;
}

LANES_INLINE uint8_t lanes_equal(lanes a, lanes b)
{
    return (uint8_t) ~(lanes_greater(a, b) | lanes_greater(b, a));
}

LANES_INLINE lanes lanes_window(lanes high, lanes low, unsigned count)
{
    LANES_EACH(result, i + count < LANE_COUNT ? low.word[i + count]
                                              : high.word[i + count - LANE_COUNT]);
}

LANES_INLINE lanes lanes_broadcast_first(lanes a)
{
    return lanes_all(a.word[0]);
}

LANES_INLINE lanes lanes_first_shift_right(lanes a, unsigned bits)
{
    LANES_EACH(result, i == 0 ? a.word[i] >> bits : 0);
}

LANES_INLINE lanes lanes_broadcast(lanes a, unsigned index)
{
    LANES_EACH(result, a.word[index]);
}

LANES_INLINE lanes lanes_shift_right_by(lanes a, unsigned bits)
{
    LANES_EACH(result, a.word[i] >> bits);
}

#endif

#endif
