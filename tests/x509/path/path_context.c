/* path_context.c -- tests what the parts of path validation share
 * (x509/path/path_context.h). */
#include "x509/path/path_context.h"

#include <stdlib.h>

#include "asn1/der_writer.h"
#include "chain.h"
#include "policy_memory.h"
#include "../fixture.h"
#include "../suites.h"

/* --- signatures ------------------------------------------------------------------------ */

/* An answer is remembered by what was signed and by the key, right or wrong. */
START_TEST(signatures_are_remembered)
{
    static struct chain c;
    static struct path_work work;
    struct path_context context = {.inputs = &c.inputs, .work = &work};
    struct error error = {0};
    chain_init(&c);
    chain_offer(&c, "Root/a by Root/a");
    chain_offer(&c, "Root/d by Root/d");
    chain_offer(&c, "CA/b by Root/a");
    const struct path_certificate *pile = c.untrusted.certificates;
    for (int again = 0; again < 2; again++) {
        ck_assert(path_verify(&context, &pile[2].certificate.signed_part,
                              &pile[0].certificate.subject_public_key_info, &error));
        ck_assert_int_eq(error.kind, ERROR_NONE);
        ck_assert(!path_verify(&context, &pile[2].certificate.signed_part,
                               &pile[1].certificate.subject_public_key_info, &error));
        ck_assert_int_eq(error.kind, ERROR_SIGNATURE);
        error = (struct error){0};
        ck_assert(path_verify(&context, &pile[1].certificate.signed_part,
                              &pile[1].certificate.subject_public_key_info, &error));
        ck_assert_uint_eq(work.signature_checks, 3);
    }
    chain_clear(&c);
}
END_TEST

