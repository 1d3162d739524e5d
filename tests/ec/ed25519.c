/* ed25519.c -- tests ec/ed25519.h with tests/vectors/ec/ed25519.txt, with the 1,024 vectors of
 * Ed25519's authors (python3-cryptography-vectors), and with what must be refused. */
#include <string.h>

#include "ec/ed25519.h"
#include "suites.h"
#include "tests/random/broken_random.h"
#include "tests/support/rsp.h"
#include "textbook25519.h"

#define VECTORS     "tests/vectors/ec/ed25519.txt"
#define MESSAGE_MAX 2048

struct vector {
    uint8_t seed[32], public_key[32], message[MESSAGE_MAX], signature[64];
    size_t length; /* of the message */
};

static void check_vector(const struct vector *v)
{
    struct ed25519_private_key key;
    struct ed25519_public_key public_key;
    uint8_t signature[64];
    ed25519_private_key_set(&key, v->seed);
    ck_assert_mem_eq(key.seed, v->seed, sizeof v->seed);
    ck_assert_mem_eq(key.public_key.point, v->public_key, sizeof v->public_key);
    ck_assert_int_eq(ed25519_public_key_set(&public_key, v->public_key), EC_OK);
    ck_assert_mem_eq(&public_key, &key.public_key, sizeof public_key);
    ck_assert_int_eq(ed25519_sign(&key, v->message, v->length, NULL, NULL, signature),
                     EC_OK);
    ck_assert_mem_eq(signature, v->signature, sizeof signature);
    ck_assert_int_eq(
        ed25519_verify(&public_key, v->message, v->length, signature, NULL), EC_OK);
}

/* Returns whether the line ends a vector. */
static bool read_line(struct vector *v, const struct rsp *r)
{
    if (rsp_is(r, "SECRET KEY"))
        ck_assert_uint_eq(rsp_hex(r, v->seed, 32), 32);
    else if (rsp_is(r, "PUBLIC KEY"))
        ck_assert_uint_eq(rsp_hex(r, v->public_key, 32), 32);
    else if (rsp_is(r, "MESSAGE"))
        v->length = rsp_hex(r, v->message, sizeof v->message);
    else if (rsp_is(r, "SIGNATURE"))
        ck_assert_uint_eq(rsp_hex(r, v->signature, 64), 64);
    return rsp_is(r, "SIGNATURE");
}

START_TEST(rfc8032)
{
    struct rsp r;
    struct vector v = {.length = 0};
    unsigned count = 0;
    rsp_open_path(&r, VECTORS);
    while (rsp_next(&r))
        if (read_line(&v, &r)) {
            check_vector(&v);
            count++;
        }
    ck_assert_uint_eq(count, 5);
}
END_TEST

/* A line is "seed and public key:public key:message:signature and message:". */
START_TEST(authors)
{
    static char line[3 * 2 * MESSAGE_MAX];
    FILE *file = test_vectors("asymmetric/Ed25519/sign.input");
    struct vector v;
    unsigned count = 0;
    for (; fgets(line, sizeof line, file) != NULL; count++) {
        const char *public_key = strchr(line, ':') + 1;
        const char *message = strchr(public_key, ':') + 1;
        const char *signature = strchr(message, ':') + 1;
        uint8_t all[64 + MESSAGE_MAX];
        ck_assert_uint_eq(test_hex(line, all, 64), 64);
        memcpy(v.seed, all, 32);
        ck_assert_uint_eq(test_hex(public_key, v.public_key, 32), 32);
        v.length = test_hex(message, v.message, sizeof v.message);
        ck_assert_uint_eq(test_hex(signature, all, sizeof all), 64 + v.length);
        memcpy(v.signature, all, 64);
        if (!test_is_quick() || count % 16 == 0)
            check_vector(&v);
    }
    fclose(file);
    ck_assert_uint_eq(count, 1024);
}
END_TEST

