/* wide.h -- sums of products of 64-bit numbers, internal to ec/: an accumulator of 128 bits,
 * by the compiler's own type where there is one, and else of two words. Constant time, where
 * the processor's multiplication is. */
#ifndef CERTWRIGHT_EC_WIDE_H
#define CERTWRIGHT_EC_WIDE_H

#include <stdint.h>

#if defined __SIZEOF_INT128__ && !defined CERTWRIGHT_NO_INT128

__extension__ typedef unsigned __int128 wide_integer;
__extension__ typedef __int128 signed_wide_integer;

struct wide {
    wide_integer value;
};

/* wide_add_product returns ACCUMULATOR + A B modulo 2^128. */
static inline struct wide wide_add_product(struct wide accumulator, uint64_t a,
                                           uint64_t b)
{
    accumulator.value += (wide_integer)a * b;
    return accumulator;
}

/* wide_add_signed_product returns ACCUMULATOR + A B modulo 2^128, for numbers with a sign. */
static inline struct wide wide_add_signed_product(struct wide accumulator, int64_t a,
                                                  int64_t b)
{
    accumulator.value += (wide_integer)((signed_wide_integer)a * b);
    return accumulator;
}

/* wide_shift_right returns ACCUMULATOR / 2^BITS, BITS below 64. */
static inline struct wide wide_shift_right(struct wide accumulator, unsigned bits)
{
    accumulator.value >>= bits;
    return accumulator;
}

/* wide_shift_right_signed is the same for an ACCUMULATOR from -2^127 to 2^127 - 1, rounding
 * down. BITS is not 0. */
static inline struct wide wide_shift_right_signed(struct wide accumulator,
                                                  unsigned bits)
{
    accumulator.value = (wide_integer)((signed_wide_integer)accumulator.value >> bits);
    return accumulator;
}

/* wide_low returns ACCUMULATOR modulo 2^64. */
static inline uint64_t wide_low(struct wide accumulator)
{
    return (uint64_t)accumulator.value;
}

#define WIDE_ZERO ((struct wide){0})

#else

struct wide {
    uint64_t low, high;
};

/* ACCUMULATOR + A, for the next function. */
static inline struct wide wide_add(struct wide accumulator, uint64_t a)
{
    accumulator.low += a;
    accumulator.high += accumulator.low < a;
    return accumulator;
}

static inline struct wide wide_add_product(struct wide accumulator, uint64_t a,
                                           uint64_t b)
{
    uint64_t a0 = (uint32_t)a, a1 = a >> 32, b0 = (uint32_t)b, b1 = b >> 32;
    uint64_t low = a0 * b0, middle = a1 * b0 + (low >> 32);
    uint64_t other = a0 * b1 + (uint32_t)middle;
    accumulator = wide_add(accumulator, other << 32 | (uint32_t)low);
    accumulator.high += a1 * b1 + (middle >> 32) + (other >> 32);
    return accumulator;
}

static inline struct wide wide_add_signed_product(struct wide accumulator, int64_t a,
                                                  int64_t b)
{
    uint64_t A = (uint64_t)a, B = (uint64_t)b;
    accumulator = wide_add_product(accumulator, A, B);
    accumulator.high -= (A & (0 - (B >> 63))) + (B & (0 - (A >> 63)));
    return accumulator;
}

static inline struct wide wide_shift_right(struct wide accumulator, unsigned bits)
{
    if (bits > 0) {
        accumulator.low = accumulator.low >> bits | accumulator.high << (64 - bits);
        accumulator.high >>= bits;
    }
    return accumulator;
}

static inline struct wide wide_shift_right_signed(struct wide accumulator,
                                                  unsigned bits)
{
    uint64_t sign = 0 - (accumulator.high >> 63);
    accumulator.low = accumulator.low >> bits | accumulator.high << (64 - bits);
    accumulator.high = accumulator.high >> bits | sign << (64 - bits);
    return accumulator;
}

static inline uint64_t wide_low(struct wide accumulator)
{
    return accumulator.low;
}

#define WIDE_ZERO ((struct wide){0, 0})

#endif

#endif
