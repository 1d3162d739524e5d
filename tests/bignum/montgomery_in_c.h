/* montgomery_in_c.h -- bignum/kernels/montgomery_ifma.c with the lanes in C: the same
 * source, on any processor with limbs of 64 bits. The contracts are those of
 * montgomery_ifma.h. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_MONTGOMERY_IN_C_H
#define CERTWRIGHT_TESTS_BIGNUM_MONTGOMERY_IN_C_H

#include "bignum/montgomery.h"

void montgomery_in_c_prepare(struct montgomery *m);
void montgomery_in_c_multiply(mp_limb_t *result, const mp_limb_t *a, const mp_limb_t *b,
                              const struct montgomery *m);
void montgomery_in_c_power(mp_limb_t *result, const mp_limb_t *base, uint64_t exponent,
                           const struct montgomery *m);

#endif
