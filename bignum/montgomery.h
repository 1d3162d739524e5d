/* montgomery.h -- products and powers modulo an odd number that is used again and
 * again, without division (P. L. Montgomery, 1985).
 *
 * A number a is kept as a * R mod n, for R a power of two above n. The product of two
 * such numbers, divided by R, is of the same form; and to divide by R one only adds the
 * multiple of n that makes the lower digits zero, and leaves those out. What that needs
 * to know of n is computed once, by montgomery_prepare. R does not show outside:
 * operands and results are plain numbers.
 *
 * The modulus is public. Everything else is constant time in the values of its
 * operands, and working memory is wiped; montgomery_power serves public bases as well,
 * for it is no slower than what is not constant time. A function returns false, with
 * RESULT zero, when a precondition does not hold or when memory runs out. RESULT may be
 * the same object as A, B or BASE. */
#ifndef CERTWRIGHT_MONTGOMERY_H
#define CERTWRIGHT_MONTGOMERY_H

#include <stdbool.h>
#include <stdint.h>

#include "number.h"

/* The form of a modulus that bignum/kernels/montgomery_ifma.c works with: digits of 52
 * bits in blocks of eight. The arrays have a block of zeros on each side, which lets
 * the kernel read a number moved up by some digits. What the numbers mean is said
 * there. */
#define MONTGOMERY_BLOCK_DIGITS 8
#define MONTGOMERY_BLOCKS_MAX   10
#define MONTGOMERY_DIGITS_MAX   ((MONTGOMERY_BLOCKS_MAX + 2) * MONTGOMERY_BLOCK_DIGITS)

struct montgomery_digits {
    unsigned block_count; /* of the modulus; 0 if it is not in this form */
    uint64_t modulus[MONTGOMERY_DIGITS_MAX];
    uint64_t block_inverse[MONTGOMERY_DIGITS_MAX];
    uint64_t inverse[3 * MONTGOMERY_BLOCK_DIGITS];
    uint64_t r_squared[MONTGOMERY_DIGITS_MAX];
};

/* A zeroed object has no modulus, and every function refuses it. It may be copied. */
struct montgomery {
    struct number modulus; /* n */
    mp_limb_t inverse;     /* -n^-1 modulo 2^GMP_NUMB_BITS */
    mp_limb_t
        r_squared[NUMBER_LIMBS_MAX]; /* R^2 mod n, R = 2^(limbs * GMP_NUMB_BITS) */
    struct montgomery_digits digits;
};

/* montgomery_prepare makes M for MODULUS, which must be odd and above 1, its uppermost
 * limb not zero; else it returns false and M is zero. Not constant time. It takes as
 * long as a few products, so a modulus that is used once may as well be prepared. */
bool montgomery_prepare(struct montgomery *m, const struct number *modulus)
    __attribute__((warn_unused_result));

/* montgomery_multiply sets RESULT to A * B mod n, for A and B below n, which the caller
 * sees to, and of its limb count. */
bool montgomery_multiply(struct number *result, const struct number *a,
                         const struct number *b, const struct montgomery *m)
    __attribute__((warn_unused_result));

/* montgomery_power sets RESULT to BASE to the power of EXPONENT, mod n, for BASE below
 * n, which the caller sees to, and of its limb count. EXPONENT is public and above 0.
 */
bool montgomery_power(struct number *result, const struct number *base,
                      uint64_t exponent, const struct montgomery *m)
    __attribute__((warn_unused_result));

#endif
