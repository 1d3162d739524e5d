/* path_revocation.c -- tests whether certificates have been revoked (x509/path/path.h, with
 * CRLs). Vectors by hand: tests/vectors/x509/path_revocation.txt; and work that runs into
 * its limits. */
#include "chain_case.h"
#include "../suites.h"
#include "x509/path/path_context.h"

#define CASES      "tests/vectors/x509/path_revocation.txt"
#define CASE_COUNT 131

START_TEST(cases)
{
    chain_case_run(CASES, _i, CASE_COUNT);
}
END_TEST

/* --- limits ---------------------------------------------------------------------------- */

/* Judges a leaf under a CRL of two entries, when SPENT has been spent before; WORK is what
 * was spent then. */
static void judge_after(struct chain *c, const struct path_work *spent,
                        struct path_work *work)
{
    chain_init(c);
    chain_trust(c, "Root/a by Root/a");
    chain_ask(c, "Leaf/c by Root/a");
    chain_publish(c, "Root/a ; revoked=30{ 30{ 02{01} $date } 30{ 02{02} $date } }");
    ck_assert(certificate_pool_index(&c->anchors));
    ck_assert(certificate_pool_index(&c->untrusted));
    *work = *spent;
    struct path_context context = {.inputs = &c->inputs, .work = work};
    path_search(&context, &c->judgement);
}

START_TEST(entries)
{
    static struct chain c;
    static struct path_work spent, work;
    for (size_t left = 0; left <= 3; left++) {
        spent.crl_entries = PATH_CRL_ENTRIES_MAX - left;
        judge_after(&c, &spent, &work);
        ck_assert_int_eq(c.judgement.verdict,
                         left >= 2 ? VERDICT_VALID : VERDICT_NOT_VALID);
        ck_assert_uint_eq(work.crl_entries, spent.crl_entries + (left >= 2 ? 2 : 0));
        if (left < 2)
            ck_assert_str_eq(path_reason(&c.judgement)->seen,
                             "status not known: want at most 16000000 CRL entries to "
                             "look at, have more");
        chain_clear(&c);
    }
}
END_TEST

/* With too few steps the status is not known, and with enough it is. */
START_TEST(steps)
{
    static struct chain c;
    static struct path_work spent, work;
    size_t unknown = 0, left = 1;
    for (bool is_valid = false; !is_valid && left < 64; left++) {
        spent.steps = PATH_STEPS_MAX - left;
        judge_after(&c, &spent, &work);
        is_valid = c.judgement.verdict == VERDICT_VALID;
        unknown +=
            !is_valid &&
            strcmp(path_reason(&c.judgement)->seen,
                   "status not known: want at most 200000 steps, need more") == 0;
        chain_clear(&c);
    }
    ck_assert_uint_lt(left, 64);
    ck_assert_uint_gt(unknown, 0);
}
END_TEST

/* One signature is that of the leaf, the second that of the CRL. */
START_TEST(signatures)
{
    static struct chain c;
    static struct path_work spent, work;
    for (size_t left = 1; left <= 2; left++) {
        spent.signature_checks = PATH_SIGNATURE_CHECKS_MAX - left;
        judge_after(&c, &spent, &work);
        ck_assert_int_eq(c.judgement.verdict,
                         left == 2 ? VERDICT_VALID : VERDICT_NOT_VALID);
        ck_assert_uint_eq(work.signature_checks, PATH_SIGNATURE_CHECKS_MAX);
        chain_clear(&c);
    }
}
END_TEST

/* Judges a leaf whose CRL the last of some certificates of the root signed, with LEFT steps,
 * and returns how many it took. FORGED others come before it. */
static size_t judge_by_signers(struct chain *c, unsigned forged, size_t left)
{
    static struct path_work work;
    char text[32];
    chain_init(c);
    chain_trust(c, "Root/a by Root/a");
    for (unsigned i = 1; i <= forged; i++) {
        snprintf(text, sizeof text, "Root/x%u by Root/a", i);
        chain_offer(c, text);
    }
    chain_offer(c, "Root/d by Root/a");
    chain_ask(c, "Leaf/c by Root/a");
    chain_publish(c, "Root/d ; scope=$user_certs ; this_update=17{\"260602000000Z\"}");
    chain_publish(c, "Root/a ; scope=$ca_certs");
    ck_assert(certificate_pool_index(&c->anchors));
    ck_assert(certificate_pool_index(&c->untrusted));
    crl_pool_sort(&c->crls);
    memset(&work, 0, sizeof work);
    work.steps = PATH_STEPS_MAX - left;
    struct path_context context = {.inputs = &c->inputs, .work = &work};
    path_search(&context, &c->judgement);
    ck_assert_uint_le(work.steps, PATH_STEPS_MAX);
    return work.steps - (PATH_STEPS_MAX - left);
}