START_TEST(generate)
{
    struct ed25519_private_key key, again, zero = {0};
    struct seeded_random random;
    struct failing_random broken;
    uint8_t signature[64];
    seeded_random_init(&random, 1);
    ck_assert_int_eq(ed25519_generate(&key, &random.source), EC_OK);
    ed25519_private_key_set(&again, key.seed);
    ck_assert_mem_eq(&key, &again, sizeof key);
    ck_assert_int_eq(ed25519_sign(&key, NULL, 0, NULL, NULL, signature), EC_OK);
    ck_assert_int_eq(ed25519_verify(&key.public_key, NULL, 0, signature, NULL), EC_OK);
    ck_assert_int_eq(ed25519_generate(&again, &random.source), EC_OK);
    ck_assert_mem_ne(&key, &again, sizeof key);
    failing_random_init(&broken, 0);
    ck_assert_int_eq(ed25519_generate(&key, &broken.source), EC_NO_RANDOM);
    ck_assert_mem_eq(&key, &zero, sizeof key);
}
END_TEST

/* A key in the place of its own seed. */
START_TEST(seed_in_place)
{
    struct ed25519_private_key key, same;
    uint8_t seed[32] = {8};
    ed25519_private_key_set(&key, seed);
    memcpy(same.seed, seed, sizeof seed);
    ed25519_private_key_set(&same, same.seed);
    ck_assert_mem_eq(&key, &same, sizeof key);
}
END_TEST

/* --- what is refused ----------------------------------------------------------------- */

static struct ed25519_private_key signer;
static uint8_t message[48], signature[64];

static void start(void)
{
    uint8_t seed[32] = {9, 9, 9};
    textbook_start();
    ed25519_private_key_set(&signer, seed);
    memset(message, 0x5a, sizeof message);
    ck_assert_int_eq(
        ed25519_sign(&signer, message, sizeof message, NULL, NULL, signature), EC_OK);
}

static enum ec_result verify(void)
{
    return ed25519_verify(&signer.public_key, message, sizeof message, signature, NULL);
}

static void check_bits(uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i < 8 * length; i++) {
        bytes[i / 8] ^= (uint8_t)(1u << i % 8);
        ck_assert_int_eq(verify(), EC_NO);
        bytes[i / 8] ^= (uint8_t)(1u << i % 8);
    }
    ck_assert_int_eq(verify(), EC_OK);
}

/* Of a key too, and half of such keys are no points. */
START_TEST(one_bit)
{
    check_bits(signature, sizeof signature);
    check_bits(message, sizeof message);
    check_bits(signer.public_key.point, sizeof signer.public_key.point);
}
END_TEST

/* S + L, S + 2L ... give the same point, and are refused. */
START_TEST(non_canonical_S)
{
    mpz_t s;
    mpz_init(s);
    textbook_read(s, signature + 32, 32);
    for (unsigned i = 1; i < 16; i++) {
        mpz_add(s, s, textbook_L);
        if (mpz_sizeinbase(s, 2) > 256)
            break;
        textbook_write(signature + 32, s);
        ck_assert_int_eq(verify(), EC_NO);
    }
    ck_assert(mpz_sizeinbase(s, 2) > 255);
    mpz_clear(s);
}
END_TEST

/* What ed25519_public_key_set calls wrong; and then KEY is zero. */
static void assert_no_key(const mpz_t y, unsigned sign, enum ec_result want)
{
    struct ed25519_public_key key, zero = {{0}};
    uint8_t encoded[32];
    textbook_write(encoded, y);
    encoded[31] = (uint8_t)(encoded[31] | sign << 7);
    memset(&key, 0xa5, sizeof key);
    ck_assert_int_eq(ed25519_public_key_set(&key, encoded), want);
    ck_assert_mem_eq(&key, &zero, sizeof key);
    memcpy(key.point, encoded, sizeof encoded); /* which nobody may do */
    ck_assert_int_eq(ed25519_verify(&key, message, sizeof message, signature, NULL),
                     EC_NO);
}

