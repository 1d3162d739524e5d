/* path_validate.c -- tests the checks of x509/path/path_check.h. Vectors by hand:
 * tests/vectors/x509/path_validate.txt; and paths that no search would find. */
#include <stdlib.h>

#include "chain_case.h"
#include "policy_memory.h"
#include "../suites.h"
#include "x509/name_constraints.h"
#include "x509/path/path_context.h"
#include "x509/path/name_constraints_allow.h"

#define CASES      "tests/vectors/x509/path_validate.txt"
#define CASE_COUNT 168

START_TEST(cases)
{
    chain_case_run(CASES, _i, CASE_COUNT);
}
END_TEST

/* --- paths that were not searched for -------------------------------------------------- */

/* A chain as it is usual, and the report of its path, filled in by hand. */
struct given_path {
    struct chain chain;
    struct path_work work;
    struct path_context context;
    struct path_report report;
};

static void given_path_init(struct given_path *p, const char *leaf)
{
    memset(p, 0, sizeof *p);
    chain_init(&p->chain);
    chain_trust(&p->chain, "Root/a by Root/a");
    chain_offer(&p->chain, "CA/b by Root/a");
    chain_ask(&p->chain, leaf);
    p->context = (struct path_context){.inputs = &p->chain.inputs, .work = &p->work};
    p->report.certificates[0] = &p->chain.leaf;
    p->report.certificates[1] = &p->chain.untrusted.certificates[0];
    p->report.anchor = &p->chain.anchors.certificates[0];
    p->report.count = 2;
}

static void given_path_clear(struct given_path *p)
{
    policy_memory_free(p->report.findings);
    chain_clear(&p->chain);
}

/* The one finding that there is. */
static const struct finding *only_finding(const struct given_path *p)
{
    ck_assert_uint_eq(p->report.finding_count, 1);
    return &p->report.findings[0];
}

START_TEST(name_chaining)
{
    static struct given_path p;
    given_path_init(&p, "Leaf/c by Other/b");
    path_validate(&p.context, &p.report);
    const struct finding *finding = only_finding(&p);
    ck_assert_int_eq(finding->check, CHECK_NAME_CHAINING);
    ck_assert_int_eq(finding->result, CHECK_FAILED);
    ck_assert_uint_eq(finding->position, 0);
    ck_assert_str_eq(finding->clause, "RFC 5280 6.1.3 (a)(4)");
    ck_assert_str_eq(finding->seen, "issuer CN=Other");
    ck_assert_uint_eq(p.report.failed_count, 1);
    ck_assert(!path_is_valid(&p.report));
    given_path_clear(&p);
}
END_TEST

/* Names are compared after folding: a PrintableString in other letters. */
START_TEST(name_chaining_folds)
{
    static struct given_path p;
    given_path_init(
        &p, "Leaf/c by CA/b ; issuer=30{ 31{ 30{ 06{550403} 13{\" ca \"} } } }");
    path_validate(&p.context, &p.report);
    ck_assert_uint_eq(p.report.finding_count, 0);
    ck_assert(path_is_valid(&p.report));
    given_path_clear(&p);
}
END_TEST

/* Above a certificate whose name does not chain, the chain goes on. */
START_TEST(name_chaining_of_the_ca)
{
    static struct given_path p;
    given_path_init(&p, "Leaf/c by CA/b");
    chain_trust(&p.chain, "Other/a by Other/a");
    p.report.anchor = &p.chain.anchors.certificates[1];
    path_validate(&p.context, &p.report);
    const struct finding *finding = only_finding(&p);
    ck_assert_int_eq(finding->check, CHECK_NAME_CHAINING);
    ck_assert_uint_eq(finding->position, 1);
    given_path_clear(&p);
}
END_TEST

/* --- what passed ----------------------------------------------------------------------- */

