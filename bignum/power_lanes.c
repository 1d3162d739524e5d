/* power_lanes.c -- eight modular powers: one after another, or by the kernel.
 * Invariants: (1) both ways give the same; (2) in the constant-time functions no branch
 * and no address depends on a value; (3) what held a secret is wiped. */
#include "power_lanes.h"

#include <string.h>

#include "../cpu/kernel.h"
#include "allocator.h"
#include "base2.h"
#include "lane_digits.h"
#include "modular.h"

#ifdef CERTWRIGHT_KERNELS_X86_64
#include "kernels/power_lanes_ifma.h"
#endif

bool power_lanes_is_used(size_t limb_count)
{
    return kernel_is_used(KERNEL_POWER_LANES) &&
           lane_digits_for(limb_count) != LANE_DIGITS_NONE;
}

static bool are_odd_moduli(const struct number n[POWER_LANES])
{
    bool ok = true;
    for (unsigned i = 0; i < POWER_LANES; i++)
        ok = ok && modular_is_odd_modulus(&n[i]) && n[i].limb_count == n[0].limb_count;
    return ok;
}

static bool are_bases(const struct number bases[POWER_LANES], size_t limb_count)
{
    bool ok = true;
    for (unsigned i = 0; i < POWER_LANES; i++)
        ok = ok && bases[i].limb_count > 0 && bases[i].limb_count <= limb_count;
    return ok;
}

static bool wipe_results(struct number results[POWER_LANES])
{
    explicit_bzero(results, POWER_LANES * sizeof results[0]);
    return false;
}

/* --- the kernel's way ------------------------------------------------------------- */

#ifdef CERTWRIGHT_KERNELS_X86_64

static void start_moduli(struct lanes_moduli *moduli, size_t limb_count)
{
    moduli->digits = lane_digits_for(limb_count);
    moduli->bits = limb_count * GMP_NUMB_BITS;
}

static void set_modulus(struct lanes_moduli *moduli, unsigned lane,
                        const struct number *n)
{
    lanes_set(&moduli->n, moduli->digits, lane, n);
    moduli->inverse[lane] = lane_inverse(n);
}

/* Writes R^EXPONENT mod N into LANE of ROWS. */
static bool set_radix(struct lanes_number *rows, size_t digits, unsigned lane,
                      unsigned exponent, const struct number *n)
{
    struct number radix;
    bool ok = lane_radix_power(&radix, digits, exponent, n);
    lanes_set(rows, digits, lane, &radix);
    number_wipe(&radix);
    return ok;
}

static bool base2_in_lanes(const struct number w[POWER_LANES], uint8_t *passed)
{
    struct {
        struct lanes_moduli moduli;
        struct lanes_number one;
    } s;
    bool ok = true;
    start_moduli(&s.moduli, w[0].limb_count);
    for (unsigned i = 0; i < POWER_LANES; i++) {
        set_modulus(&s.moduli, i, &w[i]);
        ok = ok && set_radix(&s.one, s.moduli.digits, i, 1, &w[i]);
    }
    *passed = ok ? power_lanes_ifma_base2(&s.moduli, &s.one) : 0;
    explicit_bzero(&s, sizeof s);
    return ok;
}

/* The operands of powers with secrets. */
struct operands {
    struct lanes_moduli moduli;
    struct lanes_number r_squared, bases, exponents, results;
};

static bool miller_rabin_in_lanes(const struct number *w, const struct number *m,
                                  unsigned a, const struct number bases[POWER_LANES],
                                  uint8_t *passed)
{
    struct operands s;
    struct number r_squared;
    start_moduli(&s.moduli, w->limb_count);
    size_t digits = s.moduli.digits;
    bool ok = lane_radix_power(&r_squared, digits, 2, w);
    for (unsigned i = 0; i < POWER_LANES; i++) {
        set_modulus(&s.moduli, i, w);
        lanes_set(&s.r_squared, digits, i, &r_squared);
        lanes_set(&s.bases, digits, i, &bases[i]);
        lanes_set(&s.exponents, digits, i, m);
    }
    *passed = ok ? power_lanes_ifma_miller_rabin(&s.moduli, &s.r_squared, &s.bases,
                                                 &s.exponents, a)
                 : 0;
    allocator_wipe_stack();
    explicit_bzero(&s, sizeof s);
    number_wipe(&r_squared);
    return ok;
}

