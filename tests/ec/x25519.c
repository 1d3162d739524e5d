/* x25519.c -- tests ec/x25519.h with tests/vectors/ec/x25519.txt and against a slow ladder over
 * GMP. */
#include <string.h>

#include "ec/x25519.h"
#include "suites.h"
#include "tests/random/broken_random.h"
#include "tests/support/rsp.h"
#include "textbook25519.h"

#define VECTORS "tests/vectors/ec/x25519.txt"

static enum ec_result derive(uint8_t secret[32], const uint8_t scalar[32],
                             const uint8_t u[32])
{
    struct x25519_private_key key = {0};
    struct x25519_public_key peer;
    memcpy(key.scalar, scalar, 32); /* a public key is not needed */
    memcpy(peer.u, u, 32);
    return x25519_derive(&key, &peer, secret);
}

static void iterate(uint8_t output[32], size_t times)
{
    uint8_t u[32] = {9}, scalar[32] = {9};
    for (size_t i = 0; i < times; i++) {
        ck_assert_int_eq(derive(output, scalar, u), EC_OK);
        memcpy(u, scalar, 32);
        memcpy(scalar, output, 32);
    }
}

/* What the file has said so far. */
struct vector {
    uint8_t scalar[32], u[32];
    struct x25519_private_key key;
    size_t iterations;
};

/* Returns whether the line ends a vector. */
static bool read_line(struct vector *v, const struct rsp *r)
{
    uint8_t value[32], have[32];
    if (rsp_is(r, "iterations")) {
        v->iterations = rsp_decimal(r);
        return false;
    }
    ck_assert_uint_eq(rsp_hex(r, value, sizeof value), sizeof value);
    if (rsp_is(r, "scalar")) {
        memcpy(v->scalar, value, sizeof value);
    } else if (rsp_is(r, "u") || rsp_is(r, "peer")) {
        memcpy(v->u, value, sizeof value);
    } else if (rsp_is(r, "private")) {
        memcpy(v->scalar, value, sizeof value);
        x25519_private_key_set(&v->key, value);
    } else if (rsp_is(r, "public")) {
        ck_assert_mem_eq(v->key.public_key.u, value, sizeof value);
    } else {
        ck_assert(rsp_is(r, "output") || rsp_is(r, "shared"));
        if (v->iterations > 0)
            iterate(have, v->iterations);
        else
            ck_assert_int_eq(derive(have, v->scalar, v->u), EC_OK);
        ck_assert_mem_eq(have, value, sizeof value);
        v->iterations = 0;
        return true;
    }
    return false;
}

START_TEST(vectors)
{
    struct rsp r;
    struct vector v = {.iterations = 0};
    unsigned count = 0;
    rsp_open_path(&r, VECTORS);
    while (rsp_next(&r))
        count += read_line(&v, &r);
    ck_assert_uint_eq(count, 6);
}
END_TEST

/* SCALAR as RFC 7748 reads it. */
static void clamp(mpz_t number, const uint8_t scalar[32])
{
    textbook_read(number, scalar, 32);
    mpz_fdiv_q_2exp(number, number, 3);
    mpz_mul_2exp(number, number, 3);
    mpz_clrbit(number, 255);
    mpz_setbit(number, 254);
}

static void check_derive(const uint8_t scalar[32], const uint8_t u[32])
{
    uint8_t have[32], want[32];
    mpz_t k, x;
    mpz_inits(k, x, NULL);
    clamp(k, scalar);
    textbook_read(x, u, 32);
    mpz_clrbit(x, 255);
    textbook_ladder(x, k, x);
    textbook_write(want, x);
    memset(have, 0xa5, sizeof have);
    ck_assert_int_eq(derive(have, scalar, u), mpz_sgn(x) == 0 ? EC_SHARED_ZERO : EC_OK);
    ck_assert_mem_eq(have, want, sizeof have);
    mpz_clears(k, x, NULL);
}

/* The ladder with u = 9, which the computation of public keys does not use. */
static void check_public(const uint8_t scalar[32])
{
    static const uint8_t nine[32] = {9};
    struct x25519_private_key key;
    uint8_t u[32];
    x25519_private_key_set(&key, scalar);
    ck_assert_int_eq(derive(u, scalar, nine), EC_OK);
    ck_assert_mem_eq(key.public_key.u, u, sizeof u);
    ck_assert_mem_eq(key.scalar, scalar, sizeof key.scalar);
}

/* Numbers of every shape, not below p or with the top bit among them, in both places. */
START_TEST(edges)
{
    static uint8_t shapes[256][32];
    unsigned count = 0;
    mpz_t number;
    mpz_init(number);
    while (textbook_shape(number, 32, count))
        textbook_write(shapes[count++], number);
    for (unsigned i = 0; i < count; i++) {
        check_public(shapes[i]);
        for (unsigned j = 0; j < count; j++)
            if ((i + j) % (test_is_quick() ? 32 : 4) == 0)
                check_derive(shapes[i], shapes[j]);
    }
    mpz_clear(number);
}
END_TEST

