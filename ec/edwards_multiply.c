/* edwards_multiply.c -- a scalar times the base point, for secrets: constant time.
 *
 * The scalar is written with 64 digits e[i] from -8 to 8, each to be multiplied by 16^i. The
 * table has the multiples 1 to 8 of every second of these powers; so what the odd digits come to
 * is summed first and multiplied by 16, and then the even ones are added:
 *
 *     sum of e[2i + 1] 256^i B, times 16,  + sum of e[2i] 256^i B.
 *
 * Whatever the digits are, the same is done, and every entry of a row of the table is read. */
#include "edwards_table.h"

#define DIGITS 64

/* Half a byte each; what is above 7 becomes negative and carries one. The last is at most 8,
 * for a scalar below 2^255. */
static void write_digits(int8_t digits[DIGITS], const uint8_t scalar[32])
{
    int carry = 0;
    for (unsigned i = 0; i < DIGITS; i++) {
        int digit = (scalar[i / 2] >> 4 * (i % 2) & 15) + carry;
        carry = i + 1 < DIGITS ? (digit + 8) >> 4 : 0;
        digits[i] = (int8_t)(digit - 16 * carry);
    }
}

/* ENTRY is the one of ROW whose mask is true, or zeros. */
static void choose(struct edwards_entry *entry,
                   const struct edwards_entry row[EDWARDS_TABLE_COLUMNS],
                   const uint64_t mask[EDWARDS_TABLE_COLUMNS])
{
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++) {
        uint64_t minus = 0, plus = 0, product = 0;
#pragma GCC unroll 8
        for (unsigned j = 0; j < EDWARDS_TABLE_COLUMNS; j++) {
            minus |= row[j].minus.digit[i] & mask[j];
            plus |= row[j].plus.digit[i] & mask[j];
            product |= row[j].product.digit[i] & mask[j];
        }
        entry->minus.digit[i] = minus;
        entry->plus.digit[i] = plus;
        entry->product.digit[i] = product;
    }
}

/* ENTRY = DIGIT times the first of ROW. */
static void look_up(struct edwards_entry *entry,
                    const struct edwards_entry row[EDWARDS_TABLE_COLUMNS], int digit)
{
    uint64_t mask[EDWARDS_TABLE_COLUMNS];
    struct element25519 negated;
    uint64_t number = (uint64_t)digit, is_negative = mask_from_top_bit(number);
    uint64_t magnitude = (number ^ is_negative) - is_negative;
    for (unsigned j = 0; j < EDWARDS_TABLE_COLUMNS; j++)
        mask[j] = mask_is_zero(magnitude ^ (j + 1));
    choose(entry, row, mask);
    /* Of the neutral point: 1, 1, 0. */
    entry->minus.digit[0] |= mask_is_zero(magnitude) & 1;
    entry->plus.digit[0] |= mask_is_zero(magnitude) & 1;
    field25519_swap(&entry->minus, &entry->plus, is_negative);
    field25519_subtract(&negated, &field25519_zero, &entry->product); /* < 2^53 */
    field25519_choose(&entry->product, &negated, is_negative);
}

/* Adds DIGIT times 256^ROW B to SUM. */
static void add_multiple(struct edwards_point *sum, unsigned row, int digit)
{
    struct edwards_entry entry;
    struct edwards_factors factors;
    look_up(&entry, edwards_table[row], digit);
    edwards_add_entry(&factors, sum, &entry);
    edwards_finish(sum, &factors);
}

static void multiply_by_16(struct edwards_point *point)
{
    struct edwards_factors factors;
    for (unsigned i = 0; i < 4; i++) {
        edwards_double(&factors, point);
        edwards_finish(point, &factors);
    }
}

void edwards_multiply_base(struct edwards_point *product, const uint8_t scalar[32])
{
    int8_t digits[DIGITS];
    write_digits(digits, scalar);
    *product = edwards_neutral;
    for (unsigned i = 0; i < EDWARDS_TABLE_ROWS; i++)
        add_multiple(product, i, digits[2 * i + 1]);
    multiply_by_16(product);
    for (unsigned i = 0; i < EDWARDS_TABLE_ROWS; i++)
        add_multiple(product, i, digits[2 * i]);
}