static bool power_in_lanes(struct number results[POWER_LANES],
                           const struct number bases[POWER_LANES],
                           const struct number exponents[POWER_LANES],
                           size_t exponent_bits,
                           const struct number moduli[POWER_LANES])
{
    struct operands s;
    size_t limb_count = moduli[0].limb_count;
    bool ok = true;
    start_moduli(&s.moduli, limb_count);
    size_t digits = s.moduli.digits;
    for (unsigned i = 0; i < POWER_LANES; i++) {
        set_modulus(&s.moduli, i, &moduli[i]);
        ok = ok && set_radix(&s.r_squared, digits, i, 2, &moduli[i]);
        lanes_set(&s.bases, digits, i, &bases[i]);
        lanes_set(&s.exponents, digits, i, &exponents[i]);
    }
    if (ok)
        power_lanes_ifma_power(&s.moduli, &s.r_squared, &s.bases, &s.exponents,
                               exponent_bits, &s.results);
    /* What comes from the kernel may be the modulus itself, in the place of zero. */
    for (unsigned i = 0; ok && i < POWER_LANES; i++) {
        lanes_get(&results[i], limb_count, &s.results, digits, i);
        ok = modular_reduce(&results[i], &results[i], &moduli[i]);
    }
    allocator_wipe_stack();
    explicit_bzero(&s, sizeof s);
    return ok || wipe_results(results);
}

/* What comes from the kernel is below 2n, and may need one bit more than n. */
static void get_public(struct number *result, const struct lanes_number *rows,
                       const struct power_lanes_modulus *modulus, unsigned lane)
{
    size_t limb_count = modulus->n.limb_count;
    mp_size_t size = (mp_size_t)limb_count;
    lanes_get(result, limb_count + 1, rows, modulus->digits, lane);
    if (result->limb[limb_count] != 0 ||
        mpn_cmp(result->limb, modulus->n.limb, size) >= 0)
        mpn_sub_n(result->limb, result->limb, modulus->n.limb, size);
    result->limb_count = limb_count;
}

static void public_in_lanes(struct number results[POWER_LANES],
                            const struct number bases[POWER_LANES], uint64_t exponent,
                            const struct power_lanes_modulus *const moduli[POWER_LANES])
{
    struct lanes_moduli n;
    struct lanes_number r_squared, rows;
    start_moduli(&n, moduli[0]->n.limb_count);
    for (unsigned i = 0; i < POWER_LANES; i++) {
        n.inverse[i] = moduli[i]->inverse;
        lanes_set(&rows, n.digits, i, &bases[i]);
    }
    for (size_t digit = 0; digit < n.digits; digit++)
        for (unsigned i = 0; i < POWER_LANES; i++) {
            n.n.row[digit][i] = moduli[i]->n_digit[digit];
            r_squared.row[digit][i] = moduli[i]->r_squared_digit[digit];
        }
    power_lanes_ifma_public(&n, &r_squared, &rows, exponent, &rows);
    for (unsigned i = 0; i < POWER_LANES; i++)
        get_public(&results[i], &rows, moduli[i], i);
}

#endif

/* --- one after another ------------------------------------------------------------ */

/* Sets PASSED to one if BASE passes, and to zero if not. */
static bool miller_rabin_round(const struct number *w, const struct number *m,
                               unsigned a, const struct number *base, unsigned *passed)
{
    struct number z, minus_one;
    bool ok = number_subtract_word(&minus_one, w, 1) &&
              modular_power(&z, base, m, m->limb_count * GMP_NUMB_BITS, w);
    *passed = number_equal_word(&z, 1);
    *passed |= number_equal(&z, &minus_one);
    for (unsigned j = 1; ok && j < a; j++) {
        ok = modular_multiply(&z, &z, &z, w);
        *passed |= number_equal(&z, &minus_one);
    }
    number_wipe(&z);
    number_wipe(&minus_one);
    return ok;
}

/* --- the choice ------------------------------------------------------------------- */

