/* edwards.h -- the curve -x^2 + y^2 = 1 + d x^2 y^2 modulo 2^255 - 19, d = -121665/121666, which
 * RFC 8032 section 5.1 calls edwards25519, and its points as 32 bytes. Internal to ec/.
 *
 * All points (x, y) of this equation form a group of 8 L elements; the neutral one is (0, 1), a
 * point like the others, and -(x, y) = (-x, y). The base point B, with y = 4/5, generates L of
 * them, L being the prime of scalar25519.h.
 *
 * Addition is one formula for all pairs of points, equal ones and the neutral one among them:
 * its denominators are never zero, because -1 is a square and d is none ("Twisted Edwards
 * Curves Revisited", Hisil, Wong, Carter, Dawson, 2008; RFC 8032 section 5.1.4). */
#ifndef CERTWRIGHT_EC_EDWARDS_H
#define CERTWRIGHT_EC_EDWARDS_H

#include <stdbool.h>
#include <stdint.h>

#include "field25519.h"
#include "result.h"

#define EDWARDS_LENGTH 32

/* x = X/Z, y = Y/Z, and T = XY/Z, which saves products; all tight. */
struct edwards_point {
    struct element25519 X, Y, Z, T;
};

extern const struct edwards_point edwards_neutral, edwards_base;

/* edwards_decode makes POINT of ENCODED: y, little-endian, and in the top bit whether x is odd.
 * The result is EC_POINT_RANGE if y is not below the prime, and EC_POINT_OFF_CURVE if there is no
 * such point, or x is 0 and the bit is set (RFC 8032 section 5.1.3). POINT is the neutral one
 * unless EC_OK. Not constant time. */
enum ec_result edwards_decode(struct edwards_point *point,
                              const uint8_t encoded[EDWARDS_LENGTH])
    __attribute__((warn_unused_result));

/* edwards_affine writes x and y of POINT, little-endian. Constant time. */
void edwards_affine(uint8_t x[FIELD25519_LENGTH], uint8_t y[FIELD25519_LENGTH],
                    const struct edwards_point *point);

/* edwards_encode_affine writes the point X, Y in the form that edwards_decode reads, and
 * edwards_encode writes POINT so. Constant time. */
void edwards_encode_affine(uint8_t encoded[EDWARDS_LENGTH],
                           const uint8_t x[FIELD25519_LENGTH],
                           const uint8_t y[FIELD25519_LENGTH]);
void edwards_encode(uint8_t encoded[EDWARDS_LENGTH], const struct edwards_point *point);

/* edwards_add sets SUM to A + B, edwards_double sets DOUBLED to A + A, and edwards_negate sets
 * NEGATED to -A. Constant time. The result may be an operand. */
void edwards_add(struct edwards_point *sum, const struct edwards_point *a,
                 const struct edwards_point *b);
void edwards_double(struct edwards_point *doubled, const struct edwards_point *a);
void edwards_negate(struct edwards_point *negated, const struct edwards_point *a);

/* edwards_multiply_base sets PRODUCT to SCALAR times B. SCALAR is 32 bytes, little-endian,
 * below 2^255. Constant time. */
void edwards_multiply_base(struct edwards_point *product, const uint8_t scalar[32]);

/* edwards_multiply_add sets SUM to U times B + V times A. U and V are 32 bytes, little-endian,
 * below 2^255. Not constant time: for verifying. */
void edwards_multiply_add(struct edwards_point *sum, const uint8_t u[32],
                          const uint8_t v[32], const struct edwards_point *a);

#endif
