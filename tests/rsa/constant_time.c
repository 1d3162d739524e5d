/* constant_time.c -- tests rsa/constant_time.h: what the masks are. That there is no branch
 * on them is for `make check-constant-time`. */
#include "rsa/constant_time.h"

#include <string.h>

#include "suites.h"

#define ALL_ONES SIZE_MAX
#define TOP_BIT  (SIZE_MAX / 2 + 1)

static const size_t values[] = {
    0,     1,           2,       3,           0x7f,         0x80,    0xff,
    0x100, TOP_BIT - 1, TOP_BIT, TOP_BIT + 1, ALL_ONES - 1, ALL_ONES};

#define VALUE_COUNT (sizeof values / sizeof values[0])

static size_t mask_of(bool truth)
{
    return truth ? ALL_ONES : 0;
}

START_TEST(comparisons)
{
    for (size_t i = 0; i < VALUE_COUNT; i++) {
        size_t a = values[i];
        ck_assert_uint_eq(mask_from_top_bit(a), mask_of(a >= TOP_BIT));
        ck_assert_uint_eq(mask_is_zero(a), mask_of(a == 0));
        for (size_t j = 0; j < VALUE_COUNT; j++) {
            size_t b = values[j];
            ck_assert_uint_eq(mask_equal(a, b), mask_of(a == b));
            if (a < TOP_BIT && b < TOP_BIT)
                ck_assert_uint_eq(mask_less(a, b), mask_of(a < b));
            ck_assert_uint_eq(mask_select(ALL_ONES, a, b), a);
            ck_assert_uint_eq(mask_select(0, a, b), b);
        }
    }
}
END_TEST

/* All pairs of octets. */
START_TEST(octets)
{
    for (size_t a = 0; a < 256; a++)
        for (size_t b = 0; b < 256; b++) {
            ck_assert_uint_eq(mask_equal(a, b), mask_of(a == b));
            ck_assert_uint_eq(mask_less(a, b), mask_of(a < b));
        }
}
END_TEST

START_TEST(differences)
{
    uint8_t a[64], b[64];
    memset(a, 0xa5, sizeof a);
    memcpy(b, a, sizeof a);
    ck_assert_uint_eq(mask_differs(a, b, 0), 0);
    ck_assert_uint_eq(mask_differs(a, b, sizeof a), 0);
    for (size_t bit = 0; bit < 8 * sizeof a; bit++) {
        b[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_uint_eq(mask_differs(a, b, sizeof a), ALL_ONES);
        ck_assert_uint_eq(mask_differs(a, b, bit / 8), 0);
        b[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
}
END_TEST

Suite *constant_time_suite(void)
{
    Suite *suite = suite_create("constant_time");
    TCase *cases = tcase_create("values");
    tcase_add_test(cases, comparisons);
    tcase_add_test(cases, octets);
    tcase_add_test(cases, differences);
    suite_add_tcase(suite, cases);
    return suite;
}