START_TEST(random_keys)
{
    struct seeded_random random;
    uint8_t bytes[64];
    seeded_random_init(&random, 1);
    for (unsigned i = 0; i < (test_is_quick() ? 20 : 2000); i++) {
        ck_assert(random_fill(&random.source, bytes, sizeof bytes));
        check_derive(bytes, bytes + 32);
        check_public(bytes);
    }
}
END_TEST

/* The bits that a scalar is used without, and the top bit of u, change nothing. */
START_TEST(masked_bits)
{
    static const unsigned bits[] = {0, 1, 2, 254, 255};
    uint8_t scalar[32] = {1, 2, 3, [31] = 0x15}, u[32] = {9, 8, 7}, want[32], have[32];
    ck_assert_int_eq(derive(want, scalar, u), EC_OK);
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++) {
        scalar[bits[i] / 8] ^= (uint8_t)(1u << bits[i] % 8);
        ck_assert_int_eq(derive(have, scalar, u), EC_OK);
        ck_assert_mem_eq(have, want, sizeof want);
        check_public(scalar);
    }
    u[31] |= 0x80;
    ck_assert_int_eq(derive(have, scalar, u), EC_OK);
    ck_assert_mem_eq(have, want, sizeof want);
    scalar[0] ^= 8;
    ck_assert_int_eq(derive(have, scalar, u), EC_OK);
    ck_assert_mem_ne(have, want, sizeof want);
}
END_TEST

static void assert_no_secret(const mpz_t u)
{
    uint8_t peer[32], secret[32], scalar[32] = {0};
    textbook_write(peer, u);
    for (unsigned i = 0; i < 16; i++) {
        memset(secret, 0xa5, sizeof secret);
        memset(scalar, (int)(17 * i), sizeof scalar);
        ck_assert_int_eq(derive(secret, scalar, peer), EC_SHARED_ZERO);
        for (unsigned j = 0; j < sizeof secret; j++)
            ck_assert_uint_eq(secret[j], 0);
    }
}

/* The peers of small order: u = (1 + y) / (1 - y) for the points of order 8, 4, 2 of the Edwards
 * curve, u = -1, which is one of order 4 on the twist, and 0; with p added, and the top bit. */
START_TEST(small_order)
{
    mpz_t scalar, u, below;
    struct textbook_point point;
    mpz_inits(scalar, u, below, NULL);
    textbook_point_init(&point);
    for (unsigned i = 1; i <= 8; i++) {
        mpz_set_ui(scalar, i);
        textbook_multiply(&point, scalar, &textbook_torsion);
        mpz_set_si(u, -1);
        if (i < 8) {
            mpz_ui_sub(below, 1, point.y);
            ck_assert(mpz_invert(below, below, textbook_p) != 0);
            mpz_add_ui(u, point.y, 1);
            mpz_mul(u, u, below);
        }
        mpz_mod(u, u, textbook_p);
        assert_no_secret(u);
        mpz_add(below, u, textbook_p);
        if (mpz_sizeinbase(below, 2) <= 255)
            assert_no_secret(below);
        mpz_setbit(u, 255);
        assert_no_secret(u);
    }
    textbook_point_clear(&point);
    mpz_clears(scalar, u, below, NULL);
}
END_TEST

START_TEST(generate)
{
    struct x25519_private_key a, b, zero = {0};
    uint8_t secret[32], same[32];
    struct seeded_random random;
    struct failing_random broken;
    seeded_random_init(&random, 1);
    ck_assert_int_eq(x25519_generate(&a, &random.source), EC_OK);
    ck_assert_int_eq(x25519_generate(&b, &random.source), EC_OK);
    ck_assert_mem_ne(a.scalar, b.scalar, sizeof a.scalar);
    ck_assert_int_eq(x25519_derive(&a, &b.public_key, secret), EC_OK);
    ck_assert_int_eq(x25519_derive(&b, &a.public_key, same), EC_OK);
    ck_assert_mem_eq(secret, same, sizeof secret);
    failing_random_init(&broken, 0);
    ck_assert_int_eq(x25519_generate(&a, &broken.source), EC_NO_RANDOM);
    ck_assert_mem_eq(&a, &zero, sizeof a);
}
END_TEST

Suite *x25519_suite(void)
{
    Suite *suite = suite_create("x25519");
    TCase *cases = tcase_create("cases");
    tcase_set_timeout(cases, 120);
    tcase_add_unchecked_fixture(cases, textbook_start, textbook_stop);
    tcase_add_test(cases, vectors);
    tcase_add_test(cases, edges);
    tcase_add_test(cases, random_keys);
    tcase_add_test(cases, masked_bits);
    tcase_add_test(cases, small_order);
    tcase_add_test(cases, generate);
    suite_add_tcase(suite, cases);
    return suite;
}
