/* modular.c -- modular arithmetic on GMP's mpn_sec_ functions, and one public power.
 * Invariants: (1) no branch and no address depends on a secret limb; (2) scratch memory
 * is wiped by scratch_free; (3) sizes and parity are checked before GMP is called. */
#include "modular.h"

#include <string.h>

#include "scratch.h"

static mp_size_t size_of(const struct number *number)
{
    return (mp_size_t)number->limb_count;
}

static bool fail(struct number *result)
{
    number_wipe(result);
    return false;
}

static bool is_modulus(const struct number *modulus)
{
    return modulus->limb_count > 0 && modulus->limb[modulus->limb_count - 1] != 0;
}

/* Only looks at the limbs whose values may show. */
bool modular_is_odd_modulus(const struct number *modulus)
{
    return is_modulus(modulus) && number_is_odd(modulus) &&
           (modulus->limb_count > 1 || modulus->limb[0] != 1);
}

/* Newton's iteration: if n * x = 1 + d then n * x * (2 - n * x) = 1 - d^2, so each step
 * doubles the bits that are right. They are 3 at first, for the square of an odd number
 * is 1 modulo 8. */
uint64_t modular_negative_inverse(const struct number *n)
{
    uint64_t odd = number_to_word(n), x = odd;
    for (unsigned bits = 3; bits < 64; bits *= 2)
        x *= 2 - odd * x;
    return 0 - x;
}

/* Reduces the COUNT limbs of DIVIDEND in place; leaves
 * MODULUS's limb count in RESULT. */
static bool reduce_limbs(struct number *result, mp_limb_t *dividend, size_t count,
                         const struct number *modulus)
{
    size_t result_count = modulus->limb_count;
    for (; count < result_count; count++)
        dividend[count] = 0;
    mp_size_t itch = mpn_sec_div_r_itch((mp_size_t)count, (mp_size_t)result_count);
    mp_limb_t *scratch = scratch_new(itch);
    if (scratch == NULL)
        return false;
    mpn_sec_div_r(dividend, (mp_size_t)count, modulus->limb, (mp_size_t)result_count,
                  scratch);
    memcpy(result->limb, dividend, result_count * sizeof(mp_limb_t));
    result->limb_count = result_count;
    scratch_free(scratch, itch);
    return true;
}

bool modular_reduce(struct number *result, const struct number *a,
                    const struct number *modulus)
{
    struct number dividend = *a;
    bool ok = is_modulus(modulus) &&
              reduce_limbs(result, dividend.limb, dividend.limb_count, modulus);
    number_wipe(&dividend);
    return ok || fail(result);
}

bool modular_subtract(struct number *result, const struct number *a,
                      const struct number *b, const struct number *modulus)
{
    size_t count = modulus->limb_count;
    if (!is_modulus(modulus) || a->limb_count != count || b->limb_count != count)
        return fail(result);
    mp_size_t size = size_of(modulus);
    mp_limb_t borrow = mpn_sub_n(result->limb, a->limb, b->limb, size);
    mpn_cnd_add_n(borrow, result->limb, result->limb, modulus->limb, size);
    result->limb_count = count;
    return true;
}

bool modular_multiply(struct number *result, const struct number *a,
                      const struct number *b, const struct number *modulus)
{
    const struct number *longer = a->limb_count >= b->limb_count ? a : b;
    const struct number *shorter = longer == a ? b : a;
    if (!is_modulus(modulus) || shorter->limb_count == 0)
        return fail(result);

    size_t product_count = longer->limb_count + shorter->limb_count;
    if (product_count < modulus->limb_count)
        product_count = modulus->limb_count;
    mp_size_t itch = mpn_sec_mul_itch(size_of(longer), size_of(shorter));
    mp_size_t scratch_limbs = (mp_size_t)product_count + itch;
    mp_limb_t *scratch = scratch_new(scratch_limbs);
    if (scratch == NULL)
        return fail(result);
    mpn_sec_mul(scratch, longer->limb, size_of(longer), shorter->limb, size_of(shorter),
                scratch + product_count);
    bool ok = reduce_limbs(result, scratch, product_count, modulus);
    scratch_free(scratch, scratch_limbs);
    return ok || fail(result);
}

bool modular_invert(struct number *result, const struct number *a,
                    const struct number *modulus)
{
    if (!modular_is_odd_modulus(modulus) || a->limb_count != modulus->limb_count ||
        !number_is_less(a, modulus))
        return fail(result);

    mp_size_t size = size_of(modulus);
    mp_size_t itch = mpn_sec_invert_itch(size);
    mp_size_t scratch_limbs = 2 * size + itch;
    mp_limb_t *scratch = scratch_new(scratch_limbs);
    if (scratch == NULL)
        return fail(result);
    /* mpn_sec_invert destroys its operand; twice the size in bits is enough for any
     * pair. */
    mp_limb_t *operand = scratch, *inverse = scratch + size;
    memcpy(operand, a->limb, (size_t)size * sizeof(mp_limb_t));
    bool exists =
        mpn_sec_invert(inverse, operand, modulus->limb, size,
                       2 * (mp_bitcnt_t)size * GMP_NUMB_BITS, scratch + 2 * size) != 0;
    if (!exists)
        memset(inverse, 0, (size_t)size * sizeof(mp_limb_t));
    memcpy(result->limb, inverse, (size_t)size * sizeof(mp_limb_t));
    result->limb_count = (size_t)size;
    scratch_free(scratch, scratch_limbs);
    return true;
}

bool modular_power(struct number *result, const struct number *base,
                   const struct number *exponent, size_t exponent_bits,
                   const struct number *modulus)
{
    if (!modular_is_odd_modulus(modulus) || base->limb_count == 0 ||
        base->limb_count > modulus->limb_count || exponent_bits == 0 ||
        exponent_bits > exponent->limb_count * GMP_NUMB_BITS)
        return fail(result);

    mp_size_t size = size_of(modulus);
    mp_size_t itch = mpn_sec_powm_itch(size_of(base), exponent_bits, size);
    mp_size_t scratch_limbs = size + itch;
    mp_limb_t *scratch = scratch_new(scratch_limbs);
    if (scratch == NULL)
        return fail(result);
    mpn_sec_powm(scratch, base->limb, size_of(base), exponent->limb, exponent_bits,
                 modulus->limb, size, scratch + size);
    memcpy(result->limb, scratch, (size_t)size * sizeof(mp_limb_t));
    result->limb_count = (size_t)size;
    scratch_free(scratch, scratch_limbs);
    return true;
}

bool modular_power_public(struct number *result, const struct number *base,
                          uint64_t exponent, const struct number *modulus)
{
    if (!modular_is_odd_modulus(modulus) || !number_is_less(base, modulus) ||
        exponent == 0)
        return fail(result);

    mpz_t b, e, n, power;
    mpz_inits(e, power, NULL);
    mpz_import(e, 1, 1, sizeof exponent, 0, 0, &exponent);
    mpz_roinit_n(b, base->limb, size_of(base));
    mpz_roinit_n(n, modulus->limb, size_of(modulus));
    mpz_powm(power, b, e, n);

    size_t count = mpz_size(power);
    number_wipe(result);
    memcpy(result->limb, mpz_limbs_read(power), count * sizeof(mp_limb_t));
    result->limb_count = modulus->limb_count;
    mpz_clears(e, power, NULL);
    return true;
}
