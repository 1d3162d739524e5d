/* distribution_point.c -- tests x509/distribution_point.h: points are read, written, walked
 * over and compared. Vectors by hand: tests/vectors/x509/distribution_point.txt, and names
 * that match or do not in the table below. */
#include "x509/distribution_point.h"

#include "fixture.h"
#include "notation.h"
#include "suites.h"
#include "table.h"
#include "x509/general_name.h"
#include "x509/path/distribution_point_match.h"

static struct notation document;

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/distribution_point.txt"), 67);
}
END_TEST

static struct extensions read_text(const char *text, enum extensions_owner owner)
{
    struct extensions extensions;
    struct error error = {0};
    notation_encode(&document, text, NULL);
    struct der_reader reader = der_reader_of(notation_bytes(&document), &error);
    ck_assert_msg(extensions_read(&reader, owner, &extensions), "%s", error.message);
    return extensions;
}

static void expect_octets(struct bytes have, const char *hex)
{
    uint8_t want[256];
    ck_assert_msg(bytes_equal(have, bytes_of(want, test_hex(hex, want, sizeof want))),
                  "want %s", hex);
}

#define POINTS                                                                         \
    "30{ 30{ a0{ a0{ 82{\"a\"} } } }"                                                  \
    "    30{ a0{ a1{ 30{ 06{550403} 0c{\"b\"} } } } 81{070080} }"                      \
    "    30{ 81{0106} a2{ 82{\"c\"} } } }"

START_TEST(points)
{
    struct distribution_point_walk walk;
    struct distribution_point p;
    struct extensions e = read_text("30{ 30{ 06{551d1f} 04{ " POINTS
                                    " } } 30{ 06{551d2e} 04{ " POINTS " } } }",
                                    EXTENSIONS_OF_CERTIFICATE);
    ck_assert(bytes_equal(e.crl_distribution_points, e.freshest_crl));
    distribution_point_walk_begin(&walk, e.crl_distribution_points);
    ck_assert(distribution_point_walk_next(&walk, &p));
    expect_octets(p.name.full_name, "a003820161");
    ck_assert(p.name.name_relative_to_crl_issuer.length == 0 && !p.has_reasons);
    ck_assert(p.reasons == 0 && p.crl_issuer.length == 0);
    ck_assert(distribution_point_walk_next(&walk, &p));
    expect_octets(p.name.name_relative_to_crl_issuer, "a10a300806035504030c0162");
    ck_assert(p.name.full_name.length == 0 && p.has_reasons);
    ck_assert_uint_eq(p.reasons, REASON_FLAG_AA_COMPROMISE);
    ck_assert(distribution_point_walk_next(&walk, &p));
    ck_assert_uint_eq(p.reasons, REASON_FLAG_CESSATION_OF_OPERATION |
                                     REASON_FLAG_CERTIFICATE_HOLD);
    ck_assert(p.name.full_name.length == 0 && p.crl_issuer.length == 5);
    expect_octets(p.crl_issuer, "a203820163");
    ck_assert(!distribution_point_walk_next(&walk, &p));
    distribution_point_walk_begin(&walk, bytes_of(NULL, 0));
    ck_assert(!distribution_point_walk_next(&walk, &p));
}
END_TEST

/* Each point encoded from its structure, and the extensions written, as they were. */
START_TEST(points_written_again)
{
    struct distribution_point_walk walk;
    struct distribution_point point;
    struct der_writer writer = {0}, all = {0};
    struct extensions e =
        read_text("30{ 30{ 06{551d1f} 04{ " POINTS " } } }", EXTENSIONS_OF_CERTIFICATE);
    distribution_point_walk_begin(&walk, e.crl_distribution_points);
    der_begin(&writer, DER_SEQUENCE);
    while (distribution_point_walk_next(&walk, &point))
        distribution_point_encode(&writer, &point);
    der_end(&writer);
    ck_assert(bytes_equal(fixture_finish(&writer), e.crl_distribution_points));
    e = read_text("30{ 30{ 06{551d1f} 04{ " POINTS " } } 30{ 06{551d2e} 04{ " POINTS
                  " } } }",
                  EXTENSIONS_OF_CERTIFICATE);
    extensions_write(&all, &e);
    ck_assert(bytes_equal(fixture_finish(&all), notation_bytes(&document)));
    der_writer_clear(&writer);
    der_writer_clear(&all);
}
END_TEST

