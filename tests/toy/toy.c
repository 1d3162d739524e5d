/* toy.c -- tests that a row is enough: the toys of toy_key.h in PKCS#8, certificates,
 * requests, CRLs and a path, in a library that knows nothing of them. The same with the
 * program is in tests/tools/toy.sh. */
#include <string.h>

#include "asn1/oid.h"
#include "keys/private_key.h"
#include "suites.h"
#include "toy_key.h"
#include "x509/crl.h"
#include "x509/general_name.h"
#include "x509/name.h"
#include "x509/path/path.h"
#include "x509/profile.h"
#include "x509/request.h"

#define TOY_TIME 1767225600 /* 2026-01-01T00:00:00Z */

static const struct key_type *const toys[] = {&toy_strong, &toy_weak, &toy_message};

static struct seeded_random seeded;
static struct error error;

static void start(void)
{
    seeded_random_init(&seeded, 1);
    memset(&error, 0, sizeof error);
}

static struct private_key key_of(const struct key_type *type)
{
    const struct key_generation generation = {0};
    struct private_key key;
    ck_assert_int_eq(key_generate(type, &generation, &seeded.source, &key), KEY_OK);
    ck_assert_ptr_eq(key.type, type);
    return key;
}

static struct bytes finish(struct der_writer *writer)
{
    struct bytes der;
    ck_assert_msg(der_writer_finish(writer, &der, &error), "%s", error.message);
    return der;
}

/* --- keys ------------------------------------------------------------------------------ */

/* PKCS#8 and SubjectPublicKeyInfo there and back, and the name of the option. */
START_TEST(written_and_read)
{
    struct private_key key = key_of(toys[_i]), back;
    struct public_key public_key, public_back;
    struct subject_public_key_info spki;
    struct der_writer pkcs8 = {0}, info = {0};
    private_key_write(&pkcs8, &key);
    ck_assert_msg(private_key_parse(finish(&pkcs8), &back, &error), "%s",
                  error.message);
    ck_assert_mem_eq(&back, &key, sizeof key);
    private_key_public(&key, &public_key);
    public_key_write(&info, &public_key);
    ck_assert(spki_parse(finish(&info), &spki, &error));
    ck_assert_ptr_eq(key_type_of(&spki.algorithm), toys[_i]);
    ck_assert(public_key_read(&spki, &public_back, &error));
    ck_assert(public_key_equal(&public_key, &public_back));
    public_back.words[0] ^= 1;
    ck_assert(!public_key_equal(&public_key, &public_back));
    ck_assert_ptr_eq(key_type_by_name(toys[_i]->name), toys[_i]);
    der_writer_clear(&pkcs8);
    der_writer_clear(&info);
}
END_TEST

/* A key of seven bytes: refused where it stands, and nothing is left. */
START_TEST(malformed)
{
    static const uint8_t der[] = {0x30, 0x19, 0x30, 0x0b, 0x06, 0x03, 0x88, 0x37, 0x01,
                                  0x06, 0x04, 0x88, 0x37, 0x01, 0x01, 0x03, 0x0a, 0x00,
                                  0x04, 0x07, 1,    2,    3,    4,    5,    6,    7};
    struct subject_public_key_info spki;
    struct public_key key;
    ck_assert_msg(spki_parse(bytes_of(der, sizeof der), &spki, &error), "%s",
                  error.message);
    ck_assert_ptr_eq(key_type_of(&spki.algorithm), &toy_strong);
    ck_assert(!public_key_read(&spki, &key, &error) && key.type == NULL);
    ck_assert_int_eq(error.kind, ERROR_RULE);
    ck_assert_uint_eq(error.offset, 18);
}
END_TEST

/* A hash that a type does not have, PSS, and keys that agree or do not. */
START_TEST(choices)
{
    struct private_key key = key_of(toys[_i]), peer = key_of(toys[_i]);
    struct public_key public_key, public_peer;
    struct signature_algorithm algorithm;
    struct signature_wish wish = {0};
    uint8_t secret[2][AGREEMENT_LENGTH_MAX];
    size_t length[2];
    private_key_public(&key, &public_key);
    private_key_public(&peer, &public_peer);
    ck_assert(signature_choose(&public_key, &wish, &algorithm, &error));
    ck_assert_ptr_eq(algorithm.hash, toys[_i] == &toy_message ? NULL : &hash_sha512);
    wish.hash = &hash_sha384;
    ck_assert(!signature_choose(&public_key, &wish, &algorithm, &error));
    ck_assert_int_eq(error.kind, ERROR_UNSUPPORTED);
    wish = (struct signature_wish){.pss = true};
    ck_assert(!signature_choose(&public_key, &wish, &algorithm, &error));
    ck_assert_ptr_null(transport_choose(toys[_i], false, &error));
    enum key_result wanted = toys[_i]->agreements != NULL ? KEY_OK : KEY_OUT_OF_RANGE;
    ck_assert_int_eq(agreement_derive(&key, &public_peer, secret[0], &length[0]),
                     wanted);
    ck_assert_int_eq(agreement_derive(&peer, &public_key, secret[1], &length[1]),
                     wanted);
    ck_assert_uint_eq(length[0], wanted == KEY_OK ? 8 : 0);
    ck_assert_mem_eq(secret[0], secret[1], length[0]);
}
END_TEST

