/* path_search.c -- tests how paths are found (x509/path/path.h). Vectors by hand:
 * tests/vectors/x509/path_search.txt; and searches that run into their limits. */
#include <stdlib.h>

#include "chain_case.h"
#include "../suites.h"
#include "x509/path/path_context.h"

#define CASES      "tests/vectors/x509/path_search.txt"
#define CASE_COUNT 56

START_TEST(cases)
{
    chain_case_run(CASES, _i, CASE_COUNT);
}
END_TEST

/* --- verdicts -------------------------------------------------------------------------- */

START_TEST(zeroed_judgement)
{
    struct path_judgement judgement = {0};
    ck_assert_int_eq(judgement.verdict, VERDICT_NOT_VALID);
    ck_assert_ptr_null(path_reason(&judgement));
    path_judgement_clear(&judgement);
}
END_TEST

/* A report that nobody filled in is not valid, nor one with anything against it. */
START_TEST(zeroed_report)
{
    struct path_certificate anchor;
    struct path_report report = {0};
    ck_assert(!path_is_valid(&report));
    report.anchor = &anchor;
    ck_assert(path_is_valid(&report));
    report.failed_count = 1;
    ck_assert(!path_is_valid(&report));
    report.failed_count = 0;
    report.cannot_judge_count = 1;
    ck_assert(!path_is_valid(&report));
    report.cannot_judge_count = 0;
    report.is_out_of_memory = true;
    ck_assert(!path_is_valid(&report));
}
END_TEST

START_TEST(no_anchors)
{
    static struct chain c;
    char paths[256];
    chain_init(&c);
    chain_offer(&c, "Root/a by Root/a");
    chain_offer(&c, "CA/b by Root/a");
    chain_ask(&c, "Leaf/c by CA/b");
    ck_assert_int_eq(chain_judge(&c), VERDICT_NOT_VALID);
    ck_assert_str_eq(chain_paths(&c, paths, sizeof paths), "Leaf/c CA/b Root/a []");
    ck_assert_int_eq(path_reason(&c.judgement)->check, CHECK_TRUST_ANCHOR);
    chain_clear(&c);
}
END_TEST

/* The fingerprint is that of the leaf, each octet of it. */
START_TEST(accepted_another)
{
    static struct chain c;
    chain_init(&c);
    chain_trust(&c, "Root/a by Root/a");
    chain_ask(&c, "Leaf/c by Root/a ; not_after=17{\"260630235959Z\"}");
    struct bytes der = c.leaf.certificate.signed_part.element;
    hash_digest(&hash_sha256, der.data, der.length, c.accepted);
    c.inputs.accepted = c.accepted;
    ck_assert_int_eq(chain_judge(&c), VERDICT_ACCEPTED);
    for (size_t i = 0; i < PATH_FINGERPRINT_LENGTH; i += PATH_FINGERPRINT_LENGTH - 1) {
        c.accepted[i] ^= 1;
        ck_assert_int_eq(chain_judge(&c), VERDICT_NOT_VALID);
        c.accepted[i] ^= 1;
    }
    chain_clear(&c);
}
END_TEST

START_TEST(certificates_of_a_report)
{
    static struct chain c;
    chain_init(&c);
    chain_trust(&c, "Root/a by Root/a");
    chain_offer(&c, "CA/b by Root/a");
    chain_ask(&c, "Leaf/c by CA/b");
    ck_assert_int_eq(chain_judge(&c), VERDICT_VALID);
    const struct path_report *report = chain_chosen(&c);
    ck_assert_uint_eq(report->count, 2);
    ck_assert_ptr_eq(path_at(report, 0), &c.leaf);
    ck_assert_ptr_eq(path_at(report, 1), &c.untrusted.certificates[0]);
    ck_assert_ptr_eq(path_at(report, 2), &c.anchors.certificates[0]);
    ck_assert_ptr_eq(report->anchor, &c.anchors.certificates[0]);
    chain_clear(&c);
}
END_TEST

/* --- limits ---------------------------------------------------------------------------- */

/* A path of COUNT certificates, leaf and anchor included; keys a and b take turns. */
static enum path_verdict judge_long_path(struct chain *c, unsigned count)
{
    char text[64];
    chain_init(c);
    chain_trust(c, "C1/a by C1/a");
    for (unsigned i = 2; i < count; i++) {
        snprintf(text, sizeof text, "C%u/%c by C%u/%c", i, i % 2 == 0 ? 'b' : 'a',
                 i - 1, i % 2 == 0 ? 'a' : 'b');
        chain_offer(c, text);
    }
    snprintf(text, sizeof text, "Leaf/c by C%u/%c", count - 1,
             count % 2 == 0 ? 'a' : 'b');
    chain_ask(c, text);
    return chain_judge(c);
}

