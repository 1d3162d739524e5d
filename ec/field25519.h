/* field25519.h -- arithmetic modulo the prime p = 2^255 - 19, for the coordinates of
 * edwards.h and x25519.h. Internal to ec/.
 *
 * A number is five digits of 51 bits, least significant first: 5 * 51 = 255, so that what
 * rises above the top digit comes back at the bottom, 19 times, for 2^255 = 19 mod p. A digit
 * has 13 bits of room, and sums are left without a carry until the next product. Two bounds are
 * kept in mind, and named wherever a number is passed:
 *
 *     tight: each digit is below 2^51 + 2^18        loose: each digit is below 2^54
 *
 * A number has several forms even if it is tight; field25519_to_bytes writes the only one
 * below p. Everything is constant time, and leaves digits on the stack (stack.h). RESULT may be
 * one of the operands. */
#ifndef CERTWRIGHT_EC_FIELD25519_H
#define CERTWRIGHT_EC_FIELD25519_H

#include <stdbool.h>
#include <stdint.h>

#include "constant_time.h"
#include "wide.h"

#define FIELD25519_LENGTH     32
#define FIELD25519_DIGITS     5
#define FIELD25519_DIGIT_BITS 51
#define FIELD25519_DIGIT_MASK ((UINT64_C(1) << FIELD25519_DIGIT_BITS) - 1)

struct element25519 {
    uint64_t digit[FIELD25519_DIGITS];
};

extern const struct element25519 field25519_zero, field25519_one;

/* field25519_add sets RESULT to A + B, whose digits are simply added: loose if both are
 * tight. */
static inline void field25519_add(struct element25519 *result,
                                  const struct element25519 *a,
                                  const struct element25519 *b)
{
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        result->digit[i] = a->digit[i] + b->digit[i];
}

/* field25519_subtract sets RESULT to A + 4p - B. A digit of B must not be above one of 4p,
 * which holds for the sum of two tight numbers: 2^52 + 2^19 < 2^53 - 76. A digit of RESULT is
 * at most 2^53 above A's: loose if A is the sum of two tight numbers. */
static inline void field25519_subtract(struct element25519 *result,
                                       const struct element25519 *a,
                                       const struct element25519 *b)
{
    const uint64_t four_p = UINT64_C(4) * FIELD25519_DIGIT_MASK;
    result->digit[0] = a->digit[0] + (four_p - 4 * 18) - b->digit[0];
    for (unsigned i = 1; i < FIELD25519_DIGITS; i++)
        result->digit[i] = a->digit[i] + four_p - b->digit[i];
}

/* field25519_reduce_columns makes RESULT, tight, of the five columns of a product: column i
 * is to be multiplied by 2^(51 i), and must be below 77 * 2^108, the top one at most 5 * 2^108.
 * Each gives what it has above 51 bits to the next, and the top one to the lowest, all at the
 * same time; then they do so once more. (One after the other, each would wait for the one
 * before.) */
static inline void field25519_reduce_columns(struct element25519 *result,
                                             struct wide c0, struct wide c1,
                                             struct wide c2, struct wide c3,
                                             struct wide c4)
{
    const uint64_t mask = FIELD25519_DIGIT_MASK;
    /* Below 2^51 + 77 * 2^57 < 2^64, and the lowest below 2^51 + 19 * 5 * 2^57 < 2^64. */
    uint64_t d0 = (wide_low(c0) & mask) + 19 * wide_low(wide_shift_right(c4, 51));
    uint64_t d1 = (wide_low(c1) & mask) + wide_low(wide_shift_right(c0, 51));
    uint64_t d2 = (wide_low(c2) & mask) + wide_low(wide_shift_right(c1, 51));
    uint64_t d3 = (wide_low(c3) & mask) + wide_low(wide_shift_right(c2, 51));
    uint64_t d4 = (wide_low(c4) & mask) + wide_low(wide_shift_right(c3, 51));
    result->digit[0] = (d0 & mask) + 19 * (d4 >> 51); /* < 2^51 + 19 * 2^13 */
    result->digit[1] = (d1 & mask) + (d0 >> 51);      /* < 2^51 + 2^13 */
    result->digit[2] = (d2 & mask) + (d1 >> 51);
    result->digit[3] = (d3 & mask) + (d2 >> 51);
    result->digit[4] = (d4 & mask) + (d3 >> 51);
}

static inline struct wide field25519_three(uint64_t a0, uint64_t b0, uint64_t a1,
                                           uint64_t b1, uint64_t a2, uint64_t b2)
{
    struct wide sum = wide_add_product(WIDE_ZERO, a0, b0);
    sum = wide_add_product(sum, a1, b1);
    return wide_add_product(sum, a2, b2);
}

