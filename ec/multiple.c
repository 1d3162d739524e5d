/* multiple.c -- one summand of a verification at a time. */
#include "multiple.h"

#include <string.h>

#include "edwards.h"
#include "multiply.h"

static bool is_zero(const uint8_t *scalar, size_t length)
{
    uint8_t sum = 0;
    for (size_t i = 0; i < length; i++)
        sum |= scalar[i];
    return sum == 0;
}

bool curve_multiple(const struct curve *curve, const uint8_t *scalar,
                    const struct affine_point *point, struct affine_point *multiple)
{
    struct jacobian_point product;
    memset(multiple, 0, sizeof *multiple);
    if (is_zero(scalar, curve->length))
        return false;
    if (point != NULL)
        multiply_point(curve, &product, scalar, point);
    else
        multiply_base(curve, &product, scalar);
    jacobian_to_affine(curve, multiple, &product);
    return true;
}

void ed25519_multiple(const uint8_t scalar[32], const struct ed25519_public_key *key,
                      uint8_t multiple[ED25519_PUBLIC_LENGTH])
{
    static const uint8_t zero[32];
    struct edwards_point sum, point = edwards_neutral;
    if (key != NULL && edwards_decode(&point, key->point) != EC_OK)
        point = edwards_neutral;
    edwards_multiply_add(&sum, key != NULL ? zero : scalar, key != NULL ? scalar : zero,
                         &point);
    edwards_encode(multiple, &sum);
}
