/* name.c -- tests x509/name.h: reading names and walking over them. Vectors by hand:
 * tests/vectors/x509/name.txt. Text is tested in name_text.c and name_random.c. */
#include "x509/name.h"

#include "asn1/oid.h"
#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/name.txt"), 57);
}
END_TEST

START_TEST(attributes_in_order)
{
    static const struct {
        const char *value;
        bool starts_rdn;
    } want[] = {{"CZ", true}, {"a", true}, {"b", false}, {"c", false}, {"d", true}};
    struct der_writer writer = {0};
    struct name_walk walk;
    struct name_attribute attribute;
    struct bytes name = fixture_name(&writer, "C=CZ,CN=a+OU=b+L=c,CN=d");
    size_t count = 0;
    static const size_t order[] = {0, 1, 3, 2, 4}; /* the SET OF is sorted: CN, L, OU */
    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute)) {
        ck_assert_uint_lt(count, 5);
        ck_assert(
            bytes_equal(attribute.contents, bytes_of_text(want[order[count]].value)));
        ck_assert(attribute.starts_rdn == want[count].starts_rdn);
        ck_assert_uint_eq(attribute.tag,
                          count == 0 ? DER_PRINTABLE_STRING : DER_UTF8_STRING);
        ck_assert(attribute.element.data + 2 == attribute.contents.data);
        count++;
    }
    ck_assert_uint_eq(count, 5);
    ck_assert(!name_walk_next(&walk, &attribute));
    der_writer_clear(&writer);
}
END_TEST

START_TEST(find)
{
    struct der_writer writer = {0};
    uint8_t tag = 0;
    struct bytes name = fixture_name(&writer, "O=x,CN=first,CN=second,C=CZ");
    ck_assert(
        bytes_equal(name_find(name, oid_common_name, &tag), bytes_of_text("first")));
    ck_assert_uint_eq(tag, DER_UTF8_STRING);
    ck_assert(
        bytes_equal(name_find(name, oid_country_name, &tag), bytes_of_text("CZ")));
    ck_assert_uint_eq(tag, DER_PRINTABLE_STRING);
    ck_assert_uint_eq(name_find(name, oid_email_address, &tag).length, 0);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(empty)
{
    static struct notation document;
    struct name_walk walk;
    struct name_attribute attribute;
    uint8_t tag;
    notation_encode(&document, "30{}", NULL);
    struct bytes name = notation_bytes(&document);
    ck_assert(name_is_empty(name) && name_is_empty(bytes_of(NULL, 0)));
    name_walk_begin(&walk, name);
    ck_assert(!name_walk_next(&walk, &attribute));
    name_walk_begin(&walk, bytes_of(NULL, 0));
    ck_assert(!name_walk_next(&walk, &attribute));
    ck_assert_uint_eq(name_find(name, oid_common_name, &tag).length, 0);
    notation_encode(&document, "30{ 31{ 30{ 06{550403} 0c{\"a\"} } } }", NULL);
    ck_assert(!name_is_empty(notation_bytes(&document)));
}
END_TEST

/* A walk goes on over what a tolerant reader has accepted. */
START_TEST(walk_over_flaws)
{
    static struct notation document;
    static struct flaw_collector c;
    struct error error = {0};
    struct bytes name;
    struct name_walk walk;
    struct name_attribute attribute;
    notation_encode(&document,
                    "30{ 31{} 31{ 30{ 06{55040a} 13{\"@\"} } 30{ 06{550403} 0c{ff} } } "
                    "31{} 31{ 30{ 06{550403} 0c{\"z\"} } } }",
                    NULL);
    flaw_collector_init(&c);
    struct der_reader reader =
        der_reader_tolerant(notation_bytes(&document), &c.flaws, &error);
    ck_assert(name_read(&reader, "name", &name));
    ck_assert_uint_eq(c.count, 5);
    size_t count = 0;
    name_walk_begin(&walk, name);
    for (; name_walk_next(&walk, &attribute); count++)
        ck_assert(attribute.starts_rdn == (count != 1));
    ck_assert_uint_eq(count, 3);
}
END_TEST

/* 10^5 RelativeDistinguishedNames: the limit of Check's time would stop what is quadratic. */
START_TEST(many_rdns)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes name;
    size_t count = test_is_quick() ? 1000 : 100000;
    der_begin(&writer, DER_SEQUENCE);
    for (size_t i = 0; i < count; i++) {
        der_begin(&writer, DER_SET);
        der_begin(&writer, DER_SEQUENCE);
        der_write_oid(&writer, oid_common_name);
        der_write(&writer, DER_UTF8_STRING, bytes_of_text("a"));
        der_end(&writer);
        der_end_set_of(&writer);
    }
    der_end(&writer);
    struct der_reader reader = der_reader_of(fixture_finish(&writer), &error);
    ck_assert(name_read(&reader, "name", &name));
    char text[64];
    ck_assert_uint_eq(name_to_text(name, text, sizeof text), 5 * count - 1);
    ck_assert(strncmp(text, "CN=a,CN=a,", 10) == 0);
    der_writer_clear(&writer);
}
END_TEST

/* A value nests no deeper than a document may; text is made of any that was read. */
START_TEST(deep_value)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes name;
    uint8_t deep[2 * 60];
    for (size_t i = 0; i < 60; i++) {
        deep[2 * i] = 0x30;
        deep[2 * i + 1] = (uint8_t)(2 * (59 - i));
    }
    der_begin(&writer, DER_SEQUENCE);
    der_begin(&writer, DER_SET);
    der_begin(&writer, DER_SEQUENCE);
    der_write_oid(&writer, oid_common_name);
    der_write_raw(&writer, bytes_of(deep, sizeof deep));
    der_end(&writer);
    der_end(&writer);
    der_end(&writer);
    struct der_reader reader = der_reader_of(fixture_finish(&writer), &error);
    ck_assert(!name_read(&reader, "name", &name));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_clear(&error);
    reader = der_reader_again(fixture_finish(&writer), &error);
    ck_assert(name_read(&reader, "name", &name));
    char text[300];
    ck_assert_uint_eq(name_to_text(name, text, sizeof text), strlen("CN=#") + 240);
    der_writer_clear(&writer);
}
END_TEST

Suite *name_suite(void)
{
    Suite *suite = suite_create("name");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 30);
    tcase_add_test(values, table);
    tcase_add_test(values, attributes_in_order);
    tcase_add_test(values, find);
    tcase_add_test(values, empty);
    tcase_add_test(values, walk_over_flaws);
    tcase_add_test(values, many_rdns);
    tcase_add_test(values, deep_value);
    suite_add_tcase(suite, values);
    return suite;
}