/* Everything that is asked of this path, in the order of section 6.1. */
static const struct {
    size_t position;
    enum path_check check;
} asked[] = {
    {2, CHECK_TRUST_ANCHOR},
    {2, CHECK_ENCODING},
    {2, CHECK_KEY_STRENGTH},
    {2, CHECK_VALIDITY},
    {2, CHECK_CRITICAL_EXTENSIONS},
    {2, CHECK_NAME_CONSTRAINTS_PLACE},
    {2, CHECK_EXTENDED_KEY_USAGE},
    {2, CHECK_VERSION},
    {2, CHECK_BASIC_CONSTRAINTS},
    {2, CHECK_KEY_USAGE},
    {1, CHECK_SIGNATURE},
    {1, CHECK_ENCODING},
    {1, CHECK_SERIAL_NUMBER},
    {1, CHECK_DIGEST_STRENGTH},
    {1, CHECK_KEY_STRENGTH},
    {1, CHECK_VALIDITY},
    {1, CHECK_CRITICAL_EXTENSIONS},
    {1, CHECK_AUTHORITY_KEY_IDENTIFIER},
    {1, CHECK_SUBJECT_KEY_IDENTIFIER},
    {1, CHECK_EXTENDED_KEY_USAGE},
    {1, CHECK_REVOCATION},
    {1, CHECK_NAME_CHAINING},
    {1, CHECK_NAME_CONSTRAINTS},
    {1, CHECK_VERSION},
    {1, CHECK_BASIC_CONSTRAINTS},
    {1, CHECK_PATH_LENGTH},
    {1, CHECK_KEY_USAGE},
    {0, CHECK_SIGNATURE},
    {0, CHECK_ENCODING},
    {0, CHECK_SERIAL_NUMBER},
    {0, CHECK_DIGEST_STRENGTH},
    {0, CHECK_ALT_NAME_FORM},
    {0, CHECK_KEY_STRENGTH},
    {0, CHECK_VALIDITY},
    {0, CHECK_CRITICAL_EXTENSIONS},
    {0, CHECK_AUTHORITY_KEY_IDENTIFIER},
    {0, CHECK_EXTENDED_KEY_USAGE},
    {0, CHECK_REVOCATION},
    {0, CHECK_NAME_CHAINING},
    {0, CHECK_NAME_CONSTRAINTS},
    {0, CHECK_EXPLICIT_POLICY},
    {0, CHECK_KEY_USAGE},
    {0, CHECK_LEAF_IS_NO_CA},
    {0, CHECK_PEER_NAME},
};
#define ASKED_COUNT (sizeof asked / sizeof asked[0])

static void ask_everything(struct chain *c)
{
    static const uint8_t host[] = "example.test";
    c->peer = (struct general_name){GENERAL_NAME_DNS, bytes_of(host, sizeof host - 1)};
    c->inputs.peer = &c->peer;
    c->inputs.purpose = PURPOSE_SERVER;
    c->inputs.wants_passed = true;
    chain_trust(c, "Root/a by Root/a ; more=$permitted ;"
                   "constraint=82{\"test\"}");
    chain_offer(c, "CA/b by Root/a");
    chain_ask(c, "Leaf/c by CA/b ; more=$policies_1");
    chain_publish(c, "CA/b");
    chain_publish(c, "Root/a");
}

START_TEST(passed)
{
    static struct chain c;
    chain_init(&c);
    ask_everything(&c);
    ck_assert_int_eq(chain_judge(&c), VERDICT_VALID);
    const struct path_report *report = chain_chosen(&c);
    for (size_t i = 0; i < report->finding_count && i < ASKED_COUNT; i++) {
        const struct finding *finding = &report->findings[i];
        ck_assert_msg(finding->check == asked[i].check &&
                          finding->position == asked[i].position,
                      "finding %zu: %zu %s", i, finding->position,
                      path_check_row_of(finding->check)->name);
        ck_assert_int_eq(finding->result, CHECK_PASSED);
        ck_assert_ptr_nonnull(finding->clause);
        ck_assert_str_ne(finding->seen, "");
    }
    ck_assert_uint_eq(report->finding_count, ASKED_COUNT);
    ck_assert_uint_eq(report->failed_count + report->cannot_judge_count, 0);
    ck_assert_ptr_null(path_reason(&c.judgement));
    chain_clear(&c);
}
END_TEST