#define ISSUING_POINT(value) "30{ 30{ 06{551d1c} 01{ff} 04{ 30{ " value " } } } }"

/* One field after another; bit N of FLAGS is the field with the tag [N]. */
static const struct {
    const char *contents;
    unsigned flags;
    uint32_t reasons;
} issuing_points[] = {
    {"a0{ a0{ 82{\"a\"} } }", 1 << 0, 0},
    {"a0{ a1{ 30{ 06{550403} 0c{\"b\"} } } }", 1 << 0, 0},
    {"81{ff}", 1 << 1, 0},
    {"82{ff}", 1 << 2, 0},
    {"83{0640}", 1 << 3, REASON_FLAG_KEY_COMPROMISE},
    {"83{01fe}", 1 << 3,
     REASON_FLAG_UNUSED | REASON_FLAG_KEY_COMPROMISE | REASON_FLAG_CA_COMPROMISE |
         REASON_FLAG_AFFILIATION_CHANGED | REASON_FLAG_SUPERSEDED |
         REASON_FLAG_CESSATION_OF_OPERATION | REASON_FLAG_CERTIFICATE_HOLD},
    {"83{00}", 1 << 3, 0},
    {"83{077f80}", 1 << 3, REASONS_ALL},
    {"84{ff}", 1 << 4, 0},
    {"85{ff}", 1 << 5, 0},
    {"a0{ a0{ 82{\"a\"} } } 82{ff} 83{0640} 84{ff}", 1 << 0 | 1 << 2 | 1 << 3 | 1 << 4,
     REASON_FLAG_KEY_COMPROMISE},
};
#define ISSUING_POINT_COUNT ((int)(sizeof issuing_points / sizeof issuing_points[0]))

static unsigned flags_of(const struct issuing_distribution_point *p)
{
    bool has_name =
        p->name.full_name.length > 0 || p->name.name_relative_to_crl_issuer.length > 0;
    return (unsigned)has_name << 0 | (unsigned)p->only_contains_user_certs << 1 |
           (unsigned)p->only_contains_ca_certs << 2 |
           (unsigned)p->has_only_some_reasons << 3 | (unsigned)p->indirect_crl << 4 |
           (unsigned)p->only_contains_attribute_certs << 5;
}

START_TEST(issuing_point)
{
    char text[256];
    struct der_writer writer = {0};
    snprintf(text, sizeof text, ISSUING_POINT("%s"), issuing_points[_i].contents);
    struct extensions e = read_text(text, EXTENSIONS_OF_CRL);
    ck_assert(extensions_is_critical(&e, EXTENSION_ISSUING_DISTRIBUTION_POINT));
    ck_assert_uint_eq(e.unknown_critical.length, 0);
    struct issuing_distribution_point p =
        issuing_distribution_point_of(e.issuing_distribution_point);
    ck_assert_uint_eq(flags_of(&p), issuing_points[_i].flags);
    ck_assert_uint_eq(p.only_some_reasons, issuing_points[_i].reasons);
    issuing_distribution_point_encode(&writer, &p);
    ck_assert(bytes_equal(fixture_finish(&writer), e.issuing_distribution_point));
    der_writer_clear(&writer);
    extensions_write(&writer, &e);
    ck_assert(bytes_equal(fixture_finish(&writer), notation_bytes(&document)));
    der_writer_clear(&writer);
}
END_TEST

START_TEST(no_issuing_point)
{
    struct issuing_distribution_point p =
        issuing_distribution_point_of(bytes_of(NULL, 0));
    ck_assert_uint_eq(flags_of(&p), 0);
    ck_assert_uint_eq(p.only_some_reasons, 0);
}
END_TEST

/* --- names in common ------------------------------------------------------------------- */

#define RDN(value)  "30{ 06{550403} 0c{\"" value "\"} }"
#define RDN_OF_TWO  RDN("a") " " RDN("b")
#define NAME(value) "30{ 31{ " RDN(value) " } }"
#define BELOW       "30{ 31{ " RDN("x") " } 31{ " RDN("a") " } }"
#define BELOW_TWO   "30{ 31{ " RDN("x") " } 31{ " RDN_OF_TWO " } }"

