/* number.c -- tests bignum/number.h: octets, words, sizes and comparisons (sums and
 * products are in number_arithmetic.c). There are no vectors: GMP's mpz functions are asked
 * for every answer. */
#include <string.h>

#include "operands.h"
#include "suites.h"

#define LIMB_OCTETS (GMP_NUMB_BITS / 8)
#define COUNT_MAX   64 /* of the limbs that operands.h tries */

START_TEST(limbs_for_bits)
{
    ck_assert_uint_eq(number_limbs_for_bits(0), 0);
    ck_assert_uint_eq(number_limbs_for_bits(1), 1);
    ck_assert_uint_eq(number_limbs_for_bits(GMP_NUMB_BITS), 1);
    ck_assert_uint_eq(number_limbs_for_bits(GMP_NUMB_BITS + 1), 2);
    ck_assert_uint_eq(number_limbs_for_bits(NUMBER_BITS_MAX), NUMBER_LIMBS_MAX);
}
END_TEST

/* OCTETS as GMP reads them, against number_from_octets into LIMB_COUNT limbs. */
static void check_from_octets(const uint8_t *octets, size_t length, size_t limb_count)
{
    struct number n;
    mpz_t want;
    mpz_init(want);
    mpz_import(want, length, 1, 1, 1, 0, octets);
    operand_fill(&n);
    bool fits = mpz_size(want) <= limb_count;
    ck_assert(number_from_octets(&n, limb_count, octets, length) == fits);
    if (fits)
        assert_number(&n, limb_count, want);
    else
        assert_zeroed(&n);
    mpz_clear(want);
}

START_TEST(from_octets)
{
    uint8_t octets[5 * LIMB_OCTETS];
    struct seeded_random random;
    seeded_random_init(&random, 1);
    for (size_t length = 0; length <= sizeof octets; length++) {
        ck_assert(random_fill(&random.source, octets, length));
        for (size_t zeros = 0; zeros <= length; zeros++) {
            memset(octets, 0, zeros);
            for (size_t limb_count = 0; limb_count <= 5; limb_count++)
                check_from_octets(octets, length, limb_count);
        }
    }
}
END_TEST

/* N written in LENGTH octets, against GMP. */
static void check_to_octets(const struct number *n, size_t length)
{
    uint8_t want[(COUNT_MAX + 1) * LIMB_OCTETS] = {0}, have[sizeof want];
    mpz_t value;
    mpz_init(value);
    operand_to_mpz(value, n);
    size_t needed = mpz_sgn(value) == 0 ? 0 : mpz_sizeinbase(value, 256);
    bool fits = needed <= length;
    if (fits)
        mpz_export(want + length - needed, NULL, 1, 1, 1, 0, value);
    memset(have, 0xa5, sizeof have);
    ck_assert(number_to_octets(n, have, length) == fits);
    ck_assert_msg(memcmp(have, want, length) == 0, "octets differ from GMP's");
    if (length < sizeof have)
        ck_assert_uint_eq(have[length], 0xa5); /* nothing is written behind them */
    mpz_clear(value);
}

START_TEST(to_octets)
{
    struct number n;
    size_t length = operand_counts[_i] * LIMB_OCTETS;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set(&n, operand_counts[_i], kind);
        for (size_t octets = 0; octets <= length + LIMB_OCTETS; octets++)
            check_to_octets(&n, octets);
    }
}
END_TEST

START_TEST(octets_round_trip)
{
    uint8_t octets[NUMBER_OCTETS_MAX], back[NUMBER_OCTETS_MAX];
    struct number n;
    struct seeded_random random;
    seeded_random_init(&random, 2);
    for (size_t length = 0; length <= sizeof octets; length += length < 100 ? 1 : 487) {
        ck_assert(random_fill(&random.source, octets, length));
        ck_assert(
            number_from_octets(&n, number_limbs_for_bits(8 * length), octets, length));
        ck_assert(number_to_octets(&n, back, length));
        ck_assert_msg(memcmp(back, octets, length) == 0, "%zu octets", length);
    }
}
END_TEST

START_TEST(word_round_trip)
{
    static const uint64_t words[] = {0, 1, 0xffffffff, 0x100000000, UINT64_MAX};
    struct number n;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        operand_fill(&n);
        number_from_word(&n, words[i]);
        ck_assert_uint_eq(n.limb_count, number_limbs_for_bits(64));
        ck_assert(number_to_word(&n) == words[i]);
    }
    operand_set(&n, 4, OPERAND_ALL_ONES); /* modulo 2^64 */
    ck_assert(number_to_word(&n) == UINT64_MAX);
    number_wipe(&n);
    ck_assert(number_to_word(&n) == 0);
}
END_TEST

static void check_resize(const struct number *n, size_t limb_count)
{
    struct number resized = *n;
    mpz_t value;
    mpz_init(value);
    operand_to_mpz(value, n);
    /* What lies above the limbs of a number is no part of it. */
    memset(resized.limb + n->limb_count, 0xa5, LIMB_OCTETS * (COUNT_MAX + 1));
    bool fits = mpz_size(value) <= limb_count;
    ck_assert(number_resize(&resized, limb_count) == fits);
    if (fits)
        assert_number(&resized, limb_count, value);
    else
        assert_zeroed(&resized);
    mpz_clear(value);
}

