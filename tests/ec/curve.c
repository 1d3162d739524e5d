/* curve.c -- tests ec/curve.h: the constants against tests/vectors/ec/curves.txt, and points as
 * bytes, right ones and damaged ones. */
#include "ec/curve.h"

#include <string.h>

#include "reference.h"
#include "suites.h"

static struct reference reference;

static const struct curve *use_curve(int index)
{
    reference_load(&reference, index);
    return reference.curve;
}

static void assert_is(const struct element *a, const mpz_t want)
{
    uint8_t have[CURVE_LENGTH_MAX], wanted[CURVE_LENGTH_MAX];
    field_write(reference.curve->field, a, have);
    bytes_from_mpz(wanted, reference.curve->length, want);
    ck_assert_mem_eq(have, wanted, reference.curve->length);
}

START_TEST(constants)
{
    const struct curve *curve = use_curve(_i);
    ck_assert_uint_eq(curve->bits, mpz_sizeinbase(reference.p, 2));
    ck_assert_uint_eq(curve->bits, mpz_sizeinbase(reference.n, 2));
    ck_assert_uint_eq(curve->length, (curve->bits + 7) / 8);
    assert_is(&curve->b, reference.b);
    assert_is(&curve->generator.x, reference.G.x);
    assert_is(&curve->generator.y, reference.G.y);
    ck_assert(curve_has_point(curve, &curve->generator));
    reference_clear(&reference);
}
END_TEST

/* Reads ENCODED, of which the result is wanted; the point is zero unless that is EC_OK. */
static void check_read(const uint8_t *encoded, size_t length, enum ec_result want)
{
    static const struct affine_point zero;
    struct affine_point point;
    memset(&point, 0xa5, sizeof point);
    ck_assert_int_eq(curve_read_point(reference.curve, encoded, length, &point), want);
    if (want == EC_OK)
        ck_assert(curve_has_point(reference.curve, &point));
    else
        ck_assert_mem_eq(&point, &zero, sizeof zero);
}

/* Multiples of G there and back, in both forms. */
START_TEST(round_trip)
{
    const struct curve *curve = use_curve(_i);
    struct reference_point P;
    reference_point_init(&P);
    for (unsigned i = 0; i < 20; i++) {
        uint8_t encoded[CURVE_POINT_LENGTH_MAX], again[CURVE_POINT_LENGTH_MAX];
        struct affine_point point;
        reference_add(&reference, &P, &P, &reference.G);
        size_t length = curve->length;
        encoded[0] = 4;
        bytes_from_mpz(encoded + 1, length, P.x);
        bytes_from_mpz(encoded + 1 + length, length, P.y);
        ck_assert_int_eq(curve_read_point(curve, encoded, 1 + 2 * length, &point),
                         EC_OK);
        ck_assert_uint_eq(curve_write_point(curve, &point, again), 1 + 2 * length);
        ck_assert_mem_eq(again, encoded, 1 + 2 * length);
        encoded[0] = mpz_odd_p(P.y) ? 3 : 2;
        ck_assert_int_eq(curve_read_point(curve, encoded, 1 + length, &point), EC_OK);
        assert_is(&point.y, P.y);
        encoded[0] ^= 1;
        ck_assert_int_eq(curve_read_point(curve, encoded, 1 + length, &point), EC_OK);
        reference_negate(&reference, &P);
        assert_is(&point.y, P.y);
        reference_negate(&reference, &P);
    }
    reference_point_clear(&P);
    reference_clear(&reference);
}
END_TEST

/* Every first byte, with every length. */
START_TEST(forms)
{
    const struct curve *curve = use_curve(_i);
    uint8_t encoded[CURVE_POINT_LENGTH_MAX + 1] = {0};
    curve_write_point(curve, &curve->generator, encoded);
    for (unsigned form = 0; form < 256; form++)
        for (size_t length = 0; length <= 2 + 2 * curve->length; length++) {
            enum ec_result want = EC_POINT_FORM;
            encoded[0] = (uint8_t)form;
            if (form == 0 && length == 1)
                want = EC_POINT_INFINITY;
            if (form == 4 && length == 1 + 2 * curve->length)
                want = EC_OK;
            if ((form == 2 || form == 3) && length == 1 + curve->length)
                want = EC_OK;
            check_read(encoded, length, want);
        }
    reference_clear(&reference);
}
END_TEST

