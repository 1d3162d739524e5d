/* constant_time.h -- decisions without branches, on masks: all ones is true, all zeros is
 * false. Internal to ec/. */
#ifndef CERTWRIGHT_EC_CONSTANT_TIME_H
#define CERTWRIGHT_EC_CONSTANT_TIME_H

#include <stddef.h>
#include <stdint.h>

/* mask_barrier returns MASK and keeps the compiler from knowing that it is a mask: it
 * could otherwise turn a selection back into a branch. */
static inline uint64_t mask_barrier(uint64_t mask)
{
    __asm__("" : "+r"(mask));
    return mask;
}

/* mask_from_top_bit spreads the uppermost bit of X over all bits. */
static inline uint64_t mask_from_top_bit(uint64_t x)
{
    return mask_barrier(0 - (x >> 63));
}

/* mask_is_zero is true if X is 0. */
static inline uint64_t mask_is_zero(uint64_t x)
{
    return mask_from_top_bit(~x & (x - 1));
}

/* mask_is_same is true if the LENGTH bytes at A are those at B. */
static inline uint64_t mask_is_same(const uint8_t *a, const uint8_t *b, size_t length)
{
    uint8_t difference = 0;
    for (size_t i = 0; i < length; i++)
        difference |= a[i] ^ b[i];
    return mask_is_zero(difference);
}

#endif
