/* jacobian.c -- tests ec/jacobian.h against reference.h: every sum of the points -3G to 3G, and
 * so P = Q, P = -Q and infinity in every place, with random Z. */
#include "ec/jacobian.h"

#include <string.h>

#include "reference.h"
#include "suites.h"

#define SMALL 3
#define COUNT (2 * SMALL + 1)

static struct reference curve;
static struct reference_point multiples[COUNT]; /* of G: (i - SMALL) G */

static void make_multiples(int index)
{
    reference_load(&curve, index);
    for (int i = 0; i < COUNT; i++) {
        reference_point_init(&multiples[i]);
        for (int j = 0; j < (i < SMALL ? SMALL - i : i - SMALL); j++)
            reference_add(&curve, &multiples[i], &multiples[i], &curve.G);
        if (i < SMALL)
            reference_negate(&curve, &multiples[i]);
    }
}

static void forget_multiples(void)
{
    for (int i = 0; i < COUNT; i++)
        reference_point_clear(&multiples[i]);
    reference_clear(&curve);
}

/* A triple of POINT: (x Z^2, y Z^3, Z), with a random Z; for infinity, X and Y random and Z
 * one of the forms of 0. */
static struct jacobian_point triple_of(const struct reference_point *point,
                                       struct seeded_random *random)
{
    const struct field *field = curve.curve->field;
    struct jacobian_point triple;
    struct element power;
    uint8_t bytes[CURVE_LENGTH_MAX] = {0};
    ck_assert(random_fill(&random->source, bytes, field->length));
    bytes[0] = 0;
    ck_assert(field_read(field, &triple.z, bytes));
    if (point->is_infinity) {
        triple.x = triple.y = triple.z;
        memset(&triple.z, 0, sizeof triple.z);
        if (bytes[1] & 1)
            triple.z = field->modulus;
        return triple;
    }
    struct affine_point affine;
    affine_from_reference(&curve, &affine, point);
    field_square(field, &power, &triple.z);
    field_multiply(field, &triple.x, &affine.x, &power);
    field_multiply(field, &power, &power, &triple.z);
    field_multiply(field, &triple.y, &affine.y, &power);
    return triple;
}

static void check_sum(const struct reference_point *p, const struct reference_point *q,
                      struct seeded_random *random)
{
    struct reference_point want;
    struct jacobian_point a = triple_of(p, random), b = triple_of(q, random), sum,
                          alias;
    struct affine_point affine;
    bool is_same = p == q, is_exception = is_same || p->is_infinity || q->is_infinity;
    reference_point_init(&want);
    reference_add(&curve, &want, p, q);
    jacobian_add_any(curve.curve, &sum, &a, &b);
    assert_point(&curve, &sum, &want);
    alias = a;
    jacobian_add_any(curve.curve, &alias, &alias, &b);
    assert_point(&curve, &alias, &want);
    jacobian_add(curve.curve, &sum, &a, &b);
    if (is_exception)
        ck_assert(jacobian_is_infinity(curve.curve, &sum));
    else
        assert_point(&curve, &sum, &want);
    if (!q->is_infinity) {
        affine_from_reference(&curve, &affine, q);
        jacobian_add_affine_any(curve.curve, &sum, &a, &affine);
        assert_point(&curve, &sum, &want);
        jacobian_add_affine(curve.curve, &sum, &a, &affine);
        if (is_exception)
            ck_assert(jacobian_is_infinity(curve.curve, &sum));
        else
            assert_point(&curve, &sum, &want);
        alias = a;
        jacobian_add_affine(curve.curve, &alias, &alias, &affine);
        ck_assert_mem_eq(&alias.x, &sum.x,
                         curve.curve->field->digits * sizeof(uint64_t));
    }
    reference_point_clear(&want);
}

START_TEST(all_sums)
{
    struct seeded_random random;
    seeded_random_init(&random, 1);
    make_multiples(_i);
    for (int time = 0; time < 4; time++)
        for (int i = 0; i < COUNT; i++)
            for (int j = 0; j < COUNT; j++)
                check_sum(&multiples[i], &multiples[j], &random);
    forget_multiples();
}
END_TEST

START_TEST(doubles)
{
    struct seeded_random random;
    struct reference_point want;
    seeded_random_init(&random, 2);
    make_multiples(_i);
    reference_point_init(&want);
    for (int i = 0; i < COUNT; i++) {
        struct jacobian_point a = triple_of(&multiples[i], &random), twice;
        reference_add(&curve, &want, &multiples[i], &multiples[i]);
        jacobian_double(curve.curve, &twice, &a);
        assert_point(&curve, &twice, &want);
        jacobian_double(curve.curve, &a, &a);
        assert_point(&curve, &a, &want);
    }
    reference_point_clear(&want);
    forget_multiples();
}
END_TEST

/* Infinity is (0, 0) as an affine point, which is not on the curve. */
START_TEST(infinity)
{
    const struct curve *c = all_curves[_i];
    struct jacobian_point point;
    struct affine_point affine;
    jacobian_infinity(c, &point);
    ck_assert(jacobian_is_infinity(c, &point));
    jacobian_to_affine(c, &affine, &point);
    ck_assert(field_is_zero(c->field, &affine.x));
    ck_assert(field_is_zero(c->field, &affine.y));
    ck_assert(!curve_has_point(c, &affine));
    jacobian_from_affine(c, &point, &c->generator);
    ck_assert(!jacobian_is_infinity(c, &point));
    ck_assert(curve_has_point(c, &c->generator));
}
END_TEST

Suite *jacobian_suite(void)
{
    Suite *suite = suite_create("jacobian");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, all_sums, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, doubles, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, infinity, 0, CURVE_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
