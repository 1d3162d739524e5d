/* multiply.c -- tests ec/multiply.h and ec/base_table.h against reference.h: scalars near 0 and
 * the order, those whose windows are all zero or all ones, and sums u1 G + u2 Q that meet
 * infinity and equal points on the way. */
#include "ec/multiply.h"

#include <string.h>

#include "ec/base_table.h"
#include "reference.h"
#include "suites.h"

#define SCALARS_MAX 200

static struct reference curve;
static mpz_t scalars[SCALARS_MAX];
static size_t scalar_count;

static void add_scalar(const mpz_t value)
{
    ck_assert_uint_lt(scalar_count, SCALARS_MAX);
    mpz_init(scalars[scalar_count]);
    mpz_mod(scalars[scalar_count++], value, curve.n);
}

/* BASE - 2 to BASE + 2 */
static void add_around(const mpz_t base)
{
    mpz_t value;
    mpz_init(value);
    for (int difference = -2; difference <= 2; difference++) {
        mpz_set_si(value, difference);
        mpz_add(value, value, base);
        add_scalar(value);
    }
    mpz_clear(value);
}

static void make_scalars(int index)
{
    mpz_t value;
    gmp_randstate_t state;
    reference_load(&curve, index);
    mpz_init(value);
    gmp_randinit_default(state);
    scalar_count = 0;
    add_around(value); /* 0, and n */
    for (unsigned i = 4; i <= 6; i++) {
        mpz_set_ui(value, 1UL << i);
        add_around(value);
        mpz_sub(value, curve.n, value);
        add_around(value);
    }
    mpz_fdiv_q_ui(value, curve.n, 2);
    add_around(value);
    /* The only odd scalar of which other recodings fail: 2^b - n. */
    mpz_set_ui(value, 0);
    mpz_setbit(value, curve.curve->bits);
    mpz_sub(value, value, curve.n);
    add_around(value);
    /* One window that is not 0, with each pattern at its ends. */
    for (unsigned bit = 3; bit < curve.curve->bits; bit += 41) {
        mpz_set_ui(value, 0);
        mpz_setbit(value, bit);
        add_around(value);
    }
    mpz_set_ui(value, 0);
    mpz_setbit(value, curve.curve->bits - 1);
    add_around(value);
    for (unsigned pattern = 1; pattern < 32; pattern += 5) {
        mpz_set_ui(value, 0);
        for (unsigned bit = 0; bit + 5 < curve.curve->bits; bit += 5) {
            mpz_mul_2exp(value, value, 5);
            mpz_add_ui(value, value, pattern);
        }
        add_scalar(value);
    }
    for (unsigned i = 0; i < 20; i++) {
        mpz_urandomm(value, state, curve.n);
        add_scalar(value);
    }
    gmp_randclear(state);
    mpz_clear(value);
}

static void forget_scalars(void)
{
    for (size_t i = 0; i < scalar_count; i++)
        mpz_clear(scalars[i]);
    reference_clear(&curve);
}

START_TEST(base)
{
    make_scalars(_i);
    struct reference_point want;
    reference_point_init(&want);
    for (size_t i = 0; i < scalar_count; i++) {
        uint8_t bytes[CURVE_LENGTH_MAX];
        struct jacobian_point have;
        bytes_from_mpz(bytes, curve.curve->length, scalars[i]);
        multiply_base(curve.curve, &have, bytes);
        reference_multiply(&curve, &want, scalars[i], &curve.G);
        assert_point(&curve, &have, &want);
    }
    reference_point_clear(&want);
    forget_scalars();
}
END_TEST

START_TEST(point)
{
    make_scalars(_i);
    struct reference_point P, want;
    struct affine_point affine;
    reference_point_init(&P);
    reference_point_init(&want);
    for (size_t i = 0; i < scalar_count; i++) {
        uint8_t bytes[CURVE_LENGTH_MAX];
        struct jacobian_point have;
        /* The points are multiples of G by scalars from the other end. */
        reference_multiply(&curve, &P, scalars[scalar_count - 1 - i / 16], &curve.G);
        affine_from_reference(&curve, &affine, &P);
        bytes_from_mpz(bytes, curve.curve->length, scalars[i]);
        multiply_point(curve.curve, &have, bytes, &affine);
        reference_multiply(&curve, &want, scalars[i], &P);
        assert_point(&curve, &have, &want);
    }
    reference_point_clear(&want);
    reference_point_clear(&P);
    forget_scalars();
}
END_TEST