/* --- documents ------------------------------------------------------------------------- */

/* Whoever signs: a key made ready, and its own choice of scheme. */
struct toy_signer {
    struct private_key key;
    struct key_signer prepared;
    struct signature_algorithm algorithm;
    struct signer signer;
};

static void signer_init(struct toy_signer *s, const struct key_type *type)
{
    const struct signature_wish usual = {0};
    struct public_key public_key;
    s->key = key_of(type);
    private_key_public(&s->key, &public_key);
    ck_assert(signature_choose(&public_key, &usual, &s->algorithm, &error));
    key_signer_begin(&s->prepared, &s->key, &seeded.source);
    s->signer = (struct signer){&s->prepared, &s->algorithm};
}

static struct bytes name(struct der_writer *writer, const char *text)
{
    ck_assert(name_write_text(writer, text, &error));
    return finish(writer);
}

/* A certificate in the making; it must not be moved. */
struct toy_certificate {
    struct certificate fields;
    struct der_writer subject, issuer, key, names, whole;
    uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
};

static struct bytes make_certificate(struct toy_certificate *c, enum profile profile,
                                     const struct private_key *key,
                                     const struct toy_certificate *authority,
                                     const struct toy_signer *signer)
{
    static const uint8_t serial[] = {1};
    struct public_key public_key;
    memset(c, 0, sizeof *c);
    private_key_public(key, &public_key);
    public_key_write(&c->key, &public_key);
    ck_assert(spki_parse(finish(&c->key), &c->fields.subject_public_key_info, &error));
    c->fields.serial_number = bytes_of(serial, sizeof serial);
    c->fields.subject =
        name(&c->subject, profile == PROFILE_ROOT ? "CN=Root" : "CN=leaf");
    c->fields.issuer = name(&c->issuer, "CN=Root");
    c->fields.not_before = TOY_TIME;
    c->fields.not_after = TOY_TIME + 86400;
    profile_apply(profile, authority == NULL ? NULL : &authority->fields,
                  c->key_identifier, c->authority_key_identifier, &c->fields);
    certificate_write(&c->whole, &c->fields, &signer->signer, &error);
    return finish(&c->whole);
}

static void clear_certificate(struct toy_certificate *c)
{
    der_writer_clear(&c->subject);
    der_writer_clear(&c->issuer);
    der_writer_clear(&c->key);
    der_writer_clear(&c->names);
    der_writer_clear(&c->whole);
}

/* keyUsage follows from the row: a toy signs, one of them also agrees, none transports. */
START_TEST(key_usage)
{
    static struct toy_certificate c;
    static struct toy_signer s;
    signer_init(&s, toys[_i]);
    make_certificate(&c, PROFILE_SERVER, &s.key, NULL, &s);
    ck_assert_uint_eq(c.fields.extensions.key_usage,
                      toys[_i] == &toy_strong
                          ? KEY_USAGE_DIGITAL_SIGNATURE | KEY_USAGE_KEY_AGREEMENT
                          : KEY_USAGE_DIGITAL_SIGNATURE);
    clear_certificate(&c);
    key_signer_end(&s.prepared);
}
END_TEST

START_TEST(request)
{
    static struct toy_certificate c;
    static struct toy_signer s;
    struct der_writer writer = {0};
    struct certification_request fields = {0}, back;
    uint8_t octets[1024];
    signer_init(&s, toys[_i]);
    make_certificate(&c, PROFILE_SERVER, &s.key, NULL, &s);
    fields.subject = c.fields.subject;
    fields.subject_public_key_info = c.fields.subject_public_key_info;
    request_write(&writer, &fields, &s.signer, &error);
    struct bytes der = finish(&writer);
    ck_assert(request_parse(der, &back, &error));
    ck_assert_msg(request_verify(&back, &error), "%s", error.message);
    ck_assert_uint_le(der.length, sizeof octets);
    for (size_t i = 0; i < der.length; i++) {
        memcpy(octets, der.data, der.length);
        octets[i] ^= 1;
        memset(&error, 0, sizeof error);
        ck_assert_msg(!request_parse(bytes_of(octets, der.length), &back, &error) ||
                          !request_verify(&back, &error),
                      "byte %zu", i);
    }
    der_writer_clear(&writer);
    clear_certificate(&c);
    key_signer_end(&s.prepared);
}
END_TEST

