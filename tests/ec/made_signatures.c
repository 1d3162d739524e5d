/* made_signatures.c -- tests ecdsa_verify with signatures that nobody could find by signing: the
 * verifier's sum is chosen first, and digest and public key follow. With a sum R, u1 and u2,
 * the key is Q = (R - u1 G)/u2, and r = R's x mod n, s = r/u2, e = u1 s. */
#include <string.h>

#include "ec/ecdsa.h"
#include "reference.h"
#include "suites.h"

static struct reference r;

/* A hash that only says how long its digest is, as long as n. */
static struct hash as_long_as_n(void)
{
    struct hash hash = hash_sha512;
    hash.digest_length = r.curve->length;
    return hash;
}

struct made {
    struct ec_public_key key;
    uint8_t digest[CURVE_LENGTH_MAX];
    struct ecdsa_signature signature;
};

/* Makes M for the sum R. */
static void make(struct made *m, const struct reference_point *R, unsigned long u1,
                 unsigned long u2)
{
    struct reference_point Q, part;
    mpz_t number, s, inverse;
    mpz_inits(number, s, inverse, NULL);
    reference_point_init(&Q);
    reference_point_init(&part);
    mpz_set_ui(number, u1);
    reference_multiply(&r, &part, number, &r.G);
    reference_negate(&r, &part);
    reference_add(&r, &Q, R, &part);
    mpz_set_ui(number, u2);
    ck_assert(mpz_invert(inverse, number, r.n) != 0);
    reference_multiply(&r, &Q, inverse, &Q);
    m->key.curve = r.curve;
    affine_from_reference(&r, &m->key.point, &Q);

    mpz_mod(number, R->x, r.n);
    bytes_from_mpz(m->signature.r, r.curve->length, number);
    mpz_mul(s, number, inverse);
    mpz_mod(s, s, r.n);
    bytes_from_mpz(m->signature.s, r.curve->length, s);
    mpz_mul_ui(number, s, u1);
    mpz_mod(number, number, r.n);
    mpz_mul_2exp(number, number, (unsigned long)(8 * r.curve->length) - r.curve->bits);
    bytes_from_mpz(m->digest, r.curve->length, number);
    reference_point_clear(&Q);
    reference_point_clear(&part);
    mpz_clears(number, s, inverse, NULL);
}

static enum ec_result verify(const struct made *m, struct ecdsa_observer *observer)
{
    struct hash hash = as_long_as_n();
    return ecdsa_verify(&m->key, &hash, m->digest, &m->signature, observer);
}

/* Sets R to the first point with x from FROM on. */
static void first_point(struct reference_point *R, const mpz_t from)
{
    mpz_t x;
    mpz_init_set(x, from);
    while (!reference_lift(&r, R, x))
        mpz_add_ui(x, x, 1);
    mpz_clear(x);
}

static void see_nothing(struct ecdsa_observer *observer, enum ecdsa_value what,
                        const uint8_t *bytes, size_t length)
{
    (void)observer, (void)what, (void)bytes, (void)length;
}

/* x from n to p - 1, so that r = x - n, and r + n is to be thought of; just above and below. */
START_TEST(above_the_order)
{
    struct ecdsa_observer observer = {see_nothing};
    struct reference_point R;
    struct made m;
    mpz_t x;
    mpz_init(x);
    reference_load(&r, _i);
    reference_point_init(&R);
    for (unsigned i = 0; i < 12; i++) {
        mpz_sub_ui(x, i % 3 == 2 ? r.p : r.n, i % 3 == 1 ? 60 : 0);
        mpz_add_ui(x, x, i % 3 == 0 ? 1 + 10 * i : 0);
        if (i % 3 == 2)
            mpz_sub_ui(x, x, 40 + i);
        first_point(&R, x);
        ck_assert_int_lt(mpz_cmp(R.x, r.p), 0);
        if (i % 3 != 1)
            ck_assert_int_gt(mpz_cmp(R.x, r.n), 0);
        make(&m, &R, 3 + i, 5 + i);
        ck_assert_int_eq(verify(&m, NULL), EC_OK);
        ck_assert_int_eq(verify(&m, &observer), EC_OK);
        m.signature.r[r.curve->length - 1] ^= 1;
        ck_assert_int_eq(verify(&m, NULL), EC_NO);
    }
    reference_point_clear(&R);
    reference_clear(&r);
    mpz_clear(x);
}
END_TEST

