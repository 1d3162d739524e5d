/* edwards.c -- tests ec/edwards.h and the table of multiples against affine coordinates over
 * GMP: points of every kind, scalars of every shape, and encodings that are none. */
#include <string.h>

#include "ec/edwards_table.h"
#include "suites.h"
#include "textbook25519.h"

#define POINTS 24

/* Eight points of small order, eight multiples of the base point, and sums of both. */
static struct textbook_point points[POINTS];

static void start(void)
{
    mpz_t scalar;
    textbook_start();
    mpz_init(scalar);
    for (unsigned i = 0; i < POINTS; i++)
        textbook_point_init(&points[i]);
    for (unsigned i = 0; i < 8; i++) {
        mpz_set_ui(scalar, i);
        textbook_multiply(&points[i], scalar, &textbook_torsion);
        mpz_ui_pow_ui(scalar, 1000003, i * i);
        if (i == 7)
            mpz_sub_ui(scalar, textbook_L, 1);
        textbook_multiply(&points[8 + i], scalar, &textbook_base);
        textbook_add(&points[16 + i], &points[i], &points[8 + i]);
    }
    mpz_clear(scalar);
}

static void stop(void)
{
    for (unsigned i = 0; i < POINTS; i++)
        textbook_point_clear(&points[i]);
    textbook_stop();
}

/* With a Z that is not 1. */
static void set_point(struct edwards_point *point, const struct textbook_point *from,
                      uint64_t z)
{
    uint8_t encoded[32];
    struct element25519 factor = {{z, z / 3}};
    textbook_encode(encoded, from);
    ck_assert_int_eq(edwards_decode(point, encoded), EC_OK);
    field25519_multiply(&point->X, &point->X, &factor);
    field25519_multiply(&point->Y, &point->Y, &factor);
    field25519_multiply(&point->Z, &point->Z, &factor);
    field25519_multiply(&point->T, &point->T, &factor);
}

static void assert_point(const struct edwards_point *have,
                         const struct textbook_point *want)
{
    uint8_t x[32], y[32], encoded[32], want_x[32], want_y[32], want_encoded[32];
    textbook_write(want_x, want->x);
    textbook_write(want_y, want->y);
    textbook_encode(want_encoded, want);
    edwards_affine(x, y, have);
    edwards_encode(encoded, have);
    ck_assert_mem_eq(x, want_x, sizeof x);
    ck_assert_mem_eq(y, want_y, sizeof y);
    ck_assert_mem_eq(encoded, want_encoded, sizeof encoded);
    ck_assert(edwards_has_affine(x, y));
}

static void assert_factors(const struct edwards_factors *factors,
                           const struct textbook_point *want)
{
    struct edwards_point sum;
    struct element25519 left, right;
    edwards_finish(&sum, factors);
    assert_point(&sum, want);
    field25519_multiply(&left, &sum.X, &sum.Y);
    field25519_multiply(&right, &sum.Z, &sum.T);
    field25519_subtract(&left, &left, &right);
    ck_assert(field25519_is_zero(&left));
}

static void negate(struct textbook_point *negated, const struct textbook_point *a)
{
    mpz_neg(negated->x, a->x);
    mpz_mod(negated->x, negated->x, textbook_p);
    mpz_set(negated->y, a->y);
}

static void check_sums(const struct textbook_point *a, const struct textbook_point *b)
{
    struct edwards_point p, q;
    struct edwards_summand summand;
    struct edwards_factors factors;
    struct textbook_point sum, difference, minus;
    textbook_point_init(&sum);
    textbook_point_init(&difference);
    textbook_point_init(&minus);
    textbook_add(&sum, a, b);
    negate(&minus, b);
    textbook_add(&difference, a, &minus);
    set_point(&p, a, 5);
    set_point(&q, b, 7);
    edwards_prepare(&summand, &q);
    edwards_add(&factors, &p, &summand);
    assert_factors(&factors, &sum);
    edwards_subtract(&factors, &p, &summand);
    assert_factors(&factors, &difference);
    set_point(&q, b, 1);
    edwards_prepare(&summand, &q);
    edwards_add_entry(&factors, &p, &summand.entry);
    assert_factors(&factors, &sum);
    edwards_subtract_entry(&factors, &p, &summand.entry);
    assert_factors(&factors, &difference);
    edwards_negate(&q, &q);
    assert_point(&q, &minus);
    textbook_point_clear(&sum);
    textbook_point_clear(&difference);
    textbook_point_clear(&minus);
}

