/* modular.h -- arithmetic modulo a number of fixed size (number.h).
 *
 * Everything but modular_power_public is constant time in the values of its operands:
 * it is built on GMP's mpn_sec_ functions, which run the same instructions on the same
 * addresses for all values of one size. GMP documents one exemption: the uppermost limb
 * of a modulus may show. Working memory is wiped before it is given back.
 *
 * A function returns false, with RESULT zero, when a precondition does not hold (GMP
 * would stop the process) or when memory runs out. The uppermost limb of MODULUS must
 * never be zero. RESULT may be the same object as A, B or BASE, but not as MODULUS. */
#ifndef CERTWRIGHT_MODULAR_H
#define CERTWRIGHT_MODULAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "number.h"

/* modular_is_odd_modulus tells whether MODULUS is odd and above 1 and its uppermost
 * limb is not zero. */
bool modular_is_odd_modulus(const struct number *modulus);

/* modular_negative_inverse returns -1/N modulo 2^64, for an odd N: what Montgomery's
 * multiplication asks for, cut off to a limb or to a digit. */
uint64_t modular_negative_inverse(const struct number *n);

/* modular_reduce sets RESULT, of MODULUS's limb count, to A mod MODULUS. */
bool modular_reduce(struct number *result, const struct number *a,
                    const struct number *modulus) __attribute__((warn_unused_result));

/* modular_subtract sets RESULT to A - B mod MODULUS, for A and B below MODULUS, which
 * the caller sees to, and of its limb count. */
bool modular_subtract(struct number *result, const struct number *a,
                      const struct number *b, const struct number *modulus)
    __attribute__((warn_unused_result));

/* modular_multiply sets RESULT, of MODULUS's limb count, to A * B mod MODULUS. */
bool modular_multiply(struct number *result, const struct number *a,
                      const struct number *b, const struct number *modulus)
    __attribute__((warn_unused_result));

/* modular_invert sets RESULT, of MODULUS's limb count, to the inverse of A modulo
 * MODULUS, or to 0 if there is none. MODULUS must be odd and above 1; A must be below it
 * and of its limb count. */
bool modular_invert(struct number *result, const struct number *a,
                    const struct number *modulus) __attribute__((warn_unused_result));

/* modular_power sets RESULT, of MODULUS's limb count, to BASE to the power of the lower
 * EXPONENT_BITS bits of EXPONENT, mod MODULUS, which must be odd and above 1. Constant
 * time in the values of BASE and EXPONENT; EXPONENT_BITS is public. BASE must not have
 * more limbs than MODULUS. */
bool modular_power(struct number *result, const struct number *base,
                   const struct number *exponent, size_t exponent_bits,
                   const struct number *modulus) __attribute__((warn_unused_result));

/* modular_power_public sets RESULT, of MODULUS's limb count, to BASE to the power of
 * EXPONENT, mod MODULUS, for numbers that anyone may know: it is fast and not constant
 * time. BASE must be below MODULUS, which must be odd and above 1; EXPONENT above 0. */
bool modular_power_public(struct number *result, const struct number *base,
                          uint64_t exponent, const struct number *modulus)
    __attribute__((warn_unused_result));

#endif
