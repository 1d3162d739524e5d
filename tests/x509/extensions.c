/* extensions.c -- tests x509/extensions.h: the list, the values that are decoded, the
 * walks. Vectors by hand: tests/vectors/x509/extensions.txt. */
#include "x509/extensions.h"

#include "asn1/oid.h"
#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"

static struct notation document;

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/extensions.txt"), 120);
}
END_TEST

/* Every known extension with its field, as it is written and as it is read. */
#define ALL_EXTENSIONS                                                                 \
    "30{ 30{ 06{551d13} 01{ff} 04{ 30{ 01{ff} 02{0100} } } }"                          \
    "    30{ 06{551d0f} 01{ff} 04{ 03{ 070180 } } }"                                   \
    "    30{ 06{551d25} 04{ 30{ 06{2b06010505070301} 06{2a0304} } } }"                 \
    "    30{ 06{551d11} 01{ff} 04{ 30{ 82{\"a\"} 87{01020304} } } }"                   \
    "    30{ 06{551d0e} 04{ 04{ 010203 } } }"                                          \
    "    30{ 06{551d23} 04{ 30{ 80{0405} a1{ 82{\"b\"} } 82{00ff} } } }"               \
    "    30{ 06{551d1e} 01{ff} 04{ 30{ a0{ 30{ 82{\"c\"} } } } } }"                    \
    "    30{ 06{551d20} 04{ 30{ 30{ 06{2a0304} } } } }"                                \
    "    30{ 06{551d21} 04{ 30{ 30{ 06{2a0304} 06{2a0305} } } } }"                     \
    "    30{ 06{551d24} 01{ff} 04{ 30{ 81{05} } } }"                                   \
    "    30{ 06{551d36} 01{ff} 04{ 02{06} } }"                                         \
    "    30{ 06{551d1f} 04{ 30{ 30{ a0{ a0{ 82{\"d\"} } } } } } }"                     \
    "    30{ 06{551d2e} 04{ 30{ 30{ a0{ a0{ 82{\"e\"} } } } } } }"                     \
    "    30{ 06{2b06010505070101} 04{ 30{ 30{ 06{2a0306} 82{\"f\"} } } } } }"

/* The same of a CRL. */
#define ALL_CRL_EXTENSIONS                                                             \
    "30{ 30{ 06{551d23} 04{ 30{ 80{0405} } } }"                                        \
    "    30{ 06{551d2e} 04{ 30{ 30{ a0{ a0{ 82{\"e\"} } } } } } }"                     \
    "    30{ 06{2b06010505070101} 04{ 30{ 30{ 06{2a0306} 82{\"f\"} } } } }"            \
    "    30{ 06{551d14} 04{ 02{00} } }"                                                \
    "    30{ 06{551d1b} 01{ff} 04{ 02{00ff} } }"                                       \
    "    30{ 06{551d1c} 01{ff} 04{ 30{ 84{ff} } } } }"

static struct extensions read_text_of(const char *text, enum extensions_owner owner)
{
    struct extensions extensions;
    struct error error = {0};
    notation_encode(&document, text, NULL);
    struct der_reader reader = der_reader_of(notation_bytes(&document), &error);
    ck_assert_msg(extensions_read(&reader, owner, &extensions), "%s", error.message);
    return extensions;
}

static struct extensions read_text(const char *text)
{
    return read_text_of(text, EXTENSIONS_OF_CERTIFICATE);
}

static void assert_octets(struct bytes have, const char *hex)
{
    uint8_t want[256];
    ck_assert_msg(bytes_equal(have, bytes_of(want, test_hex(hex, want, sizeof want))),
                  "want %s", hex);
}

START_TEST(fields)
{
    struct extensions e = read_text(ALL_EXTENSIONS);
    ck_assert(bytes_equal(e.element, notation_bytes(&document)));
    ck_assert_uint_eq(e.present, (1u << EXTENSION_CRL_NUMBER) - 1);
    ck_assert_uint_eq(
        e.critical,
        1u << EXTENSION_BASIC_CONSTRAINTS | 1u << EXTENSION_KEY_USAGE |
            1u << EXTENSION_SUBJECT_ALT_NAME | 1u << EXTENSION_NAME_CONSTRAINTS |
            1u << EXTENSION_POLICY_CONSTRAINTS | 1u << EXTENSION_INHIBIT_ANY_POLICY);
    ck_assert_uint_eq(e.unknown_critical.length, 0);
    ck_assert(e.basic_constraints.ca && e.basic_constraints.has_path_length);
    ck_assert_uint_eq(e.basic_constraints.path_length, 256);
    ck_assert_uint_eq(e.key_usage, KEY_USAGE_ENCIPHER_ONLY | KEY_USAGE_DECIPHER_ONLY);
    assert_octets(e.ext_key_usage, "300f06082b0601050507030106032a0304");
    assert_octets(e.subject_alt_name, "3009820161870401020304");
    assert_octets(e.subject_key_identifier, "010203");
    assert_octets(e.authority_key_identifier.key_identifier, "0405");
    assert_octets(e.authority_key_identifier.authority_cert_issuer, "a103820162");
    assert_octets(e.authority_key_identifier.authority_cert_serial, "00ff");
}
END_TEST

