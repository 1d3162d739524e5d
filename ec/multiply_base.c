/* multiply_base.c -- the generator times a secret scalar, by a table of its multiples
 * (base_table.h) and without any doubling: k G = d_0 G + d_1 32 G + d_2 32^2 G + ...
 *
 * The digits d_i are from -16 to 16 (Booth 1951): five bits of k from 5i on, and the bit below
 * them. With that bit c, the five bits as a number v, and their uppermost t, it is d_i = v + c
 * - 32 t: what t takes away, the next digit has as its c. So a row needs 16 points, not 31; the
 * opposite of a point costs a subtraction.
 *
 * No addition is exceptional (jacobian.h), but those with d_i = 0 and those to a sum which has
 * had no other digit yet; both are found by a mask, and what they give is thrown away. For let
 * S be d_0 + ... + d_(i-1) 32^(i-1), W = 32^i, d = d_i not 0, and T = S + dW the next sum. S
 * is the lower 5i bits of k, read as a number with a sign, so -W/2 <= S < W/2. With a digit
 * that is not 0 it is not 0 itself, for 32 divides no digit. The question is whether S G is dW
 * G or -dW G: whether n divides dW - S or T. Neither is 0, since |S| < W. And a multiple of n
 * further away?
 *
 *   Before the last row both are at most 16.5 W, which is less than n.
 *   In the last row T is k, and 0 < k < n. Here d > 0, since t is above the bits of k, and so
 *   dW - S is above 0. Is it n? n is 2^b - c with c < W/2, and W divides 2^b. For dW = 2^b it would
 *   be S = dW - n = c, and then k = S + dW is above n; for a larger d, S would be above W, and for
 *   a smaller one below -W/2. Nor is it 2n: it is k - 2S, at most k + W, which is less. */
#include "base_table.h"
#include "constant_time.h"
#include "multiply.h"

/* The eight bits of SCALAR from POSITION on; those that it does not have are 0. */
static unsigned bits_from(const struct curve *curve, const uint8_t *scalar,
                          size_t position)
{
    size_t low = position / 8, length = curve->length;
    unsigned bits = low < length ? scalar[length - 1 - low] : 0;
    if (low + 1 < length)
        bits |= (unsigned)scalar[length - 2 - low] << 8;
    return bits >> (position % 8) & 0xff;
}

/* Sets SIZE to |d_i|, and returns a mask that tells whether d_i is below 0 (or 0). */
static uint64_t booth_digit(const struct curve *curve, const uint8_t *scalar,
                            unsigned i, uint64_t *size)
{
    uint64_t v_and_c = i > 0 ? bits_from(curve, scalar, BASE_WINDOW * i - 1)
                             : bits_from(curve, scalar, 0) << 1;
    v_and_c &= (2 << BASE_WINDOW) - 1;
    uint64_t t = mask_barrier(0 - (v_and_c >> BASE_WINDOW));
    uint64_t digit = (v_and_c >> 1) + (v_and_c & 1) - (t & (1 << BASE_WINDOW));
    *size = (digit ^ t) - t;
    return t;
}

/* Sets ENTRY to d_i 32^i G, and returns a mask that tells whether that is infinity. */
static uint64_t entry_of_row(const struct curve *curve, struct affine_point *entry,
                             const uint8_t *scalar, unsigned i)
{
    struct element opposite;
    uint64_t size, is_negative = booth_digit(curve, scalar, i, &size);
    base_table_scan(curve, entry, i, size);
    field_negate(curve->field, &opposite, &entry->y);
    field_select(curve->field, &entry->y, is_negative, &opposite);
    return mask_is_zero(size);
}

void multiply_base(const struct curve *curve, struct jacobian_point *result,
                   const uint8_t *scalar)
{
    struct affine_point entry;
    struct jacobian_point sum, first;
    uint64_t is_infinity = UINT64_MAX;
    jacobian_infinity(curve, result);
    for (unsigned i = 0; i < BASE_ROWS(curve->bits); i++) {
        uint64_t is_zero = entry_of_row(curve, &entry, scalar, i);
        jacobian_add_affine(curve, &sum, result, &entry);
        jacobian_from_affine(curve, &first, &entry);
        jacobian_select(curve, &sum, is_infinity, &first);
        jacobian_select(curve, result, ~is_zero, &sum);
        is_infinity &= is_zero;
    }
}
