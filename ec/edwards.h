/* edwards.h -- the curve -x^2 + y^2 = 1 + d x^2 y^2 modulo 2^255 - 19, d = -121665/121666, which
 * RFC 8032 section 5.1 calls edwards25519, and its points as 32 bytes. Internal to ec/.
 *
 * The points (x, y) of this equation are a group of 8 L elements; the neutral one is (0, 1), a
 * point like the others, and -(x, y) = (-x, y). The base point B, with y = 4/5 and x even,
 * generates L of them, L being the prime of scalar25519.h.
 *
 * The sum of two points is
 *
 *     x = (x1 y2 + x2 y1) / (1 + d x1 x2 y1 y2),   y = (y1 y2 + x1 x2) / (1 - d x1 x2 y1 y2)
 *
 * for all pairs of them, equal ones and the neutral one among them: no denominator is ever 0,
 * because -1 is a square modulo p and d is none. It is computed as in "Twisted Edwards Curves
 * Revisited" (Hisil, Wong, Carter, Dawson, 2008, section 3.1), which is RFC 8032 section
 * 5.1.4.
 *
 * What works on secrets leaves them on the stack (stack.h). */
#ifndef CERTWRIGHT_EC_EDWARDS_H
#define CERTWRIGHT_EC_EDWARDS_H

#include <stdint.h>

#include "field25519.h"
#include "result.h"

#define EDWARDS_LENGTH 32

/* x = X/Z, y = Y/Z, and T = XY/Z, which saves products; all tight, and Z is not 0. */
struct edwards_point {
    struct element25519 X, Y, Z, T;
};

/* A sum before its last step: X = E F, Y = G H, Z = F G, T = E H; all loose. Most sums are
 * doubled next, which does not need T. */
struct edwards_factors {
    struct element25519 E, F, G, H;
};

/* A point as an addition wants its second one: y - x, y + x and 2 d x y, and so Z = 1. All
 * loose. */
struct edwards_entry {
    struct element25519 minus, plus, product;
};

/* The same times Z, and 2 Z. */
struct edwards_summand {
    struct edwards_entry entry;
    struct element25519 twice_z;
};

extern const struct edwards_point edwards_neutral, edwards_base;

/* edwards_decode makes POINT of ENCODED: y, little-endian, and in the top bit whether x is odd.
 * The result is EC_POINT_RANGE if y is not below the prime, and EC_POINT_OFF_CURVE if there is
 * no such point, or x is 0 and the bit is set (RFC 8032 section 5.1.3). POINT is the neutral
 * one unless EC_OK. Its Z is 1. Not constant time. */
enum ec_result edwards_decode(struct edwards_point *point,
                              const uint8_t encoded[EDWARDS_LENGTH])
    __attribute__((warn_unused_result));

/* edwards_affine writes x and y of POINT, little-endian. T is not needed. Constant time. */
void edwards_affine(uint8_t x[FIELD25519_LENGTH], uint8_t y[FIELD25519_LENGTH],
                    const struct edwards_point *point);

/* edwards_has_affine tells whether X and Y satisfy the equation. Constant time but for that
 * verdict. */
bool edwards_has_affine(const uint8_t x[FIELD25519_LENGTH],
                        const uint8_t y[FIELD25519_LENGTH]);

/* edwards_encode_affine writes the point X, Y in the form that edwards_decode reads, and
 * edwards_encode writes POINT so, without its T. Constant time. */
void edwards_encode_affine(uint8_t encoded[EDWARDS_LENGTH],
                           const uint8_t x[FIELD25519_LENGTH],
                           const uint8_t y[FIELD25519_LENGTH]);
void edwards_encode(uint8_t encoded[EDWARDS_LENGTH], const struct edwards_point *point);

/* edwards_negate sets NEGATED to -A. Constant time. */
void edwards_negate(struct edwards_point *negated, const struct edwards_point *a);

/* These set SUM to A + B, A - B, or A + A, which does not need the T of A. Constant time. */
void edwards_add(struct edwards_factors *sum, const struct edwards_point *a,
                 const struct edwards_summand *b);
void edwards_subtract(struct edwards_factors *sum, const struct edwards_point *a,
                      const struct edwards_summand *b);
void edwards_add_entry(struct edwards_factors *sum, const struct edwards_point *a,
                       const struct edwards_entry *b);
void edwards_subtract_entry(struct edwards_factors *sum, const struct edwards_point *a,
                            const struct edwards_entry *b);
void edwards_double(struct edwards_factors *sum, const struct edwards_point *a);

/* edwards_finish makes POINT of SUM, and edwards_finish_without_T leaves T as it was, for a
 * point that is doubled or encoded next. Constant time. */
void edwards_finish(struct edwards_point *point, const struct edwards_factors *sum);
void edwards_finish_without_T(struct edwards_point *point,
                              const struct edwards_factors *sum);

/* edwards_prepare makes SUMMAND of POINT. Constant time. */
void edwards_prepare(struct edwards_summand *summand,
                     const struct edwards_point *point);

/* edwards_multiply_base sets PRODUCT to SCALAR times B. SCALAR is 32 bytes, little-endian,
 * below 2^255. Constant time. */
void edwards_multiply_base(struct edwards_point *product, const uint8_t scalar[32]);

/* edwards_multiply_add sets SUM to U times B + V times A, without its T. U and V are 32 bytes,
 * little-endian, below 2^255. Not constant time: for verifying. */
void edwards_multiply_add(struct edwards_point *sum, const uint8_t u[32],
                          const uint8_t v[32], const struct edwards_point *a);

#endif
