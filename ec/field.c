/* field.c -- what is done with elements but multiplying them, alike for every modulus m.
 *
 * Invariant: elements are below 2m, and their digits below 2^52. */
#include "field.h"

#include <string.h>

#include "constant_time.h"

void field_multiply(const struct field *field, struct element *result,
                    const struct element *a, const struct element *b)
{
    field->multiply(result, a, b);
}

void field_square(const struct field *field, struct element *result,
                  const struct element *a)
{
    field->square(result, a);
}

/* A shift of a number with a sign, rounding down. */
static int64_t carry_of(int64_t digit)
{
    return digit >> FIELD_DIGIT_BITS;
}

/* Sets RESULT to A with its digits carried, or, if A is negative, to A + TIMES m. A's digits
 * have a sign and are within 2^54 of zero. */
static void add_if_negative(const struct field *field, struct element *result,
                            const int64_t a[FIELD_DIGITS_MAX], unsigned times)
{
    int64_t carry = 0;
    for (unsigned i = 0; i < field->digits; i++)
        carry = carry_of(a[i] + carry);
    uint64_t is_negative = mask_from_top_bit((uint64_t)carry);
    carry = 0;
    for (unsigned i = 0; i < field->digits; i++) {
        uint64_t more = is_negative & (times * field->modulus.digit[i]);
        int64_t digit = a[i] + (int64_t)more + carry;
        result->digit[i] = (uint64_t)digit & FIELD_DIGIT_MASK;
        carry = carry_of(digit);
    }
}

void field_add(const struct field *field, struct element *result,
               const struct element *a, const struct element *b)
{
    int64_t sum[FIELD_DIGITS_MAX] = {0};
    for (unsigned i = 0; i < field->digits; i++)
        sum[i] = (int64_t)(a->digit[i] + b->digit[i]) -
                 (int64_t)(2 * field->modulus.digit[i]);
    add_if_negative(field, result, sum, 2);
}

void field_subtract(const struct field *field, struct element *result,
                    const struct element *a, const struct element *b)
{
    int64_t difference[FIELD_DIGITS_MAX] = {0};
    for (unsigned i = 0; i < field->digits; i++)
        difference[i] = (int64_t)(a->digit[i] - b->digit[i]);
    add_if_negative(field, result, difference, 2);
}

void field_negate(const struct field *field, struct element *result,
                  const struct element *a)
{
    const struct element zero = {{0}};
    field_subtract(field, result, &zero, a);
}

/* Sets RESULT to A mod m, for A below 2m. */
static void reduce(const struct field *field, struct element *result,
                   const struct element *a)
{
    int64_t difference[FIELD_DIGITS_MAX] = {0};
    for (unsigned i = 0; i < field->digits; i++)
        difference[i] = (int64_t)(a->digit[i] - field->modulus.digit[i]);
    add_if_negative(field, result, difference, 1);
}

uint64_t field_is_zero(const struct field *field, const struct element *a)
{
    struct element reduced;
    uint64_t any = 0;
    reduce(field, &reduced, a);
    for (unsigned i = 0; i < field->digits; i++)
        any |= reduced.digit[i];
    return mask_is_zero(any);
}

uint64_t field_is_equal(const struct field *field, const struct element *a,
                        const struct element *b)
{
    struct element difference;
    field_subtract(field, &difference, a, b);
    return field_is_zero(field, &difference);
}

void field_select(const struct field *field, struct element *result, uint64_t mask,
                  const struct element *a)
{
    mask = mask_barrier(mask);
    for (unsigned i = 0; i < field->digits; i++)
        result->digit[i] ^= mask & (result->digit[i] ^ a->digit[i]);
}