/* What is known may be asked when nothing is left. */
START_TEST(signature_limit)
{
    static struct chain c;
    static struct path_work work;
    struct path_context context = {.inputs = &c.inputs, .work = &work};
    struct error error = {0};
    chain_init(&c);
    chain_offer(&c, "Root/a by Root/a");
    chain_offer(&c, "CA/b by Root/a");
    const struct path_certificate *pile = c.untrusted.certificates;
    const struct subject_public_key_info *key =
        &pile[0].certificate.subject_public_key_info;
    work.signature_checks = PATH_SIGNATURE_CHECKS_MAX - 1;
    ck_assert(path_verify(&context, &pile[0].certificate.signed_part, key, &error));
    ck_assert(path_verify(&context, &pile[0].certificate.signed_part, key, &error));
    ck_assert(!path_verify(&context, &pile[1].certificate.signed_part, key, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_uint_eq(work.signature_checks, PATH_SIGNATURE_CHECKS_MAX);
    chain_clear(&c);
}
END_TEST

/* ROW: who signed what in PILE, and how many keys were read then. */
static void check_keys_read(struct path_context *context,
                            const struct path_certificate *pile, const size_t row[3])
{
    struct error error = {0};
    context->work->signature_checks = 0; /* what came of it is forgotten */
    ck_assert(path_verify(context, &pile[row[1]].certificate.signed_part,
                          &pile[row[0]].certificate.subject_public_key_info, &error));
    ck_assert_uint_eq(context->work->key_count, row[2]);
}

/* A key is read once while fewer than PATH_KEYS_KEPT others are in use, and the right
 * one is used; then the oldest has to go. */
START_TEST(keys_are_kept)
{
    static struct chain c;
    static struct path_work work;
    struct path_context context = {.inputs = &c.inputs, .work = &work};
    static const char *const lines[] = {"Root/a by Root/a", "Root/b by Root/b",
                                        "Root/c by Root/c", "Root/d by Root/d",
                                        "CA/b by Root/a"};
    chain_init(&c);
    for (size_t i = 0; i < 5; i++)
        chain_offer(&c, lines[i]);
    const struct path_certificate *pile = c.untrusted.certificates;
    /* who signed what, and how many keys were made then */
    static const size_t rows[][3] = {{0, 0, 1}, {0, 4, 1}, {1, 1, 2},
                                     {2, 2, 3}, {0, 4, 3}, {1, 1, 3}};
    static const size_t later[][3] = {{3, 3, PATH_KEYS_KEPT + 1}, /* in place of a */
                                      {0, 0, PATH_KEYS_KEPT + 2}, /* in place of b */
                                      {2, 2, PATH_KEYS_KEPT + 2},
                                      {1, 1, PATH_KEYS_KEPT + 3}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_keys_read(&context, pile, rows[i]);
    work.key_count = PATH_KEYS_KEPT; /* as if others had come */
    for (size_t i = 0; i < sizeof later / sizeof later[0]; i++)
        check_keys_read(&context, pile, later[i]);
    chain_clear(&c);
}
END_TEST

START_TEST(results)
{
    for (int kind = ERROR_NONE; kind <= ERROR_INPUT_OUTPUT; kind++) {
        const struct error error = {.kind = (enum error_kind)kind};
        enum check_result want = kind == ERROR_NONE          ? CHECK_PASSED
                                 : kind == ERROR_UNSUPPORTED ? CHECK_CANNOT_JUDGE
                                                             : CHECK_FAILED;
        ck_assert_int_eq(path_result_of(&error), want);
    }
    ck_assert_int_eq(path_passed_if(true), CHECK_PASSED);
    ck_assert_int_eq(path_passed_if(false), CHECK_FAILED);
}
END_TEST

/* A step, and one more for each PATH_OCTETS_PER_STEP; what is too much leaves none. */
START_TEST(steps)
{
    static struct path_work work = {.steps = PATH_STEPS_MAX - 4};
    struct path_context context = {.work = &work};
    ck_assert(path_spend(&context, PATH_OCTETS_PER_STEP - 1));
    ck_assert_uint_eq(work.steps, PATH_STEPS_MAX - 3);
    ck_assert(path_spend(&context, PATH_OCTETS_PER_STEP));
    ck_assert_uint_eq(work.steps, PATH_STEPS_MAX - 1);
    ck_assert(!path_spend(&context, PATH_OCTETS_PER_STEP));
    ck_assert_uint_eq(work.steps, PATH_STEPS_MAX);
    ck_assert(!path_spend(&context, 0));
}
END_TEST

/* --- findings -------------------------------------------------------------------------- */

START_TEST(findings)
{
    struct path_inputs inputs = {.wants_passed = false};
    const struct path_context context = {.inputs = &inputs};
    struct path_report report = {0};
    path_found(&context, &report, CHECK_VALIDITY, CHECK_PASSED, 0, NULL, "kept not");
    ck_assert_uint_eq(report.finding_count, 0);
    inputs.wants_passed = true;
    path_found(&context, &report, CHECK_VALIDITY, CHECK_PASSED, 3, NULL, "%s", "kept");
    path_found(&context, &report, CHECK_POLICY, CHECK_FAILED, 2, "RFC 1", "%d", 7);
    path_found(&context, &report, CHECK_SIGNATURE, CHECK_CANNOT_JUDGE, 1, NULL, "x");
    ck_assert_uint_eq(report.finding_count, 3);
    ck_assert_uint_eq(report.failed_count, 1);
    ck_assert_uint_eq(report.cannot_judge_count, 1);
    const struct finding *f = report.findings;
    ck_assert(f[0].check == CHECK_VALIDITY && f[0].result == CHECK_PASSED);
    ck_assert_uint_eq(f[0].position, 3);
    ck_assert_str_eq(f[0].clause, path_check_row_of(CHECK_VALIDITY)->clause);
    ck_assert_str_eq(f[0].seen, "kept");
    ck_assert(f[1].check == CHECK_POLICY && f[1].result == CHECK_FAILED);
    ck_assert_str_eq(f[1].clause, "RFC 1");
    ck_assert_str_eq(f[1].seen, "7");
    ck_assert_int_eq(f[2].result, CHECK_CANNOT_JUDGE);
    policy_memory_free(report.findings);
}
END_TEST

START_TEST(many_findings)
{
    struct path_inputs inputs = {.wants_passed = true};
    const struct path_context context = {.inputs = &inputs};
    struct path_report report = {0};
    for (size_t i = 0; i < 1000; i++)
        path_found(&context, &report, CHECK_POLICY, CHECK_FAILED, i, NULL, "%zu", i);
    ck_assert_uint_eq(report.finding_count, 1000);
    for (size_t i = 0; i < 1000; i++)
        ck_assert_uint_eq(report.findings[i].position, i);
    policy_memory_free(report.findings);
}
END_TEST

/* A text that does not fit ends in "...", and not in the middle of a character: of two,
 * three or four octets, each cut off in each place. */
START_TEST(long_findings)
{
    static const char *const characters[] = {"x", "\xc3\xa1", "\xe2\x82\xac",
                                             "\xf0\x9f\x94\x91"};
    struct path_inputs inputs = {0};
    const struct path_context context = {.inputs = &inputs};
    for (size_t i = 0; i < 4; i++) {
        for (size_t before = 0; before < 8; before++) {
            struct path_report report = {0};
            char text[2 * FINDING_TEXT_SIZE] = "";
            size_t length = strlen(characters[i]);
            memset(text, 'a', before);
            while (strlen(text) < FINDING_TEXT_SIZE)
                strcat(text, characters[i]);
            path_found(&context, &report, CHECK_POLICY, CHECK_FAILED, 0, NULL, "%s",
                       text);
            const char *seen = report.findings[0].seen;
            size_t whole = before + (strlen(seen) - 3 - before) / length * length;
            ck_assert_uint_lt(strlen(seen), FINDING_TEXT_SIZE);
            ck_assert_uint_gt(strlen(seen) + 8, FINDING_TEXT_SIZE - 1);
            ck_assert_uint_eq(strlen(seen), whole + 3);
            ck_assert_int_eq(strncmp(seen, text, whole), 0);
            ck_assert_str_eq(seen + whole, "...");
            policy_memory_free(report.findings);
        }
    }
}
END_TEST

START_TEST(finding_that_fits)
{
    struct path_inputs inputs = {0};
    const struct path_context context = {.inputs = &inputs};
    struct path_report report = {0};
    char text[FINDING_TEXT_SIZE];
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '\0';
    path_found(&context, &report, CHECK_POLICY, CHECK_FAILED, 0, NULL, "%s", text);
    ck_assert_str_eq(report.findings[0].seen, text);
    policy_memory_free(report.findings);
}
END_TEST

START_TEST(names)
{
    char text[PATH_NAME_SIZE], want[PATH_NAME_SIZE];
    char cn[128] = "CN=";
    for (size_t length = 60; length < 120; length++) {
        struct der_writer writer = {0};
        char o[128] = ",O=";
        memset(cn + 3, 'a', 60);
        cn[63] = '\0';
        memset(o + 3, 'b', length - 60);
        o[3 + length - 60] = '\0';
        if (length > 60)
            strcat(cn, o);
        const char *have = path_name_text(fixture_name(&writer, cn), text);
        ck_assert_ptr_eq(have, text);
        snprintf(want, sizeof want, "%.*s", PATH_NAME_SIZE - 1, cn);
        if (strlen(cn) >= PATH_NAME_SIZE)
            strcpy(want + PATH_NAME_SIZE - 4, "...");
        ck_assert_str_eq(have, want);
        der_writer_clear(&writer);
    }
    static const uint8_t empty[] = {0x30, 0x00};
    ck_assert_str_eq(path_name_text(bytes_of(empty, 2), text), "the empty name");
}
END_TEST

Suite *path_context_suite(void)
{
    Suite *suite = suite_create("path_context");
    TCase *values = tcase_create("values");
    tcase_add_test(values, signatures_are_remembered);
    tcase_add_test(values, signature_limit);
    tcase_add_test(values, keys_are_kept);
    tcase_add_test(values, results);
    tcase_add_test(values, steps);
    tcase_add_test(values, findings);
    tcase_add_test(values, many_findings);
    tcase_add_test(values, long_findings);
    tcase_add_test(values, finding_that_fits);
    tcase_add_test(values, names);
    suite_add_tcase(suite, values);
    return suite;
}