START_TEST(newer_fields)
{
    struct extensions e = read_text(ALL_EXTENSIONS);
    assert_octets(e.name_constraints.permitted_subtrees, "a0053003820163");
    ck_assert_uint_eq(e.name_constraints.excluded_subtrees.length, 0);
    assert_octets(e.certificate_policies, "3007300506032a0304");
    assert_octets(e.policy_mappings, "300c300a06032a030406032a0305");
    ck_assert_uint_eq(e.policy_constraints.inhibit_policy_mapping, 5);
    ck_assert_uint_eq(e.inhibit_any_policy, 6);
    assert_octets(e.crl_distribution_points, "30093007a005a003820164");
    assert_octets(e.freshest_crl, "30093007a005a003820165");
    assert_octets(e.authority_info_access, "300a300806032a0306820166");
}
END_TEST

START_TEST(fields_of_a_crl)
{
    struct extensions e = read_text_of(ALL_CRL_EXTENSIONS, EXTENSIONS_OF_CRL);
    ck_assert_uint_eq(e.present, 1u << EXTENSION_AUTHORITY_KEY_IDENTIFIER |
                                     1u << EXTENSION_FRESHEST_CRL |
                                     1u << EXTENSION_AUTHORITY_INFO_ACCESS |
                                     1u << EXTENSION_CRL_NUMBER |
                                     1u << EXTENSION_DELTA_CRL_INDICATOR |
                                     1u << EXTENSION_ISSUING_DISTRIBUTION_POINT);
    ck_assert_uint_eq(e.critical, 1u << EXTENSION_DELTA_CRL_INDICATOR |
                                      1u << EXTENSION_ISSUING_DISTRIBUTION_POINT);
    ck_assert_uint_eq(e.unknown_critical.length, 0);
    ck_assert_uint_eq(e.crl_number.length, 0);
    assert_octets(e.delta_crl_indicator, "ff");
    assert_octets(e.issuing_distribution_point, "30038401ff");
    struct der_writer writer = {0};
    extensions_write(&writer, &e);
    ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
    der_writer_clear(&writer);
}
END_TEST

/* What a certificate has is unknown in a CRL, and the other way round; the first critical
 * one is kept. */
START_TEST(unknown_critical)
{
    struct extensions e = read_text("30{ 30{ 06{2a0304} 04{ 05{} } } }");
    ck_assert_uint_eq(e.unknown_critical.length, 0);
    e = read_text(
        "30{ 30{ 06{2a0304} 01{ff} 04{ 05{} } } 30{ 06{2a0305} 01{ff} 04{ 05{} } } }");
    assert_octets(e.unknown_critical, "2a0304");
    e = read_text(
        "30{ 30{ 06{2a0304} 04{ 05{} } } 30{ 06{551d1c} 01{ff} 04{ 30{ 84{ff} } } }"
        "    30{ 06{2a0305} 01{ff} 04{ 05{} } } }");
    assert_octets(e.unknown_critical, "551d1c");
    ck_assert_uint_eq(e.present, 0);
    e = read_text_of(ALL_EXTENSIONS, EXTENSIONS_OF_CRL);
    assert_octets(e.unknown_critical, "551d13");
    ck_assert_uint_eq(e.present, 1u << EXTENSION_AUTHORITY_KEY_IDENTIFIER |
                                     1u << EXTENSION_FRESHEST_CRL |
                                     1u << EXTENSION_AUTHORITY_INFO_ACCESS);
}
END_TEST

START_TEST(written_again)
{
    struct der_writer writer = {0};
    struct extensions e = read_text(ALL_EXTENSIONS);
    extensions_write(&writer, &e);
    ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
    der_writer_clear(&writer);
}
END_TEST

/* Each of the bits of keyUsage alone, against X.690 11.2.2. */
START_TEST(key_usage_bits)
{
    static const char *const values[KEY_USAGE_BITS] = {
        "0780", "0640", "0520", "0410", "0308", "0204", "0102", "0001", "070080"};
    for (unsigned i = 0; i < KEY_USAGE_BITS; i++) {
        char text[64];
        struct der_writer writer = {0};
        snprintf(text, sizeof text, "30{ 30{ 06{551d0f} 04{ 03{ %s } } } }", values[i]);
        struct extensions e = read_text(text);
        ck_assert_uint_eq(e.key_usage, 1u << i);
        extensions_write(&writer, &e);
        ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
        der_writer_clear(&writer);
    }
}
END_TEST