START_TEST(no_keys)
{
    mpz_t y;
    mpz_init(y);
    for (unsigned i = 0; i < 19; i++)
        for (unsigned sign = 0; sign < 2; sign++) {
            mpz_add_ui(y, textbook_p, i);
            assert_no_key(y, sign, EC_POINT_RANGE);
        }
    mpz_set_ui(y, 1); /* where x is 0 */
    assert_no_key(y, 1, EC_POINT_OFF_CURVE);
    mpz_sub_ui(y, textbook_p, 1);
    assert_no_key(y, 1, EC_POINT_OFF_CURVE);
    mpz_set_ui(y, 2); /* (2^2 - 1) / (2^2 d + 1) is no square */
    assert_no_key(y, 0, EC_POINT_OFF_CURVE);
    assert_no_key(y, 1, EC_POINT_OFF_CURVE);
    mpz_clear(y);
}
END_TEST

/* With a key A of small order, S B = R + kA holds for anybody's R = S B - kA: for A = (0, 1) with
 * every message, and else with those whose challenge k is a multiple of the order of A. */
START_TEST(small_order_keys)
{
    struct textbook_point point;
    mpz_t s;
    mpz_init(s);
    textbook_point_init(&point);
    textbook_read(s, signature + 32, 32);
    textbook_multiply(&point, s, &textbook_base);
    textbook_encode(signature, &point);
    for (unsigned i = 1; i <= 8; i++) {
        struct ed25519_public_key key;
        uint8_t encoded[32];
        unsigned accepted = 0;
        mpz_set_ui(s, i);
        textbook_multiply(&point, s, &textbook_torsion);
        textbook_encode(encoded, &point);
        ck_assert_int_eq(ed25519_public_key_set(&key, encoded), EC_OK);
        for (unsigned j = 0; j < 256; j++) {
            message[0] = (uint8_t)j;
            accepted +=
                ed25519_verify(&key, message, sizeof message, signature, NULL) == EC_OK;
        }
        ck_assert(i == 8 ? accepted == 256 : accepted > 8 && accepted < 160);
    }
    textbook_point_clear(&point);
    mpz_clear(s);
}
END_TEST

/* The neutral point as R, in its one form and in others that decoders have taken for it. */
START_TEST(forms_of_R)
{
    struct ed25519_public_key neutral = {{1}};
    memset(signature, 0, sizeof signature);
    signature[0] = 1; /* R = (0, 1), S = 0 */
    ck_assert_int_eq(ed25519_verify(&neutral, message, sizeof message, signature, NULL),
                     EC_OK);
    signature[31] = 0x80; /* x = 0 with a sign */
    ck_assert_int_eq(ed25519_verify(&neutral, message, sizeof message, signature, NULL),
                     EC_NO);
    memset(signature, 0xff, 32);
    signature[0] = 0xee; /* y = p + 1 */
    signature[31] = 0x7f;
    ck_assert_int_eq(ed25519_verify(&neutral, message, sizeof message, signature, NULL),
                     EC_NO);
}
END_TEST

Suite *ed25519_suite(void)
{
    Suite *suite = suite_create("ed25519");
    TCase *vectors = tcase_create("vectors");
    tcase_set_timeout(vectors, 60);
    tcase_add_test(vectors, rfc8032);
    tcase_add_test(vectors, authors);
    tcase_add_test(vectors, generate);
    tcase_add_test(vectors, seed_in_place);
    suite_add_tcase(suite, vectors);
    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 60);
    tcase_add_checked_fixture(rejects, start, textbook_stop);
    tcase_add_test(rejects, one_bit);
    tcase_add_test(rejects, non_canonical_S);
    tcase_add_test(rejects, no_keys);
    tcase_add_test(rejects, small_order_keys);
    tcase_add_test(rejects, forms_of_R);
    suite_add_tcase(suite, rejects);
    return suite;
}
