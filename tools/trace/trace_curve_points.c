/* trace_curve_points.c -- a toy curve: its points, their addition, and multiples. */
#include <stdio.h>

#include "trace_curve.h"
#include "trace_toy_picture.h"

#define SOURCE          "SEC 1 2.2.1"
#define LISTED          100 /* points and multiples; of more some are shown */
#define FIRST_MULTIPLES 20
#define LAST_MULTIPLES  4
#define COLUMNS         80

/* --- the points ------------------------------------------------------------------- */

static void list_points(const struct curve_walk *walk)
{
    const struct toy_group *group = &walk->group;
    if (group->count > LISTED && !walk->style.is_full) {
        trace_say("--full lists them.");
        return;
    }
    int width = group->curve.p < 100 ? 8 : 10, columns = (COLUMNS - 3) / (width + 1);
    for (int i = 0; i < group->count; i++) {
        char text[TRACE_POINT_SIZE];
        bool is_last = (i + 1) % columns == 0 || i + 1 == group->count;
        printf("%s%-*s%s", i % columns == 0 ? "   " : " ", is_last ? 0 : width,
               trace_point(group->points[i], text), is_last ? "\n" : "");
    }
}

static void say_count(const struct toy_group *group)
{
    int all = group->count + 1;
    trace_say(
        "%d points satisfy it. With infinity, which no picture has, they are a "
        "group of %d: infinity is its zero, and the mirror image of a point, with "
        "p - y for y, is its negative.",
        group->count, all);
    if (group->n == all)
        trace_say("%d is prime: every point but infinity, added to itself again and "
                  "again, comes to all of them, as on P-256, P-384 and P-521.",
                  all);
    else
        trace_say("%d is not prime, but %d times %d; a curve for signatures has a "
                  "prime number of points, or a small multiple of one.",
                  all, all / group->n, group->n);
}

static void show_points(struct curve_walk *walk)
{
    const struct toy_group *group = &walk->group;
    const struct toy_curve *curve = &group->curve;
    char text[TRACE_EQUATION_SIZE];
    trace_step(&walk->style, "The curve and its points", SOURCE);
    printf("   %s modulo the prime p = %d\n\n", trace_curve_equation(curve, text),
           curve->p);
    trace_say("That is a = %d and b = %d. 4 a^3 + 27 b^2 = %d mod %d, which is not 0: "
              "the curve crosses itself nowhere, and has a tangent at every point.",
              curve->a, curve->b, toy_discriminant(curve), curve->p);
    say_count(group);
    putchar('\n');
    toy_draw(group, NULL);
    putchar('\n');
    if (!toy_draws_lines(curve->p))
        trace_say(
            "The field is too large for the picture: a digit says how many points "
            "are at its place.");
    list_points(walk);
}

/* --- additions -------------------------------------------------------------------- */

static void draw_addition(const struct toy_group *group, const struct toy_mark *marks,
                          int count, int slope)
{
    struct toy_drawing drawing = {marks, count, true, slope};
    putchar('\n');
    toy_draw(group, &drawing);
}

static void show_sum(struct curve_walk *walk)
{
    const struct toy_curve *curve = &walk->group.curve;
    struct toy_point P = walk->P, Q = walk->Q;
    struct toy_addition addition = toy_add(curve, P, Q);
    char p[TRACE_POINT_SIZE], q[TRACE_POINT_SIZE], t[TRACE_POINT_SIZE],
        s[TRACE_POINT_SIZE];
    trace_step(&walk->style, "Two points added: P + Q = S", SOURCE);
    trace_say(
        "P = (x1, y1) = %s and Q = (x2, y2) = %s. The line through both meets the "
        "curve in a third point, T; its mirror image is the sum, S = (x, y).",
        trace_point(P, p), trace_point(Q, q));
    putchar('\n');
    trace_curve_addition(curve, P, Q, &addition);
    printf("   T = %s, S = %s\n", trace_point(addition.third, t),
           trace_point(addition.sum, s));
    struct toy_mark marks[] = {
        {P, 'P'}, {Q, 'Q'}, {addition.third, 'T'}, {addition.sum, 'S'}};
    draw_addition(&walk->group, marks, 4, addition.slope);
    if (toy_draws_lines(curve->p)) {
        putchar('\n');
        trace_say(
            "Modulo p the line leaves the picture above and comes back below, and "
            "the other way round; it has one place for each x.");
    }
}

