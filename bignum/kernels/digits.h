/* digits.h -- between limbs of 64 bits and digits of 52: which bit goes where depends on
 * positions alone, and so do the branches. */
#ifndef CERTWRIGHT_BIGNUM_KERNELS_DIGITS_H
#define CERTWRIGHT_BIGNUM_KERNELS_DIGITS_H

#include <gmp.h>
#include <stddef.h>
#include <stdint.h>

#include "lanes.h"

_Static_assert(GMP_NUMB_BITS == 64, "the kernels take limbs of 64 bits");

/* digits_from_limbs sets DIGIT to the lowest DIGIT_COUNT digits of the number in LIMB,
 * from its bit FIRST_BIT on. */
static inline void digits_from_limbs(uint64_t digit[], size_t digit_count,
                                     const mp_limb_t limb[], size_t limb_count,
                                     size_t first_bit)
{
    for (size_t i = 0; i < digit_count; i++) {
        size_t bit = first_bit + i * DIGIT_BITS, at = bit / 64, shift = bit % 64;
        uint64_t value = at < limb_count ? limb[at] >> shift : 0;
        if (shift > 64 - DIGIT_BITS && at + 1 < limb_count)
            value |= limb[at + 1] << (64 - shift);
        digit[i] = value & DIGIT_MASK;
    }
}

/* digits_to_limbs sets LIMB to the number in DIGIT modulo 2^(64 * LIMB_COUNT). */
static inline void digits_to_limbs(mp_limb_t limb[], size_t limb_count,
                                   const uint64_t digit[], size_t digit_count)
{
    for (size_t i = 0; i < limb_count; i++)
        limb[i] = 0;
    for (size_t i = 0; i < digit_count; i++) {
        size_t bit = i * DIGIT_BITS, at = bit / 64, shift = bit % 64;
        if (at < limb_count)
            limb[at] |= digit[i] << shift;
        if (shift > 64 - DIGIT_BITS && at + 1 < limb_count)
            limb[at + 1] |= digit[i] >> (64 - shift);
    }
}

#endif
