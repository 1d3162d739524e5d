/* path_certificate.c -- tests certificates and CRLs on their way into path validation:
 * x509/path/path_certificate.h, crl_pool.h and worst_flaw.h. Documents: by hand, after RFC
 * 5280. */
#include "x509/path/path_certificate.h"

#include <stdlib.h>

#include "asn1/calendar.h"
#include "chain.h"
#include "../suites.h"
#include "x509/name_compare.h"
#include "x509/worst_flaw.h"

/* --- flaws ----------------------------------------------------------------------------- */

/* Encoding: a FALSE that is written. Rule: a subjectKeyIdentifier that is critical, and an
 * empty extKeyUsage behind it. */
#define BAD_ENCODING "30{ $unknown 01{00} 04{ 05{} } } "
#define BAD_RULE     "30{ 06{551d0e} 01{ff} 04{ 04{\"a\"} } } "
#define OTHER_RULE   "30{ 06{551d23} 01{ff} 04{ 30{ 80{\"a\"} } } } "

static const struct {
    const char *definitions;
    enum error_kind kind;
    const char *clause;
} flaws[] = {
    {"more=", ERROR_NONE, NULL},
    {"more=" BAD_ENCODING, ERROR_ENCODING, "X.690 11.5"},
    {"subject_key= ; more=" BAD_RULE, ERROR_RULE, "RFC 5280 4.2.1.2"},
    {"subject_key= ; more=" BAD_RULE BAD_ENCODING, ERROR_RULE, "RFC 5280 4.2.1.2"},
    {"subject_key= ; more=" BAD_ENCODING BAD_RULE, ERROR_RULE, "RFC 5280 4.2.1.2"},
    /* of several the first */
    {"subject_key= ; authority_key= ; more=" BAD_RULE OTHER_RULE, ERROR_RULE,
     "RFC 5280 4.2.1.2"},
    {"subject_key= ; authority_key= ; more=" OTHER_RULE BAD_RULE, ERROR_RULE,
     "RFC 5280 4.2.1.1"},
    {"version=a0{ 02{00} } ; extensions=", ERROR_ENCODING, "X.690 11.5"},
    {"version=a0{ 02{0002} } ; more=" BAD_ENCODING, ERROR_ENCODING, "X.690 8.3.2"},
    /* dates, of whatever form, and whatever is beside them */
    {"not_before=18{\"20260101000000Z\"}", ERROR_NONE, NULL},
    {"not_after=18{\"20491231235959Z\"}", ERROR_NONE, NULL},
    {"not_after=18{\"20500101000000Z\"}", ERROR_NONE, NULL},
    {"not_after=18{\"20491231235959Z\"} ; more=" BAD_ENCODING, ERROR_ENCODING,
     "X.690 11.5"},
    {"not_before=17{\"260702000000Z\"} ; not_after=17{\"260630000000Z\"}", ERROR_NONE,
     NULL},
    {"outer=$sha1", ERROR_RULE, "RFC 5280 4.1.1.2"},
};
#define FLAW_COUNT ((int)(sizeof flaws / sizeof flaws[0]))

START_TEST(read_with_flaws)
{
    static struct chain c;
    char text[512];
    struct path_certificate certificate;
    struct error error = {0};
    chain_init(&c);
    snprintf(text, sizeof text, "CA/a by CA/a ; %s", flaws[_i].definitions);
    struct bytes der = chain_certificate(&c, text);
    ck_assert_msg(path_certificate_read(der, &certificate, &error), "%s: %s", text,
                  error.message);
    ck_assert_int_eq(error.kind, ERROR_NONE);
    ck_assert_msg(certificate.flaw.kind == flaws[_i].kind, "%s: kind %d: %s", text,
                  (int)certificate.flaw.kind, certificate.flaw.message);
    if (flaws[_i].clause != NULL)
        ck_assert_str_eq(certificate.flaw.source, flaws[_i].clause);
    ck_assert_ptr_eq(certificate.certificate.signed_part.element.data, der.data);
    ck_assert_uint_eq(certificate.subject_hash,
                      name_hash(certificate.certificate.subject));
    chain_clear(&c);
}
END_TEST

