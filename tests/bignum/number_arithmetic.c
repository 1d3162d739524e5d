/* number_arithmetic.c -- tests the sums and products of bignum/number.h. There are no
 * vectors: GMP's mpz functions are asked for every answer. */
#include "memory.h"
#include "operands.h"
#include "suites.h"

/* One operation on numbers, and what mpz_t says of it. */
struct operation {
    bool (*run)(struct number *result, const struct number *a, const struct number *b);
    void (*want)(mpz_t result, const mpz_t a, const mpz_t b);
};

static const struct operation addition = {number_add, mpz_add};
static const struct operation multiplication = {number_multiply, mpz_mul};

/* RESULT may be A, or B, or an object of its own. */
static void check_operation(const struct operation *operation, struct number *result,
                            const struct number *a, const struct number *b,
                            size_t limb_count)
{
    mpz_t x, y, want;
    mpz_inits(x, y, want, NULL);
    operand_to_mpz(x, a);
    operand_to_mpz(y, b);
    operation->want(want, x, y);
    bool fits = mpz_size(want) <= limb_count && limb_count <= NUMBER_LIMBS_MAX;
    ck_assert(operation->run(result, a, b) == fits);
    if (fits)
        assert_number(result, limb_count, want);
    else
        assert_zeroed(result);
    mpz_clears(x, y, want, NULL);
}

/* The result apart from the operands, in the place of one, and of the other. */
static void check_places(const struct operation *operation, const struct number *a,
                         const struct number *b, size_t limb_count)
{
    struct number result, a_copy = *a, b_copy = *b;
    operand_fill(&result);
    check_operation(operation, &result, a, b, limb_count);
    check_operation(operation, &a_copy, &a_copy, b, limb_count);
    check_operation(operation, &b_copy, a, &b_copy, limb_count);
}

static void check_with_itself(const struct operation *operation, const struct number *a,
                              size_t limb_count)
{
    struct number result, copy = *a;
    operand_fill(&result);
    check_operation(operation, &result, a, a, limb_count);
    check_operation(operation, &copy, &copy, &copy, limb_count);
}

START_TEST(add)
{
    struct number a, b;
    size_t count = operand_counts[_i];
    for (unsigned kinds = 0; kinds < OPERAND_KINDS * OPERAND_KINDS; kinds++) {
        operand_set(&a, count, kinds % OPERAND_KINDS);
        check_with_itself(&addition, &a, count);
        for (size_t i = 0; i < operand_counts_length; i++) {
            operand_set(&b, operand_counts[i], kinds / OPERAND_KINDS);
            check_places(&addition, &a, &b, count);
        }
    }
}
END_TEST

START_TEST(multiply)
{
    struct number a, b;
    size_t count = operand_counts[_i];
    for (unsigned kinds = 0; kinds < OPERAND_KINDS * OPERAND_KINDS; kinds++) {
        operand_set(&a, count, kinds % OPERAND_KINDS);
        check_with_itself(&multiplication, &a, 2 * count);
        for (size_t i = 0; i < operand_counts_length; i++) {
            operand_set(&b, operand_counts[i], kinds / OPERAND_KINDS);
            check_places(&multiplication, &a, &b, count + operand_counts[i]);
        }
    }
}
END_TEST

START_TEST(largest)
{
    struct number a, b;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set(&a, NUMBER_LIMBS_MAX / 2, kind);
        check_with_itself(&multiplication, &a, NUMBER_LIMBS_MAX);
        operand_set(&b, NUMBER_LIMBS_MAX / 2 + 1, kind);
        check_places(&multiplication, &a, &b, NUMBER_LIMBS_MAX + 1);
        operand_set(&b, NUMBER_LIMBS_MAX, kind);
        check_with_itself(&addition, &b, NUMBER_LIMBS_MAX);
    }
}
END_TEST

static void check_subtract_word(const struct number *a, uint16_t word)
{
    struct number result, copy = *a;
    mpz_t want;
    mpz_init(want);
    operand_to_mpz(want, a);
    mpz_sub_ui(want, want, word);
    operand_fill(&result);
    bool ok = number_subtract_word(&result, a, word);
    ck_assert(ok == (mpz_sgn(want) >= 0));
    ck_assert(number_subtract_word(&copy, &copy, word) == ok);
    if (ok) {
        assert_number(&result, a->limb_count, want);
        assert_number(&copy, a->limb_count, want);
    } else {
        assert_zeroed(&result);
        assert_zeroed(&copy);
    }
    mpz_clear(want);
}

START_TEST(subtract_word)
{
    static const uint16_t words[] = {0, 1, 2, 0x7fff, 0x8000, UINT16_MAX};
    struct number a;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
            operand_set(&a, operand_counts[_i], kind);
            check_subtract_word(&a, words[i]);
        }
        operand_set(&a, operand_counts[_i], OPERAND_ZERO); /* around the word itself */
        for (a.limb[0] = 0; a.limb[0] < 4; a.limb[0]++)
            check_subtract_word(&a, words[i]);
        for (a.limb[0] = 0xfffd; a.limb[0] < 0x10003; a.limb[0]++)
            check_subtract_word(&a, words[i]);
    }
}
END_TEST

/* GMP would stop the process on numbers without limbs. */
START_TEST(no_limbs)
{
    struct number a, none, result;
    number_wipe(&none);
    operand_set(&a, 3, OPERAND_RANDOM);

    operand_fill(&result);
    ck_assert(!number_multiply(&result, &a, &none));
    assert_zeroed(&result);
    operand_fill(&result);
    ck_assert(!number_multiply(&result, &none, &a));
    assert_zeroed(&result);
    operand_fill(&result);
    ck_assert(!number_add(&result, &none, &a));
    assert_zeroed(&result);
    operand_fill(&result);
    ck_assert(!number_subtract_word(&result, &none, 1));
    assert_zeroed(&result);
    ck_assert(number_add(&result, &a, &none));
    ck_assert(number_equal(&result, &a));
}
END_TEST

START_TEST(multiply_without_memory)
{
    struct number a, result;
    operand_set(&a, 16, OPERAND_RANDOM);
    operand_fill(&result);
    memory_fail_after(0);
    ck_assert(!number_multiply(&result, &a, &a));
    assert_zeroed(&result);
    memory_never_fail();
    ck_assert(number_multiply(&result, &a, &a));
}
END_TEST

Suite *number_arithmetic_suite(void)
{
    Suite *suite = suite_create("number_arithmetic");
    int sizes = (int)operand_counts_length;
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_loop_test(values, add, 0, sizes);
    tcase_add_loop_test(values, multiply, 0, sizes);
    tcase_add_loop_test(values, subtract_word, 0, sizes);
    tcase_add_test(values, largest);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_test(rejects, no_limbs);
    tcase_add_test(rejects, multiply_without_memory);
    suite_add_tcase(suite, rejects);
    return suite;
}
