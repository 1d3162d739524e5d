/* ed25519_values.c -- tests what an observer of ec/ed25519.h is shown, against SHA-512 and GMP, and
 * what is made of it: nonces with noise, and a signature that only the equation with the
 * cofactor would take. */
#include <string.h>

#include "ec/ed25519.h"
#include "sha/hash.h"
#include "suites.h"
#include "tests/random/broken_random.h"
#include "textbook25519.h"

#define VALUES (ED25519_CHECK + 1)

struct watcher {
    struct ed25519_observer observer;
    uint8_t value[VALUES][64];
    size_t length[VALUES];
    unsigned seen[VALUES];
};

static void remember(struct ed25519_observer *observer, enum ed25519_value what,
                     const uint8_t *bytes, size_t length)
{
    struct watcher *w = (struct watcher *)observer;
    ck_assert_uint_le(length, 64);
    memcpy(w->value[what], bytes, length);
    w->length[what] = length;
    w->seen[what]++;
}

static void watch(struct watcher *w)
{
    memset(w, 0, sizeof *w);
    w->observer.value = remember;
}

/* The value is NUMBER modulo L. */
static void assert_scalar(const struct watcher *w, enum ed25519_value what,
                          mpz_t number)
{
    uint8_t want[32];
    mpz_mod(number, number, textbook_L);
    textbook_write(want, number);
    ck_assert_uint_eq(w->length[what], 32);
    ck_assert_mem_eq(w->value[what], want, 32);
}

/* X and Y are those of the point that is NUMBER times B, and so is ENCODED if not NULL. */
static void assert_point(const struct watcher *w, enum ed25519_value x,
                         enum ed25519_value y, const mpz_t number,
                         const uint8_t *encoded)
{
    struct textbook_point point;
    uint8_t want[32];
    textbook_point_init(&point);
    textbook_multiply(&point, number, &textbook_base);
    textbook_write(want, point.x);
    ck_assert_mem_eq(w->value[x], want, 32);
    textbook_write(want, point.y);
    ck_assert_mem_eq(w->value[y], want, 32);
    textbook_encode(want, &point);
    ck_assert_mem_eq(encoded, want, 32);
    textbook_point_clear(&point);
}

static void sha512_of(uint8_t digest[64], const void *a, size_t a_length, const void *b,
                      size_t b_length, const void *c, size_t c_length)
{
    struct hash_state state;
    hash_init(&state, &hash_sha512);
    hash_update(&state, a, a_length);
    hash_update(&state, b, b_length);
    hash_update(&state, c, c_length);
    hash_finish(&state, digest);
}

/* The steps of RFC 8032 section 5.1.6 done again, with GMP. */
static void check_values(const struct watcher *w, const struct ed25519_private_key *key,
                         const uint8_t *message, size_t length,
                         const uint8_t *signature)
{
    uint8_t digest[64], block[128] = {0};
    mpz_t a, r, k;
    mpz_inits(a, r, k, NULL);
    hash_digest(&hash_sha512, key->seed, 32, digest);
    ck_assert_mem_eq(w->value[ED25519_HASHED_SEED], digest, 64);
    ck_assert_mem_eq(w->value[ED25519_PREFIX], digest + 32, 32);
    digest[0] &= 248, digest[31] &= 63, digest[31] |= 64;
    ck_assert_mem_eq(w->value[ED25519_SCALAR], digest, 32);
    textbook_read(a, digest, 32);
    memcpy(block, w->value[ED25519_NOISE], 32);
    memcpy(block + 32, digest + 32, 32);
    if (w->seen[ED25519_NOISE])
        sha512_of(digest, block, 128, message, length, NULL, 0);
    else
        sha512_of(digest, block + 32, 32, message, length, NULL, 0);
    ck_assert_mem_eq(w->value[ED25519_NONCE_HASH], digest, 64);
    textbook_read(r, digest, 64);
    assert_scalar(w, ED25519_NONCE, r);
    assert_point(w, ED25519_R_X, ED25519_R_Y, r, signature);
    ck_assert_mem_eq(w->value[ED25519_R], signature, 32);
    sha512_of(digest, signature, 32, key->public_key.point, 32, message, length);
    ck_assert_mem_eq(w->value[ED25519_CHALLENGE_HASH], digest, 64);
    textbook_read(k, digest, 64);
    assert_scalar(w, ED25519_CHALLENGE, k);
    mpz_addmul(r, k, a);
    assert_scalar(w, ED25519_S, r);
    ck_assert_mem_eq(w->value[ED25519_S], signature + 32, 32);
    mpz_clears(a, r, k, NULL);
}

