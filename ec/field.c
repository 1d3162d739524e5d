/* field.c -- what is done with elements but sums and products, alike for every modulus m.
 *
 * Invariant: elements are below 2^(b+1), m having b bits, and their digits below 2^52. */
#include "field.h"

#include <string.h>

#include "constant_time.h"
#include "verdict.h"

void field_negate(const struct field *field, struct element *result,
                  const struct element *a)
{
    const struct element zero = {{0}};
    field_subtract(field, result, &zero, a);
}

/* Sets RESULT to A - m, if that is not negative, and else to A. */
static void subtract_modulus(const struct field *field, struct element *result,
                             const struct element *a)
{
    struct element difference = {{0}};
    int64_t carry = 0;
    for (unsigned i = 0; i < field->digits; i++) {
        carry += (int64_t)(a->digit[i] - field->modulus.digit[i]);
        difference.digit[i] = (uint64_t)carry & FIELD_DIGIT_MASK;
        carry >>= FIELD_DIGIT_BITS;
    }
    *result = *a;
    field_select(field, result, ~mask_from_top_bit((uint64_t)carry), &difference);
}

uint64_t field_is_zero(const struct field *field, const struct element *a)
{
    /* A product is below m + 2^(b-2), and so 0 has two forms left, 0 and m. */
    struct element product;
    uint64_t differs_from_zero = 0, differs_from_modulus = 0;
    field_multiply(field, &product, a, &field->one);
    for (unsigned i = 0; i < field->digits; i++) {
        differs_from_zero |= product.digit[i];
        differs_from_modulus |= product.digit[i] ^ field->modulus.digit[i];
    }
    return mask_is_zero(differs_from_zero) | mask_is_zero(differs_from_modulus);
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
    field_multiply(field, result, result, &field->r_squared);
}

bool field_read(const struct field *field, struct element *result, const uint8_t *bytes)
{
    struct element digits;
    int64_t carry = 0;
    read_digits(field, &digits, bytes);
    for (unsigned i = 0; i < field->digits; i++) {
        carry += (int64_t)(digits.digit[i] - field->modulus.digit[i]);
        carry >>= FIELD_DIGIT_BITS;
    }
    bool is_below = verdict(mask_from_top_bit((uint64_t)carry));
    memset(result, 0, sizeof *result);
    if (is_below)
        field_multiply(field, result, &digits, &field->r_squared);
    return is_below;
}

static void write_digits(const struct field *field, const struct element *digits,
                         uint8_t *bytes)
{
    for (size_t i = 0; i < field->length; i++) {
        size_t bit = 8 * i % FIELD_DIGIT_BITS, digit = 8 * i / FIELD_DIGIT_BITS;
        uint64_t byte = digits->digit[digit] >> bit;
        if (bit > FIELD_DIGIT_BITS - 8)
            byte |= digits->digit[digit + 1] << (FIELD_DIGIT_BITS - bit);
        bytes[field->length - 1 - i] = (uint8_t)byte;
    }
}

void field_write(const struct field *field, const struct element *a, uint8_t *bytes)
{
    const struct element plain_one = {{1}};
    struct element digits;
    /* A product with 1 is at most m. */
    field_multiply(field, &digits, a, &plain_one);
    subtract_modulus(field, &digits, &digits);
    write_digits(field, &digits, bytes);
}

void field_write_modulus(const struct field *field, uint8_t *bytes)
{
    write_digits(field, &field->modulus, bytes);
}

/* Sets RESULT to A to the power EXPONENT, digits as of an element; constant time in A. */
static void power(const struct field *field, struct element *result,
                  const struct element *a, const struct element *exponent)
{
    struct element product = field->one;
    for (unsigned bit = field->bits; bit-- > 0;) {
        field_square(field, &product, &product);
        if (exponent->digit[bit / FIELD_DIGIT_BITS] >> (bit % FIELD_DIGIT_BITS) & 1)
            field_multiply(field, &product, &product, a);
    }
    *result = product;
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
    field_square(field, &square, &candidate);
    *root = candidate;
    return field_is_equal(field, &square, a);
}
