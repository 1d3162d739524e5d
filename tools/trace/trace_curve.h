/* trace_curve.h -- what the two halves of `certwright trace curve` have in common: the group
 * and the numbers that were chosen, and how an inverse and an addition are printed. */
#ifndef CERTWRIGHT_TRACE_CURVE_H
#define CERTWRIGHT_TRACE_CURVE_H

#include "trace_text.h"
#include "trace_toy_group.h"

struct curve_walk {
    struct trace_style style;
    struct toy_group group;
    struct toy_point P, Q; /* to be added; their x differ, and no y is 0 */
    bool has_numbers;      /* the following are there: the group has room for them */
    int d, k, e;           /* key, nonce and digest */
    int other_e;           /* and another */
};

/* trace_curve_points shows the points of the curve, an addition, a doubling, and the
 * multiples of G. */
void trace_curve_points(struct curve_walk *walk);

/* trace_curve_signature shows a key, a signature, its verification, and what two signatures
 * with one nonce give away. */
void trace_curve_signature(struct curve_walk *walk);

/* trace_curve_inverse prints the rows of Euclid's algorithm, and the inverse. */
void trace_curve_inverse(const struct toy_euclid *euclid);

/* trace_curve_addition prints the arithmetic of ADDITION, of P = (x1, y1) and Q = (x2, y2). */
void trace_curve_addition(const struct toy_curve *curve, struct toy_point P,
                          struct toy_point Q, const struct toy_addition *addition);

/* trace_point writes "(x, y)" or "infinity", and returns TEXT. */
#define TRACE_POINT_SIZE 32
const char *trace_point(struct toy_point point, char text[TRACE_POINT_SIZE]);

/* trace_curve_equation writes "y^2 = x^3 - 3x + 15", and returns TEXT. */
#define TRACE_EQUATION_SIZE 64
const char *trace_curve_equation(const struct toy_curve *curve,
                                 char text[TRACE_EQUATION_SIZE]);

#endif
