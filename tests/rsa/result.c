/* result.c -- tests rsa/result.h: each result has a line of English of its own. */
#include "rsa/result.h"

#include <string.h>

#include "suites.h"

#define RESULT_COUNT (RSA_NO_MEMORY + 1)

START_TEST(texts)
{
    for (int i = 0; i < RESULT_COUNT; i++) {
        const char *text = rsa_result_text((enum rsa_result)i);
        ck_assert_uint_gt(strlen(text), 0);
        ck_assert_int_ne(text[strlen(text) - 1], '.');
        ck_assert_ptr_null(strchr(text, '\n'));
        ck_assert_str_ne(text, "unknown result");
        for (int other = 0; other < i; other++)
            ck_assert_str_ne(text, rsa_result_text((enum rsa_result)other));
    }
}
END_TEST

Suite *result_suite(void)
{
    Suite *suite = suite_create("result");
    TCase *values = tcase_create("values");
    tcase_add_test(values, texts);
    suite_add_tcase(suite, values);
    return suite;
}
