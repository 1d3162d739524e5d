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
    explicit_bzero(&inverse, sizeof inverse);
    explicit_bzero(&power, sizeof power);
}

uint64_t jacobian_is_infinity(const struct curve *curve,
                              const struct jacobian_point *point)
{
    return field_is_zero(curve->field, &point->z);
}

/* "dbl-2001-b": with a = -3 the slope's numerator 3 X1^2 + a Z1^4 is a product, 3 (X1 -
 * Z1^2)(X1 + Z1^2). No exceptions: infinity has Z1 = 0 and so Z3 = 0, and a point with Y1 = 0,
 * its own opposite, is not on a curve whose order is an odd prime. */
void jacobian_double(const struct curve *curve, struct jacobian_point *result,
                     const struct jacobian_point *point)
{
    const struct field *field = curve->field;
    struct element delta, gamma, beta, alpha, t;
    field_square(field, &delta, &point->z);
    field_square(field, &gamma, &point->y);
    field_multiply(field, &beta, &point->x, &gamma);

    /* alpha = 3 (X1 - delta)(X1 + delta) */
    field_subtract(field, &t, &point->x, &delta);
    field_add(field, &alpha, &point->x, &delta);
    field_multiply(field, &t, &t, &alpha);
    field_add(field, &alpha, &t, &t);
    field_add(field, &alpha, &alpha, &t);

    /* Z3 = (Y1 + Z1)^2 - gamma - delta = 2 Y1 Z1 */
    field_add(field, &t, &point->y, &point->z);
    field_square(field, &t, &t);
    field_subtract(field, &t, &t, &gamma);
    field_subtract(field, &result->z, &t, &delta);

    /* X3 = alpha^2 - 8 beta */
    field_add(field, &beta, &beta, &beta);
    field_add(field, &beta, &beta, &beta);
    field_square(field, &t, &alpha);
    field_subtract(field, &t, &t, &beta);
    field_subtract(field, &result->x, &t, &beta);

    /* Y3 = alpha (4 beta - X3) - 8 gamma^2 */
    field_subtract(field, &beta, &beta, &result->x);
    field_multiply(field, &alpha, &alpha, &beta);
    field_add(field, &gamma, &gamma, &gamma);
    field_square(field, &gamma, &gamma);
    field_add(field, &gamma, &gamma, &gamma);
    field_subtract(field, &result->y, &alpha, &gamma);
}

/* What both points have in common denominators: U1 = X1 Z2^2, U2 = X2 Z1^2, S1 = Y1 Z2^3,
 * S2 = Y2 Z1^3; H = U2 - U1 is 0 for equal x-coordinates, and R = S2 - S1 for equal
 * y-coordinates. */
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
    field_multiply(field, &s2, &q->z, &z2z2);
    field_multiply(field, &d->s1, &p->y, &s2);
    field_multiply(field, &s2, &p->z, &z1z1);
    field_multiply(field, &s2, &q->y, &s2);
    field_subtract(field, &d->h, &u2, &d->u1);
    field_subtract(field, &d->r, &s2, &d->s1);
}

/* The sum of P and Q, of which D says how they differ: X3 = R^2 - H^3 - 2 U1 H^2, Y3 = R (U1
 * H^2 - X3) - S1 H^3, Z3 = Z1 Z2 H. */
static void add_different(const struct field *field, struct jacobian_point *result,
                          const struct jacobian_point *p,
                          const struct jacobian_point *q, const struct difference *d)
{
    struct element hh, hhh, v, t;
    field_square(field, &hh, &d->h);
    field_multiply(field, &hhh, &hh, &d->h);
    field_multiply(field, &v, &d->u1, &hh);
    field_multiply(field, &t, &p->z, &q->z);
    field_multiply(field, &result->z, &t, &d->h);

    field_square(field, &t, &d->r);
    field_subtract(field, &t, &t, &hhh);
    field_subtract(field, &t, &t, &v);
    field_subtract(field, &result->x, &t, &v);

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
    add_different(curve->field, result, p, q, &d);
}

void jacobian_add_any(const struct curve *curve, struct jacobian_point *result,
                      const struct jacobian_point *p, const struct jacobian_point *q)
{
    struct difference d;
    if (jacobian_is_infinity(curve, p)) {
        *result = *q;
        return;
    }
    if (jacobian_is_infinity(curve, q)) {
        *result = *p;
        return;
    }
    subtract_points(curve->field, &d, p, q);
    if (field_is_zero(curve->field, &d.h) && field_is_zero(curve->field, &d.r))
        jacobian_double(curve, result, p);
    else
        add_different(curve->field, result, p, q, &d);
}

void jacobian_select(const struct curve *curve, struct jacobian_point *result,
                     uint64_t mask, const struct jacobian_point *point)
{
    field_select(curve->field, &result->x, mask, &point->x);
    field_select(curve->field, &result->y, mask, &point->y);
    field_select(curve->field, &result->z, mask, &point->z);
}