/* The alternatives of DistributionPointName, and the Name of the issuer of each. */
static const struct {
    const char *a, *issuer_a, *b, *issuer_b;
    bool match;
} matches[] = {
    {"a0{ 86{\"u:1\"} }", NAME("x"), "a0{ 86{\"u:1\"} }", NAME("y"), true},
    {"a0{ 86{\"u:1\"} }", NAME("x"), "a0{ 86{\"u:2\"} }", NAME("x"), false},
    {"a0{ 86{\"u:1\"} }", NAME("x"), "a0{ 86{\"U:1\"} }", NAME("x"), false},
    {"a0{ 86{\"u:1\"} }", NAME("x"), "a0{ 82{\"u:1\"} }", NAME("x"), false},
    {"a0{ 86{\"u:1\"} }", NAME("x"), "a0{ 86{\"u:11\"} }", NAME("x"), false},
    {"a0{ 86{\"1\"} 86{\"2\"} }", NAME("x"), "a0{ 86{\"3\"} 86{\"2\"} }", NAME("x"),
     true},
    {"a0{ 86{\"1\"} 86{\"2\"} }", NAME("x"), "a0{ 86{\"1\"} }", NAME("x"), true},
    {"a0{ 86{\"1\"} 86{\"2\"} }", NAME("x"), "a0{ 86{\"3\"} 86{\"4\"} }", NAME("x"),
     false},
    {"a0{ a4{ " NAME("a") " } }", NAME("x"), "a0{ a4{ " NAME("a") " } }", NAME("y"),
     true},
    {"a0{ a4{ " NAME("a") " } }", NAME("x"), "a0{ a4{ " NAME("b") " } }", NAME("x"),
     false},
    /* one relative name, and the whole in the other */
    {"a1{ " RDN("a") " }", NAME("x"), "a0{ a4{ " BELOW " } }", NAME("y"), true},
    {"a1{ " RDN("a") " }", NAME("y"), "a0{ a4{ " BELOW " } }", NAME("x"), false},
    {"a1{ " RDN("b") " }", NAME("x"), "a0{ a4{ " BELOW " } }", NAME("x"), false},
    {"a1{ " RDN("a") " }", NAME("x"), "a0{ a4{ " NAME("a") " } }", NAME("x"), false},
    {"a1{ " RDN("a") " }", "30{}", "a0{ a4{ " NAME("a") " } }", NAME("x"), true},
    {"a1{ " RDN("a") " }", NAME("x"), "a0{ 86{\"u:\"} a4{ " BELOW " } }", NAME("x"),
     true},
    {"a1{ " RDN_OF_TWO " }", NAME("x"), "a0{ a4{ " BELOW_TWO " } }", NAME("x"), true},
    {"a1{ " RDN_OF_TWO " }", NAME("x"), "a0{ a4{ " BELOW " } }", NAME("x"), false},
    /* two relative names */
    {"a1{ " RDN("a") " }", NAME("x"), "a1{ " RDN("a") " }", NAME("x"), true},
    {"a1{ " RDN("a") " }", NAME("x"), "a1{ " RDN("a") " }", NAME("y"), false},
    {"a1{ " RDN("a") " }", NAME("x"), "a1{ " RDN("b") " }", NAME("x"), false},
    {"a1{ " RDN("a") " }", BELOW, "a1{ " RDN("a") " }", BELOW, true},
    /* no name, nothing in common */
    {"", NAME("x"), "", NAME("x"), false},
    {"", NAME("x"), "a0{ 86{\"u:1\"} }", NAME("x"), false},
    {"", NAME("x"), "a1{ " RDN("a") " }", NAME("x"), false},
};
#define MATCH_COUNT ((int)(sizeof matches / sizeof matches[0]))

static struct distribution_point_name name_of(struct notation *n, const char *text)
{
    struct distribution_point_name name = {.full_name = {NULL, 0}};
    notation_encode(n, text, NULL);
    if (n->length > 0 && n->octets[0] == 0xa1)
        name.name_relative_to_crl_issuer = notation_bytes(n);
    else
        name.full_name = notation_bytes(n);
    return name;
}

START_TEST(names)
{
    static struct notation a, b, issuer_a, issuer_b;
    struct distribution_point_name name_a = name_of(&a, matches[_i].a);
    struct distribution_point_name name_b = name_of(&b, matches[_i].b);
    notation_encode(&issuer_a, matches[_i].issuer_a, NULL);
    notation_encode(&issuer_b, matches[_i].issuer_b, NULL);
    ck_assert(distribution_point_names_match(&name_a, notation_bytes(&issuer_a),
                                             &name_b, notation_bytes(&issuer_b)) ==
              matches[_i].match);
    ck_assert(distribution_point_names_match(&name_b, notation_bytes(&issuer_b),
                                             &name_a, notation_bytes(&issuer_a)) ==
              matches[_i].match);
}
END_TEST

