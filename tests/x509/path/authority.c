/* authority.c -- tests what a certificate demands of whoever issues it and of what is asked
 * for: the extensions of an authority (x509/profile.h) and the subject of a request
 * (name_check_subject of x509/name.h). Cases: by hand, after RFC 5280 4.2 and A.1. */
#include "asn1/oid.h"
#include "../notation.h"
#include "../suites.h"
#include "x509/name.h"
#include "x509/profile.h"

#define BASIC_CONSTRAINTS  "30{ 06{551d13} 01{ff} 04{ 30{ 01{ff} } } } "
#define PURPOSES(purposes) "30{ 06{551d25} 04{ 30{ " purposes " } } } "
#define SERVER_AUTH        "06{2b06010505070301} "
#define CLIENT_AUTH        "06{2b06010505070302} "
#define ANY_PURPOSE        "06{551d2500} "

#define AUTHORITIES (1 << PROFILE_ROOT | 1 << PROFILE_INTERMEDIATE)
#define SERVER      (1 << PROFILE_SERVER)
#define CLIENT      (1 << PROFILE_CLIENT)
#define ALL         (AUTHORITIES | SERVER | CLIENT)

/* What an authority with these extensions may issue, and the clause that forbids the rest. */
static const struct {
    const char *extensions;
    int may_issue;
    const char *clause;
} authorities[] = {
    {BASIC_CONSTRAINTS, ALL, NULL},
    {BASIC_CONSTRAINTS "30{ 06{2a0304} 01{ff} 04{ 05{} } }", 0, "RFC 5280 4.2"},
    {BASIC_CONSTRAINTS "30{ 06{2a0304} 04{ 05{} } }", ALL, NULL},
    /* nameConstraints, the five about policies, and where its CRL is */
    {BASIC_CONSTRAINTS "30{ 06{551d1e} 01{ff} 04{ 30{ a0{ 30{ 82{\"a\"} } } } } }", 0,
     "RFC 5280 4.2"},
    {BASIC_CONSTRAINTS "30{ 06{551d20} 01{ff} 04{ 30{ 30{ 06{2a0304} } } } }", 0,
     "RFC 5280 4.2"},
    {BASIC_CONSTRAINTS "30{ 06{551d20} 04{ 30{ 30{ 06{2a0304} } } } }", ALL, NULL},
    {BASIC_CONSTRAINTS
     "30{ 06{551d21} 01{ff} 04{ 30{ 30{ 06{2a0304} 06{2a0305} } } } }",
     0, "RFC 5280 4.2"},
    {BASIC_CONSTRAINTS "30{ 06{551d24} 01{ff} 04{ 30{ 80{00} } } }", 0, "RFC 5280 4.2"},
    {BASIC_CONSTRAINTS "30{ 06{551d36} 01{ff} 04{ 02{00} } }", 0, "RFC 5280 4.2"},
    {BASIC_CONSTRAINTS
     "30{ 06{551d1f} 01{ff} 04{ 30{ 30{ a0{ a0{ 86{\"u:\"} } } } } } }",
     ALL, NULL},
    {BASIC_CONSTRAINTS PURPOSES(SERVER_AUTH), AUTHORITIES | SERVER,
     "RFC 5280 4.2.1.12"},
    {BASIC_CONSTRAINTS PURPOSES(CLIENT_AUTH), AUTHORITIES | CLIENT,
     "RFC 5280 4.2.1.12"},
    {BASIC_CONSTRAINTS PURPOSES(CLIENT_AUTH SERVER_AUTH), ALL, NULL},
    {BASIC_CONSTRAINTS PURPOSES(ANY_PURPOSE), ALL, NULL},
    {BASIC_CONSTRAINTS PURPOSES("06{2a03}"), AUTHORITIES, "RFC 5280 4.2.1.12"},
};
#define AUTHORITY_COUNT ((int)(sizeof authorities / sizeof authorities[0]))

START_TEST(extensions_of_an_authority)
{
    static struct notation n;
    static const struct scope none = {NULL, 0};
    char text[512];
    snprintf(text, sizeof text, "30{ %s }", authorities[_i].extensions);
    notation_encode(&n, text, &none);
    struct error error = {0};
    struct der_reader reader = der_reader_of(notation_bytes(&n), &error);
    struct certificate authority = {.version = 3};
    ck_assert_msg(
        extensions_read(&reader, EXTENSIONS_OF_CERTIFICATE, &authority.extensions),
        "%s", error.message);
    for (int profile = PROFILE_ROOT; profile <= PROFILE_CLIENT; profile++) {
        bool may_issue = (authorities[_i].may_issue >> profile & 1) != 0;
        error = (struct error){0};
        ck_assert_msg(profile_check_authority((enum profile)profile, &authority,
                                              &error) == may_issue,
                      "profile %d: %s", profile, error.message);
        if (!may_issue)
            ck_assert_str_eq(error.source, authorities[_i].clause);
    }
}
END_TEST

/* One attribute: its type, and its value. */
#define ATTRIBUTE(type, value) "30{ 31{ 30{ 06{" type "} " value " } } }"
#define CN                     "550403"
#define C                      "550406"
#define TEN                    "\"0123456789\""

static const struct {
    const char *name;
    bool is_accepted;
} subjects[] = {
    {"30{}", true},
    {ATTRIBUTE(CN, "0c{\"bank.test\"}"), true},
    {ATTRIBUTE(CN, "13{\"bank.test\"}"), true},
    {ATTRIBUTE(CN, "0c{ 5ac3a1 }"), true},
    {ATTRIBUTE(CN, "0c{}"), false},
    {ATTRIBUTE(CN, "0c{ 1b5b33316d }"), false},
    {ATTRIBUTE(CN, "0c{ e280ae61 }"), false},
    {ATTRIBUTE(CN, "0c{ 6100 }"), false},
    {ATTRIBUTE(CN, "03{ 0061 }"), false},
    {ATTRIBUTE(CN, "0c{" TEN TEN TEN TEN TEN TEN "\"1234\"}"), true},
    {ATTRIBUTE(CN, "0c{" TEN TEN TEN TEN TEN TEN "\"12345\"}"), false},
    {ATTRIBUTE(C, "13{\"CZ\"}"), true},
    {ATTRIBUTE(C, "0c{\"CZ\"}"), false},
    {ATTRIBUTE(C, "13{\"C1\"}"), false},
    {ATTRIBUTE(C, "13{\"CZE\"}"), false},
    {"30{ 31{ 30{ 06{" C "} 13{\"CZ\"} } } 31{ 30{ 06{" CN "} 0c{ 07 } } } }", false},
};
#define SUBJECT_COUNT ((int)(sizeof subjects / sizeof subjects[0]))

START_TEST(subject_of_a_request)
{
    static struct notation n;
    static const struct scope none = {NULL, 0};
    struct error error = {0};
    notation_encode(&n, subjects[_i].name, &none);
    ck_assert_msg(name_check_subject(notation_bytes(&n), &error) ==
                      subjects[_i].is_accepted,
                  "%s: %s", subjects[_i].name, error.message);
    if (!subjects[_i].is_accepted)
        ck_assert_int_eq(error.kind, ERROR_RULE);
}
END_TEST

Suite *authority_suite(void)
{
    Suite *suite = suite_create("authority");
    TCase *values = tcase_create("values");
    tcase_add_loop_test(values, extensions_of_an_authority, 0, AUTHORITY_COUNT);
    tcase_add_loop_test(values, subject_of_a_request, 0, SUBJECT_COUNT);
    suite_add_tcase(suite, values);
    return suite;
}