static void show_double(struct curve_walk *walk)
{
    const struct toy_curve *curve = &walk->group.curve;
    struct toy_point P = walk->P;
    struct toy_addition addition = toy_add(curve, P, P);
    char p[TRACE_POINT_SIZE], t[TRACE_POINT_SIZE], s[TRACE_POINT_SIZE];
    trace_step(&walk->style, "A point doubled: P + P = S", SOURCE);
    trace_say("P = (x1, y1) = %s. Of a point and itself the line is the tangent, whose "
              "slope is the "
              "derivative's: 2y y' = 3 x^2 + a.",
              trace_point(P, p));
    putchar('\n');
    trace_curve_addition(curve, P, P, &addition);
    printf("   T = %s, S = %s\n", trace_point(addition.third, t),
           trace_point(addition.sum, s));
    struct toy_mark marks[] = {{P, 'P'}, {addition.third, 'T'}, {addition.sum, 'S'}};
    draw_addition(&walk->group, marks, 3, addition.slope);
    putchar('\n');
    trace_say(
        "The other cases: P + infinity = P; and a point and its mirror image have "
        "an upright line, which meets the curve at infinity, so that P + (-P) = "
        "infinity.");
}

/* --- multiples -------------------------------------------------------------------- */

static void list_multiples(const struct curve_walk *walk, struct toy_point G, int order)
{
    bool is_short = order > LISTED && !walk->style.is_full;
    struct toy_point multiple = {.is_infinity = true};
    int column = 0;
    for (int k = 1; k <= order; k++) {
        char text[TRACE_POINT_SIZE];
        multiple = toy_add(&walk->group.curve, multiple, G).sum;
        if (is_short && k > FIRST_MULTIPLES && k <= order - LAST_MULTIPLES) {
            if (k == FIRST_MULTIPLES + 1)
                printf("   ... (--full lists them all)\n");
            continue;
        }
        column = column % 4 + 1;
        bool is_last = column == 4 || k == order;
        printf("%6d G = %-*s%s", k, is_last ? 0 : 11, trace_point(multiple, text),
               is_last ? "\n" : "");
    }
}

/* What orders there are, which all divide the number of points (Lagrange). */
static void count_orders(const struct toy_group *group)
{
    static int count[TOY_POINTS_MAX + 1];
    int all = group->count + 1;
    for (int i = 0; i <= all; i++)
        count[i] = 0;
    for (int i = 0; i < group->count; i++)
        count[toy_order(group, group->points[i])]++;
    trace_say("Every order divides %d:", all);
    for (int i = 1; i <= all; i++)
        if (count[i] > 0)
            printf("   order %4d: %4d point%s\n", i, count[i],
                   count[i] == 1 ? "" : "s");
}

static void see_bit(int bit, struct toy_point doubled, struct toy_point now)
{
    char text[TRACE_POINT_SIZE];
    printf("      %d: doubled %s", bit, trace_point(doubled, text));
    if (bit == 1)
        printf(", G added %s", trace_point(now, text));
    putchar('\n');
}

static void show_multiples(struct curve_walk *walk)
{
    const struct toy_group *group = &walk->group;
    char text[TRACE_POINT_SIZE];
    int k = group->n - group->n / 4 - 1;
    trace_step(&walk->style, "The multiples of a point, and its order", NULL);
    trace_say("G = %s, added to itself again and again, comes to infinity after %d "
              "steps: %d is its order, n.",
              trace_point(group->G, text), group->n, group->n);
    putchar('\n');
    list_multiples(walk, group->G, group->n);
    putchar('\n');
    if (group->n != group->count + 1)
        count_orders(group);
    trace_say("It does not take %d steps to come to %d G: for each bit of %d, from the "
              "uppermost on, the point so far is doubled, and for each 1 G is added.",
              k, k, k);
    toy_multiply(&group->curve, k, group->G, see_bit);
    trace_say(
        "The way back, from the point to the number, is to look along the list. On "
        "P-256 the way there has 256 bits, and the list 2^256 points; the best way "
        "back that is known for such a curve takes some 2^128 steps.");
}

void trace_curve_points(struct curve_walk *walk)
{
    show_points(walk);
    show_sum(walk);
    show_double(walk);
    show_multiples(walk);
}
