/* power_lanes_forms.h -- the functions of bignum/power_lanes.h as the library has them, which
 * is the kernel or one after another (CERTWRIGHT_KERNELS), and with the kernel's source as
 * plain C, whatever the processor is: to be tested alike. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_POWER_LANES_FORMS_H
#define CERTWRIGHT_TESTS_BIGNUM_POWER_LANES_FORMS_H

#include <gmp.h>

#include "bignum/power_lanes.h"

struct power_lanes_form {
    const char *name;
    bool (*base2)(const struct number *w, uint8_t *passed);
    bool (*miller_rabin)(const struct number *w, const struct number *m, unsigned a,
                         const struct number *bases, uint8_t *passed);
    bool (*power)(struct number *results, const struct number *bases,
                  const struct number *exponents, size_t exponent_bits,
                  const struct number *moduli);
    bool (*prepare)(struct power_lanes_modulus *modulus, const struct number *n);
    bool (*public)(struct number *results, const struct number *bases,
                   uint64_t exponent, const struct power_lanes_modulus *const *moduli);
};

#define FORMS 2
extern const struct power_lanes_form forms[FORMS];
#define LIBRARY (&forms[0])
#define IN_C    (&forms[1])

/* Around one limb; around the blocks of ten digits, 520 bits less four; the halves and
 * the moduli of RSA; and one limb more than lanes take. */
extern const size_t lane_counts[];
#define LANE_COUNTS 14

/* power_lanes_want sets WANT to BASE^EXPONENT mod N by GMP, of the lower BITS bits of
 * EXPONENT. */
void power_lanes_want(mpz_t want, const struct number *base,
                      const struct number *exponent, size_t bits,
                      const struct number *n);

/* power_lanes_set_base sets BASE to a value of KIND; N - 1 stands for all ones. */
void power_lanes_set_base(struct number *base, const struct number *n, unsigned kind);

#endif
