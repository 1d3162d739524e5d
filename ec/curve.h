/* curve.h -- the curves y^2 = x^3 - 3x + b over a prime field that FIPS 186-5 and X.509
 * use: P-256, P-384 and P-521 (SP 800-186 section 3.2.1), and points as bytes (SEC 1
 * sections 2.3.3 and 2.3.4).
 *
 * Points can be added. The line through P and Q meets the curve in a third point, and the
 * sum P + Q is the mirror image of that, with y for -y; of P and P it is the tangent in P.
 * The mirror image of P is -P, and the line through both is vertical: P + -P is "infinity",
 * a point without coordinates that is added as 0 is. With these rules the points are a
 * group. kP is the sum of k points P, and is fast to compute (multiply.h); to find k from P
 * and kP is believed to take 2^128 steps or more, and that is what keeps k secret.
 *
 * G is a point that the standard chose. Its multiples 0G, 1G, 2G ... are n different points,
 * n being a prime, the order; then they begin again with nG, infinity. So scalars, the
 * numbers that points are multiplied with, count modulo n, and coordinates modulo p.
 *
 * Each curve has cofactor 1: the multiples of G are all its points. So a public key that
 * satisfies the equation, and is not infinity, needs no other check of its order. */
#ifndef CERTWRIGHT_EC_CURVE_H
#define CERTWRIGHT_EC_CURVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "field.h"
#include "result.h"

/* Bytes of the longest coordinate and scalar: 521 bits. */
#define CURVE_LENGTH_MAX FIELD_LENGTH_MAX
/* Bytes of the longest point: its form, x and y. */
#define CURVE_POINT_LENGTH_MAX (1 + 2 * CURVE_LENGTH_MAX)

/* A point that is not infinity, as its two coordinates; elements of curve->field. */
struct affine_point {
    struct element x, y;
};

struct curve {
    const char *name;              /* as NIST has it: "P-256" */
    unsigned bits;                 /* of the prime, and of the order */
    size_t length;                 /* bytes of a coordinate, and of a scalar */
    const struct field *field;     /* modulo the prime p */
    const struct field *order;     /* modulo the order n of the group */
    struct element b;              /* of the equation */
    struct affine_point generator; /* G */
};

extern const struct curve curve_p256, curve_p384, curve_p521;

/* curve_right_side sets RESULT to x^3 - 3x + b, the right side of the equation of CURVE. Constant
 * time. */
void curve_right_side(const struct curve *curve, struct element *result,
                      const struct element *x);

/* curve_has_point tells whether POINT satisfies the equation of CURVE. */
bool curve_has_point(const struct curve *curve, const struct affine_point *point);

/* curve_read_point makes POINT of the LENGTH bytes at ENCODED, uncompressed (04, x, y) or
 * compressed (02 or 03 by the parity of y, and x), which takes a square root. The
 * result is EC_POINT_FORM, also for the hybrid forms 06 and 07, which RFC 5480 section
 * 2.2 does not have; EC_POINT_INFINITY for the single byte 00; EC_POINT_RANGE;
 * EC_POINT_OFF_CURVE. POINT is zero unless EC_OK. Not constant time: a public key. */
enum ec_result curve_read_point(const struct curve *curve, const uint8_t *encoded,
                                size_t length, struct affine_point *point)
    __attribute__((warn_unused_result));

/* curve_write_point writes POINT uncompressed, and returns its length, 1 + 2 *
 * curve->length. */
size_t curve_write_point(const struct curve *curve, const struct affine_point *point,
                         uint8_t encoded[CURVE_POINT_LENGTH_MAX]);

#endif
