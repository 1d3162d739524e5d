/* jacobian.c -- the addition law for y^2 = x^3 - 3x + b. Formulas by name are those of the
 * Explicit-Formulas Database (Bernstein and Lange), whose letters are kept. */
#include "jacobian.h"

#include <string.h>

void jacobian_infinity(const struct curve *curve, struct jacobian_point *point)
{
    memset(point, 0, sizeof *point);
    point->x = curve->field->one;
    point->y = curve->field->one;
}

void jacobian_from_affine(const struct curve *curve, struct jacobian_point *result,
                          const struct affine_point *point)
{
    result->x = point->x;
    result->y = point->y;
    result->z = curve->field->one;
}

void jacobian_to_affine(const struct curve *curve, struct affine_point *result,
                        const struct jacobian_point *point)
{
    const struct field *field = curve->field;
    struct element inverse, power;
    field_invert(field, &inverse, &point->z);
    field_square(field, &power, &inverse);
    field_multiply(field, &result->x, &point->x, &power);
    field_multiply(field, &power, &power, &inverse);
    field_multiply(field, &result->y, &point->y, &power);
}

uint64_t jacobian_is_infinity(const struct curve *curve,
                              const struct jacobian_point *point)
{
    return field_is_zero(curve->field, &point->z);
}

/* "dbl-2001-b": with a = -3 the slope's numerator 3 X1^2 + a Z1^4 is a product, 3 (X1 -
 * Z1^2)(X1 + Z1^2). Here alpha is its opposite, which saves a subtraction. No exceptions:
 * infinity has Z1 = 0 and so Z3 = 0, and a point with Y1 = 0, its own opposite, is not on a
 * curve whose order is an odd prime. */
void jacobian_double(const struct curve *curve, struct jacobian_point *result,
                     const struct jacobian_point *point)
{
    const struct field *field = curve->field;
    struct element delta, gamma, beta, alpha, t;
    field_square(field, &delta, &point->z);
    field_square(field, &gamma, &point->y);
    field_multiply(field, &beta, &point->x, &gamma);

    /* alpha = 3 (delta - X1)(delta + X1) */
    field_subtract(field, &t, &delta, &point->x);
    field_add(field, &alpha, &delta, &point->x);
    field_multiply(field, &alpha, &alpha, &t);
    field_scale(field, &alpha, &alpha, 3);

    /* Z3 = 2 Y1 Z1 */
    field_multiply(field, &result->z, &point->y, &point->z);
    field_scale(field, &result->z, &result->z, 2);

    /* X3 = alpha^2 - 8 beta */
    field_square(field, &result->x, &alpha);
    field_subtract_scaled(field, &result->x, &result->x, 8, &beta);

    /* Y3 = alpha (X3 - 4 beta) - 8 gamma^2 */
    field_subtract_scaled(field, &t, &result->x, 4, &beta);
    field_multiply(field, &result->y, &alpha, &t);
    field_square(field, &gamma, &gamma);
    field_subtract_scaled(field, &result->y, &result->y, 8, &gamma);
}

/* How Q differs from P. With U1 = X1 Z2^2, U2 = X2 Z1^2, S1 = Y1 Z2^3 and S2 = Y2 Z1^3, which
 * are the coordinates over common denominators: H = U2 - U1 and R = S2 - S1. */
struct difference {
    struct element u1, s1, h, r;
};

static void subtract_points(const struct field *field, struct difference *d,
                            const struct jacobian_point *p,
                            const struct jacobian_point *q)
{
    struct element z1z1, z2z2, u2, s2;
    field_square(field, &z1z1, &p->z);
    field_square(field, &z2z2, &q->z);
    field_multiply(field, &d->u1, &p->x, &z2z2);
    field_multiply(field, &u2, &q->x, &z1z1);
    field_multiply(field, &d->s1, &q->z, &z2z2);
    field_multiply(field, &d->s1, &p->y, &d->s1);
    field_multiply(field, &s2, &p->z, &z1z1);
    field_multiply(field, &s2, &q->y, &s2);
    field_subtract(field, &d->h, &u2, &d->u1);
    field_subtract(field, &d->r, &s2, &d->s1);
}

