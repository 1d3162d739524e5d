/* trace_toy_group.h -- all points of a toy curve, and a point of prime order in it, with
 * which one can sign. */
#ifndef CERTWRIGHT_TRACE_TOY_GROUP_H
#define CERTWRIGHT_TRACE_TOY_GROUP_H

#include "trace_toy_curve.h"

/* Hasse: p + 1 + 2 sqrt(p) points at most, infinity among them. */
#define TOY_POINTS_MAX 1062

struct toy_group {
    struct toy_curve curve;
    int count; /* of the points that follow: all but infinity, by x and then y */
    struct toy_point points[TOY_POINTS_MAX];
    int n;              /* the largest prime that divides count + 1 */
    struct toy_point G; /* of order n */
};

/* toy_group_of sets GROUP to the points of CURVE, which is not singular. */
void toy_group_of(struct toy_group *group, const struct toy_curve *curve);

/* toy_group_choose sets GROUP to that of a curve modulo P with a prime number of points,
 * which is not P: with a = p - 3 if there is one, as the curves of FIPS 186-5 have it, and
 * the smallest b. A or B that is not negative is taken as it is; then the number of points
 * need not be prime. False if P and A have no curve that is not singular. */
bool toy_group_choose(struct toy_group *group, int p, int a, int b)
    __attribute__((warn_unused_result));

/* toy_order returns the order of POINT: the smallest number k > 0 for which k POINT is
 * infinity. */
int toy_order(const struct toy_group *group, struct toy_point point);

#endif
