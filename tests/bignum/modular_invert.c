/* modular_invert.c -- tests modular_invert of bignum/modular.h. There are no vectors: GMP's
 * mpz_invert is asked for every answer. */
#include "bignum/modular.h"

#include "memory.h"
#include "operands.h"
#include "suites.h"

static void check_invert(const struct number *a, const struct number *n)
{
    struct number result, copy = *a;
    mpz_t want, modulus;
    mpz_inits(want, modulus, NULL);
    operand_to_mpz(want, a);
    operand_to_mpz(modulus, n);
    bool exists = mpz_invert(want, want, modulus) != 0;
    operand_fill(&result);
    if (!exists)
        mpz_set_ui(want, 0);
    ck_assert(modular_invert(&result, a, n));
    ck_assert(modular_invert(&copy, &copy, n));
    assert_number(&result, n->limb_count, want);
    assert_number(&copy, n->limb_count, want);
    mpz_clears(want, modulus, NULL);
}

START_TEST(invert)
{
    struct number a, n;
    if (operand_counts[_i] > 33)
        return; /* constant time: quadratic in the bits */
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set_odd_modulus(&n, operand_counts[_i], kind);
        for (unsigned i = 0; i < OPERAND_KINDS; i++) {
            operand_draw_below(&a, &n, i);
            check_invert(&a, &n);
        }
    }
}
END_TEST

/* Every residue of every odd modulus up to 255: most have a common factor somewhere. */
START_TEST(invert_small)
{
    struct number a, n;
    unsigned step = test_is_quick() ? 10 : 2;
    operand_set(&a, 1, OPERAND_ZERO);
    operand_set(&n, 1, OPERAND_ZERO);
    for (n.limb[0] = 3; n.limb[0] < 256; n.limb[0] += step)
        for (a.limb[0] = 0; a.limb[0] < n.limb[0]; a.limb[0]++)
            check_invert(&a, &n);
}
END_TEST

static void check_refused(const struct number *a, const struct number *n)
{
    struct number result;
    operand_fill(&result);
    ck_assert(!modular_invert(&result, a, n));
    assert_zeroed(&result);
}

START_TEST(bad_operands)
{
    struct number a, n;
    operand_set(&a, 2, OPERAND_ONE);
    operand_set(&n, 2, OPERAND_HIGH_BIT); /* even */
    check_refused(&a, &n);
    operand_set(&n, 3, OPERAND_ALL_ONES); /* more limbs than A */
    check_refused(&a, &n);
    operand_set(&n, 1, OPERAND_ALL_ONES); /* fewer */
    check_refused(&a, &n);
    operand_set(&a, 1, OPERAND_ALL_ONES); /* not below the modulus */
    check_refused(&a, &n);
    operand_set(&n, 1, OPERAND_ONE); /* the modulus 1 */
    operand_set(&a, 1, OPERAND_ZERO);
    check_refused(&a, &n);
}
END_TEST

START_TEST(bad_modulus)
{
    struct number a, n;
    operand_set(&a, 2, OPERAND_ONE);
    number_wipe(&n);
    check_refused(&a, &n);
    operand_set(&n, 2, OPERAND_ZERO);
    check_refused(&a, &n);
    n.limb[0] = 3; /* the uppermost limb is zero */
    check_refused(&a, &n);
    number_wipe(&a);
    number_wipe(&n);
    check_refused(&a, &n);
}
END_TEST

START_TEST(without_memory)
{
    struct number a, n;
    operand_set(&n, 8, OPERAND_ALL_ONES);
    operand_set(&a, 8, OPERAND_ONE);
    memory_fail_after(0);
    check_refused(&a, &n);
    memory_never_fail();
}
END_TEST

Suite *modular_invert_suite(void)
{
    Suite *suite = suite_create("modular_invert");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_loop_test(values, invert, 0, (int)operand_counts_length);
    tcase_add_test(values, invert_small);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_test(rejects, bad_operands);
    tcase_add_test(rejects, bad_modulus);
    tcase_add_test(rejects, without_memory);
    suite_add_tcase(suite, rejects);
    return suite;
}
