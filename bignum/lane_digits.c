/* lane_digits.c -- limbs to digits of 52 bits, and back.
 * Invariant: no branch and no address depends on a limb or a digit. */
#include "lane_digits.h"

#include <string.h>

#include "modular.h"

#define DIGIT_MASK (((uint64_t)1 << LANE_DIGIT_BITS) - 1)

/* A modulus must be below R/16. */
#define SPARE_BITS 4

#define RADIX_SQUARED_LIMBS (2 * LANE_DIGITS_MAX * LANE_DIGIT_BITS / GMP_NUMB_BITS + 1)

size_t lane_digits_for(size_t limb_count)
{
    size_t bits = limb_count * GMP_NUMB_BITS + SPARE_BITS;
    size_t block_bits = (size_t)LANE_BLOCK * LANE_DIGIT_BITS;
    size_t digits = (bits + block_bits - 1) / block_bits * LANE_BLOCK;
    return digits <= LANE_DIGITS_MAX ? digits : LANE_DIGITS_NONE;
}

static uint64_t limb_at(const struct number *number, size_t index)
{
    return index < number->limb_count ? number->limb[index] : 0;
}

uint64_t lane_digit(const struct number *number, size_t index)
{
    size_t bit = index * LANE_DIGIT_BITS, limb = bit / GMP_NUMB_BITS;
    size_t have = GMP_NUMB_BITS - bit % GMP_NUMB_BITS;
    uint64_t digit = limb_at(number, limb) >> bit % GMP_NUMB_BITS;
    for (; have < LANE_DIGIT_BITS; have += GMP_NUMB_BITS)
        digit |= limb_at(number, ++limb) << have;
    return digit & DIGIT_MASK;
}

uint64_t lane_inverse(const struct number *n)
{
    return modular_negative_inverse(n) & DIGIT_MASK;
}

void lanes_set(struct lanes_number *rows, size_t digits, unsigned lane,
               const struct number *number)
{
    for (size_t i = 0; i < digits; i++)
        rows->row[i][lane] = lane_digit(number, i);
}

void lanes_get(struct number *number, size_t limb_count,
               const struct lanes_number *rows, size_t digits, unsigned lane)
{
    memset(number->limb, 0, limb_count * sizeof(mp_limb_t));
    number->limb_count = limb_count;
    for (size_t i = 0; i < digits; i++) {
        size_t bit = i * LANE_DIGIT_BITS, limb = bit / GMP_NUMB_BITS;
        size_t used = GMP_NUMB_BITS - bit % GMP_NUMB_BITS;
        uint64_t digit = rows->row[i][lane];
        if (limb < limb_count)
            number->limb[limb] |= (mp_limb_t)(digit << bit % GMP_NUMB_BITS);
        for (; used < LANE_DIGIT_BITS && ++limb < limb_count; used += GMP_NUMB_BITS)
            number->limb[limb] |= (mp_limb_t)(digit >> used);
    }
}

bool lane_radix_power(struct number *result, size_t digits, unsigned exponent,
                      const struct number *n)
{
    size_t bit = exponent * digits * LANE_DIGIT_BITS;
    struct number power = {.limb_count = bit / GMP_NUMB_BITS + 1};
    power.limb[bit / GMP_NUMB_BITS] = (mp_limb_t)1 << bit % GMP_NUMB_BITS;
    return modular_reduce(result, &power, n);
}

void lane_radix_squared_public(struct number *result, size_t digits,
                               const struct number *n)
{
    mp_limb_t dividend[RADIX_SQUARED_LIMBS], quotient[RADIX_SQUARED_LIMBS];
    size_t bit = 2 * digits * LANE_DIGIT_BITS, count = bit / GMP_NUMB_BITS + 1;
    memset(dividend, 0, sizeof dividend);
    dividend[count - 1] = (mp_limb_t)1 << bit % GMP_NUMB_BITS;
    mpn_tdiv_qr(quotient, result->limb, 0, dividend, (mp_size_t)count, n->limb,
                (mp_size_t)n->limb_count);
    result->limb_count = n->limb_count;
}
