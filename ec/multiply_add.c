/* multiply_add.c -- u1 G + u2 Q, for verifying. */
#include "multiply.h"

void multiply_add(const struct curve *curve, struct jacobian_point *result,
                  const uint8_t *u1, const uint8_t *u2,
                  const struct affine_point *point)
{
    struct jacobian_point first, second;
    multiply_base(curve, &first, u1);
    multiply_point(curve, &second, u2, point);
    jacobian_add_any(curve, result, &first, &second);
}
