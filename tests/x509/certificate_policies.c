/* certificate_policies.c -- tests x509/certificate_policies.h: the four extensions about
 * policies, their walks and their limits. Vectors by hand: tests/vectors/x509/policies.txt. */
#include "x509/certificate_policies.h"

#include "asn1/oid.h"
#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"

static struct notation document;

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/policies.txt"), 71);
}
END_TEST

static struct extensions read_text(const char *text)
{
    struct extensions extensions;
    struct error error = {0};
    notation_encode(&document, text, NULL);
    struct der_reader reader = der_reader_of(notation_bytes(&document), &error);
    ck_assert_msg(extensions_read(&reader, EXTENSIONS_OF_CERTIFICATE, &extensions),
                  "%s", error.message);
    return extensions;
}

/* What EXTENSIONS write is what was read. */
static void expect_written_again(const struct extensions *extensions)
{
    struct der_writer writer = {0};
    extensions_write(&writer, extensions);
    ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
    der_writer_clear(&writer);
}

static void expect_oid(struct bytes oid, const char *dotted)
{
    char text[OID_TEXT_SIZE];
    ck_assert_str_eq(oid_to_text(oid, text), dotted);
}

START_TEST(policies)
{
    struct policy_walk walk;
    struct bytes policy, qualifiers;
    struct extensions e =
        read_text("30{ 30{ 06{551d20} 04{ 30{ 30{ 06{2a0304} }"
                  "    30{ 06{551d2000} 30{ 30{ 06{2a0306} 05{} } } } } } } }");
    policy_walk_begin(&walk, e.certificate_policies);
    ck_assert(policy_walk_next(&walk, &policy, &qualifiers));
    expect_oid(policy, "1.2.3.4");
    ck_assert_uint_eq(qualifiers.length, 0);
    ck_assert(policy_walk_next(&walk, &policy, &qualifiers));
    ck_assert(bytes_equal(policy, oid_any_policy));
    ck_assert_uint_eq(qualifiers.length, 11);
    ck_assert_mem_eq(qualifiers.data, "\x30\x09\x30\x07\x06\x03\x2a\x03\x06\x05\x00",
                     11);
    ck_assert(!policy_walk_next(&walk, &policy, &qualifiers));
    policy_walk_begin(&walk, e.certificate_policies);
    ck_assert(policy_walk_next(&walk, &policy, NULL));
    ck_assert(policy_walk_next(&walk, &policy, NULL));
    ck_assert(!policy_walk_next(&walk, &policy, NULL));
    expect_written_again(&e);
}
END_TEST

START_TEST(mappings)
{
    struct policy_walk walk;
    struct bytes issuer_domain, subject_domain;
    struct extensions e =
        read_text("30{ 30{ 06{551d21} 01{ff} 04{ 30{ 30{ 06{2a0304} 06{2a0305} }"
                  "    30{ 06{2a0306} 06{2a0307} } } } } }");
    policy_walk_begin(&walk, e.policy_mappings);
    ck_assert(policy_walk_next_mapping(&walk, &issuer_domain, &subject_domain));
    expect_oid(issuer_domain, "1.2.3.4");
    expect_oid(subject_domain, "1.2.3.5");
    ck_assert(policy_walk_next_mapping(&walk, &issuer_domain, &subject_domain));
    expect_oid(issuer_domain, "1.2.3.6");
    expect_oid(subject_domain, "1.2.3.7");
    ck_assert(!policy_walk_next_mapping(&walk, &issuer_domain, &subject_domain));
    expect_written_again(&e);
}
END_TEST

START_TEST(walks_over_nothing)
{
    struct policy_walk walk;
    struct bytes a, b;
    policy_walk_begin(&walk, bytes_of(NULL, 0));
    ck_assert(!policy_walk_next(&walk, &a, &b));
    ck_assert(!policy_walk_next_mapping(&walk, &a, &b));
}
END_TEST