static const char *seen_of(const struct chain *c, enum path_check check,
                           size_t position)
{
    const struct path_report *report = chain_chosen(c);
    for (size_t i = 0; i < report->finding_count; i++)
        if (report->findings[i].check == check &&
            report->findings[i].position == position)
            return report->findings[i].seen;
    return "nothing";
}

START_TEST(passed_says)
{
    static struct chain c;
    chain_init(&c);
    ask_everything(&c);
    c.inputs.has_depth_max = true;
    c.inputs.depth_max = 9; /* more than there is room for */
    ck_assert_int_eq(chain_judge(&c), VERDICT_VALID);
    ck_assert_str_eq(seen_of(&c, CHECK_TRUST_ANCHOR, 2), "CN=Root");
    ck_assert_str_eq(seen_of(&c, CHECK_KEY_STRENGTH, 0),
                     "RSA of 2048 bits, exponent 65537");
    ck_assert_str_eq(seen_of(&c, CHECK_SERIAL_NUMBER, 0),
                     "a positive number of 1 octets");
    ck_assert_str_eq(seen_of(&c, CHECK_PATH_LENGTH, 1), "2 more allowed above it");
    ck_assert_str_eq(seen_of(&c, CHECK_NAME_CHAINING, 0), "issuer CN=CA");
    ck_assert_str_eq(seen_of(&c, CHECK_PEER_NAME, 0),
                     "DNS:example.test is DNS:example.test");
    ck_assert_str_eq(seen_of(&c, CHECK_EXPLICIT_POLICY, 0),
                     "valid for the policies: none");
    ck_assert_str_eq(seen_of(&c, CHECK_REVOCATION, 0),
                     "covered by a CRL, and not listed");
    chain_clear(&c);
}
END_TEST

/* --- work and its limit ---------------------------------------------------------------- */

/* What one certificate spends on name constraints is not there for the next one. */
START_TEST(name_comparisons)
{
    static struct given_path p;
    for (size_t left = 0; left <= 2; left++) {
        given_path_init(&p, "Leaf/c by CA/b");
        chain_trust(&p.chain, "Root/a by Root/a ; more=$permitted");
        p.report.anchor = &p.chain.anchors.certificates[1];
        p.report.certificates[1] = &p.chain.untrusted.certificates[0];
        p.work.name_comparisons = NAME_COMPARISONS_MAX - 1 - left;
        path_validate(&p.context, &p.report);
        /* CN=CA, CN=Leaf and example.test are held against one constraint each. */
        ck_assert_uint_eq(p.report.failed_count, left == 2 ? 0 : 1);
        ck_assert_uint_eq(p.work.name_comparisons, NAME_COMPARISONS_MAX);
        if (left < 2) {
            ck_assert_int_eq(only_finding(&p)->check, CHECK_NAME_CONSTRAINTS);
            ck_assert_uint_eq(only_finding(&p)->position, 0);
        }
        given_path_clear(&p);
    }
}
END_TEST

/* --- the table ------------------------------------------------------------------------- */

START_TEST(rows)
{
    for (unsigned i = 0; i < PATH_CHECK_COUNT; i++) {
        const struct path_check_row *row = path_check_row_of((enum path_check)i);
        ck_assert_msg(row->name != NULL && row->clause != NULL && row->demand != NULL,
                      "row %u", i);
        ck_assert_uint_eq(strspn(row->name, "abcdefghijklmnopqrstuvwxyz-"),
                          strlen(row->name));
        ck_assert_int_ne(row->demand[strlen(row->demand) - 1], '.');
        for (unsigned j = 0; j < i; j++)
            ck_assert_str_ne(row->name, path_check_row_of((enum path_check)j)->name);
    }
}
END_TEST

Suite *path_validate_suite(void)
{
    Suite *suite = suite_create("path_validate");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_loop_test(values, cases, 0, CASE_COUNT);
    tcase_add_test(values, name_chaining);
    tcase_add_test(values, name_chaining_folds);
    tcase_add_test(values, name_chaining_of_the_ca);
    tcase_add_test(values, passed);
    tcase_add_test(values, passed_says);
    tcase_add_test(values, name_comparisons);
    tcase_add_test(values, rows);
    suite_add_tcase(suite, values);
    return suite;
}