START_TEST(resize)
{
    struct number n;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set(&n, operand_counts[_i], kind);
        for (size_t limb_count = 0; limb_count <= COUNT_MAX + 1; limb_count++)
            check_resize(&n, limb_count);
    }
}
END_TEST

START_TEST(too_many_limbs)
{
    struct number n;
    operand_set(&n, 2, OPERAND_ALL_ONES);
    ck_assert(!number_resize(&n, NUMBER_LIMBS_MAX + 1));
    assert_zeroed(&n);
    operand_fill(&n);
    ck_assert(!number_from_octets(&n, NUMBER_LIMBS_MAX + 1, NULL, 0));
    assert_zeroed(&n);
}
END_TEST

START_TEST(bit_length_and_parity)
{
    struct number n;
    mpz_t value;
    mpz_init(value);
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set(&n, operand_counts[_i], kind);
        for (size_t zeros = 0; zeros < 2; zeros++) { /* and once with a limb of zeros */
            operand_to_mpz(value, &n);
            size_t bits = mpz_sgn(value) == 0 ? 0 : mpz_sizeinbase(value, 2);
            ck_assert_uint_eq(number_bit_length(&n), bits);
            ck_assert(number_is_odd(&n) == (mpz_odd_p(value) != 0));
            ck_assert(number_is_zero(&n) == (mpz_sgn(value) == 0));
            ck_assert(number_resize(&n, n.limb_count + 1));
        }
    }
    mpz_clear(value);
}
END_TEST

START_TEST(every_bit_counts)
{
    struct number n;
    for (size_t bit = 0; bit < NUMBER_BITS_MAX; bit += test_is_quick() ? 61 : 1) {
        operand_set(&n, NUMBER_LIMBS_MAX, OPERAND_ZERO);
        n.limb[bit / GMP_NUMB_BITS] = (mp_limb_t)1 << bit % GMP_NUMB_BITS;
        ck_assert_uint_eq(number_bit_length(&n), bit + 1);
        ck_assert(!number_is_zero(&n) && number_is_odd(&n) == (bit == 0));
    }
}
END_TEST

static void check_comparison(const struct number *a, const struct number *b)
{
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    operand_to_mpz(x, a);
    operand_to_mpz(y, b);
    bool right = number_is_less(a, b) == (mpz_cmp(x, y) < 0) &&
                 number_is_less(b, a) == (mpz_cmp(y, x) < 0) &&
                 number_equal(a, b) == (mpz_cmp(x, y) == 0);
    ck_assert_msg(right, "GMP disagrees");
    mpz_clears(x, y, NULL);
}

/* Pairs of every kind and size, and each with its own successor. */
START_TEST(comparisons)
{
    struct number a, b;
    size_t count = operand_counts[_i];
    for (unsigned kinds = 0; kinds < OPERAND_KINDS * OPERAND_KINDS; kinds++) {
        operand_set(&a, count, kinds % OPERAND_KINDS);
        for (size_t i = 0; i < operand_counts_length; i++) {
            operand_set(&b, operand_counts[i], kinds / OPERAND_KINDS);
            check_comparison(&a, &b);
        }
        b = a;
        check_comparison(&a, &b);
        b.limb[kinds % count] ^= (mp_limb_t)1 << kinds % GMP_NUMB_BITS;
        check_comparison(&a, &b);
    }
    number_wipe(&b);
    check_comparison(&a, &b);
    check_comparison(&b, &b);
}
END_TEST

START_TEST(equal_word)
{
    struct number n;
    for (size_t count = 1; count <= 3; count++) {
        for (unsigned word = 0; word <= UINT16_MAX; word += 257) {
            operand_set(&n, count, OPERAND_ZERO);
            n.limb[0] = word;
            ck_assert(number_equal_word(&n, (uint16_t)word));
            ck_assert(!number_equal_word(&n, (uint16_t)(word ^ 0x8000)));
            n.limb[count - 1] |= (mp_limb_t)1 << 16;
            ck_assert(!number_equal_word(&n, (uint16_t)word));
        }
    }
    number_wipe(&n);
    ck_assert(number_equal_word(&n, 0) && !number_equal_word(&n, 1));
}
END_TEST

START_TEST(wipe)
{
    struct number n;
    operand_fill(&n);
    number_wipe(&n);
    assert_zeroed(&n);
    number_wipe(&n);
    assert_zeroed(&n);
}
END_TEST

Suite *number_suite(void)
{
    Suite *suite = suite_create("number");
    int sizes = (int)operand_counts_length;
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_test(values, limbs_for_bits);
    tcase_add_test(values, word_round_trip);
    tcase_add_loop_test(values, resize, 0, sizes);
    tcase_add_loop_test(values, bit_length_and_parity, 0, sizes);
    tcase_add_test(values, every_bit_counts);
    tcase_add_loop_test(values, comparisons, 0, sizes);
    tcase_add_test(values, equal_word);
    tcase_add_test(values, too_many_limbs);
    tcase_add_test(values, wipe);
    suite_add_tcase(suite, values);

    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 120);
    tcase_add_checked_fixture(round_trip, operands_start, operands_stop);
    tcase_add_test(round_trip, from_octets);
    tcase_add_loop_test(round_trip, to_octets, 0, sizes);
    tcase_add_test(round_trip, octets_round_trip);
    suite_add_tcase(suite, round_trip);
    return suite;
}