START_TEST(sixteen_certificates)
{
    static struct chain c;
    ck_assert_int_eq(judge_long_path(&c, PATH_CERTIFICATES_MAX), VERDICT_VALID);
    ck_assert_uint_eq(chain_chosen(&c)->count, PATH_CERTIFICATES_MAX - 1);
    ck_assert_ptr_nonnull(chain_chosen(&c)->anchor);
    ck_assert_uint_eq(c.judgement.signature_checks, PATH_CERTIFICATES_MAX - 1);
    chain_clear(&c);
}
END_TEST

START_TEST(seventeen_certificates)
{
    static struct chain c;
    ck_assert_int_eq(judge_long_path(&c, PATH_CERTIFICATES_MAX + 1), VERDICT_NOT_VALID);
    const struct finding *reason = path_reason(&c.judgement);
    ck_assert_int_eq(reason->check, CHECK_TRUST_ANCHOR);
    ck_assert_str_eq(reason->seen, "no trusted certificate within 16 certificates");
    ck_assert_uint_eq(chain_chosen(&c)->count, PATH_CERTIFICATES_MAX - 1);
    ck_assert_uint_eq(reason->position, PATH_CERTIFICATES_MAX - 2);
    chain_clear(&c);
}
END_TEST

/* The one that has the key comes last in the pile, behind COUNT others. */
static enum path_verdict judge_among_forged(struct chain *c, unsigned count)
{
    char text[64];
    chain_init(c);
    chain_trust(c, "Root/a by Root/a");
    for (unsigned i = 1; i <= count; i++) {
        snprintf(text, sizeof text, "CA/x%u by Root/a ; subject_key=", i);
        chain_offer(c, text);
    }
    chain_offer(c, "CA/b by Root/a ; subject_key=");
    chain_ask(c, "Leaf/c by CA/b");
    return chain_judge(c);
}

/* 98 wrong keys, the right one, and the signature of the CA. */
START_TEST(hundred_signatures)
{
    static struct chain c;
    ck_assert_int_eq(judge_among_forged(&c, PATH_SIGNATURE_CHECKS_MAX - 2),
                     VERDICT_NOT_VALID);
    ck_assert_uint_eq(c.judgement.signature_checks, PATH_SIGNATURE_CHECKS_MAX);
    const struct finding *reason = path_reason(&c.judgement);
    ck_assert_int_eq(reason->check, CHECK_SUBJECT_KEY_IDENTIFIER);
    ck_assert_uint_eq(chain_chosen(&c)->failed_count, 1);
    chain_clear(&c);
}
END_TEST

START_TEST(more_signatures)
{
    static struct chain c;
    ck_assert_int_eq(judge_among_forged(&c, PATH_SIGNATURE_CHECKS_MAX - 1),
                     VERDICT_NOT_VALID);
    ck_assert_uint_eq(c.judgement.signature_checks, PATH_SIGNATURE_CHECKS_MAX);
    const struct path_report *report = chain_chosen(&c);
    ck_assert_uint_gt(report->finding_count, 0);
    const struct finding *last = &report->findings[report->finding_count - 1];
    ck_assert_int_eq(last->check, CHECK_LIMIT);
    ck_assert_int_eq(last->result, CHECK_FAILED);
    ck_assert_str_eq(last->seen,
                     "100 signatures were checked, and no valid path was found");
    chain_clear(&c);
}
END_TEST

/* CAS issuers under ANCHORS anchors, none of them any good. */
static enum path_verdict judge_many_paths(struct chain *c, unsigned cas,
                                          unsigned anchors)
{
    char text[96];
    chain_init(c);
    for (unsigned i = 0; i < anchors; i++) {
        snprintf(text, sizeof text, "Root/a#%u by Root/a ; serial=02{%02x}", i, i + 1);
        chain_trust(c, text);
    }
    for (unsigned i = 0; i < cas; i++) {
        snprintf(text, sizeof text, "CA/b#%u by Root/a ; serial=02{%02x}", i, i + 1);
        chain_offer(c, text);
    }
    chain_ask(c, "Leaf/c by CA/b ; not_after=17{\"260630235959Z\"}");
    return chain_judge(c);
}

START_TEST(hundred_paths)
{
    static struct chain c;
    ck_assert_int_eq(judge_many_paths(&c, 10, 10), VERDICT_NOT_VALID);
    ck_assert_uint_eq(c.judgement.report_count, PATH_REPORTS_MAX);
    ck_assert_uint_eq(chain_chosen(&c)->finding_count, 1);
    ck_assert_int_eq(path_reason(&c.judgement)->check, CHECK_VALIDITY);
    ck_assert_uint_eq(c.judgement.signature_checks, 1 + 10);
    chain_clear(&c);
}
END_TEST

