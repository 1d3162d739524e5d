/* result.c -- tests ec/result.h: a line for each result. */
#include "ec/result.h"

#include <string.h>

#include "suites.h"

START_TEST(texts)
{
    for (int result = EC_OK; result <= EC_FAULT; result++) {
        const char *text = ec_result_text((enum ec_result)result);
        ck_assert_ptr_nonnull(text);
        ck_assert_str_ne(text, "unknown result");
        ck_assert_int_ne(text[strlen(text) - 1], '.');
        for (int other = EC_OK; other < result; other++)
            ck_assert_str_ne(text, ec_result_text((enum ec_result)other));
    }
    ck_assert_str_eq(ec_result_text((enum ec_result)99), "unknown result");
}
END_TEST

Suite *result_suite(void)
{
    Suite *suite = suite_create("result");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, texts);
    suite_add_tcase(suite, cases);
    return suite;
}