/* The order in which flaws come does not make an encoding outweigh a rule. */
START_TEST(worst_of_flaws)
{
    static const struct error encoding = {ERROR_ENCODING, 1, "X.690 10.1", "first"};
    static const struct error rule = {ERROR_RULE, 2, "RFC 5280 4.2", "second"};
    static const struct error date = {ERROR_RULE, 3, "RFC 5280 4.1.2.5", "date"};
    static const struct error plain = {ERROR_RULE, 4, NULL, "no clause"};
    const struct error *const orders[][4] = {{&encoding, &rule, &date, &plain},
                                             {&rule, &encoding, &plain, &date},
                                             {&date, &encoding, &rule, &plain},
                                             {&date, &rule, &plain, &encoding}};
    for (size_t i = 0; i < 4; i++) {
        struct error worst = {0};
        struct worst_flaw flaw = worst_flaw_in(&worst);
        for (size_t j = 0; j < 4; j++)
            flaw.flaws.report(&flaw.flaws, orders[i][j]);
        ck_assert_str_eq(worst.message, "second");
        ck_assert_uint_eq(worst.offset, 2);
    }
    struct error worst = {0};
    struct worst_flaw flaw = worst_flaw_in(&worst);
    flaw.flaws.report(&flaw.flaws, &date);
    ck_assert_int_eq(worst.kind, ERROR_NONE);
    flaw.flaws.report(&flaw.flaws, &plain);
    ck_assert_str_eq(worst.message, "no clause");

    /* Bad encoding of a date is another matter than its form. */
    static const struct error of_date = {ERROR_ENCODING, 5, "RFC 5280 4.1.2.5", "bad"};
    worst = (struct error){0};
    flaw.flaws.report(&flaw.flaws, &of_date);
    ck_assert_str_eq(worst.message, "bad");
}
END_TEST

START_TEST(unreadable)
{
    static struct chain c;
    struct certificate_pool pool = {0};
    chain_init(&c);
    struct bytes der = chain_certificate(&c, "CA/a by CA/a");
    uint8_t *longer = calloc(1, der.length + 1);
    ck_assert_ptr_nonnull(longer);
    memcpy(longer, der.data, der.length);
    const struct bytes documents[] = {{NULL, 0},
                                      bytes_of(der.data, 1),
                                      bytes_of(der.data, der.length - 1),
                                      bytes_of(longer, der.length + 1),
                                      chain_crl(&c, "CA/a")};
    ck_assert(certificate_pool_add(&pool, der, &(struct error){0}));
    for (size_t i = 0; i < 5; i++) {
        struct path_certificate certificate;
        struct error error = {0};
        ck_assert(!path_certificate_read(documents[i], &certificate, &error));
        ck_assert_int_ne(error.kind, ERROR_NONE);
        error = (struct error){0};
        ck_assert(!certificate_pool_add(&pool, documents[i], &error));
        ck_assert_int_ne(error.kind, ERROR_NONE);
        ck_assert_uint_eq(pool.count, 1);
    }
    free(longer);
    certificate_pool_clear(&pool);
    chain_clear(&c);
}
END_TEST

/* --- two certificates ------------------------------------------------------------------ */

START_TEST(self_issued)
{
    static struct chain c;
    chain_init(&c);
    chain_offer(&c, "CA/a by CA/b");
    chain_offer(&c, "CA/a by Other/a");
    chain_offer(&c, "CA/a by CA/a ;"
                    "issuer=30{ 31{ 30{ 06{550403} 13{\"  cA \"} } } }");
    chain_offer(&c, "CA/a by CA/a ;"
                    "issuer=30{ 31{ 30{ 06{550403} 1e{00430041} } } }");
    chain_offer(&c, "CA/a by CA/a ; issuer=30{ 31{ 30{ 06{55040a} 0c{\"CA\"} } } }");
    static const bool want[] = {true, false, true, true, false};
    for (size_t i = 0; i < 5; i++)
        ck_assert_msg(path_certificate_is_self_issued(&c.untrusted.certificates[i]) ==
                          want[i],
                      "certificate %zu", i);
    chain_clear(&c);
}
END_TEST

START_TEST(equal)
{
    static struct chain c;
    chain_init(&c);
    chain_offer(&c, "CA/a by CA/a");
    chain_offer(&c, "CA/a by CA/a");
    chain_offer(&c, "CA/a by CA/a ; serial=02{0d}");
    chain_offer(&c, "CA/a by CA/a ; more=30{ $unknown 04{ 05{} } }");
    const struct path_certificate *pile = c.untrusted.certificates;
    ck_assert_ptr_ne(pile[0].certificate.signed_part.element.data,
                     pile[1].certificate.signed_part.element.data);
    ck_assert(path_certificate_equal(&pile[0], &pile[1]));
    ck_assert(!path_certificate_equal(&pile[0], &pile[2]));
    ck_assert(!path_certificate_equal(&pile[0], &pile[3]));
    chain_clear(&c);
}
END_TEST

