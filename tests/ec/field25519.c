/* field25519.c -- tests ec/field25519.h against GMP: edge cases in every pair, digits at the
 * bounds that its comments name, and random numbers. */
#include <string.h>

#include "ec/field25519.h"
#include "suites.h"
#include "textbook25519.h"

#define TIGHT_MAX ((UINT64_C(1) << 51) + (UINT64_C(1) << 18) - 1)
#define LOOSE_MAX ((UINT64_C(1) << 54) - 1)

static void value_of(mpz_t value, const struct element25519 *a)
{
    mpz_t digit;
    mpz_init(digit);
    mpz_set_ui(value, 0);
    for (unsigned i = FIELD25519_DIGITS; i-- > 0;) {
        mpz_import(digit, 1, -1, sizeof a->digit[i], 0, 0, &a->digit[i]);
        mpz_mul_2exp(value, value, FIELD25519_DIGIT_BITS);
        mpz_add(value, value, digit);
    }
    mpz_clear(digit);
}

/* RESULT is WANT modulo p, and no digit is above LIMIT. */
static void assert_element(const struct element25519 *result, const mpz_t want,
                           uint64_t limit)
{
    mpz_t value;
    mpz_init(value);
    value_of(value, result);
    mpz_sub(value, value, want);
    ck_assert(mpz_divisible_p(value, textbook_p) != 0);
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        ck_assert_uint_le(result->digit[i], limit);
    mpz_clear(value);
}

/* All digits the same, or one of them another; and then numbers around p and powers of two. */
static bool set_shape(struct element25519 *a, unsigned kind, uint64_t limit)
{
    const uint64_t digits[] = {
        0, 1, 18, 19, FIELD25519_DIGIT_MASK - 18, FIELD25519_DIGIT_MASK, limit};
    const unsigned count = sizeof digits / sizeof *digits;
    if (kind < count * (FIELD25519_DIGITS + 1)) {
        unsigned other = kind / count;
        for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
            a->digit[i] = i == other ? 0 : digits[kind % count];
        return true;
    }
    kind -= count * (FIELD25519_DIGITS + 1);
    if (kind < FIELD25519_DIGITS) {
        memset(a, 0, sizeof *a);
        a->digit[kind] = limit;
        return true;
    }
    mpz_t number;
    uint8_t bytes[32];
    mpz_init(number);
    bool is_there = textbook_shape(number, 32, kind - FIELD25519_DIGITS);
    textbook_write(bytes, number);
    field25519_from_bytes(a, bytes);
    mpz_clear(number);
    return is_there;
}

static void draw(struct element25519 *a, struct seeded_random *random, uint64_t limit)
{
    ck_assert(random_fill(&random->source, (uint8_t *)a, sizeof *a));
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        a->digit[i] %= limit + 1;
}

static void check_sums(const struct element25519 *a, const struct element25519 *b)
{
    struct element25519 result;
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    value_of(x, a);
    value_of(y, b);
    field25519_subtract(&result, a, b);
    mpz_sub(y, x, y);
    assert_element(&result, y, LOOSE_MAX);
    value_of(y, b);
    field25519_add(&result, a, b);
    mpz_add(y, x, y);
    assert_element(&result, y, 2 * TIGHT_MAX);
    field25519_negate(&result, a);
    mpz_neg(x, x);
    assert_element(&result, x, TIGHT_MAX);
    mpz_clears(x, y, NULL);
}

static void check_products(const struct element25519 *a, const struct element25519 *b)
{
    struct element25519 result = *a;
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    value_of(x, a);
    value_of(y, b);
    mpz_mul(y, y, x);
    field25519_multiply(&result, &result, b);
    assert_element(&result, y, TIGHT_MAX);
    result = *b;
    field25519_multiply(&result, a, &result);
    assert_element(&result, y, TIGHT_MAX);
    field25519_square(&result, a);
    mpz_mul(y, x, x);
    assert_element(&result, y, TIGHT_MAX);
    field25519_multiply_small(&result, a, (1u << 20) - 1);
    mpz_mul_ui(y, x, (1u << 20) - 1);
    assert_element(&result, y, TIGHT_MAX);
    mpz_clears(x, y, NULL);
}

static void check_powers(const struct element25519 *a)
{
    struct element25519 result;
    mpz_t x, power;
    mpz_inits(x, power, NULL);
    value_of(x, a);
    field25519_invert(&result, a);
    mpz_sub_ui(power, textbook_p, 2);
    mpz_powm(power, x, power, textbook_p);
    assert_element(&result, power, TIGHT_MAX);
    field25519_power_root(&result, a);
    mpz_sub_ui(power, textbook_p, 5);
    mpz_fdiv_q_2exp(power, power, 3);
    mpz_powm(power, x, power, textbook_p);
    assert_element(&result, power, TIGHT_MAX);
    mpz_clears(x, power, NULL);
}

