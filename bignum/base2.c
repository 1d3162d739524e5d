/* base2.c -- a power of 2 in Montgomery's form, with R = 2^(bits of w's limbs).
 * Invariant: everything that follows from w is in one structure, and that is wiped. */
#include "base2.h"

#include <gmp.h>
#include <string.h>

#include "modular.h"

struct base2 {
    mp_size_t size;
    mp_limb_t w[NUMBER_LIMBS_MAX];
    mp_limb_t inverse;                 /* -1/w modulo 2^GMP_NUMB_BITS */
    mp_limb_t one[NUMBER_LIMBS_MAX];   /* R mod w */
    mp_limb_t power[NUMBER_LIMBS_MAX]; /* below w, times R */
    mp_limb_t work[2 * NUMBER_LIMBS_MAX];
};

/* R mod w by division. */
static void base2_start(struct base2 *b, const struct number *w)
{
    mp_limb_t quotient[2];
    size_t limbs = w->limb_count;
    b->size = (mp_size_t)limbs;
    memcpy(b->w, w->limb, limbs * sizeof(mp_limb_t));
    b->inverse = (mp_limb_t)modular_negative_inverse(w);
    memset(b->work, 0, limbs * sizeof(mp_limb_t));
    b->work[limbs] = 1;
    mpn_tdiv_qr(quotient, b->one, 0, b->work, b->size + 1, b->w, b->size);
    memcpy(b->power, b->one, limbs * sizeof(mp_limb_t));
}

/* POWER, with CARRY above it, is below 2w: makes it less than w. */
static void base2_subtract(struct base2 *b, mp_limb_t carry)
{
    if (carry != 0 || mpn_cmp(b->power, b->w, b->size) >= 0)
        mpn_sub_n(b->power, b->power, b->w, b->size);
}

/* POWER = POWER^2 / R mod w: limb after limb of the square becomes zero by a multiple
 * of w, and the carry takes its place until all carries are added above. */
static void base2_square(struct base2 *b)
{
    mpn_sqr(b->work, b->power, b->size);
    for (mp_size_t i = 0; i < b->size; i++)
        b->work[i] = mpn_addmul_1(b->work + i, b->w, b->size, b->work[i] * b->inverse);
    base2_subtract(b, mpn_add_n(b->power, b->work + b->size, b->work, b->size));
}

/* Square, and double where the exponent (w - 1)/2, which is w without its lowest bit,
 * has a one. GMP's mpz_powm multiplies instead, and takes longer. */
bool base2_passes(const struct number *w)
{
    struct base2 b;
    base2_start(&b, w);
    for (size_t i = w->limb_count * GMP_NUMB_BITS - 1; i > 0; i--) {
        base2_square(&b);
        if ((b.w[i / GMP_NUMB_BITS] >> i % GMP_NUMB_BITS & 1) != 0)
            base2_subtract(&b, mpn_lshift(b.power, b.power, b.size, 1));
    }
    bool passed = mpn_cmp(b.power, b.one, b.size) == 0;
    mpn_sub_n(b.work, b.w, b.one, b.size);
    passed = passed || mpn_cmp(b.power, b.work, b.size) == 0;
    explicit_bzero(&b, sizeof b);
    return passed;
}
