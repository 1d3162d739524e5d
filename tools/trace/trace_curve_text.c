/* trace_curve_text.c -- points, inverses and additions as text. */
#include "trace_curve.h"

#include <stdio.h>

const char *trace_point(struct toy_point point, char text[TRACE_POINT_SIZE])
{
    if (point.is_infinity)
        snprintf(text, TRACE_POINT_SIZE, "infinity");
    else
        snprintf(text, TRACE_POINT_SIZE, "(%d, %d)", point.x, point.y);
    return text;
}

/* A coefficient near p is written as the negative number that it is, modulo p. */
static int near_zero(int number, int p)
{
    return number > p / 2 ? number - p : number;
}

const char *trace_curve_equation(const struct toy_curve *curve,
                                 char text[TRACE_EQUATION_SIZE])
{
    char ax[16] = "";
    int a = near_zero(curve->a, curve->p);
    if (a == 1 || a == -1)
        snprintf(ax, sizeof ax, " %c x", a < 0 ? '-' : '+');
    else if (a != 0)
        snprintf(ax, sizeof ax, " %c %dx", a < 0 ? '-' : '+', a < 0 ? -a : a);
    if (curve->b != 0)
        snprintf(text, TRACE_EQUATION_SIZE, "y^2 = x^3%s + %d", ax, curve->b);
    else
        snprintf(text, TRACE_EQUATION_SIZE, "y^2 = x^3%s", ax);
    return text;
}

void trace_curve_inverse(const struct toy_euclid *e)
{
    printf("      1 / %d mod %d, by Euclid:\n", e->number, e->modulus);
    if (e->count == 2)
        printf("        1 is its own inverse\n");
    for (int i = 2; i < e->count; i++)
        printf("        %4d = %4d - %3d * %4d     = %4d * %d mod %d\n",
               e->rows[i].remainder, e->rows[i - 2].remainder, e->rows[i].quotient,
               e->rows[i - 1].remainder, e->rows[i].factor, e->number, e->modulus);
    if (e->rows[e->count - 1].factor < 0)
        printf("      so 1 / %d = %d = %d\n", e->number, e->rows[e->count - 1].factor,
               e->inverse);
    else
        printf("      so 1 / %d = %d\n", e->number, e->inverse);
}

/* The slope of a chord, or of a tangent, which is the derivative's. */
static void print_slope(const struct toy_curve *curve, struct toy_point P,
                        struct toy_point Q, const struct toy_addition *addition)
{
    int p = curve->p;
    if (addition->rule == TOY_CHORD)
        printf("   slope = (y2 - y1) / (x2 - x1) = (%d - %d) / (%d - %d)", Q.y, P.y,
               Q.x, P.x);
    else
        printf("   slope = (3 x1^2 + a) / (2 y1) = (3 * %d^2 + %d) / (2 * %d)", P.x,
               curve->a, P.y);
    printf(" = %d / %d mod %d\n", addition->numerator, addition->denominator, p);
    trace_curve_inverse(&addition->euclid);
    printf("   slope = %d * %d mod %d = %d\n", addition->numerator,
           addition->euclid.inverse, p, addition->slope);
}

void trace_curve_addition(const struct toy_curve *curve, struct toy_point P,
                          struct toy_point Q, const struct toy_addition *addition)
{
    int p = curve->p, slope = addition->slope;
    struct toy_point S = addition->sum;
    char text[TRACE_POINT_SIZE];
    if (addition->rule == TOY_NEUTRAL) {
        trace_say("One of the two is infinity, which changes nothing: the sum is %s.",
                  trace_point(S, text));
        return;
    }
    if (addition->rule == TOY_OPPOSITE) {
        trace_say("One is the mirror image of the other: the line through both is "
                  "upright, and meets the curve at infinity.");
        return;
    }
    print_slope(curve, P, Q, addition);
    printf("   x     = slope^2 - x1 - x2 = %d^2 - %d - %d = %d = %d mod %d\n", slope,
           P.x, Q.x, slope * slope - P.x - Q.x, S.x, p);
    printf("   y     = slope (x1 - x) - y1 = %d * (%d - %d) - %d = %d = %d mod %d\n",
           slope, P.x, S.x, P.y, slope * (P.x - S.x) - P.y, S.y, p);
}