/* Equal points, opposite ones, and the neutral one are among these pairs. */
START_TEST(sums)
{
    for (unsigned i = 0; i < POINTS; i++) {
        struct edwards_point p;
        struct edwards_factors factors;
        struct textbook_point twice;
        for (unsigned j = 0; j < POINTS; j++)
            check_sums(&points[i], &points[j]);
        textbook_point_init(&twice);
        textbook_add(&twice, &points[i], &points[i]);
        set_point(&p, &points[i], 11);
        edwards_double(&factors, &p);
        assert_factors(&factors, &twice);
        textbook_point_clear(&twice);
    }
}
END_TEST

static void check_multiply_base(const mpz_t scalar)
{
    uint8_t bytes[32];
    struct edwards_point product;
    struct textbook_point want;
    textbook_point_init(&want);
    textbook_write(bytes, scalar);
    textbook_multiply(&want, scalar, &textbook_base);
    edwards_multiply_base(&product, bytes);
    assert_point(&product, &want);
    textbook_point_clear(&want);
}

/* Every entry of the table with both signs: one digit of four bits, in each place. */
START_TEST(multiples_of_base)
{
    mpz_t scalar;
    mpz_init(scalar);
    for (unsigned i = 0; textbook_shape(scalar, 32, i); i++) {
        mpz_fdiv_r_2exp(scalar, scalar, 255);
        check_multiply_base(scalar);
    }
    for (unsigned i = 0; i < 64; i++)
        for (unsigned digit = 1; digit < (i < 63 ? 16 : 8); digit++) {
            mpz_set_ui(scalar, digit);
            mpz_mul_2exp(scalar, scalar, 4 * i);
            check_multiply_base(scalar);
        }
    mpz_clear(scalar);
}
END_TEST

static void check_multiply_add(const uint8_t u[32], const uint8_t v[32],
                               const struct textbook_point *a)
{
    struct edwards_point point, have;
    struct textbook_point of_base, of_point, want;
    mpz_t scalar;
    mpz_init(scalar);
    textbook_point_init(&of_base);
    textbook_point_init(&of_point);
    textbook_point_init(&want);
    textbook_read(scalar, u, 32);
    textbook_multiply(&of_base, scalar, &textbook_base);
    textbook_read(scalar, v, 32);
    textbook_multiply(&of_point, scalar, a);
    textbook_add(&want, &of_base, &of_point);
    set_point(&point, a, 3);
    edwards_multiply_add(&have, u, v, &point);
    assert_point(&have, &want);
    mpz_clear(scalar);
    textbook_point_clear(&of_base);
    textbook_point_clear(&of_point);
    textbook_point_clear(&want);
}

/* Whatever the point: B and -B, so that both sums meet, and those of small order. */
START_TEST(sums_of_multiples)
{
    static uint8_t shapes[256][32];
    unsigned count = 0;
    mpz_t number;
    mpz_init(number);
    while (textbook_shape(number, 32, count)) {
        mpz_fdiv_r_2exp(number, number, 255);
        textbook_write(shapes[count++], number);
    }
    for (unsigned i = 0; i < count; i++)
        for (unsigned j = 0; j < count; j++)
            if ((i + j) % (test_is_quick() ? 64 : 16) == 0)
                check_multiply_add(shapes[i], shapes[j], &points[(i + j) % POINTS]);
    for (unsigned i = 0; i < count; i++)
        check_multiply_add(shapes[i], shapes[i], &points[15]); /* u B - u B */
    mpz_clear(number);
}
END_TEST

START_TEST(random_multiples)
{
    struct seeded_random random;
    uint8_t bytes[64];
    mpz_t scalar;
    mpz_init(scalar);
    seeded_random_init(&random, 1);
    for (unsigned i = 0; i < (test_is_quick() ? 10 : 200); i++) {
        ck_assert(random_fill(&random.source, bytes, sizeof bytes));
        bytes[31] &= 0x7f;
        bytes[63] &= 0x7f;
        textbook_read(scalar, bytes, 32);
        check_multiply_base(scalar);
        check_multiply_add(bytes, bytes + 32, &points[i % POINTS]);
    }
    mpz_clear(scalar);
}
END_TEST

