/* operands.c -- operands at the edges, and the bridge to mpz_t. */
#include <stdio.h> /* before gmp.h, or it declares no gmp_fprintf */
#include <string.h>

#include "operands.h"

#include "bignum/modular.h"
#include "tests/support/support.h"

const size_t operand_counts[] = {1, 2, 3, 4, 7, 8, 16, 17, 32, 33, 64};
const size_t operand_counts_length = sizeof operand_counts / sizeof operand_counts[0];

static gmp_randstate_t generator;

void operands_start(void)
{
    gmp_randinit_mt(generator);
    gmp_randseed_ui(generator, 20480);
}

void operands_stop(void)
{
    gmp_randclear(generator);
}

static void set_kind(mpz_t value, size_t bits, enum operand_kind kind)
{
    if (kind == OPERAND_ONE)
        mpz_set_ui(value, 1);
    if (kind == OPERAND_HIGH_BIT || kind == OPERAND_ALL_ONES)
        mpz_setbit(value, kind == OPERAND_HIGH_BIT ? bits - 1 : bits);
    if (kind == OPERAND_ALL_ONES)
        mpz_sub_ui(value, value, 1);
    if (kind == OPERAND_TOP_LIMB) {
        mpz_urandomb(value, generator, bits - GMP_NUMB_BITS);
        mpz_setbit(value, bits - GMP_NUMB_BITS);
    }
    if (kind == OPERAND_RUNS)
        mpz_rrandomb(value, generator, bits);
    if (kind == OPERAND_RANDOM)
        mpz_urandomb(value, generator, bits);
}

void operand_set(struct number *n, size_t limb_count, enum operand_kind kind)
{
    mpz_t value;
    mpz_init(value);
    set_kind(value, limb_count * GMP_NUMB_BITS, kind);
    operand_from_mpz(n, limb_count, value);
    mpz_clear(value);
}

void operand_set_modulus(struct number *n, size_t limb_count, enum operand_kind kind)
{
    operand_set(n, limb_count, kind);
    if (n->limb[limb_count - 1] == 0)
        n->limb[limb_count - 1] = 1;
}

void operand_set_odd_modulus(struct number *n, size_t limb_count,
                             enum operand_kind kind)
{
    operand_set_modulus(n, limb_count, kind);
    n->limb[0] |= 1;
    if (number_equal_word(n, 1))
        n->limb[0] = 3;
}

void operand_draw_below(struct number *a, const struct number *n,
                        enum operand_kind kind)
{
    operand_set(a, n->limb_count, kind);
    if (kind == OPERAND_ALL_ONES)
        ck_assert(number_subtract_word(a, n, 1));
    ck_assert(modular_reduce(a, a, n));
}

void operand_from_mpz(struct number *n, size_t limb_count, const mpz_t value)
{
    ck_assert_uint_le(mpz_size(value), limb_count);
    memset(n, 0, sizeof *n);
    n->limb_count = limb_count;
    for (size_t i = 0; i < limb_count; i++)
        n->limb[i] = mpz_getlimbn(value, (mp_size_t)i);
}

void operand_to_mpz(mpz_t value, const struct number *n)
{
    mpz_import(value, n->limb_count, -1, sizeof(mp_limb_t), 0, 0, n->limb);
}

void assert_number(const struct number *n, size_t limb_count, const mpz_t want)
{
    bool same = n->limb_count == limb_count && mpz_size(want) <= limb_count;
    for (size_t i = 0; i < limb_count; i++)
        same = same && n->limb[i] == mpz_getlimbn(want, (mp_size_t)i);
    if (!same)
        gmp_fprintf(stderr, "want %Zx in %zu limbs, have %Nx in %zu\n", want,
                    limb_count, n->limb, (mp_size_t)n->limb_count, n->limb_count);
    ck_assert_msg(same, "GMP disagrees");
}

void assert_zeroed(const struct number *n)
{
    static const struct number zero;
    ck_assert_uint_eq(n->limb_count, 0);
    ck_assert_msg(memcmp(n->limb, zero.limb, sizeof zero.limb) == 0, "not wiped");
}

void operand_fill(struct number *n)
{
    n->limb_count = NUMBER_LIMBS_MAX;
    memset(n->limb, 0xa5, sizeof n->limb);
}
