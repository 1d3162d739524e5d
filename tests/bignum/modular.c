/* modular.c -- tests reduction, difference and product of bignum/modular.h. There are no
 * vectors: GMP's mpz functions are asked for every answer. */
#include "bignum/modular.h"

#include "memory.h"
#include "operands.h"
#include "suites.h"

static void check_reduce(const struct number *a, const struct number *n)
{
    struct number result, a_copy = *a, n_copy = *n;
    mpz_t want, modulus;
    mpz_inits(want, modulus, NULL);
    operand_to_mpz(want, a);
    operand_to_mpz(modulus, n);
    mpz_mod(want, want, modulus);
    operand_fill(&result);
    ck_assert(modular_reduce(&result, a, n));
    assert_number(&result, n->limb_count, want);
    ck_assert(modular_reduce(&a_copy, &a_copy, n));
    assert_number(&a_copy, n->limb_count, want);
    ck_assert(modular_reduce(&n_copy, a, &n_copy));
    assert_number(&n_copy, n->limb_count, want);
    mpz_clears(want, modulus, NULL);
}

START_TEST(reduce)
{
    struct number a, n;
    for (unsigned kinds = 0; kinds < OPERAND_KINDS * OPERAND_KINDS; kinds++) {
        operand_set_modulus(&n, operand_counts[_i], kinds / OPERAND_KINDS);
        for (size_t i = 0; i < operand_counts_length; i++) {
            operand_set(&a, operand_counts[i], kinds % OPERAND_KINDS);
            check_reduce(&a, &n);
        }
        check_reduce(&n, &n);
        number_wipe(&a);
        check_reduce(&a, &n);
    }
}
END_TEST

START_TEST(reduce_largest)
{
    struct number a, n;
    operand_set(&a, NUMBER_LIMBS_MAX, OPERAND_ALL_ONES);
    for (size_t count = 1; count <= NUMBER_LIMBS_MAX; count += 51) {
        operand_set_modulus(&n, count, OPERAND_TOP_LIMB);
        check_reduce(&a, &n);
        check_reduce(&n, &a);
    }
}
END_TEST

static void check_subtract(const struct number *a, const struct number *b,
                           const struct number *n)
{
    struct number result, a_copy = *a, b_copy = *b;
    mpz_t want, y, modulus;
    mpz_inits(want, y, modulus, NULL);
    operand_to_mpz(want, a);
    operand_to_mpz(y, b);
    operand_to_mpz(modulus, n);
    mpz_sub(want, want, y);
    mpz_mod(want, want, modulus);
    operand_fill(&result);
    ck_assert(modular_subtract(&result, a, b, n));
    assert_number(&result, n->limb_count, want);
    ck_assert(modular_subtract(&a_copy, &a_copy, b, n));
    assert_number(&a_copy, n->limb_count, want);
    ck_assert(modular_subtract(&b_copy, a, &b_copy, n));
    assert_number(&b_copy, n->limb_count, want);
    mpz_clears(want, y, modulus, NULL);
}

START_TEST(subtract)
{
    struct number a, b, n;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set_modulus(&n, operand_counts[_i], kind);
        for (unsigned kinds = 0; kinds < OPERAND_KINDS * OPERAND_KINDS; kinds++) {
            operand_draw_below(&a, &n, kinds % OPERAND_KINDS);
            operand_draw_below(&b, &n, kinds / OPERAND_KINDS);
            check_subtract(&a, &b, &n);
        }
        check_subtract(&a, &a, &n);
    }
}
END_TEST

static void check_multiply(const struct number *a, const struct number *b,
                           const struct number *n)
{
    struct number result, a_copy = *a, b_copy = *b, n_copy = *n;
    mpz_t want, y, modulus;
    mpz_inits(want, y, modulus, NULL);
    operand_to_mpz(want, a);
    operand_to_mpz(y, b);
    operand_to_mpz(modulus, n);
    mpz_mul(want, want, y);
    mpz_mod(want, want, modulus);
    operand_fill(&result);
    ck_assert(modular_multiply(&result, a, b, n));
    assert_number(&result, n->limb_count, want);
    ck_assert(modular_multiply(&a_copy, &a_copy, b, n));
    assert_number(&a_copy, n->limb_count, want);
    ck_assert(modular_multiply(&b_copy, a, &b_copy, n));
    assert_number(&b_copy, n->limb_count, want);
    ck_assert(modular_multiply(&n_copy, a, b, &n_copy));
    assert_number(&n_copy, n->limb_count, want);
    mpz_clears(want, y, modulus, NULL);
}

