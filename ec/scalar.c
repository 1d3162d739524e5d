/* scalar.c -- bits2int, and the range of a scalar. */
#include "scalar.h"

#include <string.h>

#include "verdict.h"

void scalar_leftmost_bits(const struct curve *curve, const uint8_t *input,
                          size_t length, uint8_t bytes[CURVE_LENGTH_MAX])
{
    size_t used = length < curve->length ? length : curve->length;
    size_t zeros = curve->length - used;
    memset(bytes, 0, zeros);
    memcpy(bytes + zeros, input, used);
    /* 521 bits are 65 bytes and one bit: of 66 whole bytes, 7 bits are too many. */
    unsigned excess = 8 * used > curve->bits ? (unsigned)(8 * used - curve->bits) : 0;
    if (excess > 0)
        for (size_t i = curve->length; i-- > 0;) {
            unsigned byte = bytes[i], above = i > 0 ? bytes[i - 1] : 0;
            bytes[i] = (uint8_t)(byte >> excess | above << (8 - excess));
        }
}

void scalar_from_digest(const struct curve *curve, const uint8_t *digest, size_t length,
                        struct element *e, uint8_t e_bytes[CURVE_LENGTH_MAX])
{
    scalar_leftmost_bits(curve, digest, length, e_bytes);
    field_read_reduced(curve->order, e, e_bytes);
    field_write(curve->order, e, e_bytes);
}

bool scalar_read(const struct curve *curve, const uint8_t *bytes,
                 struct element *scalar)
{
    return field_read(curve->order, scalar, bytes) &&
           verdict(~field_is_zero(curve->order, scalar));
}

bool scalar_read_plus_order(const struct curve *curve, const uint8_t *bytes,
                            struct element *x)
{
    uint8_t sum[CURVE_LENGTH_MAX];
    unsigned carry = 0;
    field_write_modulus(curve->order, sum);
    for (size_t i = curve->length; i-- > 0;) {
        carry += (unsigned)(sum[i] + bytes[i]);
        sum[i] = (uint8_t)carry;
        carry >>= 8;
    }
    return carry == 0 && field_read(curve->field, x, sum);
}