/* --- piles of certificates ------------------------------------------------------------- */

/* The labels of all in POOL that have the subject of the certificate LIKE. */
static const char *walk(const struct chain *c, const struct certificate_pool *pool,
                        const struct path_certificate *like)
{
    static char text[1024];
    struct subject_walk steps;
    const struct path_certificate *found;
    size_t length = 0;
    text[0] = '\0';
    subject_walk_begin(&steps, pool, like->certificate.subject);
    while ((found = subject_walk_next(&steps)) != NULL)
        length += (size_t)snprintf(text + length, sizeof text - length, "%s ",
                                   chain_label(c, found));
    ck_assert_ptr_null(subject_walk_next(&steps));
    return text;
}

/* Forty names, three of one of them, far apart and in other letters. */
START_TEST(pool)
{
    static struct chain c;
    char text[160];
    chain_init(&c);
    for (unsigned i = 0; i < 40; i++) {
        snprintf(text, sizeof text, "N%02u/a#1 by CA/a", i);
        chain_offer(&c, text);
        if (i == 7)
            chain_offer(&c, "N31/b#0 by CA/a");
    }
    chain_offer(&c,
                "X/d#2 by CA/a ; subject=30{ 31{ 30{ 06{550403} 13{\"n31 \"} } } }");
    ck_assert(certificate_pool_index(&c.untrusted));
    for (size_t i = 1; i < c.untrusted.count; i++) {
        const struct path_certificate *a =
            &c.untrusted.certificates[c.untrusted.by_subject[i - 1]];
        const struct path_certificate *b =
            &c.untrusted.certificates[c.untrusted.by_subject[i]];
        ck_assert(a->subject_hash <= b->subject_hash);
    }
    for (unsigned i = 0; i < 40; i++) {
        const struct path_certificate *one =
            &c.untrusted.certificates[i < 8 ? i : i + 1];
        snprintf(text, sizeof text, "N%02u/a#1 ", i);
        ck_assert_str_eq(walk(&c, &c.untrusted, one),
                         i == 31 ? "N31/b#0 N31/a#1 X/d#2 " : text);
        ck_assert_ptr_eq(certificate_pool_find(&c.untrusted, one), one);
    }
    chain_ask(&c, "N40/a by CA/a");
    ck_assert_str_eq(walk(&c, &c.untrusted, &c.leaf), "");
    ck_assert_ptr_null(certificate_pool_find(&c.untrusted, &c.leaf));
    chain_clear(&c);
}
END_TEST

/* It is the octets that are looked for, in whichever document, and not the name. */
START_TEST(find)
{
    static struct chain c;
    chain_init(&c);
    chain_offer(&c, "CA/a#1 by CA/a ; serial=02{01}");
    chain_offer(&c, "CA/a#2 by CA/a ; serial=02{02}");
    chain_offer(&c, "CA/a#3 by CA/a ; serial=02{03}");
    ck_assert(certificate_pool_index(&c.untrusted));
    for (size_t i = 0; i < 3; i++) {
        char text[64];
        snprintf(text, sizeof text, "CA/a by CA/a ; serial=02{%02zx}", i + 1);
        chain_ask(&c, text);
        ck_assert_ptr_eq(certificate_pool_find(&c.untrusted, &c.leaf),
                         &c.untrusted.certificates[i]);
    }
    chain_ask(&c, "CA/a by CA/a ; serial=02{04}");
    ck_assert_ptr_null(certificate_pool_find(&c.untrusted, &c.leaf));
    chain_clear(&c);
}
END_TEST

/* Names whose hashes are equal and which are not: the walk compares what it finds. And it
 * ends where another hash begins, without looking at the rest of the pile. */