/* Coordinates of p and more. x + p and y + p are on the curve modulo p, and refused. */
START_TEST(ranges)
{
    const struct curve *curve = use_curve(_i);
    uint8_t good[CURVE_POINT_LENGTH_MAX], encoded[CURVE_POINT_LENGTH_MAX];
    size_t length = curve->length;
    mpz_t value;
    mpz_init(value);
    curve_write_point(curve, &curve->generator, good);
    for (unsigned more = 0; more < 3; more++)
        for (unsigned place = 0; place < 2; place++) {
            memcpy(encoded, good, sizeof good);
            mpz_add_ui(value, reference.p, more);
            bytes_from_mpz(encoded + 1 + place * length, length, value);
            check_read(encoded, 1 + 2 * length, EC_POINT_RANGE);
            encoded[0] = 2;
            if (place == 0)
                check_read(encoded, 1 + length, EC_POINT_RANGE);
        }
    memset(encoded + 1, 0xff, 2 * length);
    encoded[0] = 4;
    check_read(encoded, 1 + 2 * length, EC_POINT_RANGE);
    /* The lowest x that a point has, plus p, where that has no more bytes than p. */
    struct reference_point P;
    reference_point_init(&P);
    mpz_set_ui(value, 0);
    while (!reference_lift(&reference, &P, value))
        mpz_add_ui(value, value, 1);
    mpz_add(value, value, reference.p);
    encoded[0] = 3;
    bytes_from_mpz(encoded + 1, length, value);
    check_read(encoded, 1 + length, EC_POINT_RANGE);
    reference_point_clear(&P);
    mpz_clear(value);
    reference_clear(&reference);
}
END_TEST

/* Each bit of x and of y; x that no point has. */
START_TEST(off_the_curve)
{
    const struct curve *curve = use_curve(_i);
    uint8_t encoded[CURVE_POINT_LENGTH_MAX];
    size_t length = curve->length;
    struct affine_point point;
    struct reference_point P;
    mpz_t x;
    curve_write_point(curve, &curve->generator, encoded);
    for (size_t bit = 8; bit < 8 * (1 + 2 * length); bit++) {
        encoded[bit / 8] ^= (uint8_t)(1 << bit % 8);
        enum ec_result result =
            curve_read_point(curve, encoded, 1 + 2 * length, &point);
        ck_assert(result == EC_POINT_OFF_CURVE || result == EC_POINT_RANGE);
        encoded[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    memset(encoded, 0, sizeof encoded);
    encoded[0] = 4;
    check_read(encoded, 1 + 2 * length, EC_POINT_OFF_CURVE); /* (0, 0) */
    mpz_init(x);
    reference_point_init(&P);
    for (unsigned i = 0; i < 50; i++) {
        mpz_set_ui(x, i);
        bytes_from_mpz(encoded + 1, length, x);
        encoded[0] = 2 + i % 2;
        check_read(encoded, 1 + length,
                   reference_lift(&reference, &P, x) ? EC_OK : EC_POINT_OFF_CURVE);
    }
    reference_point_clear(&P);
    mpz_clear(x);
    reference_clear(&reference);
}
END_TEST

Suite *curve_suite(void)
{
    Suite *suite = suite_create("curve");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, constants, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, round_trip, 0, CURVE_COUNT);
    suite_add_tcase(suite, cases);
    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 60);
    tcase_add_loop_test(rejects, forms, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, ranges, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, off_the_curve, 0, CURVE_COUNT);
    suite_add_tcase(suite, rejects);
    return suite;
}