static inline struct wide field25519_five(uint64_t a0, uint64_t b0, uint64_t a1,
                                          uint64_t b1, uint64_t a2, uint64_t b2,
                                          uint64_t a3, uint64_t b3, uint64_t a4,
                                          uint64_t b4)
{
    struct wide sum = field25519_three(a0, b0, a1, b1, a2, b2);
    sum = wide_add_product(sum, a3, b3);
    return wide_add_product(sum, a4, b4);
}

/* field25519_multiply sets RESULT, tight, to the product of A and B, both loose. As on paper;
 * a product a[i] b[j] whose column i + j is 5 or more goes to column i + j - 5, 19 times. A
 * column is at most (1 + 4 * 19) 2^108 < 2^115, and the top one, without a 19, 5 * 2^108. */
static inline void field25519_multiply(struct element25519 *result,
                                       const struct element25519 *a,
                                       const struct element25519 *b)
{
    uint64_t a0 = a->digit[0], a1 = a->digit[1], a2 = a->digit[2], a3 = a->digit[3],
             a4 = a->digit[4];
    uint64_t b0 = b->digit[0], b1 = b->digit[1], b2 = b->digit[2], b3 = b->digit[3],
             b4 = b->digit[4];
    uint64_t r1 = 19 * b1, r2 = 19 * b2, r3 = 19 * b3, r4 = 19 * b4; /* < 2^58.3 */
    field25519_reduce_columns(result,
                              field25519_five(a0, b0, a1, r4, a2, r3, a3, r2, a4, r1),
                              field25519_five(a0, b1, a1, b0, a2, r4, a3, r3, a4, r2),
                              field25519_five(a0, b2, a1, b1, a2, b0, a3, r4, a4, r3),
                              field25519_five(a0, b3, a1, b2, a2, b1, a3, b0, a4, r4),
                              field25519_five(a0, b4, a1, b3, a2, b2, a3, b1, a4, b0));
}

/* field25519_square sets RESULT, tight, to the square of A, loose: the same sums, in which a
 * product of two different digits occurs twice. */
static inline void field25519_square(struct element25519 *result,
                                     const struct element25519 *a)
{
    uint64_t a0 = a->digit[0], a1 = a->digit[1], a2 = a->digit[2], a3 = a->digit[3],
             a4 = a->digit[4];
    uint64_t twice_a0 = 2 * a0, twice_a1 = 2 * a1;
    uint64_t r3 = 19 * a3, r4 = 19 * a4; /* < 2^58.3 */
    field25519_reduce_columns(result,
                              field25519_three(a0, a0, twice_a1, r4, 2 * a2, r3),
                              field25519_three(twice_a0, a1, 2 * a2, r4, a3, r3),
                              field25519_three(twice_a0, a2, a1, a1, 2 * a3, r4),
                              field25519_three(twice_a0, a3, twice_a1, a2, a4, r4),
                              field25519_three(twice_a0, a4, twice_a1, a3, a2, a2));
}

/* field25519_swap exchanges A and B where MASK is true. */
static inline void field25519_swap(struct element25519 *a, struct element25519 *b,
                                   uint64_t mask)
{
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++) {
        uint64_t difference = (a->digit[i] ^ b->digit[i]) & mask;
        a->digit[i] ^= difference;
        b->digit[i] ^= difference;
    }
}

/* field25519_choose sets RESULT to A where MASK is true. */
static inline void field25519_choose(struct element25519 *result,
                                     const struct element25519 *a, uint64_t mask)
{
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        result->digit[i] ^= (result->digit[i] ^ a->digit[i]) & mask;
}

/* field25519_negate sets RESULT, tight, to -A; A is tight. */
void field25519_negate(struct element25519 *result, const struct element25519 *a);

/* field25519_multiply_small sets RESULT, tight, to A, loose, times FACTOR, below 2^20. */
void field25519_multiply_small(struct element25519 *result,
                               const struct element25519 *a, uint32_t factor);

/* field25519_invert sets RESULT, tight, to 1 / A, or to 0 if A, loose, is 0. */
void field25519_invert(struct element25519 *result, const struct element25519 *a);

/* field25519_power_root sets RESULT, tight, to A^((p - 5) / 8); A is loose. Square roots are
 * made of it. */
void field25519_power_root(struct element25519 *result, const struct element25519 *a);

/* field25519_from_bytes sets RESULT, tight, to the lower 255 bits at BYTES, little-endian,
 * which may be p or more. */
void field25519_from_bytes(struct element25519 *result,
                           const uint8_t bytes[FIELD25519_LENGTH]);

/* field25519_to_bytes writes A, loose, as the number below p that it is, little-endian. */
void field25519_to_bytes(uint8_t bytes[FIELD25519_LENGTH],
                         const struct element25519 *a);

/* field25519_is_zero returns 1 if A, loose, is 0 modulo p, and 0 if it is not. */
unsigned field25519_is_zero(const struct element25519 *a);

/* field25519_is_odd returns the lowest bit of A, loose, as the number below p that it is:
 * what the standards call the sign of A, for p - A has the other bit. */
unsigned field25519_is_odd(const struct element25519 *a);

#endif
