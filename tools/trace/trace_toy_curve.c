/* trace_toy_curve.c -- numbers of three digits: four times a cube has more than 32 bits, and
 * nothing more than 64. */
#include "trace_toy_curve.h"

#include <stddef.h>

int toy_modulo(int64_t number, int modulus)
{
    int64_t rest = number % modulus;
    return (int)(rest < 0 ? rest + modulus : rest);
}

int toy_invert(int number, int modulus, struct toy_euclid *steps)
{
    struct toy_euclid own = {0}, *e = steps != NULL ? steps : &own;
    *e = (struct toy_euclid){.number = number, .modulus = modulus, .count = 2};
    e->rows[0].remainder = modulus;
    e->rows[1].remainder = number;
    e->rows[1].factor = 1;
    while (e->rows[e->count - 1].remainder > 1) {
        int i = e->count++, above = i - 2, last = i - 1;
        int quotient = e->rows[above].remainder / e->rows[last].remainder;
        e->rows[i].quotient = quotient;
        e->rows[i].remainder =
            e->rows[above].remainder - quotient * e->rows[last].remainder;
        e->rows[i].factor = e->rows[above].factor - quotient * e->rows[last].factor;
    }
    e->inverse = toy_modulo(e->rows[e->count - 1].factor, modulus);
    return e->inverse;
}

bool toy_point_equal(struct toy_point P, struct toy_point Q)
{
    return P.is_infinity == Q.is_infinity && P.x == Q.x && P.y == Q.y;
}

/* x^3 + ax + b */
static int right_side(const struct toy_curve *curve, int x)
{
    return toy_modulo((int64_t)x * x * x + (int64_t)curve->a * x + curve->b, curve->p);
}

bool toy_has_point(const struct toy_curve *curve, struct toy_point P)
{
    return toy_modulo((int64_t)P.y * P.y, curve->p) == right_side(curve, P.x);
}

int toy_discriminant(const struct toy_curve *curve)
{
    int64_t a = curve->a, b = curve->b;
    return toy_modulo(4 * a * a * a + 27 * b * b, curve->p);
}

int toy_smallest_factor(int number)
{
    for (int i = 2; i * i <= number; i++)
        if (number % i == 0)
            return i;
    return number;
}

/* The line through P with the slope of ADDITION, which meets the curve at XQ, too. */
static void follow_line(const struct toy_curve *curve, struct toy_point P, int xQ,
                        struct toy_addition *addition)
{
    int p = curve->p;
    int inverse = toy_invert(addition->denominator, p, &addition->euclid);
    int64_t slope = toy_modulo((int64_t)addition->numerator * inverse, p);
    int x = toy_modulo(slope * slope - P.x - xQ, p);
    int y = toy_modulo(slope * (P.x - x) - P.y, p);
    addition->slope = (int)slope;
    addition->sum = (struct toy_point){.x = x, .y = y};
    addition->third = (struct toy_point){.x = x, .y = toy_modulo(-y, p)};
}

struct toy_addition toy_add(const struct toy_curve *curve, struct toy_point P,
                            struct toy_point Q)
{
    struct toy_addition addition = {.rule = TOY_NEUTRAL};
    int p = curve->p;
    if (P.is_infinity || Q.is_infinity) {
        addition.sum = P.is_infinity ? Q : P;
    } else if (P.x == Q.x && toy_modulo(P.y + Q.y, p) == 0) {
        addition.rule = TOY_OPPOSITE;
        addition.sum.is_infinity = true;
    } else if (P.x == Q.x) {
        addition.rule = TOY_TANGENT;
        addition.numerator = toy_modulo((int64_t)3 * P.x * P.x + curve->a, p);
        addition.denominator = toy_modulo(2 * P.y, p);
        follow_line(curve, P, P.x, &addition);
    } else {
        addition.rule = TOY_CHORD;
        addition.numerator = toy_modulo(Q.y - P.y, p);
        addition.denominator = toy_modulo(Q.x - P.x, p);
        follow_line(curve, P, Q.x, &addition);
    }
    return addition;
}

struct toy_point toy_multiply(const struct toy_curve *curve, int k, struct toy_point P,
                              void (*see)(int bit, struct toy_point doubled,
                                          struct toy_point now))
{
    struct toy_point now = {.is_infinity = true};
    int top = 1;
    while (top <= k / 2)
        top *= 2;
    for (; top > 0 && k > 0; top /= 2) {
        int bit = k / top % 2;
        struct toy_point doubled = toy_add(curve, now, now).sum;
        now = bit == 1 ? toy_add(curve, doubled, P).sum : doubled;
        if (see != NULL)
            see(bit, doubled, now);
    }
    return now;
}
