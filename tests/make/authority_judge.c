/* authority_judge.c -- tests tools/make/authority_judge.h: each thing that can be wrong with
 * an authority, and what is blamed for it. */
#include "tools/make/authority_judge.h"

#include "keys/private_key.h"
#include "suites.h"
#include "tests/support/files.h"
#include "tests/x509/fixture.h"

/* A root of the fixed key, and what it is asked. */
struct question {
    struct fixture_certificate root;
    struct public_key key;
    struct signature_wish wish;
    enum profile profile;
    int64_t now;
};

static void question_begin(struct question *q, enum profile own_profile)
{
    memset(q, 0, sizeof *q);
    fixture_certificate_init(&q->root, own_profile, "CN=Test Root");
    q->root.fields.version = 3;
    private_key_public(fixture_key(), &q->key);
    q->profile = PROFILE_SERVER;
    q->now = FIXTURE_TIME;
}

/* Asks Q and forgets it. The authority is good if KIND is ERROR_NONE; else BLAMED is to
 * blame, for what CLAUSE forbids. */
static void answer_is(struct question *q, enum error_kind kind,
                      enum authority_blame blamed, const char *clause)
{
    struct error error = {0};
    struct signature_algorithm algorithm;
    enum authority_blame have;
    bool ok = authority_judge(&q->root.fields, &q->key, q->profile, &q->wish, q->now,
                              &algorithm, &have, &error);
    ck_assert_msg(ok == (kind == ERROR_NONE) && error.kind == kind, "%s",
                  error.message);
    if (ok)
        ck_assert_ptr_eq(algorithm.hash,
                         q->wish.hash != NULL ? q->wish.hash : &hash_sha256);
    else
        ck_assert_int_eq(have, blamed);
    if (clause != NULL)
        ck_assert_str_eq(error.source, clause);
    fixture_certificate_clear(&q->root);
}

START_TEST(good)
{
    struct question q;
    question_begin(&q, PROFILE_ROOT);
    answer_is(&q, ERROR_NONE, AUTHORITY_CERTIFICATE, NULL);
    question_begin(&q, PROFILE_ROOT);
    q.wish.hash = &hash_sha384;
    q.profile = PROFILE_INTERMEDIATE;
    answer_is(&q, ERROR_NONE, AUTHORITY_CERTIFICATE, NULL);
}
END_TEST

START_TEST(key_of_another)
{
    struct question q;
    question_begin(&q, PROFILE_ROOT);
    private_key_public(fixture_other_key(), &q.key);
    q.now = 0; /* that it is not valid yet is told later */
    answer_is(&q, ERROR_RULE, AUTHORITY_PAIR, NULL);
}
END_TEST

/* Both ends belong to the validity. */
START_TEST(validity)
{
    static const struct {
        bool from_end;
        int64_t seconds;
        bool is_valid;
    } rows[] = {
        {false, -1, false}, {false, 0, true}, {true, 0, true}, {true, 1, false}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct question q;
        question_begin(&q, PROFILE_ROOT);
        q.now = rows[i].seconds +
                (rows[i].from_end ? q.root.fields.not_after : q.root.fields.not_before);
        answer_is(&q, rows[i].is_valid ? ERROR_NONE : ERROR_RULE, AUTHORITY_CERTIFICATE,
                  rows[i].is_valid ? NULL : "RFC 5280 4.1.2.5");
    }
}
END_TEST

/* An RSA key of 1024 bits, which pyca/cryptography has for its own tests. */
static void read_small_key(struct private_key *key)
{
    char path[512];
    struct der_file file;
    struct error error = {0};
    test_vector_path("asymmetric/PKCS8/unenc-rsa-pkcs8.pem", path, sizeof path);
    der_file_open(&file, path);
    ck_assert_uint_eq(file.count, 1);
    ck_assert_msg(private_key_parse(file.blocks[0].der, key, &error), "%s",
                  error.message);
    der_file_close(&file);
}

START_TEST(small_key)
{
    struct private_key small;
    struct der_writer writer = {0};
    struct error error = {0};
    struct question q;
    question_begin(&q, PROFILE_ROOT);
    read_small_key(&small);
    private_key_public(&small, &q.key);
    public_key_write(&writer, &q.key);
    ck_assert(spki_parse(fixture_finish(&writer),
                         &q.root.fields.subject_public_key_info, &error));
    answer_is(&q, ERROR_RULE, AUTHORITY_KEY, NULL);
    der_writer_clear(&writer);
    private_key_wipe(&small);
}
END_TEST

START_TEST(no_authority)
{
    struct question q;
    question_begin(&q, PROFILE_SERVER);
    answer_is(&q, ERROR_RULE, AUTHORITY_CERTIFICATE, "RFC 5280 4.2.1.9");
    question_begin(&q, PROFILE_INTERMEDIATE);
    q.profile = PROFILE_INTERMEDIATE;
    answer_is(&q, ERROR_RULE, AUTHORITY_CERTIFICATE, "RFC 5280 4.2.1.9");
}
END_TEST

Suite *authority_judge_suite(void)
{
    Suite *suite = suite_create("authority_judge");
    TCase *tests = tcase_create("authority_judge");
    tcase_add_test(tests, good);
    tcase_add_test(tests, key_of_another);
    tcase_add_test(tests, validity);
    tcase_add_test(tests, small_key);
    tcase_add_test(tests, no_authority);
    suite_add_tcase(suite, tests);
    return suite;
}
