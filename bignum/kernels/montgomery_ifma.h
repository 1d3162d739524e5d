/* montgomery_ifma.h -- the kernel of montgomery.h for AVX-512 IFMA: moduli of 1024 to
 * 4096 bits. Internal to bignum/. It works on 64-bit limbs; what it computes is that of
 * montgomery.c, and the same is promised of its time. */
#ifndef CERTWRIGHT_BIGNUM_KERNELS_MONTGOMERY_IFMA_H
#define CERTWRIGHT_BIGNUM_KERNELS_MONTGOMERY_IFMA_H

#include "../montgomery.h"

#define MONTGOMERY_IFMA_BITS_MIN 1024
#define MONTGOMERY_IFMA_BITS_MAX 4096

/* montgomery_ifma_prepare fills in m->digits; the modulus of M and its inverse are
 * set. Without effect if the kernel does not take a modulus of that size. */
void montgomery_ifma_prepare(struct montgomery *m);

/* montgomery_ifma_multiply and montgomery_ifma_power do what montgomery_multiply and
 * montgomery_power do, for an M with digits. RESULT, A, B and BASE are limbs, as many
 * as the modulus has; RESULT may be the same as A, B or BASE. */
void montgomery_ifma_multiply(mp_limb_t *result, const mp_limb_t *a, const mp_limb_t *b,
                              const struct montgomery *m);
void montgomery_ifma_power(mp_limb_t *result, const mp_limb_t *base, uint64_t exponent,
                           const struct montgomery *m);

#endif
