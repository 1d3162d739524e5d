/* text.c -- tests of asn1/text.h what folds case: all octets, and characters beyond them. C's
 * own functions, in the "C" locale that a program starts with, are asked for every answer. */
#include "asn1/text.h"

#include <ctype.h>

#include "asn1/der_string.h"
#include "suites.h"

START_TEST(octets)
{
    for (int32_t c = 0; c < 128; c++) {
        ck_assert_int_eq(text_to_lower(c), tolower(c));
        ck_assert(text_is_letter(c) == (isalpha(c) != 0));
    }
}
END_TEST

/* No letter of another alphabet, and nothing that means an error or the end. */
START_TEST(no_letters)
{
    static const int32_t others[] = {-1,
                                     DER_STRING_INVALID,
                                     DER_STRING_END,
                                     0x80,
                                     0xc4,
                                     0xe4,
                                     0xff,
                                     0x130,
                                     0x212a,
                                     0x10041,
                                     0x7fffffff};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        ck_assert_int_eq(text_to_lower(others[i]), others[i]);
        ck_assert(!text_is_letter(others[i]));
    }
}
END_TEST

static bool equal(const char *a, const char *b)
{
    return text_equal_but_for_case(bytes_of_text(a), bytes_of_text(b));
}

START_TEST(comparison)
{
    ck_assert(equal("", ""));
    ck_assert(equal("ServerAuth", "sERVERaUTH"));
    ck_assert(equal("az.AZ@[`{", "AZ.az@[`{"));
    ck_assert(!equal("@", "`"));
    ck_assert(!equal("[", "{"));
    ck_assert(!equal("\xc3\x84", "\xc3\xa4"));
    ck_assert(!equal("a", "ab"));
    ck_assert(!equal("a", "b"));
}
END_TEST

Suite *text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *values = tcase_create("values");
    tcase_add_test(values, octets);
    tcase_add_test(values, no_letters);
    tcase_add_test(values, comparison);
    suite_add_tcase(suite, values);
    return suite;
}