START_TEST(path_lengths)
{
    static const struct {
        const char *contents;
        uint32_t value;
    } cases[] = {{"00", 0},     {"01", 1},         {"7f", 127},
                 {"0080", 128}, {"00ffff", 65535}, {"7fffffff", PATH_LENGTH_MAX}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[80];
        struct der_writer writer = {0};
        snprintf(text, sizeof text, "30{ 30{ 06{551d13} 04{ 30{ 01{ff} 02{%s} } } } }",
                 cases[i].contents);
        struct extensions e = read_text(text);
        ck_assert_uint_eq(e.basic_constraints.path_length, cases[i].value);
        extensions_write(&writer, &e);
        ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
        der_writer_clear(&writer);
    }
}
END_TEST

START_TEST(add_and_ask)
{
    struct extensions e = {0};
    struct der_writer writer = {0};
    extensions_write(&writer, &e);
    ck_assert_uint_eq(fixture_finish(&writer).length, 0);
    for (enum extension_id id = 0; id < EXTENSION_COUNT; id++) {
        ck_assert(!extensions_has(&e, id) && !extensions_is_critical(&e, id));
        extensions_add(&e, id, true);
        ck_assert(extensions_has(&e, id) && extensions_is_critical(&e, id));
        extensions_add(&e, id, false);
        ck_assert(extensions_has(&e, id) && !extensions_is_critical(&e, id));
    }
    e.present = 0;
    e.critical = 1;
    ck_assert(!extensions_is_critical(&e, 0));
    der_writer_clear(&writer);
}
END_TEST

START_TEST(identifiers)
{
    ck_assert_int_eq(extension_id_of(oid_basic_constraints, EXTENSIONS_OF_CERTIFICATE),
                     EXTENSION_BASIC_CONSTRAINTS);
    ck_assert_int_eq(extension_id_of(oid_basic_constraints, EXTENSIONS_OF_CRL),
                     EXTENSION_COUNT);
    ck_assert_int_eq(extension_id_of(oid_crl_number, EXTENSIONS_OF_CERTIFICATE),
                     EXTENSION_COUNT);
    ck_assert_int_eq(extension_id_of(oid_crl_number, EXTENSIONS_OF_CRL),
                     EXTENSION_CRL_NUMBER);
    for (int owner = EXTENSIONS_OF_CERTIFICATE; owner <= EXTENSIONS_OF_CRL;
         owner *= 2) {
        enum extensions_owner of = (enum extensions_owner)owner;
        ck_assert_int_eq(extension_id_of(oid_authority_key_identifier, of),
                         EXTENSION_AUTHORITY_KEY_IDENTIFIER);
        ck_assert_int_eq(extension_id_of(oid_common_name, of), EXTENSION_COUNT);
        ck_assert_int_eq(extension_id_of(bytes_of(NULL, 0), of), EXTENSION_COUNT);
    }
}
END_TEST

START_TEST(walk_list)
{
    struct extensions_walk walk;
    struct extension extension;
    size_t count = 0, critical = 0;
    struct extensions e = read_text(
        "30{ 30{ 06{2a0304} 04{ 0401ff } } 30{ 06{2a0305} 01{ff} 04{ 05{} } } }");
    extensions_walk_begin(&walk, e.element);
    for (; extensions_walk_next(&walk, &extension); count++) {
        critical += extension.critical;
        ck_assert_uint_eq(extension.oid.data[2], 4 + count);
        ck_assert_uint_eq(extension.value.length, 3 - count);
    }
    ck_assert(count == 2 && critical == 1 && e.present == 0);
    extensions_walk_begin(&walk, bytes_of(NULL, 0));
    ck_assert(!extensions_walk_next(&walk, &extension));
}
END_TEST

START_TEST(walk_purposes)
{
    struct key_purpose_walk walk;
    struct bytes oid;
    struct extensions e = read_text(ALL_EXTENSIONS);
    key_purpose_walk_begin(&walk, e.ext_key_usage);
    ck_assert(key_purpose_walk_next(&walk, &oid) && bytes_equal(oid, oid_server_auth));
    ck_assert(key_purpose_walk_next(&walk, &oid));
    assert_octets(oid, "2a0304");
    ck_assert(!key_purpose_walk_next(&walk, &oid));
    key_purpose_walk_begin(&walk, bytes_of(NULL, 0));
    ck_assert(!key_purpose_walk_next(&walk, &oid));
}
END_TEST

