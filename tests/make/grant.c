/* grant.c -- tests tools/make/grant.h: whose names a certificate gets, and when there is
 * none. */
#include "tools/make/grant.h"

#include "heard.h"
#include "suites.h"
#include "tests/x509/fixture.h"
#include "x509/name.h"

/* One request, its answer, and all that belongs to them. */
struct grant_case {
    const char *subject;
    const char *requested; /* a host, or NULL */
    const char *typed;     /* a host, or NULL */
    enum profile profile;
    const char *want;   /* the one name, or "" for none; NULL if it is refused */
    const char *clause; /* of the refusal, or NULL */
    enum remark_kind remarks[2];
    size_t remark_count;
};

/* Writes the GeneralNames that are the one dNSName HOST, or nothing. */
static struct bytes names_of(struct der_writer *writer, const char *host)
{
    if (host == NULL || host[0] == '\0')
        return bytes_of(NULL, 0);
    struct general_name name = {GENERAL_NAME_DNS, bytes_of(host, strlen(host))};
    der_begin(writer, DER_SEQUENCE);
    general_name_write(writer, &name);
    der_end(writer);
    return fixture_finish(writer);
}

static void check_draft(const struct grant_case *row, const struct draft *draft,
                        const struct certificate *authority)
{
    struct der_writer writer = {0};
    const struct certificate *c = &draft->certificate;
    ck_assert(
        bytes_equal(c->extensions.subject_alt_name, names_of(&writer, row->want)));
    ck_assert(bytes_equal(c->issuer, authority->subject));
    ck_assert_int_eq(c->not_before, FIXTURE_TIME + 5);
    ck_assert_uint_eq(c->extensions.basic_constraints.ca,
                      profile_is_authority(row->profile));
    der_writer_clear(&writer);
}

static void check_grant(const struct grant_case *row)
{
    struct fixture_certificate root;
    struct der_writer subject = {0}, names = {0};
    struct seeded_random random;
    struct draft draft = {0};
    struct heard heard;
    struct decision decision = heard_decision(&heard);
    const char *typed = row->typed;
    struct grant_terms terms = {.profile = row->profile,
                                .names.hosts = {&typed, typed != NULL}};
    fixture_certificate_init(&root, PROFILE_ROOT, "CN=Test Root");
    struct certification_request request = {
        .subject = fixture_name(&subject, row->subject),
        .subject_public_key_info = fixture_spki(fixture_other_key()),
        .extensions.subject_alt_name = names_of(&names, row->requested),
    };
    seeded_random_init(&random, 1);
    bool ok = grant_fill(&draft, &terms, &root.fields, &request, FIXTURE_TIME + 5,
                         &random.source, &decision);
    ck_assert_msg(ok == (row->want != NULL), "%s: %s", row->subject,
                  decision.error.message);
    heard_is(&heard, row->remarks, row->remark_count);
    if (ok)
        check_draft(row, &draft, &root.fields);
    else
        ck_assert_int_eq(decision.blame, BLAME_REQUEST);
    ck_assert_pstr_eq(decision.error.source, row->clause);
    draft_clear(&draft);
    fixture_certificate_clear(&root);
    der_writer_clear(&subject);
    der_writer_clear(&names);
}

START_TEST(whose_names)
{
    static const struct grant_case rows[] = {
        {"CN=a.test", NULL, NULL, PROFILE_SERVER, "a.test", NULL, {0}, 0},
        {"CN=a.test", "a.test", NULL, PROFILE_SERVER, "a.test", NULL, {0}, 0},
        {"CN=A person", "b.test", NULL, PROFILE_SERVER, "b.test", NULL, {0}, 0},
        {"CN=a.test",
         "b.test",
         NULL,
         PROFILE_SERVER,
         "b.test",
         NULL,
         {REMARK_COMMON_NAME_DIFFERS},
         1},
        {"CN=a.test",
         NULL,
         "c.test",
         PROFILE_SERVER,
         "c.test",
         NULL,
         {REMARK_COMMON_NAME_DIFFERS},
         1},
        {"CN=a.test",
         "b.test",
         "c.test",
         PROFILE_SERVER,
         "c.test",
         NULL,
         {REMARK_NAMES_REPLACED, REMARK_COMMON_NAME_DIFFERS},
         2},
        {"", "b.test", NULL, PROFILE_SERVER, "b.test", NULL, {0}, 0},
        /* Of others, the CN says nothing about hosts. */
        {"CN=a.test", NULL, NULL, PROFILE_CLIENT, "", NULL, {0}, 0},
        {"CN=a.test", "b.test", NULL, PROFILE_CLIENT, "b.test", NULL, {0}, 0},
        {"CN=Sub CA", NULL, NULL, PROFILE_INTERMEDIATE, "", NULL, {0}, 0},
        {"", "b.test", NULL, PROFILE_CLIENT, "b.test", NULL, {0}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_grant(&rows[i]);
}
END_TEST

START_TEST(refused)
{
    static const struct grant_case rows[] = {
        {"CN=A person", NULL, NULL, PROFILE_SERVER, NULL, NULL, {0}, 0},
        {"", NULL, NULL, PROFILE_SERVER, NULL, NULL, {0}, 0},
        {"", NULL, NULL, PROFILE_CLIENT, NULL, NULL, {0}, 0},
        {"", "b.test", NULL, PROFILE_INTERMEDIATE, NULL, "RFC 5280 4.1.2.6", {0}, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_grant(&rows[i]);
}
END_TEST

Suite *grant_suite(void)
{
    Suite *suite = suite_create("grant");
    TCase *tests = tcase_create("grant");
    tcase_add_test(tests, whose_names);
    tcase_add_test(tests, refused);
    suite_add_tcase(suite, tests);
    return suite;
}
