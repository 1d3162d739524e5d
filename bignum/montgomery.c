/* montgomery.c -- Montgomery multiplication on GMP's mpn functions: the text to read.
 * B is 2^GMP_NUMB_BITS, and n has s limbs; R = B^s.
 * Invariants: (1) every number is below n between two steps; (2) no branch and no
 * address depends on a limb of an operand: of GMP only functions are used whose
 * instructions are the same for all values of one size, and a multiplication by one
 * limb is such; (3) scratch memory is wiped. */
#include "montgomery.h"

#include <string.h>

#include "../cpu/kernel.h"
#include "kernels/montgomery_ifma.h"
#include "modular.h"
#include "scratch.h"

static bool fail(struct number *result)
{
    number_wipe(result);
    return false;
}

static mp_size_t size_of(const struct montgomery *m)
{
    return (mp_size_t)m->modulus.limb_count;
}

/* R^2 mod n by a division, which only public numbers may see. */
static void set_r_squared(struct montgomery *m)
{
    mp_limb_t r_squared[2 * NUMBER_LIMBS_MAX + 1], quotient[NUMBER_LIMBS_MAX + 2];
    mp_size_t size = size_of(m);
    memset(r_squared, 0, 2 * (size_t)size * sizeof r_squared[0]);
    r_squared[2 * size] = 1;
    mpn_tdiv_qr(quotient, m->r_squared, 0, r_squared, 2 * size + 1, m->modulus.limb,
                size);
}

/* The kernel, where there is one and it takes such a modulus: then M has digits. */
static bool prepare_kernel(struct montgomery *m)
{
    m->digits.block_count = 0;
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (kernel_is_used(KERNEL_POWER_PUBLIC))
        montgomery_ifma_prepare(m);
#endif
    return m->digits.block_count != 0;
}

bool montgomery_prepare(struct montgomery *m, const struct number *modulus)
{
    if (!modular_is_odd_modulus(modulus)) {
        memset(m, 0, sizeof *m);
        return false;
    }
    m->modulus = *modulus;
    m->inverse = (mp_limb_t)modular_negative_inverse(modulus);
    if (!prepare_kernel(m))
        set_r_squared(m);
    return true;
}

/* RESULT = PRODUCT / R mod n, for PRODUCT of 2s limbs and below n * R. PRODUCT is
 * destroyed. Each round adds the multiple of n that makes the lowest limb zero: limb *
 * inverse * n = -limb modulo B. Of the carry out of its uppermost limb no round knows
 * more than that it belongs s limbs higher; the limb that is now zero keeps it until
 * the end. The sum is below n * R + R * n, so what is left of it is below 2n. */
static void reduce(mp_limb_t *result, mp_limb_t *product, const struct montgomery *m)
{
    mp_size_t size = size_of(m);
    const mp_limb_t *n = m->modulus.limb;
    for (mp_size_t i = 0; i < size; i++)
        product[i] = mpn_addmul_1(product + i, n, size, product[i] * m->inverse);
    mp_limb_t carry = mpn_add_n(result, product + size, product, size);
    mp_limb_t borrow = mpn_sub_n(result, result, n, size);
    /* A carry pays for the borrow. */
    mpn_cnd_add_n(borrow - carry, result, result, n, size);
}

/* The scratch memory of one call. */
struct work {
    mp_limb_t *product;   /* 2s limbs */
    mp_limb_t *power;     /* s limbs: the power so far */
    mp_limb_t *base;      /* s limbs: the base, times R */
    mp_limb_t *gmp;       /* what GMP needs for a product */
    mp_size_t limb_count; /* of all together */
};

static mp_size_t larger(mp_size_t a, mp_size_t b)
{
    return a > b ? a : b;
}

static bool take_work(struct work *work, const struct montgomery *m)
{
    mp_size_t size = size_of(m);
    work->limb_count =
        4 * size + larger(mpn_sec_mul_itch(size, size), mpn_sec_sqr_itch(size));
    work->product = scratch_new(work->limb_count);
    if (work->product == NULL)
        return false;
    work->power = work->product + 2 * size;
    work->base = work->power + size;
    work->gmp = work->base + size;
    return true;
}

/* RESULT = A * B / R mod n. */
static void multiply(mp_limb_t *result, const mp_limb_t *a, const mp_limb_t *b,
                     const struct montgomery *m, struct work *work)
{
    mpn_sec_mul(work->product, a, size_of(m), b, size_of(m), work->gmp);
    reduce(result, work->product, m);
}

static void square(mp_limb_t *a, const struct montgomery *m, struct work *work)
{
    mpn_sec_sqr(work->product, a, size_of(m), work->gmp);
    reduce(a, work->product, m);
}

/* Whether it is below n is not asked: the answer would be a branch. */
static bool is_operand(const struct number *a, const struct montgomery *m)
{
    return a->limb_count > 0 && a->limb_count == m->modulus.limb_count;
}

/* (A * B / R) * R^2 / R. */
bool montgomery_multiply(struct number *result, const struct number *a,
                         const struct number *b, const struct montgomery *m)
{
    struct work work;
    if (!is_operand(a, m) || !is_operand(b, m))
        return fail(result);
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (m->digits.block_count != 0) {
        montgomery_ifma_multiply(result->limb, a->limb, b->limb, m);
        result->limb_count = m->modulus.limb_count;
        return true;
    }
#endif
    if (!take_work(&work, m))
        return fail(result);
    multiply(work.power, a->limb, b->limb, m, &work);
    multiply(result->limb, work.power, m->r_squared, m, &work);
    result->limb_count = m->modulus.limb_count;
    scratch_free(work.product, work.limb_count);
    return true;
}

/* work->power = BASE^EXPONENT, for EXPONENT above 1: from the uppermost bit down a
 * square for each bit, and a product where it is one. All is multiplied by R but the
 * last factor, the plain base or 1, and so the result is not. */
static void raise(const mp_limb_t *base, uint64_t exponent, const struct montgomery *m,
                  struct work *work)
{
    mp_size_t size = size_of(m);
    multiply(work->base, base, m->r_squared, m, work);
    memcpy(work->power, work->base, (size_t)size * sizeof(mp_limb_t));
    unsigned bits = 64;
    while (exponent >> (bits - 1) == 0)
        bits--;
    for (unsigned i = bits - 1; i-- > 1;) {
        square(work->power, m, work);
        if ((exponent >> i & 1) != 0)
            multiply(work->power, work->power, work->base, m, work);
    }
    square(work->power, m, work);
    memset(work->base, 0, (size_t)size * sizeof(mp_limb_t));
    work->base[0] = 1;
    multiply(work->power, work->power, (exponent & 1) != 0 ? base : work->base, m,
             work);
}

bool montgomery_power(struct number *result, const struct number *base,
                      uint64_t exponent, const struct montgomery *m)
{
    struct work work;
    if (exponent == 0 || !is_operand(base, m))
        return fail(result);
    if (exponent == 1) {
        memmove(result, base, sizeof *base);
        return true;
    }
#ifdef CERTWRIGHT_KERNELS_X86_64
    if (m->digits.block_count != 0) {
        montgomery_ifma_power(result->limb, base->limb, exponent, m);
        result->limb_count = m->modulus.limb_count;
        return true;
    }
#endif
    if (!take_work(&work, m))
        return fail(result);
    raise(base->limb, exponent, m, &work);
    memcpy(result->limb, work.power, m->modulus.limb_count * sizeof(mp_limb_t));
    result->limb_count = m->modulus.limb_count;
    scratch_free(work.product, work.limb_count);
    return true;
}