START_TEST(more_paths)
{
    static struct chain c;
    ck_assert_int_eq(judge_many_paths(&c, 11, 10), VERDICT_NOT_VALID);
    ck_assert_uint_eq(c.judgement.report_count, PATH_REPORTS_MAX);
    const struct path_report *report = chain_chosen(&c);
    ck_assert_uint_eq(report->finding_count, 2);
    ck_assert_int_eq(report->findings[1].check, CHECK_LIMIT);
    ck_assert_str_eq(report->findings[1].seen,
                     "100 paths were judged, and none was valid");
    chain_clear(&c);
}
END_TEST

/* Judges a leaf below a CA with LEFT steps left. */
static void judge_with_steps(struct chain *c, struct path_work *work, size_t left)
{
    chain_init(c);
    chain_trust(c, "Root/a by Root/a");
    chain_offer(c, "CA/b by Root/a");
    chain_ask(c, "Leaf/c by CA/b");
    ck_assert(certificate_pool_index(&c->anchors));
    ck_assert(certificate_pool_index(&c->untrusted));
    memset(work, 0, sizeof *work);
    work->steps = PATH_STEPS_MAX - left;
    struct path_context context = {.inputs = &c->inputs, .work = work};
    path_search(&context, &c->judgement);
}

/* With too few steps the limit is what is found, and a few more are enough. */
START_TEST(steps)
{
    static struct chain c;
    static struct path_work work;
    bool is_valid = false;
    size_t left = 0;
    for (; !is_valid && left < 16; left++) {
        judge_with_steps(&c, &work, left);
        is_valid = c.judgement.verdict == VERDICT_VALID;
        ck_assert_uint_eq(work.steps, PATH_STEPS_MAX);
        if (!is_valid) {
            const struct path_report *report = chain_chosen(&c);
            const struct finding *last = &report->findings[report->finding_count - 1];
            ck_assert_int_eq(last->check, CHECK_LIMIT);
            ck_assert_str_eq(last->seen,
                             "want at most 200000 steps of building paths, need more");
        }
        chain_clear(&c);
    }
    ck_assert(is_valid);
    ck_assert_uint_gt(left, 2);
}
END_TEST

START_TEST(costs)
{
    static struct chain c;
    chain_init(&c);
    chain_trust(&c, "Root/a by Root/a ; more=$permitted ; constraint=82{\"test\"}");
    chain_offer(&c, "CA/b by Root/a");
    chain_ask(&c, "Leaf/c by CA/b");
    ck_assert_int_eq(chain_judge(&c), VERDICT_VALID);
    ck_assert_uint_eq(c.judgement.signature_checks, 2);
    ck_assert_uint_gt(c.judgement.steps, 2);
    ck_assert_uint_lt(c.judgement.steps, 64);
    ck_assert_uint_eq(c.judgement.name_comparisons, 3);
    ck_assert_uint_eq(c.judgement.crl_entries, 0);
    chain_publish(&c, "CA/b ; revoked=30{ 30{ 02{01} $date } 30{ 02{02} $date } }");
    chain_publish(&c, "Root/a");
    ck_assert_int_eq(chain_judge(&c), VERDICT_VALID);
    ck_assert_uint_eq(c.judgement.signature_checks, 4);
    ck_assert_uint_eq(c.judgement.crl_entries, 2);
    chain_clear(&c);
}
END_TEST

Suite *path_search_suite(void)
{
    Suite *suite = suite_create("path_search");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_loop_test(values, cases, 0, CASE_COUNT);
    tcase_add_test(values, zeroed_judgement);
    tcase_add_test(values, zeroed_report);
    tcase_add_test(values, no_anchors);
    tcase_add_test(values, accepted_another);
    tcase_add_test(values, certificates_of_a_report);
    tcase_add_test(values, costs);
    suite_add_tcase(suite, values);

    TCase *limits = tcase_create("limits");
    tcase_set_timeout(limits, 60);
    tcase_add_test(limits, sixteen_certificates);
    tcase_add_test(limits, seventeen_certificates);
    tcase_add_test(limits, hundred_signatures);
    tcase_add_test(limits, more_signatures);
    tcase_add_test(limits, hundred_paths);
    tcase_add_test(limits, more_paths);
    tcase_add_test(limits, steps);
    suite_add_tcase(suite, limits);
    return suite;
}