static void check_signing_seen(struct random_source *random)
{
    struct ed25519_private_key key;
    struct watcher w;
    const uint8_t message[] = "to be signed";
    uint8_t signature[64], seed[32] = {1, 2, 3};
    watch(&w);
    ed25519_private_key_set(&key, seed);
    ck_assert_int_eq(
        ed25519_sign(&key, message, sizeof message, random, &w.observer, signature),
        EC_OK);
    for (unsigned i = 0; i < VALUES; i++)
        ck_assert_uint_eq(w.seen[i],
                          i == ED25519_NOISE ? random != NULL : i <= ED25519_S);
    check_values(&w, &key, message, sizeof message, signature);
    ck_assert_int_eq(
        ed25519_verify(&key.public_key, message, sizeof message, signature, NULL),
        EC_OK);
}

START_TEST(signing_seen)
{
    struct seeded_random random;
    seeded_random_init(&random, 1);
    check_signing_seen(NULL);
    for (unsigned i = 0; i < 10; i++)
        check_signing_seen(&random.source);
}
END_TEST

START_TEST(verifying_seen)
{
    struct ed25519_private_key key;
    struct watcher signing, w;
    uint8_t signature[64], seed[32] = {4, 5, 6};
    mpz_t a;
    mpz_init(a);
    watch(&signing);
    watch(&w);
    ed25519_private_key_set(&key, seed);
    ck_assert_int_eq(ed25519_sign(&key, seed, 32, NULL, &signing.observer, signature),
                     EC_OK);
    ck_assert_int_eq(ed25519_verify(&key.public_key, seed, 32, signature, &w.observer),
                     EC_OK);
    textbook_read(a, signing.value[ED25519_SCALAR], 32);
    assert_point(&w, ED25519_A_X, ED25519_A_Y, a, key.public_key.point);
    ck_assert_mem_eq(w.value[ED25519_CHECK], signature, 32);
    ck_assert_mem_eq(w.value[ED25519_CHALLENGE], signing.value[ED25519_CHALLENGE], 32);
    for (unsigned i = 0; i < VALUES; i++)
        ck_assert_uint_eq(w.seen[i], i == ED25519_CHALLENGE_HASH ||
                                         i == ED25519_CHALLENGE || i >= ED25519_A_X);
    signature[0] ^= 1;
    ck_assert_int_eq(ed25519_verify(&key.public_key, seed, 32, signature, &w.observer),
                     EC_NO);
    ck_assert_mem_ne(w.value[ED25519_CHECK], signature, 32);
    mpz_clear(a);
}
END_TEST

START_TEST(noise)
{
    struct ed25519_private_key key;
    struct seeded_random random;
    struct failing_random broken;
    uint8_t a[64], b[64], zero[64] = {0}, seed[32] = {7};
    seeded_random_init(&random, 1);
    ed25519_private_key_set(&key, seed);
    ck_assert_int_eq(ed25519_sign(&key, seed, 32, &random.source, NULL, a), EC_OK);
    ck_assert_int_eq(ed25519_sign(&key, seed, 32, &random.source, NULL, b), EC_OK);
    ck_assert_mem_ne(a, b, 32);
    failing_random_init(&broken, 0);
    ck_assert_int_eq(ed25519_sign(&key, seed, 32, &broken.source, NULL, a),
                     EC_NO_RANDOM);
    ck_assert_mem_eq(a, zero, sizeof a);
}
END_TEST

/* What the equation with the cofactor would take: a point of order 8 in R. */
START_TEST(cofactorless)
{
    struct watcher w;
    struct ed25519_private_key key;
    const uint8_t message[] = "to be signed";
    uint8_t signature[64], seed[32] = {9};
    struct textbook_point point, sum;
    mpz_t r, k, s;
    uint8_t digest[64];
    mpz_inits(r, k, s, NULL);
    textbook_point_init(&point);
    textbook_point_init(&sum);
    watch(&w);
    ed25519_private_key_set(&key, seed);
    ck_assert_int_eq(
        ed25519_sign(&key, message, sizeof message, NULL, &w.observer, signature),
        EC_OK);
    textbook_read(r, w.value[ED25519_NONCE], 32);
    textbook_multiply(&point, r, &textbook_base);
    textbook_add(&sum, &point, &textbook_torsion);
    textbook_encode(signature, &sum);
    sha512_of(digest, signature, 32, key.public_key.point, 32, message, sizeof message);
    textbook_read(k, digest, 64);
    textbook_read(s, w.value[ED25519_SCALAR], 32);
    mpz_mul(s, s, k);
    mpz_add(s, s, r);
    mpz_mod(s, s, textbook_L);
    textbook_write(signature + 32, s);
    ck_assert_int_eq(
        ed25519_verify(&key.public_key, message, sizeof message, signature, NULL),
        EC_NO);
    textbook_point_clear(&point);
    textbook_point_clear(&sum);
    mpz_clears(r, k, s, NULL);
}
END_TEST

Suite *ed25519_values_suite(void)
{
    Suite *suite = suite_create("ed25519_values");
    TCase *values = tcase_create("values");
    tcase_add_checked_fixture(values, textbook_start, textbook_stop);
    tcase_add_test(values, signing_seen);
    tcase_add_test(values, verifying_seen);
    tcase_add_test(values, noise);
    tcase_add_test(values, cofactorless);
    suite_add_tcase(suite, values);
    return suite;
}
