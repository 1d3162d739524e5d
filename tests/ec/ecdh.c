/* ecdh.c -- tests ec/ecdh.h: both sides come to the same, which is what reference.h computes. */
#include "ec/ecdh.h"

#include <string.h>

#include "reference.h"
#include "suites.h"

static void point_of(struct reference_point *point, const struct ec_public_key *key)
{
    uint8_t bytes[CURVE_POINT_LENGTH_MAX];
    size_t length = key->curve->length;
    curve_write_point(key->curve, &key->point, bytes);
    mpz_from_bytes(point->x, bytes + 1, length);
    mpz_from_bytes(point->y, bytes + 1 + length, length);
    point->is_infinity = false;
}

START_TEST(both_ways)
{
    struct reference r;
    struct reference_point want;
    struct seeded_random random;
    mpz_t d;
    mpz_init(d);
    reference_load(&r, _i);
    reference_point_init(&want);
    seeded_random_init(&random, 7);
    for (unsigned i = 0; i < 10; i++) {
        struct ec_private_key a, b;
        uint8_t ab[CURVE_LENGTH_MAX], ba[CURVE_LENGTH_MAX], bytes[CURVE_LENGTH_MAX];
        ck_assert_int_eq(ec_generate(&a, r.curve, &random.source), EC_OK);
        ck_assert_int_eq(ec_generate(&b, r.curve, &random.source), EC_OK);
        ck_assert_int_eq(ecdh_derive(&a, &b.public_key, ab), EC_OK);
        ck_assert_int_eq(ecdh_derive(&b, &a.public_key, ba), EC_OK);
        ck_assert_mem_eq(ab, ba, sizeof ab);
        point_of(&want, &b.public_key);
        mpz_from_bytes(d, a.scalar, r.curve->length);
        reference_multiply(&r, &want, d, &want);
        bytes_from_mpz(bytes, r.curve->length, want.x);
        ck_assert_mem_eq(ab, bytes, r.curve->length);
    }
    reference_point_clear(&want);
    reference_clear(&r);
    mpz_clear(d);
}
END_TEST

/* With itself, with its opposite, with the generator: nothing is exceptional. */
START_TEST(own_key)
{
    struct seeded_random random;
    struct ec_private_key key;
    struct ec_public_key peer;
    uint8_t secret[CURVE_LENGTH_MAX], other[CURVE_LENGTH_MAX], x[CURVE_LENGTH_MAX];
    const struct curve *curve = all_curves[_i];
    seeded_random_init(&random, 8);
    ck_assert_int_eq(ec_generate(&key, curve, &random.source), EC_OK);
    peer = key.public_key;
    ck_assert_int_eq(ecdh_derive(&key, &peer, secret), EC_OK);
    field_negate(curve->field, &peer.point.y, &peer.point.y);
    ck_assert_int_eq(ecdh_derive(&key, &peer, other), EC_OK);
    ck_assert_mem_eq(secret, other, sizeof secret);
    peer.point = curve->generator;
    ck_assert_int_eq(ecdh_derive(&key, &peer, secret), EC_OK);
    field_write(curve->field, &key.public_key.point.x, x);
    ck_assert_mem_eq(secret, x, curve->length);
}
END_TEST

START_TEST(rejects)
{
    static const uint8_t zeros[CURVE_LENGTH_MAX];
    struct seeded_random random;
    struct ec_private_key key, peer;
    uint8_t secret[CURVE_LENGTH_MAX];
    seeded_random_init(&random, 9);
    ck_assert_int_eq(ec_generate(&key, all_curves[_i], &random.source), EC_OK);
    ck_assert_int_eq(
        ec_generate(&peer, all_curves[(_i + 1) % CURVE_COUNT], &random.source), EC_OK);
    memset(secret, 0xa5, sizeof secret);
    ck_assert_int_eq(ecdh_derive(&key, &peer.public_key, secret), EC_KEY_MISMATCH);
    ck_assert_mem_eq(secret, zeros, sizeof zeros);
    /* A peer that nobody has checked, off the curve; a private key of 0. */
    peer.public_key = key.public_key;
    peer.public_key.point.y.digit[0] ^= 1;
    memset(secret, 0xa5, sizeof secret);
    ck_assert_int_eq(ecdh_derive(&key, &peer.public_key, secret), EC_FAULT);
    ck_assert_mem_eq(secret, zeros, sizeof zeros);
    peer.public_key = key.public_key;
    memset(key.scalar, 0, sizeof key.scalar);
    ck_assert_int_eq(ecdh_derive(&key, &peer.public_key, secret), EC_FAULT);
}
END_TEST

Suite *ecdh_suite(void)
{
    Suite *suite = suite_create("ecdh");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, both_ways, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, own_key, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, rejects, 0, CURVE_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
