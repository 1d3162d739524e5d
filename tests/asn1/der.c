/* der.c -- tests asn1/der.h: the names of types are those of X.680, and every identifier
 * octet has one. The identifier octets are X.680 section 8.6, table 1. */
#include "asn1/der.h"

#include <string.h>

#include "suites.h"

static const struct {
    uint8_t tag;
    const char *name;
} names[] = {
    {0x01, "BOOLEAN"},
    {0x02, "INTEGER"},
    {0x03, "BIT STRING"},
    {0x04, "OCTET STRING"},
    {0x05, "NULL"},
    {0x06, "OBJECT IDENTIFIER"},
    {0x0a, "ENUMERATED"},
    {0x0c, "UTF8String"},
    {0x12, "NumericString"},
    {0x13, "PrintableString"},
    {0x14, "TeletexString"},
    {0x16, "IA5String"},
    {0x17, "UTCTime"},
    {0x18, "GeneralizedTime"},
    {0x1a, "VisibleString"},
    {0x1c, "UniversalString"},
    {0x1e, "BMPString"},
    {0x30, "SEQUENCE"},
    {0x31, "SET"},
    {0x00, "[UNIVERSAL 0]"},
    {0x24, "[UNIVERSAL 4] constructed"},
    {0x1f, "[UNIVERSAL >30]"},
    {0x7f, "[APPLICATION >30] constructed"},
    {0xbf, "[>30] constructed"},
    {0x41, "[APPLICATION 1]"},
    {0x7e, "[APPLICATION 30] constructed"},
    {0x80, "[0]"},
    {0xa0, "[0] constructed"},
    {0xa3, "[3] constructed"},
    {0xc2, "[PRIVATE 2]"},
    {0xfe, "[PRIVATE 30] constructed"},
    {DER_CONTEXT(7), "[7]"},
    {DER_CONTEXT_CONSTRUCTED(1), "[1] constructed"},
};

START_TEST(names_of_types)
{
    char name[DER_TAG_NAME_SIZE];
    ck_assert_ptr_eq(der_tag_name(names[_i].tag, name), name);
    ck_assert_str_eq(name, names[_i].name);
}
END_TEST

/* Every identifier octet has a name of its own that fits. */
START_TEST(names_are_different)
{
    static char all[256][DER_TAG_NAME_SIZE];
    for (unsigned tag = 0; tag < 256; tag++) {
        memset(all[tag], 'x', DER_TAG_NAME_SIZE);
        der_tag_name((uint8_t)tag, all[tag]);
        ck_assert_ptr_nonnull(memchr(all[tag], '\0', DER_TAG_NAME_SIZE));
        ck_assert_uint_gt(strlen(all[tag]), 0);
        for (unsigned other = 0; other < tag; other++)
            ck_assert_str_ne(all[other], all[tag]);
    }
}
END_TEST

Suite *der_suite(void)
{
    Suite *suite = suite_create("der");
    TCase *vectors = tcase_create("vectors");
    tcase_add_loop_test(vectors, names_of_types, 0, sizeof names / sizeof names[0]);
    tcase_add_test(vectors, names_are_different);
    suite_add_tcase(suite, vectors);
    return suite;
}
