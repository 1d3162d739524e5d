/* power_lanes_ifma.h -- the kernel of power_lanes.h: eight modular powers at once, on
 * numbers in digits of 52 bits (lane_digits.h). Internal to bignum/. */
#ifndef CERTWRIGHT_BIGNUM_KERNELS_POWER_LANES_IFMA_H
#define CERTWRIGHT_BIGNUM_KERNELS_POWER_LANES_IFMA_H

#include <stddef.h>
#include <stdint.h>

#include "../lane_digits.h"

/* power_lanes_ifma_base2 returns one bit for each lane: whether 2^((n-1)/2) is 1 or -1
 * modulo n. ONE is R mod n. Its time depends on the digits and bits of MODULI alone. */
uint8_t power_lanes_ifma_base2(const struct lanes_moduli *moduli,
                               const struct lanes_number *one);

/* power_lanes_ifma_power sets RESULT, which is at most n, to BASE to the power of the
 * lower EXPONENT_BITS bits of EXPONENT, modulo n. R_SQUARED is R^2 mod n. Its time
 * depends on the digits and EXPONENT_BITS alone. */
void power_lanes_ifma_power(const struct lanes_moduli *moduli,
                            const struct lanes_number *r_squared,
                            const struct lanes_number *base,
                            const struct lanes_number *exponent, size_t exponent_bits,
                            struct lanes_number *result);

/* power_lanes_ifma_miller_rabin returns one bit for each lane: with n = 2^A * m + 1 and
 * m odd, whether BASE^m is 1, or BASE^(2^j * m) is -1 for some j < A. ODD_PART is m.
 * Its time depends on the digits, the bits and A alone. */
uint8_t power_lanes_ifma_miller_rabin(const struct lanes_moduli *moduli,
                                      const struct lanes_number *r_squared,
                                      const struct lanes_number *base,
                                      const struct lanes_number *odd_part, unsigned a);

/* power_lanes_ifma_public sets RESULT, which is below 2n, to BASE^EXPONENT modulo n.
 * EXPONENT is odd and above 1, and everything is public. */
void power_lanes_ifma_public(const struct lanes_moduli *moduli,
                             const struct lanes_number *r_squared,
                             const struct lanes_number *base, uint64_t exponent,
                             struct lanes_number *result);

#endif