/* Neither size nor value of the operands is bound to the modulus. */
START_TEST(multiply)
{
    struct number a, b, n;
    size_t turn = 0;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set_modulus(&n, operand_counts[_i], kind);
        for (unsigned kinds = 0; kinds < OPERAND_KINDS * OPERAND_KINDS; kinds++) {
            size_t a_count = operand_counts[turn++ % operand_counts_length];
            size_t b_count = operand_counts[turn++ * 5 % operand_counts_length];
            operand_set(&a, a_count, kinds % OPERAND_KINDS);
            operand_set(&b, b_count, kinds / OPERAND_KINDS);
            check_multiply(&a, &b, &n);
        }
        operand_draw_below(&a, &n, OPERAND_ALL_ONES);
        check_multiply(&a, &a, &n);
    }
}
END_TEST

/* What no modulus may be: 0 limbs, zero, an uppermost limb of zero. */
static void set_bad_modulus(struct number *n, int which)
{
    operand_set(n, 2, OPERAND_ALL_ONES);
    if (which == 0)
        number_wipe(n);
    if (which == 1)
        operand_set(n, 2, OPERAND_ZERO);
    if (which == 2)
        n->limb[1] = 0;
}

START_TEST(bad_modulus)
{
    struct number a, n, result;
    set_bad_modulus(&n, _i);
    operand_set(&a, 2, OPERAND_ONE);
    operand_fill(&result);
    ck_assert(!modular_reduce(&result, &a, &n));
    assert_zeroed(&result);
    operand_fill(&result);
    ck_assert(!modular_multiply(&result, &a, &a, &n));
    assert_zeroed(&result);
}
END_TEST

START_TEST(bad_operands_of_subtract)
{
    struct number a, b, n, none, result;
    operand_set(&n, 2, OPERAND_ALL_ONES);
    operand_set(&a, 2, OPERAND_ONE);
    operand_set(&b, 3, OPERAND_ONE);
    number_wipe(&none);
    const struct number *bad[][3] = {
        {&a, &b, &n},    {&b, &a, &n}, {&b, &b, &n},         {&none, &a, &n},
        {&a, &none, &n}, {&a, &a, &b}, {&none, &none, &none}};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        operand_fill(&result);
        ck_assert(!modular_subtract(&result, bad[i][0], bad[i][1], bad[i][2]));
        assert_zeroed(&result);
    }
}
END_TEST

START_TEST(bad_operands_of_multiply)
{
    struct number a, n, none, result;
    operand_set(&n, 2, OPERAND_ALL_ONES);
    operand_set(&a, 2, OPERAND_ONE);
    number_wipe(&none);
    operand_fill(&result);
    ck_assert(!modular_multiply(&result, &a, &none, &n));
    assert_zeroed(&result);
    operand_fill(&result);
    ck_assert(!modular_multiply(&result, &none, &a, &n));
    assert_zeroed(&result);
}
END_TEST

START_TEST(without_memory)
{
    struct number a, n, result;
    operand_set(&n, 8, OPERAND_ALL_ONES);
    operand_set(&a, 8, OPERAND_RUNS);
    for (size_t good_calls = 0; good_calls < 2; good_calls++) {
        operand_fill(&result);
        memory_fail_after(good_calls);
        ck_assert(!modular_multiply(&result, &a, &a, &n));
        assert_zeroed(&result);
    }
    memory_fail_after(0);
    operand_fill(&result);
    ck_assert(!modular_reduce(&result, &a, &n));
    assert_zeroed(&result);
    memory_never_fail();
}
END_TEST

Suite *modular_suite(void)
{
    Suite *suite = suite_create("modular");
    int sizes = (int)operand_counts_length;
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_loop_test(values, reduce, 0, sizes);
    tcase_add_test(values, reduce_largest);
    tcase_add_loop_test(values, subtract, 0, sizes);
    tcase_add_loop_test(values, multiply, 0, sizes);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_loop_test(rejects, bad_modulus, 0, 3);
    tcase_add_test(rejects, bad_operands_of_subtract);
    tcase_add_test(rejects, bad_operands_of_multiply);
    tcase_add_test(rejects, without_memory);
    suite_add_tcase(suite, rejects);
    return suite;
}
