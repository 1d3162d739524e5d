/* crl_critical.c -- tests what x509/crl.h says of critical extensions in a CRL and in its
 * entries: those that are unknown, those that cannot be read, and certificateIssuer. The CRLs
 * are written by hand after RFC 5280 section 5. */
#include "asn1/oid.h"
#include "notation.h"
#include "suites.h"
#include "table.h"
#include "x509/crl.h"

static struct notation document;

#define ISSUER    "30{ 31{ 30{ 06{550403} 0c{\"A\"} } } } "
#define ALGORITHM "30{ 06{2a864886f70d01010b} 05{} } "
#define TIME      "17{\"260101000000Z\"} "
#define CRL(entry_extensions, list)                                                    \
    "30{ 30{ 02{01} " ALGORITHM ISSUER TIME "30{ 30{ 02{05} " TIME                     \
    "} 30{ 02{06} " TIME "30{ " entry_extensions " } } } "                             \
    "a0{ 30{ " list " } } } " ALGORITHM "03{ 00 01 } }"
#define REASON "30{ 06{551d15} 04{ 0a{01} } } "
#define NUMBER "30{ 06{551d14} 04{ 02{07} } } "

/* What a CRL says of the critical extensions that certwright does not know; NULL: none. */
static const struct {
    const char *crl, *of_entry, *of_crl;
} unknowns[] = {
    {CRL(REASON, NUMBER), NULL, NULL},
    {CRL(REASON "30{ 06{2a0304} 04{ 05{} } }", NUMBER "30{ 06{2a0304} 04{ 05{} } }"),
     NULL, NULL},
    {CRL(REASON "30{ 06{2a0304} 01{ff} 04{ 05{} } }", NUMBER), "1.2.3.4", NULL},
    {CRL("30{ 06{2a0304} 01{ff} 04{ 05{} } } 30{ 06{2a0305} 01{ff} 04{ 05{} } }",
         NUMBER),
     "1.2.3.4", NULL},
    {CRL(REASON,
         "30{ 06{2a0306} 01{ff} 04{ 05{} } } 30{ 06{2a0307} 01{ff} 04{ 05{} } }"),
     NULL, "1.2.3.6"},
    {CRL("30{ 06{2a0304} 01{ff} 04{ 05{} } }", "30{ 06{2a0306} 01{ff} 04{ 05{} } }"),
     "1.2.3.4", "1.2.3.6"},
    /* known, but not in this place */
    {CRL("30{ 06{551d14} 01{ff} 04{ 02{07} } }", NUMBER), "2.5.29.20", NULL},
    {CRL(REASON, "30{ 06{551d15} 01{ff} 04{ 0a{01} } }"), NULL, "2.5.29.21"},
    {CRL(REASON, "30{ 06{551d0f} 01{ff} 04{ 03{0780} } }"), NULL, "2.5.29.15"},
    /* known and critical */
    {CRL("30{ 06{551d1d} 01{ff} 04{ 30{ a4{ " ISSUER "} } } }",
         "30{ 06{551d1b} 01{ff} 04{ 02{07} } } 30{ 06{551d1c} 01{ff} 04{ 30{ 84{ff} } "
         "} }"),
     NULL, NULL},
};
#define UNKNOWN_COUNT ((int)(sizeof unknowns / sizeof unknowns[0]))

static void expect_oid(struct bytes oid, const char *dotted)
{
    char text[OID_TEXT_SIZE];
    if (dotted == NULL)
        ck_assert_uint_eq(oid.length, 0);
    else
        ck_assert_str_eq(oid_to_text(oid, text), dotted);
}

START_TEST(unknown_critical)
{
    struct crl crl;
    struct error error = {0};
    notation_encode(&document, unknowns[_i].crl, NULL);
    ck_assert_msg(crl_parse(notation_bytes(&document), &crl, &error), "%s",
                  error.message);
    ck_assert_uint_eq(crl.revoked_count, 2);
    expect_oid(crl.unknown_critical, unknowns[_i].of_entry);
    expect_oid(crl.extensions.unknown_critical, unknowns[_i].of_crl);
}
END_TEST

