/* draft.c -- tests tools/make/draft.h: what is blamed, validity and its remarks, and that
 * nothing comes in but by the arguments. */
#include "tools/make/draft.h"

#include "heard.h"
#include "suites.h"
#include "tests/random/broken_random.h"
#include "tests/x509/fixture.h"

#define DAY 86400

static struct text_list list_of(const char **text)
{
    return (struct text_list){text, 1};
}

/* Each option that can be wrong is named; of a name, what was typed. */
START_TEST(blame)
{
    const char *bad = "a b";
    const struct subject_options options[] = {
        {.hosts = list_of(&bad)}, {.emails = list_of(&bad)}, {.uris = list_of(&bad)}};
    struct draft draft = {0};
    struct decision decision = {0};
    struct bytes names;
    ck_assert(!draft_set_subject(&draft, "XX=1", &decision));
    ck_assert_str_eq(decision.option, "--subject");
    for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
        draft_clear(&draft);
        decision = (struct decision){0};
        ck_assert(!draft_set_names(&draft, &options[i], &names, &decision));
        ck_assert_int_eq(decision.blame, BLAME_OPTION);
        ck_assert_ptr_eq(decision.option, bad);
    }
    decision = (struct decision){0};
    ck_assert(!draft_set_serial(&draft, "0", NULL, &decision));
    ck_assert_int_eq(decision.blame, BLAME_OPTION);
    ck_assert_str_eq(decision.option, "--serial");
    const struct validity_options no_days = {.days = {true, 0}};
    decision = (struct decision){0};
    ck_assert(!draft_set_validity(&draft, &no_days, PROFILE_SERVER, NULL, FIXTURE_TIME,
                                  &decision));
    ck_assert_int_eq(decision.blame, BLAME_OPTION);
    ck_assert_str_eq(decision.option, "--days");
    draft_clear(&draft);
}
END_TEST

START_TEST(random_numbers)
{
    struct draft draft = {0};
    struct decision decision = {0};
    struct failing_random random;
    failing_random_init(&random, 1);
    ck_assert(draft_set_serial(&draft, NULL, &random.source, &decision));
    ck_assert(!draft_set_serial(&draft, NULL, &random.source, &decision));
    ck_assert_int_eq(decision.blame, BLAME_NOTHING);
    ck_assert_int_eq(decision.error.kind, ERROR_INPUT_OUTPUT);
}
END_TEST

/* An authority that is valid from day 100 to day 200 after FIXTURE_TIME. */
static const struct certificate hundred_days = {
    .not_before = FIXTURE_TIME + 100 * DAY,
    .not_after = FIXTURE_TIME + 200 * DAY,
};

/* One question of validity, in days after FIXTURE_TIME; 0 is an option that was not
 * given. */
struct validity_row {
    int64_t now, not_before, not_after;
    uint64_t days;
    enum profile profile;
    bool has_authority;
    int64_t want_first, want_last; /* days; both 0 if it is refused */
    enum remark_kind remarks[2];
    size_t remark_count;
};

static void check_validity(const struct validity_row *row)
{
    const struct validity_options options = {
        .at = {true, 0}, /* is not looked at */
        .days = {row->days > 0, row->days},
        .not_before = {row->not_before != 0, FIXTURE_TIME + row->not_before * DAY},
        .not_after = {row->not_after != 0, FIXTURE_TIME + row->not_after * DAY},
    };
    struct draft draft = {0};
    struct heard heard;
    struct decision decision = heard_decision(&heard);
    bool ok = draft_set_validity(&draft, &options, row->profile,
                                 row->has_authority ? &hundred_days : NULL,
                                 FIXTURE_TIME + row->now * DAY, &decision);
    heard_is(&heard, row->remarks, row->remark_count);
    ck_assert(ok == (row->want_first != row->want_last));
    if (!ok)
        return;
    ck_assert_int_eq(draft.certificate.not_before,
                     FIXTURE_TIME + row->want_first * DAY);
    ck_assert_int_eq(draft.certificate.not_after, FIXTURE_TIME + row->want_last * DAY);
}

