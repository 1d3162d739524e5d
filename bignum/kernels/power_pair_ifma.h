/* power_pair_ifma.h -- the kernel behind power_pair.h, with AVX-512 IFMA. Internal to
 * bignum/: power_pair.c checks the operands and calls it. */
#ifndef CERTWRIGHT_BIGNUM_KERNELS_POWER_PAIR_IFMA_H
#define CERTWRIGHT_BIGNUM_KERNELS_POWER_PAIR_IFMA_H

#include "../power_pair.h"

/* power_pair_ifma_prepare computes the constants of KERNEL for two moduli, odd and
 * above 1; digit_count is 0 if one of them has more than 2048 bits. False without
 * memory. */
bool power_pair_ifma_prepare(struct power_pair_kernel *kernel,
                             const struct number modulus[2])
    __attribute__((warn_unused_result));

/* power_pair_ifma_raise is power_pair_raise for operands that have been checked. */
void power_pair_ifma_raise(const struct power_pair_kernel *kernel,
                           const struct number modulus[2], struct number result[2],
                           const struct number base[2],
                           const struct number exponent[2]);

#endif
