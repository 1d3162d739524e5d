/* multiply.h -- points times scalars. Internal to ec/.
 *
 * A scalar is curve->length bytes, big-endian, below the order n. What is left of it on the
 * stack the caller wipes (stack.h). */
#ifndef CERTWRIGHT_EC_MULTIPLY_H
#define CERTWRIGHT_EC_MULTIPLY_H

#include "jacobian.h"

/* multiply_base sets RESULT to SCALAR times the generator. Constant time. */
void multiply_base(const struct curve *curve, struct jacobian_point *result,
                   const uint8_t *scalar);

/* multiply_point sets RESULT to SCALAR times POINT, which is on the curve. Constant
 * time. */
void multiply_point(const struct curve *curve, struct jacobian_point *result,
                    const uint8_t *scalar, const struct affine_point *point);

/* multiply_add sets RESULT to U1 times the generator plus U2 times POINT, which is on the
 * curve. Not constant time: for numbers that anyone may know. */
void multiply_add(const struct curve *curve, struct jacobian_point *result,
                  const uint8_t *u1, const uint8_t *u2,
                  const struct affine_point *point);

#endif