START_TEST(same_hash)
{
    static struct chain c;
    chain_init(&c);
    chain_offer(&c, "A/a by CA/a");
    chain_offer(&c, "B/a by CA/a");
    chain_offer(&c, "A/a#2 by CA/a");
    for (size_t i = 0; i < 3; i++)
        c.untrusted.certificates[i].subject_hash =
            c.untrusted.certificates[0].subject_hash;
    ck_assert(certificate_pool_index(&c.untrusted));
    ck_assert_str_eq(walk(&c, &c.untrusted, &c.untrusted.certificates[0]),
                     "A/a A/a#2 ");
    c.untrusted.certificates[2].subject_hash++;
    ck_assert(certificate_pool_index(&c.untrusted));
    ck_assert_str_eq(walk(&c, &c.untrusted, &c.untrusted.certificates[0]), "A/a ");
    chain_clear(&c);
}
END_TEST

START_TEST(empty_pools)
{
    static struct chain c;
    struct certificate_pool none = {0};
    chain_init(&c);
    chain_ask(&c, "CA/a by CA/a");
    ck_assert_str_eq(walk(&c, &none, &c.leaf), "");
    ck_assert_str_eq(walk(&c, NULL, &c.leaf), "");
    ck_assert_ptr_null(certificate_pool_find(NULL, &c.leaf));
    ck_assert(certificate_pool_index(&none));
    ck_assert_str_eq(walk(&c, &none, &c.leaf), "");
    ck_assert_ptr_null(certificate_pool_find(&none, &c.leaf));
    ck_assert(certificate_pool_index(&none));
    certificate_pool_clear(&none);
    ck_assert_ptr_null(none.by_subject);
    certificate_pool_clear(&none);
    chain_clear(&c);
}
END_TEST

/* --- piles of CRLs --------------------------------------------------------------------- */

START_TEST(crls)
{
    static struct chain c;
    chain_init(&c);
    for (unsigned i = 0; i < 30; i++) {
        char text[128];
        snprintf(text, sizeof text,
                 "CA/a#%u ; this_update=17{\"2606%02u000000Z\"} ; %s", i,
                 1 + (i * 7) % 30,
                 i == 3 ? "scope=$user_certs ; more=" BAD_ENCODING : "scope=");
        chain_publish(&c, text);
    }
    ck_assert_uint_eq(c.crls.count, 30);
    for (size_t i = 0; i < 30; i++) {
        const struct pool_crl *crl = &c.crls.crls[i];
        ck_assert(crl->scope.only_contains_user_certs == (i == 3));
        ck_assert_int_eq(crl->flaw.kind, i == 3 ? ERROR_ENCODING : ERROR_NONE);
    }
    crl_pool_sort(&c.crls);
    for (size_t i = 0; i < 30; i++) {
        struct calendar date = calendar_from_seconds(c.crls.crls[i].crl.this_update);
        ck_assert_uint_eq(date.day, 30 - i);
    }
    chain_clear(&c);
}
END_TEST

START_TEST(crls_unreadable)
{
    static struct chain c;
    struct crl_pool pile = {0};
    struct error error = {0};
    chain_init(&c);
    struct bytes der = chain_crl(&c, "CA/a");
    uint8_t longer[2048] = {0};
    ck_assert_uint_lt(der.length, sizeof longer);
    memcpy(longer, der.data, der.length);
    crl_pool_sort(&pile);
    ck_assert(crl_pool_add(&pile, der, &error));
    const struct bytes documents[] = {{NULL, 0},
                                      bytes_of(der.data, der.length - 1),
                                      chain_certificate(&c, "CA/a by CA/a"),
                                      chain_crl(&c, "CA/a ; next_update=04{}"),
                                      bytes_of(longer, der.length + 1)};
    for (size_t i = 0; i < 5; i++) {
        error = (struct error){0};
        ck_assert(!crl_pool_add(&pile, documents[i], &error));
        ck_assert_int_ne(error.kind, ERROR_NONE);
        ck_assert_uint_eq(pile.count, 1);
    }
    crl_pool_clear(&pile);
    ck_assert_uint_eq(pile.count, 0);
    crl_pool_clear(&pile);
    chain_clear(&c);
}
END_TEST

Suite *path_certificate_suite(void)
{
    Suite *suite = suite_create("path_certificate");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_loop_test(values, read_with_flaws, 0, FLAW_COUNT);
    tcase_add_test(values, worst_of_flaws);
    tcase_add_test(values, self_issued);
    tcase_add_test(values, equal);
    tcase_add_test(values, pool);
    tcase_add_test(values, find);
    tcase_add_test(values, same_hash);
    tcase_add_test(values, empty_pools);
    tcase_add_test(values, crls);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, unreadable);
    tcase_add_test(rejects, crls_unreadable);
    suite_add_tcase(suite, rejects);
    return suite;
}
