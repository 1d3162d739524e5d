/* power_pair.c -- two modular powers: the reference, and the choice of the kernel.
 * Invariant: sizes and parity are checked here, so that the kernel need not. */
#include "power_pair.h"

#include <string.h>

#include "../cpu/kernel.h"
#include "kernels/power_pair_ifma.h"
#include "modular.h"

static bool prepare_kernel(struct power_pair *pair)
{
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (kernel_is_used(KERNEL_POWER_PAIR))
        return power_pair_ifma_prepare(&pair->kernel, pair->modulus);
#endif
    pair->kernel.digit_count = 0;
    return true;
}

bool power_pair_prepare(struct power_pair *pair, const struct number *p,
                        const struct number *q)
{
    memset(pair, 0, sizeof *pair);
    pair->modulus[0] = *p;
    pair->modulus[1] = *q;
    if (modular_is_odd_modulus(p) && modular_is_odd_modulus(q) && prepare_kernel(pair))
        return true;
    power_pair_wipe(pair);
    return false;
}

static bool is_raisable(const struct number *base, const struct number *exponent,
                        const struct number *modulus)
{
    return modular_is_odd_modulus(modulus) && base->limb_count > 0 &&
           base->limb_count <= modulus->limb_count && exponent->limb_count > 0;
}

static bool raise_one(const struct power_pair *pair, unsigned i, struct number *result,
                      const struct number *base, const struct number *exponent)
{
    return modular_power(result, base, exponent, exponent->limb_count * GMP_NUMB_BITS,
                         &pair->modulus[i]);
}

static bool raise_both(const struct power_pair *pair, struct number result[2],
                       const struct number base[2], const struct number exponent[2])
{
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (pair->kernel.digit_count != 0) {
        power_pair_ifma_raise(&pair->kernel, pair->modulus, result, base, exponent);
        return true;
    }
#endif
    return raise_one(pair, 0, &result[0], &base[0], &exponent[0]) &&
           raise_one(pair, 1, &result[1], &base[1], &exponent[1]);
}

bool power_pair_raise(const struct power_pair *pair, struct number result[2],
                      const struct number base[2], const struct number exponent[2])
{
    if (is_raisable(&base[0], &exponent[0], &pair->modulus[0]) &&
        is_raisable(&base[1], &exponent[1], &pair->modulus[1]) &&
        raise_both(pair, result, base, exponent))
        return true;
    number_wipe(&result[0]);
    number_wipe(&result[1]);
    return false;
}

void power_pair_wipe(struct power_pair *pair)
{
    explicit_bzero(pair, sizeof *pair);
}