/* r = x - n for an x below n: what is left of r + n after 2^b must not be taken for it. */
START_TEST(below_the_order)
{
    struct reference_point R;
    struct made m;
    mpz_t x;
    mpz_init(x);
    reference_load(&r, _i);
    reference_point_init(&R);
    /* The sum has x = small; the signature claims r = small + p - n, for which r + n = small
     * + p is small modulo p, but not below p. */
    mpz_set_ui(x, 1);
    first_point(&R, x);
    make(&m, &R, 11, 13);
    ck_assert_int_eq(verify(&m, NULL), EC_OK);
    mpz_add(x, R.x, r.p);
    mpz_sub(x, x, r.n);
    /* Made with this r: u2 = r/s must stay, and u1 = e/s. */
    mpz_t s, inverse, e;
    mpz_inits(s, inverse, e, NULL);
    mpz_set_ui(inverse, 13);
    mpz_invert(inverse, inverse, r.n);
    mpz_mul(s, x, inverse);
    mpz_mod(s, s, r.n);
    mpz_mul_ui(e, s, 11);
    mpz_mod(e, e, r.n);
    mpz_mul_2exp(e, e, (unsigned long)(8 * r.curve->length) - r.curve->bits);
    bytes_from_mpz(m.signature.r, r.curve->length, x);
    bytes_from_mpz(m.signature.s, r.curve->length, s);
    bytes_from_mpz(m.digest, r.curve->length, e);
    ck_assert_int_eq(verify(&m, NULL), EC_NO);
    mpz_clears(s, inverse, e, x, NULL);
    reference_point_clear(&R);
    reference_clear(&r);
}
END_TEST

/* The sum is infinity: Q = G and u2 = -u1, and so r = -e, with any s. */
START_TEST(infinity)
{
    struct made m = {.digest = {0}};
    mpz_t value;
    mpz_init(value);
    reference_load(&r, _i);
    m.key.curve = r.curve;
    m.key.point = r.curve->generator;
    m.signature.s[r.curve->length - 1] = 77;
    mpz_set_ui(value, 12345);
    bytes_from_mpz(m.signature.r, r.curve->length, value);
    mpz_sub(value, r.n, value);
    mpz_mul_2exp(value, value, (unsigned long)(8 * r.curve->length) - r.curve->bits);
    bytes_from_mpz(m.digest, r.curve->length, value);
    ck_assert_int_eq(verify(&m, NULL), EC_NO);
    mpz_clear(value);
    reference_clear(&r);
}
END_TEST

/* Q = G and u1 = u2, so that equal points are added; Q = -G, Q = 2G, and others. */
START_TEST(related_keys)
{
    struct reference_point R;
    struct made m;
    mpz_t k;
    mpz_init(k);
    reference_load(&r, _i);
    reference_point_init(&R);
    for (long q = -4; q <= 4; q++)
        for (unsigned long u1 = 0; u1 < 8; u1++) {
            unsigned long u2 = 1 + u1 % 5;
            mpz_set_si(k, (long)u1 + (long)u2 * q);
            mpz_mod(k, k, r.n);
            if (q == 0 || mpz_sgn(k) == 0)
                continue;
            reference_multiply(&r, &R, k, &r.G);
            make(&m, &R, u1, u2);
            ck_assert_int_eq(verify(&m, NULL), EC_OK);
            m.digest[0] ^= 0x80;
            ck_assert_int_eq(verify(&m, NULL), EC_NO);
        }
    reference_point_clear(&R);
    reference_clear(&r);
    mpz_clear(k);
}
END_TEST

Suite *made_signatures_suite(void)
{
    Suite *suite = suite_create("made_signatures");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, above_the_order, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, below_the_order, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, infinity, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, related_keys, 0, CURVE_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