START_TEST(crl)
{
    static struct toy_certificate c;
    static struct toy_signer s;
    struct der_writer writer = {0};
    struct crl fields = {0}, back;
    signer_init(&s, toys[_i]);
    make_certificate(&c, PROFILE_ROOT, &s.key, NULL, &s);
    fields.issuer = c.fields.subject;
    fields.this_update = TOY_TIME;
    fields.has_next_update = true;
    fields.next_update = TOY_TIME + 86400;
    crl_write(&writer, &fields, &s.signer, &error);
    struct bytes der = finish(&writer);
    ck_assert_msg(crl_parse(der, &back, &error), "%s", error.message);
    ck_assert(
        signed_verify(&back.signed_part, &c.fields.subject_public_key_info, &error));
    back.signed_part.signature.length--;
    ck_assert(
        !signed_verify(&back.signed_part, &c.fields.subject_public_key_info, &error));
    ck_assert_int_eq(error.kind, ERROR_SIGNATURE);
    der_writer_clear(&writer);
    clear_certificate(&c);
    key_signer_end(&s.prepared);
}
END_TEST

/* --- paths ----------------------------------------------------------------------------- */

/* The verdict on a leaf of LEAF_TYPE under a root of ROOT_TYPE. */
static enum path_verdict judge(const struct key_type *root_type,
                               const struct key_type *leaf_type)
{
    static struct toy_certificate root, leaf;
    static struct toy_signer root_signer;
    struct private_key leaf_key = key_of(leaf_type);
    struct certificate_pool anchors = {0};
    struct path_certificate certificate;
    struct path_judgement judgement;
    signer_init(&root_signer, root_type);
    struct bytes root_der =
        make_certificate(&root, PROFILE_ROOT, &root_signer.key, NULL, &root_signer);
    struct bytes leaf_der =
        make_certificate(&leaf, PROFILE_SERVER, &leaf_key, &root, &root_signer);
    ck_assert(certificate_pool_add(&anchors, root_der, &error) &&
              certificate_pool_index(&anchors));
    ck_assert(path_certificate_read(leaf_der, &certificate, &error));
    const struct path_inputs inputs = {.certificate = &certificate,
                                       .anchors = &anchors,
                                       .time = TOY_TIME,
                                       .purpose = PURPOSE_SERVER};
    path_judge(&inputs, &judgement);
    enum path_verdict verdict = judgement.verdict;
    const struct finding *reason = path_reason(&judgement);
    ck_assert(verdict == VERDICT_VALID || reason->check == CHECK_KEY_STRENGTH);
    path_judgement_clear(&judgement);
    certificate_pool_clear(&anchors);
    clear_certificate(&root);
    clear_certificate(&leaf);
    key_signer_end(&root_signer.prepared);
    return verdict;
}

/* All mixtures: valid, but where a weak key is in the path. */
START_TEST(path)
{
    for (size_t i = 0; i < sizeof toys / sizeof toys[0]; i++)
        for (size_t j = 0; j < sizeof toys / sizeof toys[0]; j++)
            ck_assert_int_eq(judge(toys[i], toys[j]),
                             toys[i] == &toy_weak || toys[j] == &toy_weak
                                 ? VERDICT_NOT_VALID
                                 : VERDICT_VALID);
}
END_TEST

Suite *toy_suite(void)
{
    Suite *suite = suite_create("toy");
    TCase *values = tcase_create("values");
    int count = sizeof toys / sizeof toys[0];
    tcase_add_checked_fixture(values, start, NULL);
    tcase_add_loop_test(values, written_and_read, 0, count);
    tcase_add_test(values, malformed);
    tcase_add_loop_test(values, choices, 0, count);
    tcase_add_loop_test(values, key_usage, 0, count);
    tcase_add_loop_test(values, request, 0, count);
    tcase_add_loop_test(values, crl, 0, count);
    tcase_add_test(values, path);
    suite_add_tcase(suite, values);
    return suite;
}
