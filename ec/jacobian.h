/* jacobian.h -- points in Jacobian coordinates, and the addition law. Internal to ec/.
 *
 * The line through P = (x1, y1) and Q = (x2, y2) has the slope s = (y2 - y1)/(x2 - x1), the
 * tangent in P s = (3 x1^2 - 3)/(2 y1), and P + Q is (x3, y3) with
 *
 *     x3 = s^2 - x1 - x2,   y3 = s (x1 - x3) - y1.
 *
 * (curve.h says why.) A division takes as long as many products, and so it is put off:
 * (X, Y, Z) with Z not 0 is the point (X/Z^2, Y/Z^3), and what would be divided by goes into
 * Z. Z = 0 is infinity, the neutral element. Every point has as many triples as Z has values.
 *
 * The formulas of an addition hold for two points that are different, not opposite, and not
 * infinity. What they give for the others is said at each function, and whoever calls one
 * either shows that the case cannot occur, or looks for it. */
#ifndef CERTWRIGHT_EC_JACOBIAN_H
#define CERTWRIGHT_EC_JACOBIAN_H

#include "curve.h"

struct jacobian_point {
    struct element x, y, z;
};

/* jacobian_infinity sets POINT to the neutral element, (1, 1, 0). */
void jacobian_infinity(const struct curve *curve, struct jacobian_point *point);

/* jacobian_from_affine sets RESULT to POINT. */
void jacobian_from_affine(const struct curve *curve, struct jacobian_point *result,
                          const struct affine_point *point);

/* jacobian_to_affine sets RESULT to POINT; (0, 0) if that is infinity. Constant time. */
void jacobian_to_affine(const struct curve *curve, struct affine_point *result,
                        const struct jacobian_point *point);

/* jacobian_is_infinity returns a mask. */
uint64_t jacobian_is_infinity(const struct curve *curve,
                              const struct jacobian_point *point);

/* jacobian_double sets RESULT to 2 POINT, whatever point it is. Constant time. */
void jacobian_double(const struct curve *curve, struct jacobian_point *result,
                     const struct jacobian_point *point);

/* jacobian_add sets RESULT to P + Q. If P = -Q it is infinity, as it should be. It is
 * infinity too, and wrong, if P = Q or just one of the two is infinity. Constant time. */
void jacobian_add(const struct curve *curve, struct jacobian_point *result,
                  const struct jacobian_point *p, const struct jacobian_point *q);

/* jacobian_add_affine does the same, Q being affine, and so never infinity. */
void jacobian_add_affine(const struct curve *curve, struct jacobian_point *result,
                         const struct jacobian_point *p, const struct affine_point *q);

/* jacobian_add_any sets RESULT to P + Q for all points, and is not constant time.
 * jacobian_add_affine_any does the same, Q being affine. */
void jacobian_add_any(const struct curve *curve, struct jacobian_point *result,
                      const struct jacobian_point *p, const struct jacobian_point *q);
void jacobian_add_affine_any(const struct curve *curve, struct jacobian_point *result,
                             const struct jacobian_point *p,
                             const struct affine_point *q);

/* jacobian_select sets RESULT to POINT where MASK is all ones, and leaves it where it is
 * all zeros. */
void jacobian_select(const struct curve *curve, struct jacobian_point *result,
                     uint64_t mask, const struct jacobian_point *point);

#endif