/* A value that cannot be read is not there: nobody takes a half of it for true. */
START_TEST(unreadable_is_absent)
{
    struct flaw_collector c;
    struct error error = {0};
    struct extensions e;
    flaw_collector_init(&c);
    notation_encode(&document,
                    "30{ 30{ 06{551d13} 01{ff} 04{ 30{ 01{ff} 02{ff} } } }"
                    "    30{ 06{551d0f} 04{ 03{ 05a0 } } } }",
                    NULL);
    struct der_reader reader =
        der_reader_tolerant(notation_bytes(&document), &c.flaws, &error);
    ck_assert(extensions_read(&reader, EXTENSIONS_OF_CERTIFICATE, &e));
    ck_assert(c.count == 1 && !extensions_has(&e, EXTENSION_BASIC_CONSTRAINTS));
    ck_assert(!extensions_is_critical(&e, EXTENSION_BASIC_CONSTRAINTS));
    ck_assert(extensions_has(&e, EXTENSION_KEY_USAGE));
    assert_octets(e.unknown_critical, "551d13");
}
END_TEST

/* Nor does an element of one stay behind. */
START_TEST(unreadable_leaves_no_element)
{
    struct flaw_collector c;
    struct error error = {0};
    struct extensions e;
    flaw_collector_init(&c);
    notation_encode(&document,
                    "30{ 30{ 06{551d20} 04{ 30{ 05{} } } }"
                    "    30{ 06{551d21} 04{ 30{ 05{} } } }"
                    "    30{ 06{551d1f} 04{ 30{ 05{} } } }"
                    "    30{ 06{551d2e} 04{ 30{ 05{} } } }"
                    "    30{ 06{2b06010505070101} 04{ 30{ 05{} } } } }",
                    NULL);
    struct der_reader reader =
        der_reader_tolerant(notation_bytes(&document), &c.flaws, &error);
    ck_assert(extensions_read(&reader, EXTENSIONS_OF_CERTIFICATE, &e));
    ck_assert(c.count == 5 && e.present == 0);
    ck_assert_uint_eq(e.certificate_policies.length + e.policy_mappings.length +
                          e.crl_distribution_points.length + e.freshest_crl.length +
                          e.authority_info_access.length,
                      0);
}
END_TEST

/* COUNT extensions 1.2.3.N whose values are NULL, of 12 octets each. */
static void write_many(struct der_writer *writer, size_t count)
{
    der_begin(writer, DER_SEQUENCE);
    for (size_t i = 1000; i < 1000 + count; i++) {
        uint8_t oid[4] = {0x2a, 0x03, (uint8_t)(0x80 | i >> 7), (uint8_t)(i & 0x7f)};
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, bytes_of(oid, sizeof oid));
        der_write(writer, DER_OCTET_STRING, bytes_of("\x05\x00", 2));
        der_end(writer);
    }
    der_end(writer);
}

/* EXTENSIONS_MAX are read; the first one more is told of, by its place, tolerantly too. */
START_TEST(limit)
{
    for (size_t count = EXTENSIONS_MAX; count <= EXTENSIONS_MAX + 2; count++) {
        struct der_writer writer = {0};
        struct error error = {0};
        struct extensions e;
        struct flaw_collector c;
        flaw_collector_init(&c);
        write_many(&writer, count);
        struct bytes der = fixture_finish(&writer);
        struct der_reader reader = der_reader_tolerant(der, &c.flaws, &error);
        ck_assert(extensions_read(&reader, EXTENSIONS_OF_CERTIFICATE, &e) ==
                  (count == EXTENSIONS_MAX));
        ck_assert_uint_eq(c.count, 0);
        if (count > EXTENSIONS_MAX) {
            ck_assert_int_eq(error.kind, ERROR_LIMIT);
            ck_assert_uint_eq(error.offset, 4 + EXTENSIONS_MAX * 12);
        }
        der_writer_clear(&writer);
    }
}
END_TEST

Suite *extensions_suite(void)
{
    Suite *suite = suite_create("extensions");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, fields);
    tcase_add_test(values, newer_fields);
    tcase_add_test(values, fields_of_a_crl);
    tcase_add_test(values, unknown_critical);
    tcase_add_test(values, written_again);
    tcase_add_test(values, key_usage_bits);
    tcase_add_test(values, path_lengths);
    tcase_add_test(values, add_and_ask);
    tcase_add_test(values, identifiers);
    tcase_add_test(values, walk_list);
    tcase_add_test(values, walk_purposes);
    tcase_add_test(values, unreadable_is_absent);
    tcase_add_test(values, unreadable_leaves_no_element);
    tcase_add_test(values, limit);
    suite_add_tcase(suite, values);
    return suite;
}