bool power_lanes_base2(const struct number w[POWER_LANES], uint8_t *passed)
{
    *passed = 0;
    if (!are_odd_moduli(w))
        return false;
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (power_lanes_is_used(w[0].limb_count))
        return base2_in_lanes(w, passed);
#endif
    for (unsigned i = 0; i < POWER_LANES; i++)
        if (base2_passes(&w[i]))
            *passed |= (uint8_t)(1u << i);
    return true;
}

bool power_lanes_miller_rabin(const struct number *w, const struct number *m,
                              unsigned a, const struct number bases[POWER_LANES],
                              uint8_t *passed)
{
    *passed = 0;
    if (!modular_is_odd_modulus(w) || !are_bases(bases, w->limb_count) ||
        m->limb_count == 0 || m->limb_count > w->limb_count)
        return false;
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (power_lanes_is_used(w->limb_count))
        return miller_rabin_in_lanes(w, m, a, bases, passed);
#endif
    bool ok = true;
    for (unsigned i = 0; ok && i < POWER_LANES; i++) {
        unsigned bit;
        ok = miller_rabin_round(w, m, a, &bases[i], &bit);
        *passed |= (uint8_t)(bit << i);
    }
    if (!ok)
        *passed = 0;
    return ok;
}

static bool are_exponents(const struct number exponents[POWER_LANES], size_t bits,
                          size_t limb_count)
{
    bool ok = bits > 0 && bits <= limb_count * GMP_NUMB_BITS;
    for (unsigned i = 0; i < POWER_LANES; i++)
        ok = ok && bits <= exponents[i].limb_count * GMP_NUMB_BITS;
    return ok;
}

bool power_lanes_power(struct number results[POWER_LANES],
                       const struct number bases[POWER_LANES],
                       const struct number exponents[POWER_LANES], size_t exponent_bits,
                       const struct number moduli[POWER_LANES])
{
    size_t limb_count = moduli[0].limb_count;
    if (!are_odd_moduli(moduli) || !are_bases(bases, limb_count) ||
        !are_exponents(exponents, exponent_bits, limb_count))
        return wipe_results(results);
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (power_lanes_is_used(limb_count))
        return power_in_lanes(results, bases, exponents, exponent_bits, moduli);
#endif
    bool ok = true;
    for (unsigned i = 0; ok && i < POWER_LANES; i++)
        ok = modular_power(&results[i], &bases[i], &exponents[i], exponent_bits,
                           &moduli[i]);
    return ok || wipe_results(results);
}

bool power_lanes_prepare(struct power_lanes_modulus *modulus, const struct number *n)
{
    modulus->n.limb_count = modulus->digits = 0;
    if (!modular_is_odd_modulus(n))
        return false;
    modulus->n.limb_count = n->limb_count;
    memcpy(modulus->n.limb, n->limb, n->limb_count * sizeof(mp_limb_t));
    if (!power_lanes_is_used(n->limb_count))
        return true;
    struct number r_squared;
    modulus->digits = lane_digits_for(n->limb_count);
    modulus->inverse = lane_inverse(n);
    lane_radix_squared_public(&r_squared, modulus->digits, n);
    for (size_t i = 0; i < modulus->digits; i++) {
        modulus->n_digit[i] = lane_digit(n, i);
        modulus->r_squared_digit[i] = lane_digit(&r_squared, i);
    }
    return true;
}

static bool
are_public_operands(const struct number bases[POWER_LANES], uint64_t exponent,
                    const struct power_lanes_modulus *const moduli[POWER_LANES])
{
    bool ok = exponent > 1 && exponent % 2 == 1;
    for (unsigned i = 0; i < POWER_LANES; i++)
        ok = ok && moduli[i]->n.limb_count == moduli[0]->n.limb_count &&
             number_is_less(&bases[i], &moduli[i]->n);
    return ok;
}

bool power_lanes_public(struct number results[POWER_LANES],
                        const struct number bases[POWER_LANES], uint64_t exponent,
                        const struct power_lanes_modulus *const moduli[POWER_LANES])
{
    if (!are_public_operands(bases, exponent, moduli))
        return wipe_results(results);
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (moduli[0]->digits != 0) {
        public_in_lanes(results, bases, exponent, moduli);
        return true;
    }
#endif
    bool ok = true;
    for (unsigned i = 0; ok && i < POWER_LANES; i++)
        ok = modular_power_public(&results[i], &bases[i], exponent, &moduli[i]->n);
    return ok || wipe_results(results);
}