/* A critical value that cannot be read is as good as unknown, and not there. */
START_TEST(unreadable_critical)
{
    struct flaw_collector c;
    struct error error = {0};
    struct crl crl;
    struct crl_walk w;
    struct revoked_certificate entry;
    flaw_collector_init(&c);
    notation_encode(&document,
                    CRL("30{ 06{551d1d} 01{ff} 04{ 30{} 00 } } "
                        "30{ 06{551d15} 04{ 0a{07} } } 30{ 06{551d18} 04{ 18{} } }",
                        "30{ 06{551d1c} 01{ff} 04{ 30{ 84{} } } }"),
                    NULL);
    struct der_reader reader =
        der_reader_tolerant(notation_bytes(&document), &c.flaws, &error);
    ck_assert_msg(crl_read(&reader, &crl), "%s", error.message);
    expect_oid(crl.unknown_critical, "2.5.29.29");
    expect_oid(crl.extensions.unknown_critical, "2.5.29.28");
    ck_assert(!extensions_has(&crl.extensions, EXTENSION_ISSUING_DISTRIBUTION_POINT));
    ck_assert_uint_eq(crl.extensions.issuing_distribution_point.length, 0);
    crl_walk_begin(&w, &crl);
    ck_assert(crl_walk_next(&w, &entry) && crl_walk_next(&w, &entry));
    ck_assert(!entry.has_reason && !entry.has_invalidity_date);
    ck_assert(entry.reason == CRL_REASON_UNSPECIFIED && entry.invalidity_date == 0);
}
END_TEST

/* The Name of which VALUE, one letter, is the common name; borrowed until the next call. */
static struct bytes name_of(const char *value)
{
    static struct notation name;
    char text[64];
    snprintf(text, sizeof text, "30{ 31{ 30{ 06{550403} 0c{\"%s\"} } } }", value);
    notation_encode(&name, text, NULL);
    return notation_bytes(&name);
}

/* An indirect CRL whose issuer revokes nothing of its own: the certificateIssuer of the
 * first entry has another name beside the directoryName; that of the second is a URI whose
 * octets are those of a Name. */
START_TEST(find_among_names)
{
    struct crl crl;
    struct error error = {0};
    struct revoked_certificate entry;
    struct bytes five = bytes_of("\x05", 1);
    notation_encode(
        &document,
        "30{ 30{ 02{01} " ALGORITHM ISSUER TIME "30{ "
        "30{ 02{05} " TIME "30{ 30{ 06{551d1d} 01{ff} 04{ 30{"
        "    86{\"u:\"} a4{ 30{ 31{ 30{ 06{550403} 0c{\"B\"} } } } } } } } } }"
        "30{ 02{06} " TIME "30{ 30{ 06{551d1d} 01{ff} 04{ 30{"
        "    86{ 300c310a300806035504030c0141 } } } } } } } } " ALGORITHM
        "03{ 00 01 } }",
        NULL);
    ck_assert_msg(crl_parse(notation_bytes(&document), &crl, &error), "%s",
                  error.message);
    ck_assert(crl_find(&crl, true, name_of("B"), five, &entry));
    ck_assert(!crl_find(&crl, true, name_of("A"), five, &entry));
    ck_assert(!crl_find(&crl, true, name_of("A"), bytes_of("\x06", 1), &entry));
    ck_assert(!crl_find(&crl, true, name_of("B"), bytes_of("\x06", 1), &entry));
}
END_TEST

Suite *crl_critical_suite(void)
{
    Suite *suite = suite_create("crl_critical");
    TCase *values = tcase_create("values");
    tcase_add_loop_test(values, unknown_critical, 0, UNKNOWN_COUNT);
    tcase_add_test(values, unreadable_critical);
    tcase_add_test(values, find_among_names);
    suite_add_tcase(suite, values);
    return suite;
}