/* The same for Z2 = 1. */
static void subtract_affine(const struct field *field, struct difference *d,
                            const struct jacobian_point *p,
                            const struct affine_point *q)
{
    struct element z1z1, u2, s2;
    field_square(field, &z1z1, &p->z);
    field_multiply(field, &u2, &q->x, &z1z1);
    field_multiply(field, &s2, &p->z, &z1z1);
    field_multiply(field, &s2, &q->y, &s2);
    d->u1 = p->x;
    d->s1 = p->y;
    field_subtract(field, &d->h, &u2, &d->u1);
    field_subtract(field, &d->r, &s2, &d->s1);
}

/* "add-1998-cmo-2": X3 = R^2 - H^3 - 2 U1 H^2, Y3 = R (U1 H^2 - X3) - S1 H^3, Z3 = H Z1 Z2, of
 * which Z1 Z2 is in RESULT->z already. */
static void add_difference(const struct field *field, struct jacobian_point *result,
                           const struct difference *d)
{
    struct element hh, hhh, v, t;
    field_square(field, &hh, &d->h);
    field_multiply(field, &hhh, &hh, &d->h);
    field_multiply(field, &v, &d->u1, &hh);
    field_multiply(field, &result->z, &result->z, &d->h);

    field_square(field, &result->x, &d->r);
    field_subtract(field, &result->x, &result->x, &hhh);
    field_subtract_scaled(field, &result->x, &result->x, 2, &v);

    field_subtract(field, &v, &v, &result->x);
    field_multiply(field, &v, &v, &d->r);
    field_multiply(field, &t, &d->s1, &hhh);
    field_subtract(field, &result->y, &v, &t);
}

void jacobian_add(const struct curve *curve, struct jacobian_point *result,
                  const struct jacobian_point *p, const struct jacobian_point *q)
{
    struct difference d;
    subtract_points(curve->field, &d, p, q);
    field_multiply(curve->field, &result->z, &p->z, &q->z);
    add_difference(curve->field, result, &d);
}

void jacobian_add_affine(const struct curve *curve, struct jacobian_point *result,
                         const struct jacobian_point *p, const struct affine_point *q)
{
    struct difference d;
    subtract_affine(curve->field, &d, p, q);
    result->z = p->z;
    add_difference(curve->field, result, &d);
}

/* Where SUM is what the formulas give for P + Q, whose x and y differ by D, and has Z = 0,
 * because Z1, Z2 or H is 0: sets SUM to what is right. */
static void correct_sum(const struct curve *curve, struct jacobian_point *sum,
                        const struct jacobian_point *p, const struct jacobian_point *q,
                        const struct difference *d)
{
    if (jacobian_is_infinity(curve, p))
        *sum = *q;
    else if (jacobian_is_infinity(curve, q))
        *sum = *p;
    else if (field_is_zero(curve->field, &d->r)) /* P = Q */
        jacobian_double(curve, sum, p);
    /* Else P = -Q, and infinity is right. */
}

void jacobian_add_any(const struct curve *curve, struct jacobian_point *result,
                      const struct jacobian_point *p, const struct jacobian_point *q)
{
    struct difference d;
    struct jacobian_point sum;
    subtract_points(curve->field, &d, p, q);
    field_multiply(curve->field, &sum.z, &p->z, &q->z);
    add_difference(curve->field, &sum, &d);
    if (jacobian_is_infinity(curve, &sum))
        correct_sum(curve, &sum, p, q, &d);
    *result = sum;
}

void jacobian_add_affine_any(const struct curve *curve, struct jacobian_point *result,
                             const struct jacobian_point *p,
                             const struct affine_point *q)
{
    struct difference d;
    struct jacobian_point sum, other;
    subtract_affine(curve->field, &d, p, q);
    sum.z = p->z;
    add_difference(curve->field, &sum, &d);
    if (jacobian_is_infinity(curve, &sum)) {
        jacobian_from_affine(curve, &other, q);
        correct_sum(curve, &sum, p, &other, &d);
    }
    *result = sum;
}

void jacobian_select(const struct curve *curve, struct jacobian_point *result,
                     uint64_t mask, const struct jacobian_point *point)
{
    field_select(curve->field, &result->x, mask, &point->x);
    field_select(curve->field, &result->y, mask, &point->y);
    field_select(curve->field, &result->z, mask, &point->z);
}