/* A common name of LENGTH octets in a GeneralNames or an RDN. */
static void write_long_rdn(struct der_writer *writer, uint8_t tag, size_t length)
{
    static uint8_t octets[DISTRIBUTION_POINT_RELATIVE_MAX + 1];
    memset(octets, 'a', sizeof octets);
    der_begin(writer, tag);
    der_begin(writer, DER_SEQUENCE);
    der_write(writer, DER_OID, bytes_of("\x55\x04\x03", 3));
    der_write(writer, DER_UTF8_STRING, bytes_of(octets, length));
    der_end(writer);
    der_end(writer);
}

/* Relative names of every length around where the length needs one octet more, against the
 * same name in full, and up to the longest. */
START_TEST(long_relative_names)
{
    static struct notation issuer;
    notation_encode(&issuer, NAME("x"), NULL);
    struct bytes inner = bytes_of(issuer.octets + 2, issuer.length - 2);
    for (size_t length = 80; length < DISTRIBUTION_POINT_RELATIVE_MAX;
         length += length < 300 || length > 4000 ? 1 : 37) {
        struct der_writer rdn = {0}, full = {0};
        write_long_rdn(&rdn, DER_CONTEXT_CONSTRUCTED(1), length);
        der_begin(&full, DER_CONTEXT_CONSTRUCTED(0));
        der_begin(&full, DER_CONTEXT_CONSTRUCTED(4));
        der_begin(&full, DER_SEQUENCE);
        der_write_raw(&full, inner);
        write_long_rdn(&full, DER_SET, length);
        der_end(&full);
        der_end(&full);
        der_end(&full);
        struct distribution_point_name a = {.name_relative_to_crl_issuer =
                                                fixture_finish(&rdn)};
        struct distribution_point_name b = {.full_name = fixture_finish(&full)};
        bool match = distribution_point_names_match(&a, notation_bytes(&issuer), &b,
                                                    notation_bytes(&issuer));
        size_t contents = a.name_relative_to_crl_issuer.length - 4;
        bool is_short = length < 300 ||
                        inner.length + contents <= DISTRIBUTION_POINT_RELATIVE_MAX - 8;
        ck_assert_msg(match == is_short, "%zu octets", length);
        der_writer_clear(&rdn);
        der_writer_clear(&full);
    }
}
END_TEST

/* A point may have as many names as the limit says; one more is told of by its place. */
START_TEST(limit)
{
    for (size_t count = 1; count <= DISTRIBUTION_POINT_NAMES_MAX + 1; count++) {
        struct der_writer writer = {0};
        struct extensions e = {0};
        struct error error = {0};
        der_begin(&writer, DER_SEQUENCE);
        der_begin(&writer, DER_SEQUENCE);
        der_begin(&writer, DER_CONTEXT_CONSTRUCTED(0));
        der_begin(&writer, DER_CONTEXT_CONSTRUCTED(0));
        for (size_t i = 0; i < count; i++)
            der_write(&writer, DER_CONTEXT(2), bytes_of("a", 1));
        der_end(&writer);
        der_end(&writer);
        der_end(&writer);
        der_end(&writer);
        struct bytes der = fixture_finish(&writer);
        struct der_reader reader = der_reader_of(der, &error);
        bool ok = crl_distribution_points_read(&reader, &e);
        ck_assert(ok == (count <= DISTRIBUTION_POINT_NAMES_MAX));
        ck_assert_int_eq(error.kind, ok ? ERROR_NONE : ERROR_LIMIT);
        ck_assert(ok || error.offset == 9);
        ck_assert_uint_eq(e.crl_distribution_points.length, ok ? der.length : 0);
        der_writer_clear(&writer);
    }
}
END_TEST

Suite *distribution_point_suite(void)
{
    Suite *suite = suite_create("distribution_point");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, points);
    tcase_add_test(values, points_written_again);
    tcase_add_loop_test(values, issuing_point, 0, ISSUING_POINT_COUNT);
    tcase_add_test(values, no_issuing_point);
    tcase_add_loop_test(values, names, 0, MATCH_COUNT);
    tcase_add_test(values, long_relative_names);
    tcase_add_test(values, limit);
    suite_add_tcase(suite, values);
    return suite;
}
