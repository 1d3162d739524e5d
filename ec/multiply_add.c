/* multiply_add.c -- u1 G + u2 Q, for verifying: both sums share their doublings (Straus 1964,
 * "Shamir's trick"), from the top bit down.
 *
 * Each scalar is written with digits that are 0 or odd, from -15 to 15, with four zeros or
 * more after each that is not 0 ("width-5 non-adjacent form"). So one bit in six has an
 * addition, and a table of 1, 3, ... 15 times the point is enough. Of G there is one: row 0
 * of base_table.h.
 *
 * Whoever made the signature chose u1, u2 and Q, and can have them meet in every exceptional
 * case: so additions are those for any points. */
#include "multiply.h"

#include <string.h>

#include "base_table.h"

#define WIDTH      5
#define TABLE_SIZE (1 << (WIDTH - 2))
/* As many as bits, and one for what is carried over. */
#define DIGITS_MAX (8 * CURVE_LENGTH_MAX + 1)

static int bit_of(const struct curve *curve, const uint8_t *scalar, size_t position)
{
    if (position >= 8 * curve->length)
        return 0;
    return scalar[curve->length - 1 - position / 8] >> (position % 8) & 1;
}

/* Writes SCALAR as DIGITS, the least significant first, and returns how many there are: the
 * uppermost is not 0. */
static size_t recode(const struct curve *curve, const uint8_t *scalar,
                     int8_t digits[DIGITS_MAX])
{
    size_t count = 0, position = 0;
    int carry = 0;
    memset(digits, 0, DIGITS_MAX);
    while (position <= curve->bits) {
        /* What is left to be written is the bits from here on, plus the carry. */
        if (bit_of(curve, scalar, position) == carry) {
            position++;
            continue;
        }
        int digit = carry;
        for (size_t i = 0; i < WIDTH; i++)
            digit += bit_of(curve, scalar, position + i) << i;
        carry = digit >> (WIDTH - 1);
        digits[position] = (int8_t)(digit - carry * (1 << WIDTH));
        count = position + 1;
        position += WIDTH;
    }
    return count;
}

/* TABLE[i] = (2i + 1) Q. No addition is exceptional: the order is far above 15 + 2. */
static void fill_table(const struct curve *curve, struct jacobian_point *table,
                       const struct affine_point *Q)
{
    struct jacobian_point twice;
    jacobian_from_affine(curve, &table[0], Q);
    jacobian_double(curve, &twice, &table[0]);
    for (unsigned i = 1; i < TABLE_SIZE; i++)
        jacobian_add(curve, &table[i], &table[i - 1], &twice);
}

/* SUM = SUM + DIGIT Q */
static void add_multiple(const struct curve *curve, struct jacobian_point *sum,
                         const struct jacobian_point *table, int digit)
{
    struct jacobian_point multiple = table[(digit < 0 ? -digit : digit) / 2];
    if (digit < 0)
        field_negate(curve->field, &multiple.y, &multiple.y);
    jacobian_add_any(curve, sum, sum, &multiple);
}

/* SUM = SUM + DIGIT G */
static void add_base_multiple(const struct curve *curve, struct jacobian_point *sum,
                              int digit)
{
    struct affine_point multiple;
    base_table_entry(curve, &multiple, 0, (unsigned)(digit < 0 ? -digit : digit));
    if (digit < 0)
        field_negate(curve->field, &multiple.y, &multiple.y);
    jacobian_add_affine_any(curve, sum, sum, &multiple);
}

void multiply_add(const struct curve *curve, struct jacobian_point *result,
                  const uint8_t *u1, const uint8_t *u2,
                  const struct affine_point *point)
{
    int8_t digits1[DIGITS_MAX], digits2[DIGITS_MAX];
    size_t count1 = recode(curve, u1, digits1), count2 = recode(curve, u2, digits2);
    struct jacobian_point table[TABLE_SIZE];
    fill_table(curve, table, point);
    jacobian_infinity(curve, result);
    for (size_t i = count1 > count2 ? count1 : count2; i-- > 0;) {
        jacobian_double(curve, result, result);
        if (digits1[i] != 0)
            add_base_multiple(curve, result, digits1[i]);
        if (digits2[i] != 0)
            add_multiple(curve, result, table, digits2[i]);
    }
}
