/* hex.c -- tests asn1/hex.h. Values: by hand. */
#include "asn1/hex.h"

#include <ctype.h>

#include "suites.h"

/* Every octet as a character, against the C library's idea of a digit. */
START_TEST(digits)
{
    for (int c = 0; c < 256; c++) {
        int lower = tolower(c);
        int want = !isxdigit(c) ? -1 : isdigit(c) ? c - '0' : lower - 'a' + 10;
        ck_assert_int_eq(hex_digit((char)c), want);
    }
}
END_TEST

START_TEST(octets)
{
    ck_assert_int_eq(hex_octet("00"), 0);
    ck_assert_int_eq(hex_octet("aF"), 0xaf);
    ck_assert_int_eq(hex_octet("fffff"), 0xff);
    ck_assert_int_eq(hex_octet(""), -1);
    ck_assert_int_eq(hex_octet("a"), -1);
    ck_assert_int_eq(hex_octet("g0"), -1);
    ck_assert_int_eq(hex_octet("0x"), -1);
}
END_TEST

START_TEST(decode)
{
    uint8_t out[3];
    size_t length;
    ck_assert(hex_decode("00fFa5", out, sizeof out, &length));
    ck_assert_uint_eq(length, 3);
    ck_assert_mem_eq(out, "\x00\xff\xa5", 3);
    ck_assert(hex_decode("", out, sizeof out, &length));
    ck_assert_uint_eq(length, 0);
    static const char *const refused[] = {"0",   "000",   "0g",      " 00",
                                          "00 ", "00:11", "00000000"};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        ck_assert_msg(!hex_decode(refused[i], out, sizeof out, &length), "%s",
                      refused[i]);
}
END_TEST

Suite *hex_suite(void)
{
    Suite *suite = suite_create("hex");
    TCase *values = tcase_create("values");
    tcase_add_test(values, digits);
    tcase_add_test(values, octets);
    tcase_add_test(values, decode);
    suite_add_tcase(suite, values);
    return suite;
}