/* Each field of policyConstraints alone and both, and inhibitAnyPolicy. */
START_TEST(constraints)
{
    struct extensions e = read_text("30{ 30{ 06{551d24} 01{ff} 04{ 30{ 80{00} } } } }");
    ck_assert(e.policy_constraints.has_require_explicit_policy);
    ck_assert(!e.policy_constraints.has_inhibit_policy_mapping);
    ck_assert_uint_eq(e.policy_constraints.require_explicit_policy, 0);
    expect_written_again(&e);

    e = read_text("30{ 30{ 06{551d24} 04{ 30{ 81{0100} } } } }");
    ck_assert(!e.policy_constraints.has_require_explicit_policy);
    ck_assert(e.policy_constraints.has_inhibit_policy_mapping);
    ck_assert_uint_eq(e.policy_constraints.inhibit_policy_mapping, 256);
    expect_written_again(&e);

    e = read_text("30{ 30{ 06{551d24} 04{ 30{ 80{0080} 81{7fffffff} } } }"
                  "    30{ 06{551d36} 01{ff} 04{ 02{03} } } }");
    ck_assert_uint_eq(e.policy_constraints.require_explicit_policy, 128);
    ck_assert_uint_eq(e.policy_constraints.inhibit_policy_mapping, SKIP_CERTS_MAX);
    ck_assert_uint_eq(e.inhibit_any_policy, 3);
    expect_written_again(&e);
}
END_TEST

/* A number that no chain comes near, and one that would be small again in 32 or 64 bits,
 * skips them all. */
START_TEST(large_skip_certs)
{
    static const char *const large[] = {"0080000000", "0100000000",
                                        "010000000000000000",
                                        "00ffffffffffffffffffffffffffffffff"};
    for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
        char text[256];
        snprintf(text, sizeof text,
                 "30{ 30{ 06{551d24} 04{ 30{ 80{%s} 81{%s} } } }"
                 "    30{ 06{551d36} 01{ff} 04{ 02{%s} } } }",
                 large[i], large[i], large[i]);
        struct extensions e = read_text(text);
        ck_assert_uint_eq(e.policy_constraints.require_explicit_policy, SKIP_CERTS_MAX);
        ck_assert_uint_eq(e.policy_constraints.inhibit_policy_mapping, SKIP_CERTS_MAX);
        ck_assert_uint_eq(e.inhibit_any_policy, SKIP_CERTS_MAX);
    }
}
END_TEST

/* COUNT elements with identifiers 1.2.3.N, of 8 octets each, or pairs of them. */
static struct bytes write_many(struct der_writer *writer, size_t count, bool are_pairs)
{
    der_begin(writer, DER_SEQUENCE);
    for (size_t i = 1000; i < 1000 + count; i++) {
        uint8_t oid[4] = {0x2a, 0x03, (uint8_t)(0x80 | i >> 7), (uint8_t)(i & 0x7f)};
        der_begin(writer, DER_SEQUENCE);
        der_write_oid(writer, bytes_of(oid, sizeof oid));
        if (are_pairs)
            der_write_oid(writer, oid_any_policy);
        der_end(writer);
    }
    der_end(writer);
    return fixture_finish(writer);
}

static void expect_limit(size_t count, bool are_pairs)
{
    struct der_writer writer = {0};
    struct extensions e = {0};
    struct error error = {0};
    struct bytes der = write_many(&writer, count, are_pairs);
    struct der_reader reader = der_reader_of(der, &error);
    bool ok = are_pairs ? policy_mappings_read(&reader, &e)
                        : certificate_policies_read(&reader, &e);
    ck_assert(ok == (count <= CERTIFICATE_POLICIES_MAX));
    ck_assert_int_eq(error.kind, ok ? ERROR_NONE : ERROR_LIMIT);
    if (!ok)
        ck_assert_uint_eq(error.offset,
                          4 + CERTIFICATE_POLICIES_MAX * (are_pairs ? 14u : 8u));
    ck_assert_uint_eq(e.certificate_policies.length + e.policy_mappings.length,
                      ok ? der.length : 0);
    der_writer_clear(&writer);
}

START_TEST(limits)
{
    for (size_t count = CERTIFICATE_POLICIES_MAX - 1;
         count <= CERTIFICATE_POLICIES_MAX + 2; count++) {
        expect_limit(count, false);
        expect_limit(count, true);
    }
}
END_TEST

Suite *certificate_policies_suite(void)
{
    Suite *suite = suite_create("certificate_policies");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, policies);
    tcase_add_test(values, mappings);
    tcase_add_test(values, walks_over_nothing);
    tcase_add_test(values, constraints);
    tcase_add_test(values, large_skip_certs);
    tcase_add_test(values, limits);
    suite_add_tcase(suite, values);
    return suite;
}
