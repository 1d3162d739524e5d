/* multiply_point.c -- any point times a secret scalar: four bits of it at a time, from the
 * top.
 *
 * With k = k_0 + 16 k_1 + 16^2 k_2 + ..., k_i below 16, the result is computed as
 * (... 16 (16 k_top P + k_next P) ...) + k_0 P, out of a table of 0 P, 1 P, ... 15 P.
 *
 * No addition is exceptional (jacobian.h), but those with k_i = 0 and those before the first
 * k_i that is not 0; both are found by a mask, and their sum is thrown away. For let the sum so
 * far be 16 j P with j > 0, and d = k_i > 0. Then 0 < 16 j - d and 16 j + d <= k < n, so
 * neither 16 j - d nor 16 j + d is a multiple of n: 16 j P is not d P and not -d P. */
#include "multiply.h"

#include "constant_time.h"

#define WINDOW     4
#define TABLE_SIZE (1 << WINDOW)

/* Sets TABLE[d] to d POINT. For d from 2 to 14, d POINT and POINT differ and are not
 * opposite, the order being far above 15. */
static void fill_table(const struct curve *curve, struct jacobian_point *table,
                       const struct affine_point *point)
{
    jacobian_infinity(curve, &table[0]);
    jacobian_from_affine(curve, &table[1], point);
    jacobian_double(curve, &table[2], &table[1]);
    for (unsigned d = 3; d < TABLE_SIZE; d++)
        jacobian_add(curve, &table[d], &table[d - 1], &table[1]);
}

/* Sets RESULT to TABLE[DIGIT], looking at all of TABLE. */
static void look_up(const struct curve *curve, struct jacobian_point *result,
                    const struct jacobian_point *table, unsigned digit)
{
    *result = table[0];
    for (unsigned d = 1; d < TABLE_SIZE; d++)
        jacobian_select(curve, result, mask_is_zero(d ^ digit), &table[d]);
}

void multiply_point(const struct curve *curve, struct jacobian_point *result,
                    const uint8_t *scalar, const struct affine_point *point)
{
    struct jacobian_point table[TABLE_SIZE], entry, sum;
    fill_table(curve, table, point);
    jacobian_infinity(curve, result);
    uint64_t is_infinity = UINT64_MAX;
    for (size_t i = 0; i < 2 * curve->length; i++) {
        unsigned digit = i % 2 == 0 ? scalar[i / 2] >> 4 : scalar[i / 2] & 15;
        uint64_t is_zero = mask_is_zero(digit);
        for (unsigned doubling = 0; doubling < WINDOW; doubling++)
            jacobian_double(curve, result, result);
        look_up(curve, &entry, table, digit);
        jacobian_add(curve, &sum, result, &entry);
        jacobian_select(curve, result, ~is_zero & ~is_infinity, &sum);
        jacobian_select(curve, result, is_infinity, &entry);
        is_infinity &= is_zero;
    }
}
