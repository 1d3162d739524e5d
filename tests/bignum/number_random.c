/* number_random.c -- tests bignum/number_random.h with a seeded source, and with sources that
 * fail. There are no vectors. */
#include "bignum/number_random.h"

#include <string.h>

#include "operands.h"
#include "suites.h"
#include "tests/random/broken_random.h"

/* A source of ones only shows exactly which bits are drawn. */
START_TEST(bits_are_exact)
{
    struct stuck_random ones;
    struct number n;
    mpz_t want;
    mpz_init(want);
    stuck_random_init(&ones, 0xff);
    for (size_t bits = 0; bits <= 200; bits++) {
        for (size_t spare = 0; spare < 2; spare++) {
            size_t limb_count = number_limbs_for_bits(bits) + spare;
            mpz_set_ui(want, 0);
            mpz_setbit(want, bits);
            mpz_sub_ui(want, want, 1);
            operand_fill(&n);
            ck_assert(number_random_bits(&ones.source, bits, limb_count, &n));
            assert_number(&n, limb_count, want);
        }
    }
    ck_assert(number_random_bits(&ones.source, NUMBER_BITS_MAX, NUMBER_LIMBS_MAX, &n));
    ck_assert_uint_eq(number_bit_length(&n), NUMBER_BITS_MAX);
    mpz_clear(want);
}
END_TEST

/* In 64 draws each bit is both 0 and 1 (but for a chance of 2^-56, and the seed is fixed). */
START_TEST(bits_vary)
{
    struct seeded_random random;
    struct number n, ones, zeros;
    seeded_random_init(&random, 3);
    operand_set(&ones, 2, OPERAND_ZERO);
    operand_set(&zeros, 2, OPERAND_ZERO);
    for (unsigned i = 0; i < 64; i++) {
        ck_assert(number_random_bits(&random.source, 2 * GMP_NUMB_BITS, 2, &n));
        for (size_t limb = 0; limb < 2; limb++) {
            ones.limb[limb] |= n.limb[limb];
            zeros.limb[limb] |= ~n.limb[limb];
        }
    }
    for (size_t limb = 0; limb < 2; limb++) {
        ck_assert_uint_eq(ones.limb[limb], GMP_NUMB_MAX);
        ck_assert_uint_eq(zeros.limb[limb], GMP_NUMB_MAX);
    }
}
END_TEST

START_TEST(bits_refused)
{
    struct failing_random failing;
    struct stuck_random ones;
    struct number n;
    failing_random_init(&failing, 0);
    ck_assert(!number_random_bits(&failing.source, 64, 1, &n));
    stuck_random_init(&ones, 0xff);
    ck_assert(
        !number_random_bits(&ones.source, GMP_NUMB_BITS + 1, 1, &n)); /* does not fit */
    ck_assert(
        !number_random_bits(&ones.source, NUMBER_BITS_MAX + 1, NUMBER_LIMBS_MAX, &n));
    ck_assert(!number_random_bits(&ones.source, 64, NUMBER_LIMBS_MAX + 1, &n));
}
END_TEST

START_TEST(below)
{
    struct seeded_random random;
    struct number n, bound;
    size_t count = operand_counts[_i];
    seeded_random_init(&random, 4);
    for (unsigned kind = OPERAND_ONE; kind < OPERAND_KINDS; kind++) {
        operand_set(&bound, count, kind);
        for (unsigned i = 0; i < 50; i++) {
            operand_fill(&n);
            ck_assert(number_random_below(&random.source, &bound, &n));
            ck_assert_uint_eq(n.limb_count, count);
            ck_assert(number_is_less(&n, &bound));
        }
    }
}
END_TEST

/* Uniform: 6000 draws below _i, each value comes within a sixth of its share. */
START_TEST(below_is_uniform)
{
    struct seeded_random random;
    struct number n, bound;
    unsigned seen[8] = {0}, share = 6000 / (unsigned)_i;
    seeded_random_init(&random, 5);
    operand_set(&bound, 1, OPERAND_ZERO);
    bound.limb[0] = (mp_limb_t)_i;
    for (unsigned i = 0; i < 6000; i++) {
        ck_assert(number_random_below(&random.source, &bound, &n));
        seen[n.limb[0]]++;
    }
    for (int i = 0; i < _i; i++) {
        ck_assert_uint_ge(seen[i], share - share / 6);
        ck_assert_uint_le(seen[i], share + share / 6);
    }
}
END_TEST

/* A source of ones never comes below any bound; 256 draws, and then no more. */
START_TEST(below_ends_when_stuck_at_ones)
{
    struct stuck_random ones;
    struct number n, bound;
    for (unsigned kind = OPERAND_ONE; kind < OPERAND_KINDS; kind++) {
        stuck_random_init(&ones, 0xff);
        operand_set(&bound, operand_counts[_i], kind);
        operand_fill(&n);
        ck_assert(!number_random_below(&ones.source, &bound, &n));
        assert_zeroed(&n);
        ck_assert_uint_eq(ones.calls, 256);
    }
}
END_TEST

START_TEST(below_ends_when_stuck_at_zero)
{
    struct stuck_random zeros;
    struct number n, bound;
    stuck_random_init(&zeros, 0);
    operand_set(&bound, 3, OPERAND_RUNS);
    ck_assert(number_random_below(&zeros.source, &bound, &n));
    ck_assert(number_is_zero(&n));
    ck_assert_uint_eq(zeros.calls, 1);
}
END_TEST

START_TEST(below_zero_refused)
{
    struct seeded_random random;
    struct number n, bound;
    seeded_random_init(&random, 6);
    operand_set(&bound, 2, OPERAND_ZERO);
    ck_assert(!number_random_below(&random.source, &bound, &n));
    assert_zeroed(&n);
    number_wipe(&bound);
    ck_assert(!number_random_below(&random.source, &bound, &n));
    assert_zeroed(&n);
}
END_TEST

/* The source fails at the first draw, or after draws that were too large. */
START_TEST(below_fails)
{
    struct failing_random random;
    struct number n, bound;
    operand_set(&bound, 2, OPERAND_HIGH_BIT); /* half the draws are too large */
    unsigned failures = 0;
    for (size_t good_calls = 0; good_calls < 10; good_calls++) {
        failing_random_init(&random, good_calls);
        while (number_random_below(&random.source, &bound, &n))
            ck_assert(number_is_less(&n, &bound));
        ck_assert_uint_eq(random.calls_left, 0);
        failures++;
    }
    ck_assert_uint_eq(failures, 10);
}
END_TEST

Suite *number_random_suite(void)
{
    Suite *suite = suite_create("number_random");
    int sizes = (int)operand_counts_length;
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_test(values, bits_are_exact);
    tcase_add_test(values, bits_vary);
    tcase_add_loop_test(values, below, 0, sizes);
    tcase_add_loop_test(values, below_is_uniform, 1, 8);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_test(rejects, bits_refused);
    tcase_add_loop_test(rejects, below_ends_when_stuck_at_ones, 0, sizes);
    tcase_add_test(rejects, below_ends_when_stuck_at_zero);
    tcase_add_test(rejects, below_zero_refused);
    tcase_add_test(rejects, below_fails);
    suite_add_tcase(suite, rejects);
    return suite;
}