/* Each candidate for the signer of a CRL costs the same, and without the steps that it all
 * takes (but for the last CRL, which the leaf does not need) nothing is valid. */
START_TEST(steps_of_signers)
{
    static struct chain c;
    size_t took[3];
    for (unsigned forged = 0; forged < 3; forged++) {
        took[forged] = judge_by_signers(&c, forged, PATH_STEPS_MAX);
        ck_assert_int_eq(c.judgement.verdict, VERDICT_VALID);
        chain_clear(&c);
    }
    ck_assert_uint_gt(took[1], took[0]);
    ck_assert_uint_eq(took[2] - took[1], took[1] - took[0]);
    for (size_t left = 0; left + (took[2] - took[1]) < took[2]; left++) {
        judge_by_signers(&c, 2, left);
        ck_assert_int_eq(c.judgement.verdict, VERDICT_NOT_VALID);
        chain_clear(&c);
    }
}
END_TEST

/* 20 CRLs are more than the memory that a pile begins with; the latest is asked. */
START_TEST(many_crls)
{
    static struct chain c;
    char text[96];
    chain_init(&c);
    chain_trust(&c, "Root/a by Root/a");
    chain_ask(&c, "Leaf/c by Root/a");
    for (unsigned i = 0; i < 20; i++) {
        snprintf(text, sizeof text, "Root/a ; this_update=17{\"2606%02u000000Z\"}%s",
                 1 + (7 * i) % 20, (7 * i) % 20 == 19 ? "" : " ; revoked=30{ $entry }");
        chain_publish(&c, text);
    }
    ck_assert_int_eq(chain_judge(&c), VERDICT_VALID);
    for (size_t i = 1; i < c.crls.count; i++)
        ck_assert_int_lt(c.crls.crls[i].crl.this_update,
                         c.crls.crls[i - 1].crl.this_update);
    chain_clear(&c);
}
END_TEST

/* A CRL that is long enough for an index, with the certificate in it or not. What is spent
 * on it is a walk the first time, and then less. */
START_TEST(long_list)
{
    static struct chain c;
    static struct path_work work;
    char text[2048];
    size_t used = (size_t)snprintf(text, sizeof text, "Root/a ; revoked=30{ ");
    for (unsigned i = 0; i < 75; i++)
        used += (size_t)snprintf(text + used, sizeof text - used,
                                 "30{02{03%02x}$date} ", i);
    snprintf(text + used, sizeof text - used, "%s}", _i == 0 ? "" : "$entry ");
    memset(&work, 0, sizeof work);
    chain_init(&c);
    chain_trust(&c, "Root/a by Root/a");
    chain_ask(&c, "Leaf/c by Root/a");
    chain_publish(&c, text);
    ck_assert(certificate_pool_index(&c.anchors));
    ck_assert(certificate_pool_index(&c.untrusted));
    struct path_context context = {.inputs = &c.inputs, .work = &work};
    path_search(&context, &c.judgement);
    ck_assert_int_eq(c.judgement.verdict, _i == 0 ? VERDICT_VALID : VERDICT_NOT_VALID);
    ck_assert(_i == 0 || path_reason(&c.judgement)->is_revoked);
    ck_assert_uint_eq(work.crl_entries, 75 + (size_t)_i);
    path_judgement_clear(&c.judgement);
    path_search(&context, &c.judgement);
    ck_assert_int_eq(c.judgement.verdict, _i == 0 ? VERDICT_VALID : VERDICT_NOT_VALID);
    ck_assert_uint_lt(work.crl_entries, 75 + 50);
    chain_clear(&c);
}
END_TEST

Suite *path_revocation_suite(void)
{
    Suite *suite = suite_create("path_revocation");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_loop_test(values, cases, 0, CASE_COUNT);
    tcase_add_test(values, many_crls);
    tcase_add_loop_test(values, long_list, 0, 2);
    suite_add_tcase(suite, values);

    TCase *limits = tcase_create("limits");
    tcase_set_timeout(limits, 60);
    tcase_add_test(limits, entries);
    tcase_add_test(limits, steps);
    tcase_add_test(limits, signatures);
    tcase_add_test(limits, steps_of_signers);
    suite_add_tcase(suite, limits);
    return suite;
}
