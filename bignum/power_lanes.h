/* power_lanes.h -- eight modular powers at once.
 *
 * A processor with wide vectors computes eight powers in little more time than one, if
 * their moduli are of one size: eight candidates for a prime, eight bases of a
 * Miller-Rabin test, eight signatures. Where there is no such kernel the powers are
 * computed one after another by modular.h and GMP, with the same results.
 *
 * The eight moduli of a call have one limb count and uppermost limbs that are not zero,
 * and are odd and above 1. A function returns false, with its results zero, when a
 * precondition does not hold or when memory runs out. One bit for each lane: bit i of
 * PASSED is for the number at index i. */
#ifndef CERTWRIGHT_POWER_LANES_H
#define CERTWRIGHT_POWER_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "number.h"

#define POWER_LANES 8

/* Of 52 bits: moduli of up to 4096 bits go in lanes, larger ones one after another. */
#define POWER_LANES_DIGITS_MAX 80

/* power_lanes_is_used tells whether moduli of LIMB_COUNT limbs go eight at a time, so
 * that it is worth while to wait for eight. */
bool power_lanes_is_used(size_t limb_count);

/* power_lanes_base2 tells of each W whether 2^((W-1)/2) is 1 or -1 modulo W: of a prime
 * it is (Euler's criterion), of a composite hardly ever. Not constant time in W where
 * there is no kernel: for candidates of key generation, of which nearly all are thrown
 * away. */
bool power_lanes_base2(const struct number w[POWER_LANES], uint8_t *passed)
    __attribute__((warn_unused_result));

/* power_lanes_miller_rabin is eight rounds of the Miller-Rabin test of W, which is
 * 2^A * M + 1 with M odd: it tells of each base b whether b^M is 1 modulo W, or
 * b^(2^j * M) is -1 for some j < A. BASES must not have more limbs than W. Constant
 * time but for A. */
bool power_lanes_miller_rabin(const struct number *w, const struct number *m,
                              unsigned a, const struct number bases[POWER_LANES],
                              uint8_t *passed) __attribute__((warn_unused_result));

/* power_lanes_power sets RESULTS, each of its modulus's limb count, to the BASES, each
 * to the power of the lower EXPONENT_BITS bits of its exponent, modulo MODULI. BASES
 * must not have more limbs than the moduli. Constant time but for EXPONENT_BITS, and
 * the limb counts. */
bool power_lanes_power(struct number results[POWER_LANES],
                       const struct number bases[POWER_LANES],
                       const struct number exponents[POWER_LANES], size_t exponent_bits,
                       const struct number moduli[POWER_LANES])
    __attribute__((warn_unused_result));

/* A modulus that is used more than once, and what follows from it. */
struct power_lanes_modulus {
    struct number n;
    size_t digits; /* 0 if not in lanes */
    uint64_t inverse;
    uint64_t n_digit[POWER_LANES_DIGITS_MAX];
    uint64_t r_squared_digit[POWER_LANES_DIGITS_MAX];
};

/* power_lanes_prepare makes MODULUS from N, odd, above 1, its uppermost limb not zero,
 * and public. */
bool power_lanes_prepare(struct power_lanes_modulus *modulus, const struct number *n)
    __attribute__((warn_unused_result));

/* power_lanes_public sets RESULTS to BASES to the power of EXPONENT, odd and above 1,
 * for numbers that anyone may know: not constant time. BASES are below their MODULI,
 * which may be one and the same. */
bool power_lanes_public(struct number results[POWER_LANES],
                        const struct number bases[POWER_LANES], uint64_t exponent,
                        const struct power_lanes_modulus *const moduli[POWER_LANES])
    __attribute__((warn_unused_result));

#endif