/* What is written is below p, and is read as the same number. */
static void check_bytes(const struct element25519 *a)
{
    struct element25519 again;
    uint8_t bytes[32], want[32];
    mpz_t x;
    mpz_init(x);
    value_of(x, a);
    mpz_mod(x, x, textbook_p);
    textbook_write(want, x);
    field25519_to_bytes(bytes, a);
    ck_assert_mem_eq(bytes, want, sizeof bytes);
    ck_assert_uint_eq(field25519_is_zero(a), mpz_sgn(x) == 0);
    ck_assert_uint_eq(field25519_is_odd(a), (unsigned)mpz_tstbit(x, 0));
    bytes[31] |= 0x80; /* is not read */
    field25519_from_bytes(&again, bytes);
    assert_element(&again, x, FIELD25519_DIGIT_MASK);
    mpz_clear(x);
}

static void check_choices(const struct element25519 *a, const struct element25519 *b)
{
    struct element25519 x = *a, y = *b;
    field25519_swap(&x, &y, 0);
    ck_assert(memcmp(&x, a, sizeof x) == 0 && memcmp(&y, b, sizeof y) == 0);
    field25519_swap(&x, &y, UINT64_MAX);
    ck_assert(memcmp(&x, b, sizeof x) == 0 && memcmp(&y, a, sizeof y) == 0);
    field25519_choose(&x, a, 0);
    ck_assert_mem_eq(&x, b, sizeof x);
    field25519_choose(&x, a, UINT64_MAX);
    ck_assert_mem_eq(&x, a, sizeof x);
}

START_TEST(edges)
{
    struct element25519 a, b;
    for (unsigned i = 0; set_shape(&a, i, TIGHT_MAX); i++) {
        for (unsigned j = 0; set_shape(&b, j, TIGHT_MAX); j++) {
            check_sums(&a, &b);
            check_choices(&a, &b);
        }
        check_powers(&a);
    }
    for (unsigned i = 0; set_shape(&a, i, LOOSE_MAX); i++) {
        for (unsigned j = 0; set_shape(&b, j, LOOSE_MAX); j++)
            check_products(&a, &b);
        check_bytes(&a);
    }
}
END_TEST

/* Numbers a little above and below multiples of p, with all digits as many times p's. */
START_TEST(multiples_of_p)
{
    for (unsigned times = 1; times < 8; times++)
        for (unsigned rest = 0; rest < 400; rest++) {
            struct element25519 a;
            for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
                a.digit[i] = times * FIELD25519_DIGIT_MASK;
            a.digit[0] = a.digit[0] - times * 18 - 200 + rest;
            check_bytes(&a);
        }
}
END_TEST

/* The largest subtrahend that is allowed, from the largest sum of two tight numbers. */
START_TEST(subtraction_bounds)
{
    struct element25519 a, b, difference;
    mpz_t x, y;
    mpz_inits(x, y, NULL);
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++) {
        a.digit[i] = 2 * TIGHT_MAX;
        b.digit[i] = 4 * (FIELD25519_DIGIT_MASK - (i == 0 ? 18 : 0));
    }
    for (unsigned i = 0; i < 2; i++) {
        value_of(x, &a);
        value_of(y, &b);
        mpz_sub(x, x, y);
        field25519_subtract(&difference, &a, &b);
        assert_element(&difference, x, LOOSE_MAX);
        memset(i == 0 ? &b : &a, 0, sizeof a);
    }
    mpz_clears(x, y, NULL);
}
END_TEST

START_TEST(random_numbers)
{
    struct seeded_random random;
    struct element25519 a, b;
    unsigned count = test_is_quick() ? 200 : 20000;
    seeded_random_init(&random, 1);
    for (unsigned i = 0; i < count; i++) {
        draw(&a, &random, TIGHT_MAX);
        draw(&b, &random, TIGHT_MAX);
        check_sums(&a, &b);
        draw(&a, &random, LOOSE_MAX);
        draw(&b, &random, LOOSE_MAX);
        check_products(&a, &b);
        check_bytes(&a);
        if (i % 100 == 0)
            check_powers(&a);
    }
}
END_TEST

Suite *field25519_suite(void)
{
    Suite *suite = suite_create("field25519");
    TCase *cases = tcase_create("against GMP");
    tcase_set_timeout(cases, 120);
    tcase_add_unchecked_fixture(cases, textbook_start, textbook_stop);
    tcase_add_test(cases, edges);
    tcase_add_test(cases, multiples_of_p);
    tcase_add_test(cases, subtraction_bounds);
    tcase_add_test(cases, random_numbers);
    suite_add_tcase(suite, cases);
    return suite;
}