/* Sets DIGITS to the number at BYTES. */
static void read_digits(const struct field *field, struct element *digits,
                        const uint8_t *bytes)
{
    memset(digits, 0, sizeof *digits);
    for (size_t i = 0; i < field->length; i++) {
        uint64_t byte = bytes[field->length - 1 - i];
        size_t bit = 8 * i % FIELD_DIGIT_BITS, digit = 8 * i / FIELD_DIGIT_BITS;
        digits->digit[digit] |= (byte << bit) & FIELD_DIGIT_MASK;
        if (bit > FIELD_DIGIT_BITS - 8)
            digits->digit[digit + 1] |= byte >> (FIELD_DIGIT_BITS - bit);
    }
}

void field_read_reduced(const struct field *field, struct element *result,
                        const uint8_t *bytes)
{
    read_digits(field, result, bytes);
    field->multiply(result, result, &field->r_squared);
}

bool field_read(const struct field *field, struct element *result, const uint8_t *bytes)
{
    struct element digits;
    int64_t carry = 0;
    read_digits(field, &digits, bytes);
    for (unsigned i = 0; i < field->digits; i++)
        carry = carry_of((int64_t)(digits.digit[i] - field->modulus.digit[i]) + carry);
    bool is_below = carry < 0;
    memset(result, 0, sizeof *result);
    if (is_below)
        field->multiply(result, &digits, &field->r_squared);
    explicit_bzero(&digits, sizeof digits);
    return is_below;
}

void field_write(const struct field *field, const struct element *a, uint8_t *bytes)
{
    const struct element plain_one = {{1}};
    struct element digits;
    field->multiply(&digits, a, &plain_one);
    reduce(field, &digits, &digits);
    for (size_t i = 0; i < field->length; i++) {
        size_t bit = 8 * i % FIELD_DIGIT_BITS, digit = 8 * i / FIELD_DIGIT_BITS;
        uint64_t byte = digits.digit[digit] >> bit;
        if (bit > FIELD_DIGIT_BITS - 8)
            byte |= digits.digit[digit + 1] << (FIELD_DIGIT_BITS - bit);
        bytes[field->length - 1 - i] = (uint8_t)byte;
    }
    explicit_bzero(&digits, sizeof digits);
}

/* Sets RESULT to A to the power EXPONENT, digits as of an element; constant time in A. */
static void power(const struct field *field, struct element *result,
                  const struct element *a, const struct element *exponent)
{
    struct element power = field->one;
    for (unsigned bit = field->bits; bit-- > 0;) {
        field->square(&power, &power);
        if (exponent->digit[bit / FIELD_DIGIT_BITS] >> (bit % FIELD_DIGIT_BITS) & 1)
            field->multiply(&power, &power, a);
    }
    *result = power;
    explicit_bzero(&power, sizeof power);
}

void field_invert(const struct field *field, struct element *result,
                  const struct element *a)
{
    /* Fermat: a^(m - 2). */
    struct element exponent = field->modulus;
    exponent.digit[0] -= 2;
    power(field, result, a, &exponent);
}

bool field_square_root(const struct field *field, struct element *root,
                       const struct element *a)
{
    /* With m = 3 mod 4, a^((m + 1)/4) is a root if there is one: its square is
     * a * a^((m - 1)/2), and that power is 1 for a square (Euler's criterion). */
    struct element exponent = field->modulus, candidate, square;
    exponent.digit[0] += 1;
    for (unsigned i = 0; i + 1 < field->digits; i++) {
        exponent.digit[i + 1] += exponent.digit[i] >> FIELD_DIGIT_BITS;
        exponent.digit[i] &= FIELD_DIGIT_MASK;
    }
    for (unsigned i = 0; i < field->digits; i++) {
        uint64_t above = i + 1 < field->digits ? exponent.digit[i + 1] : 0;
        exponent.digit[i] = exponent.digit[i] >> 2 |
                            (above << (FIELD_DIGIT_BITS - 2) & FIELD_DIGIT_MASK);
    }
    power(field, &candidate, a, &exponent);
    field->square(&square, &candidate);
    *root = candidate;
    return field_is_equal(field, &square, a);
}
