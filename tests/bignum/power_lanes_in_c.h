/* power_lanes_in_c.h -- the functions of bignum/power_lanes.h, by the kernel's source
 * compiled as plain C (LANES_IN_C), whatever the processor is: for valgrind and the
 * sanitizers, and to compare. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_POWER_LANES_IN_C_H
#define CERTWRIGHT_TESTS_BIGNUM_POWER_LANES_IN_C_H

#include "bignum/power_lanes.h"

bool in_c_power_lanes_is_used(size_t limb_count);
bool in_c_power_lanes_base2(const struct number w[POWER_LANES], uint8_t *passed);
bool in_c_power_lanes_miller_rabin(const struct number *w, const struct number *m,
                                   unsigned a, const struct number bases[POWER_LANES],
                                   uint8_t *passed);
bool in_c_power_lanes_power(struct number results[POWER_LANES],
                            const struct number bases[POWER_LANES],
                            const struct number exponents[POWER_LANES],
                            size_t exponent_bits,
                            const struct number moduli[POWER_LANES]);
bool in_c_power_lanes_prepare(struct power_lanes_modulus *modulus,
                              const struct number *n);
bool in_c_power_lanes_public(
    struct number results[POWER_LANES], const struct number bases[POWER_LANES],
    uint64_t exponent, const struct power_lanes_modulus *const moduli[POWER_LANES]);

#endif
