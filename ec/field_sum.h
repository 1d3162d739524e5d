/* field_sum.h -- sums of elements, and how they are kept below 2^(b+1). Internal to ec/.
 *
 * m is a little less than 2^b, for each of the six moduli: m = 2^b - c, and c is below
 * 2^(b-31). So the bits of a number from 2^b on tell nearly exactly how many times m it
 * holds, and as they lie in the uppermost digit, they are known before any carry is.
 *
 * The body is for any D, and inlined where D is a constant. */
#ifndef CERTWRIGHT_EC_FIELD_SUM_H
#define CERTWRIGHT_EC_FIELD_SUM_H

#include "field.h"

/* sum_carry sets RESULT to the number with these DIGITS, which have signs and are below 2^56
 * in size, less TIMES m, TIMES below 2^8. The difference is not negative. Numbers with signs
 * are shifted right as all compilers do it, rounding down. */
static inline __attribute__((always_inline)) void
sum_carry(const struct field *field, struct element *result,
          const int64_t digits[FIELD_DIGITS_MAX], int64_t times, unsigned D)
{
    int64_t carry = 0;
#pragma GCC unroll 11
    for (unsigned i = 0; i < D; i++) {
        carry += digits[i] - times * (int64_t)field->modulus.digit[i];
        result->digit[i] = (uint64_t)carry & FIELD_DIGIT_MASK;
        carry >>= FIELD_DIGIT_BITS;
    }
}

/* sum_overflow returns h, the bits from 2^b on of the number with these DIGITS. Only carries
 * from below the uppermost two digits are not counted. */
static inline __attribute__((always_inline)) int64_t
sum_overflow(const struct field *field, const int64_t digits[FIELD_DIGITS_MAX],
             unsigned D)
{
    return (digits[D - 1] + (digits[D - 2] >> FIELD_DIGIT_BITS)) >>
           (field->bits - FIELD_DIGIT_BITS * (D - 1));
}

/* The bounds. Let the number be h 2^b + rest, where h is sum_overflow; less h m it is rest + h
 * c. With all carries rest would be from 0 to 2^b - 1.
 *
 *   add, scale: the carries that h does not count are below 2^(b-40); h is at most 15. The
 *   result is from 0 to 2^b + 2^(b-40) + 15 c, which is below 2^(b+1).
 *   subtract: rest is from -2^(b-40) to 2^b - 1, and h from -17 to 1. One m is added: the result
 *   is rest + h c + m, above 0 and at most 2^b - 1 + c + m = 2^(b+1) - 1. */

static inline __attribute__((always_inline)) void
add_body(const struct field *field, struct element *result, const struct element *a,
         const struct element *b, unsigned D)
{
    int64_t digits[FIELD_DIGITS_MAX];
#pragma GCC unroll 11
    for (unsigned i = 0; i < D; i++)
        digits[i] = (int64_t)(a->digit[i] + b->digit[i]);
    sum_carry(field, result, digits, sum_overflow(field, digits, D), D);
}

static inline __attribute__((always_inline)) void
subtract_body(const struct field *field, struct element *result,
              const struct element *a, unsigned k, const struct element *b, unsigned D)
{
    int64_t digits[FIELD_DIGITS_MAX];
#pragma GCC unroll 11
    for (unsigned i = 0; i < D; i++)
        digits[i] = (int64_t)(a->digit[i] - k * b->digit[i]);
    sum_carry(field, result, digits, sum_overflow(field, digits, D) - 1, D);
}

static inline __attribute__((always_inline)) void scale_body(const struct field *field,
                                                             struct element *result,
                                                             const struct element *a,
                                                             unsigned k, unsigned D)
{
    int64_t digits[FIELD_DIGITS_MAX];
#pragma GCC unroll 11
    for (unsigned i = 0; i < D; i++)
        digits[i] = (int64_t)(k * a->digit[i]);
    sum_carry(field, result, digits, sum_overflow(field, digits, D), D);
}

#endif