START_TEST(validity)
{
    static const struct validity_row rows[] = {
        {.now = 1, .profile = PROFILE_SERVER, .want_first = 1, .want_last = 91},
        {.now = 1, .profile = PROFILE_ROOT, .want_first = 1, .want_last = 3653},
        {.now = 1, .not_before = 7, .days = 3, .want_first = 7, .want_last = 10},
        /* Not beyond the authority, unless it was asked for. */
        {.now = 150,
         .profile = PROFILE_SERVER,
         .has_authority = true,
         .want_first = 150,
         .want_last = 200},
        {.now = 150,
         .profile = PROFILE_SERVER,
         .days = 51,
         .has_authority = true,
         .want_first = 150,
         .want_last = 201,
         .remarks = {REMARK_AFTER_AUTHORITY},
         .remark_count = 1},
        {.now = 150,
         .profile = PROFILE_SERVER,
         .not_before = 99,
         .not_after = 201,
         .has_authority = true,
         .want_first = 99,
         .want_last = 201,
         .remarks = {REMARK_BEFORE_AUTHORITY, REMARK_AFTER_AUTHORITY},
         .remark_count = 2},
        /* What browsers accept. */
        {.profile = PROFILE_SERVER, .days = 199, .want_last = 199},
        {.profile = PROFILE_SERVER,
         .days = 200,
         .want_last = 200,
         .remarks = {REMARK_LONG_VALIDITY},
         .remark_count = 1},
        {.profile = PROFILE_CLIENT, .days = 200, .want_last = 200},
        /* Refused. */
        {.profile = PROFILE_SERVER, .days = 36526},
        {.profile = PROFILE_SERVER, .days = 1, .not_after = 1},
        {.now = 2, .profile = PROFILE_SERVER, .not_after = 1},
        {.now = -27760, .profile = PROFILE_SERVER}, /* in 1949 */
        {.now = 2912442, .profile = PROFILE_ROOT},  /* until the year 10009 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        check_validity(&rows[i]);
}
END_TEST

/* A certificate for a key of TYPE. */
static struct certificate certificate_of(const struct key_type *type)
{
    struct certificate certificate = {0};
    certificate.subject_public_key_info.algorithm.algorithm = *type->oid;
    if (type->parameters != NULL)
        certificate.subject_public_key_info.algorithm.parameters = *type->parameters;
    return certificate;
}

/* Whose key, and whose signature, browsers refuse: of a server alone, and said once. */
START_TEST(keys)
{
    static const struct {
        const struct key_type *leaf, *authority; /* NULL: it signs itself */
        enum remark_kind remark;
        size_t count;
    } rows[] = {
        {&key_type_rsa, &key_type_rsa, 0, 0},
        {&key_type_p256, NULL, 0, 0},
        {&key_type_p384, &key_type_p521, 0, 0},
        {&key_type_p521, &key_type_rsa, REMARK_KEY_REFUSED, 1},
        {&key_type_p521, NULL, REMARK_KEY_REFUSED, 1},
        {&key_type_ed25519, &key_type_p256, REMARK_KEY_REFUSED, 1},
        {&key_type_ed25519, NULL, REMARK_KEY_REFUSED, 1},
        {&key_type_p256, &key_type_ed25519, REMARK_SIGNATURE_REFUSED, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct draft draft = {.certificate = certificate_of(rows[i].leaf)};
        bool is_alone = rows[i].authority == NULL;
        struct certificate authority =
            certificate_of(is_alone ? rows[i].leaf : rows[i].authority);
        struct heard heard;
        struct decision decision = heard_decision(&heard);
        draft_remark_on_keys(&draft, PROFILE_SERVER, is_alone ? NULL : &authority,
                             &decision);
        heard_is(&heard, &rows[i].remark, rows[i].count);
        decision = heard_decision(&heard);
        draft_remark_on_keys(&draft, PROFILE_CLIENT, is_alone ? NULL : &authority,
                             &decision);
        heard_is(&heard, NULL, 0);
    }
}
END_TEST

Suite *draft_suite(void)
{
    Suite *suite = suite_create("draft");
    TCase *tests = tcase_create("draft");
    tcase_add_test(tests, blame);
    tcase_add_test(tests, random_numbers);
    tcase_add_test(tests, validity);
    tcase_add_test(tests, keys);
    suite_add_tcase(suite, tests);
    return suite;
}
