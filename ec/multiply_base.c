/* multiply_base.c -- the generator times a secret scalar. */
#include "multiply.h"

void multiply_base(const struct curve *curve, struct jacobian_point *result,
                   const uint8_t *scalar)
{
    multiply_point(curve, result, scalar, &curve->generator);
}
