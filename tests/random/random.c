/* random.c -- tests bignum/random.h with the system's source, with a seeded one, and with
 * sources that fail. There are no vectors. */
#include "random/random.h"

#include <string.h>

#include "broken_random.h"
#include "../bignum/operands.h"
#include "../bignum/suites.h"

START_TEST(system_gives_different_strings)
{
    uint8_t a[32], b[32];
    ck_assert(random_fill(random_system(), a, sizeof a));
    ck_assert(random_fill(random_system(), b, sizeof b));
    ck_assert_mem_ne(a, b, sizeof a);
    ck_assert(random_fill(random_system(), a, 0));
}
END_TEST

/* More than one call of getrandom or getentropy gives at once: every 16 octets changed. */
START_TEST(system_fills_long_strings)
{
    static uint8_t octets[100000];
    static const uint8_t zero[16];
    ck_assert(random_fill(random_system(), octets, sizeof octets));
    for (size_t i = 0; i < sizeof octets; i += sizeof zero)
        ck_assert_msg(memcmp(octets + i, zero, sizeof zero) != 0, "octet %zu", i);
}
END_TEST

START_TEST(fill_fails)
{
    struct failing_random random;
    uint8_t octets[100], zero[sizeof octets] = {0};
    failing_random_init(&random, 1);
    ck_assert(random_fill(&random.source, octets, sizeof octets));
    ck_assert(!random_fill(&random.source, octets, sizeof octets));
    ck_assert_mem_eq(octets, zero, sizeof zero);
}
END_TEST

/* A block gives what its source would have given, in the same order, whatever lengths are
 * asked for, and keeps nothing of it. */
START_TEST(block_gives_what_its_source_gives)
{
    static const size_t lengths[] = {1, 7, 0, 128, 4096, 3, 5000, 9000, 120, 8};
    static uint8_t have[32768], want[32768];
    struct seeded_random seeded, again;
    struct random_block block;
    size_t given = 0;
    seeded_random_init(&seeded, 3);
    seeded_random_init(&again, 3);
    random_block_start(&block, &seeded.source);
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        ck_assert(random_fill(&block.source, have + given, lengths[i]));
        given += lengths[i];
        for (size_t j = 0; j < RANDOM_BLOCK_LENGTH - block.left; j++)
            ck_assert(given == 0 || block.octets[j] == 0);
    }
    for (size_t i = 0; i < sizeof want; i += RANDOM_BLOCK_LENGTH)
        ck_assert(random_fill(&again.source, want + i, RANDOM_BLOCK_LENGTH));
    ck_assert_mem_eq(have, want, given);
    random_block_wipe(&block);
    static const struct random_block wiped;
    ck_assert_mem_eq(&block, &wiped, sizeof wiped);
}
END_TEST

START_TEST(block_fails_with_its_source)
{
    struct failing_random failing;
    struct random_block block;
    uint8_t octets[RANDOM_BLOCK_LENGTH], zero[sizeof octets] = {0};
    failing_random_init(&failing, 1);
    random_block_start(&block, &failing.source);
    ck_assert(random_fill(&block.source, octets, sizeof octets - 1));
    ck_assert(!random_fill(&block.source, octets, 2));
    ck_assert_mem_eq(octets, zero, 2);
    ck_assert(!random_fill(&block.source, octets, sizeof octets));
    ck_assert_mem_eq(octets, zero, sizeof zero);
}
END_TEST

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
            ck_assert(random_bits(&ones.source, bits, limb_count, &n));
            assert_number(&n, limb_count, want);
        }
    }
    ck_assert(random_bits(&ones.source, NUMBER_BITS_MAX, NUMBER_LIMBS_MAX, &n));
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
        ck_assert(random_bits(&random.source, 2 * GMP_NUMB_BITS, 2, &n));
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
    ck_assert(!random_bits(&failing.source, GMP_NUMB_BITS, 1, &n));
    stuck_random_init(&ones, 0xff);
    ck_assert(!random_bits(&ones.source, GMP_NUMB_BITS + 1, 1, &n)); /* does not fit */
    ck_assert(!random_bits(&ones.source, NUMBER_BITS_MAX + 1, NUMBER_LIMBS_MAX, &n));
    ck_assert(!random_bits(&ones.source, 64, NUMBER_LIMBS_MAX + 1, &n));
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
            ck_assert(random_below(&random.source, &bound, &n));
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
        ck_assert(random_below(&random.source, &bound, &n));
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
        ck_assert(!random_below(&ones.source, &bound, &n));
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
    ck_assert(random_below(&zeros.source, &bound, &n));
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
    ck_assert(!random_below(&random.source, &bound, &n));
    assert_zeroed(&n);
    number_wipe(&bound);
    ck_assert(!random_below(&random.source, &bound, &n));
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
        while (random_below(&random.source, &bound, &n))
            ck_assert(number_is_less(&n, &bound));
        ck_assert_uint_eq(random.calls_left, 0);
        failures++;
    }
    ck_assert_uint_eq(failures, 10);
}
END_TEST

Suite *random_suite(void)
{
    Suite *suite = suite_create("random");
    int sizes = (int)operand_counts_length;
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_test(values, system_gives_different_strings);
    tcase_add_test(values, system_fills_long_strings);
    tcase_add_test(values, block_gives_what_its_source_gives);
    tcase_add_test(values, bits_are_exact);
    tcase_add_test(values, bits_vary);
    tcase_add_loop_test(values, below, 0, sizes);
    tcase_add_loop_test(values, below_is_uniform, 1, 8);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_test(rejects, fill_fails);
    tcase_add_test(rejects, block_fails_with_its_source);
    tcase_add_test(rejects, bits_refused);
    tcase_add_loop_test(rejects, below_ends_when_stuck_at_ones, 0, sizes);
    tcase_add_test(rejects, below_ends_when_stuck_at_zero);
    tcase_add_test(rejects, below_zero_refused);
    tcase_add_test(rejects, below_fails);
    suite_add_tcase(suite, rejects);
    return suite;
}
