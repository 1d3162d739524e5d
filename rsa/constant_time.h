/* constant_time.h -- decisions without branches, on masks: all ones is true, all zeros
 * is false. Whether a padding was right must not show in the time that looking at it
 * takes (Bleichenbacher 1998, Manger 2001). Internal to rsa/. */
#ifndef CERTWRIGHT_CONSTANT_TIME_H
#define CERTWRIGHT_CONSTANT_TIME_H

#include <stddef.h>
#include <stdint.h>

/* mask_barrier returns MASK and keeps the compiler from knowing that it is a mask: it
 * could otherwise turn a selection back into a branch. */
static inline size_t mask_barrier(size_t mask)
{
    __asm__("" : "+r"(mask));
    return mask;
}

/* mask_from_top_bit spreads the uppermost bit of X over all bits. */
static inline size_t mask_from_top_bit(size_t x)
{
    return mask_barrier((size_t)0 - (x >> (8 * sizeof x - 1)));
}

/* mask_is_zero is true if X is 0. */
static inline size_t mask_is_zero(size_t x)
{
    return mask_from_top_bit(~x & (x - 1));
}

/* mask_equal is true if A and B are equal. */
static inline size_t mask_equal(size_t a, size_t b)
{
    return mask_is_zero(a ^ b);
}

/* mask_less is true if A is below B; neither may have its uppermost bit set. */
static inline size_t mask_less(size_t a, size_t b)
{
    return mask_from_top_bit(a - b);
}

/* mask_select returns A where MASK is true and B where it is false. */
static inline size_t mask_select(size_t mask, size_t a, size_t b)
{
    return (mask & a) | (~mask & b);
}

/* mask_differs is true if the LENGTH octets at A and B are not the same. */
static inline size_t mask_differs(const uint8_t *a, const uint8_t *b, size_t length)
{
    size_t difference = 0;
    for (size_t i = 0; i < length; i++)
        difference |= (size_t)(a[i] ^ b[i]);
    return ~mask_is_zero(difference);
}

#endif