static void assert_entry(const struct edwards_entry *entry,
                         const struct textbook_point *want)
{
    struct edwards_point neutral = edwards_neutral;
    struct edwards_factors factors;
    edwards_add_entry(&factors, &neutral, entry);
    assert_factors(&factors, want);
}

/* The table itself, each entry added to the neutral point. */
START_TEST(table)
{
    struct textbook_point want;
    mpz_t scalar;
    mpz_init(scalar);
    textbook_point_init(&want);
    for (unsigned i = 0; i < EDWARDS_TABLE_ROWS; i++)
        for (unsigned j = 0; j < EDWARDS_TABLE_COLUMNS; j++) {
            mpz_set_ui(scalar, j + 1);
            mpz_mul_2exp(scalar, scalar, 8 * i);
            textbook_multiply(&want, scalar, &textbook_base);
            assert_entry(&edwards_table[i][j], &want);
        }
    for (unsigned i = 0; i < EDWARDS_ODD_COUNT; i++) {
        mpz_set_ui(scalar, 2 * i + 1);
        textbook_multiply(&want, scalar, &textbook_base);
        assert_entry(&edwards_odd_multiples[i], &want);
    }
    mpz_clear(scalar);
    textbook_point_clear(&want);
}
END_TEST

static void check_decode(const uint8_t encoded[32])
{
    struct edwards_point point;
    struct textbook_point want;
    enum ec_result expected = EC_OK;
    textbook_point_init(&want);
    textbook_read(want.y, encoded, 32);
    mpz_clrbit(want.y, 255);
    if (mpz_cmp(want.y, textbook_p) >= 0)
        expected = EC_POINT_RANGE;
    else if (!textbook_recover(want.x, want.y, encoded[31] >> 7))
        expected = EC_POINT_OFF_CURVE;
    ck_assert_int_eq(edwards_decode(&point, encoded), expected);
    if (expected == EC_OK)
        assert_point(&point, &want);
    else
        ck_assert_mem_eq(&point, &edwards_neutral, sizeof point);
    textbook_point_clear(&want);
}

/* y from 0 to 400, from p - 400 to 2^255 - 1, and of other shapes; both signs. Among them are
 * y = 1 and y = p - 1, where x is 0. */
START_TEST(decoding)
{
    uint8_t encoded[32];
    mpz_t y;
    mpz_init(y);
    for (unsigned i = 0; i < 420; i++)
        for (unsigned sign = 0; sign < 2; sign++) {
            mpz_set_ui(y, i);
            textbook_write(encoded, y);
            encoded[31] = (uint8_t)(encoded[31] | sign << 7);
            check_decode(encoded);
            mpz_sub_ui(y, textbook_p, 400);
            mpz_add_ui(y, y, i);
            if (mpz_sizeinbase(y, 2) > 255)
                continue;
            textbook_write(encoded, y);
            encoded[31] = (uint8_t)(encoded[31] | sign << 7);
            check_decode(encoded);
        }
    for (unsigned i = 0; textbook_shape(y, 32, i); i++) {
        textbook_write(encoded, y);
        check_decode(encoded);
    }
    mpz_clear(y);
}
END_TEST

START_TEST(off_curve)
{
    uint8_t x[32], y[32];
    textbook_write(x, textbook_base.x);
    textbook_write(y, textbook_base.y);
    ck_assert(edwards_has_affine(x, y));
    for (unsigned i = 0; i < 255; i++) {
        x[i / 8] ^= (uint8_t)(1u << i % 8);
        ck_assert(!edwards_has_affine(x, y));
        x[i / 8] ^= (uint8_t)(1u << i % 8);
        y[i / 8] ^= (uint8_t)(1u << i % 8);
        ck_assert(!edwards_has_affine(x, y));
        y[i / 8] ^= (uint8_t)(1u << i % 8);
    }
}
END_TEST

Suite *edwards_suite(void)
{
    Suite *suite = suite_create("edwards");
    TCase *cases = tcase_create("against GMP");
    tcase_set_timeout(cases, 240);
    tcase_add_unchecked_fixture(cases, start, stop);
    tcase_add_test(cases, sums);
    tcase_add_test(cases, table);
    tcase_add_test(cases, multiples_of_base);
    tcase_add_test(cases, sums_of_multiples);
    tcase_add_test(cases, random_multiples);
    tcase_add_test(cases, decoding);
    tcase_add_test(cases, off_curve);
    suite_add_tcase(suite, cases);
    return suite;
}