/* u1 G + u2 qG is (u1 + u2 q) G. */
static void check_multiply_add(const mpz_t u1, const mpz_t u2, long q)
{
    uint8_t u1_bytes[CURVE_LENGTH_MAX], u2_bytes[CURVE_LENGTH_MAX];
    struct reference_point Q, want;
    struct affine_point affine;
    struct jacobian_point have;
    mpz_t k;
    mpz_init_set_si(k, q);
    reference_point_init(&Q);
    reference_point_init(&want);
    mpz_mod(k, k, curve.n);
    reference_multiply(&curve, &Q, k, &curve.G);
    affine_from_reference(&curve, &affine, &Q);
    bytes_from_mpz(u1_bytes, curve.curve->length, u1);
    bytes_from_mpz(u2_bytes, curve.curve->length, u2);
    multiply_add(curve.curve, &have, u1_bytes, u2_bytes, &affine);
    mpz_mul(k, k, u2);
    mpz_add(k, k, u1);
    mpz_mod(k, k, curve.n);
    reference_multiply(&curve, &want, k, &curve.G);
    assert_point(&curve, &have, &want);
    reference_point_clear(&Q);
    reference_point_clear(&want);
    mpz_clear(k);
}

/* Q small multiples of G, so that sums on the way are equal, opposite and infinity. */
START_TEST(small_sums)
{
    make_scalars(_i);
    mpz_t u1, u2;
    mpz_inits(u1, u2, NULL);
    for (long q = -3; q <= 3; q++)
        for (unsigned i = 0; i < 20 && q != 0; i++)
            for (unsigned j = 0; j < 20; j++) {
                mpz_set_ui(u1, i);
                mpz_set_ui(u2, j);
                check_multiply_add(u1, u2, q);
            }
    mpz_clears(u1, u2, NULL);
    forget_scalars();
}
END_TEST

START_TEST(sums)
{
    make_scalars(_i);
    unsigned step = test_is_quick() ? 397 : 37;
    for (size_t i = 0; i < scalar_count; i++)
        for (size_t j = i % step; j < scalar_count; j += step)
            check_multiply_add(scalars[i], scalars[j], (long)(i % 5) - 5);
    forget_scalars();
}
END_TEST

/* Sums that are infinity at the end: u1 = -u2 q. */
START_TEST(sums_of_infinity)
{
    make_scalars(_i);
    mpz_t u1;
    mpz_init(u1);
    for (size_t i = 0; i < scalar_count; i++) {
        mpz_mul_si(u1, scalars[i], -7);
        mpz_mod(u1, u1, curve.n);
        check_multiply_add(u1, scalars[i], 7);
    }
    mpz_clear(u1);
    forget_scalars();
}
END_TEST

/* Row by row of the table that was made when this was built: d 32^i G; both ways of looking. */
START_TEST(table)
{
    struct reference_point row, want;
    reference_load(&curve, _i);
    reference_point_init(&row);
    reference_point_init(&want);
    reference_point_set(&row, &curve.G);
    unsigned D = curve.curve->field->digits;
    for (unsigned i = 0; i < BASE_ROWS(curve.curve->bits); i++) {
        want.is_infinity = true;
        for (unsigned d = 1; d <= BASE_ENTRIES; d++) {
            struct affine_point entry, scanned;
            struct jacobian_point have;
            reference_add(&curve, &want, &want, &row);
            base_table_entry(curve.curve, &entry, i, d);
            base_table_scan(curve.curve, &scanned, i, d);
            jacobian_from_affine(curve.curve, &have, &entry);
            assert_point(&curve, &have, &want);
            ck_assert_mem_eq(entry.x.digit, scanned.x.digit, D * sizeof(uint64_t));
            ck_assert_mem_eq(entry.y.digit, scanned.y.digit, D * sizeof(uint64_t));
        }
        for (unsigned doubling = 0; doubling < BASE_WINDOW; doubling++)
            reference_add(&curve, &row, &row, &row);
    }
    reference_point_clear(&row);
    reference_point_clear(&want);
    reference_clear(&curve);
}
END_TEST

Suite *multiply_suite(void)
{
    Suite *suite = suite_create("multiply");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 300);
    tcase_add_loop_test(cases, base, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, point, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, small_sums, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, sums, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, sums_of_infinity, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, table, 0, CURVE_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
