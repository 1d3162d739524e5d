/* secret_text.c -- private keys in text, and in BER. */
#include <stdlib.h>
#include "tests/support/private_keys.h"
#include "suites.h"
#include "tests/support/files.h"
#include "schema/schema.h"
#include "schema/secret.h"

START_TEST(text)
{
    static const char pem[] = "-----BEGIN RSA PRIVATE KEY-----\nMIIC";
    struct secret_search search = {bytes_of_text(pem), 0};
    struct secret_range range;
    ck_assert(secret_search_next(&search, &range));
    ck_assert_uint_eq(range.start, strlen(pem) - 5);
    ck_assert_uint_eq(range.end, strlen(pem));
    ck_assert(!secret_search_next(&search, &range));
}
END_TEST

/* Keys in text, and of indefinite length; what is private begins at START. */
static const struct {
    const char *name, *hex;
    size_t start;
} in_text[] = {
    {"base 64 of PKCS#8", "0c144d43344341514177425159444b32567742434945", 2},
    {"the same, characters of two octets",
     "1e28004d00430034004300410051004100770042005100590044004b0032005600"
     "770042004300490045",
     3},
    {"base 64 of a DSA key", "4d4949435851494241444343416a554742797147534d34344241453d",
     0},
    {"base 64 of PKCS#1", "4d4949457051494241414b43415145417362493d", 0},
    {"base 64 of SEC 1, in lines", "4d4863430a41514545494445790d0a4d7a51314e673d3d", 0},
    {"the label in UTF-16",
     "005000520049005600410054004500200"
     "04b00450059002d002d002d002d002d004d",
     32},
    {"the label in UTF-16, the other way",
     "5000520049005600410054004500200"
     "04b00450059002d002d002d002d002d004d00",
     31},
    {"PKCS#8, the algorithm of indefinite length",
     "3080020100308006032b657000000422"
     "0420"
     "0102030405060708091011121314151617181920212223242526272829303132"
     "0000",
     12},
};

START_TEST(found_in_text)
{
    uint8_t octets[256];
    struct secret_search search = {{octets, 0}, 0};
    struct secret_range range;
    search.document.length = test_hex(in_text[_i].hex, octets, sizeof octets);
    ck_assert_msg(secret_search_next(&search, &range), "%s", in_text[_i].name);
    ck_assert_msg(range.start == in_text[_i].start, "%s: %zu", in_text[_i].name,
                  range.start);
    ck_assert_uint_eq(range.end, search.document.length);
}
END_TEST

Suite *secret_text_suite(void)
{
    Suite *suite = suite_create("schema secret text");
    TCase *found = tcase_create("found");
    tcase_add_test(found, text);
    tcase_add_loop_test(found, found_in_text, 0, sizeof in_text / sizeof in_text[0]);
    suite_add_tcase(suite, found);
    return suite;
}
