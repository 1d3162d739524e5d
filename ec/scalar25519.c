/* scalar25519.c -- modulo the order L, by Montgomery's products ("Modular multiplication
 * without trial division", 1985): for R = 2^260, a product of A and B comes out as AB / R.
 *
 * A number is five digits of 52 bits, least significant first, and below R; results are below
 * L, which is a little above 2^252. */
#include "scalar25519.h"

#include <string.h>

#include "constant_time.h"
#include "wide.h"

#define DIGITS     5
#define DIGIT_BITS 52
#define DIGIT_MASK ((UINT64_C(1) << DIGIT_BITS) - 1)

struct scalar {
    uint64_t digit[DIGITS];
};

static const struct scalar order = {{UINT64_C(0x2631a5cf5d3ed),
                                     UINT64_C(0xdea2f79cd6581), UINT64_C(0x14def9),
                                     UINT64_C(0), UINT64_C(0x100000000000)}};

/* R mod L and R^2 mod L. */
static const struct scalar r_mod_order = {
    {UINT64_C(0xf48bd6721e6ed), UINT64_C(0x3bab5ac67e45a), UINT64_C(0xfffffeb35e51b),
     UINT64_C(0xfffffffffffff), UINT64_C(0xfffffffffff)}};
static const struct scalar r_squared = {
    {UINT64_C(0x9d265e952d13b), UINT64_C(0xd63c715bea69f), UINT64_C(0x5be65cb687604),
     UINT64_C(0x3dceec73d217f), UINT64_C(0x9411b7c309a)}};

/* -1 / L modulo 2^52. */
static const uint64_t minus_order_inverse = UINT64_C(0x51da312547e1b);

/* If A >= L, RESULT = A - L, and else A; A is below 2L. */
static void subtract_order_once(struct scalar *result, const struct scalar *a)
{
    struct scalar difference;
    uint64_t borrow = 0;
    for (unsigned i = 0; i < DIGITS; i++) {
        uint64_t digit = a->digit[i] - order.digit[i] - borrow;
        difference.digit[i] = digit & DIGIT_MASK;
        borrow = digit >> 63;
    }
    uint64_t keep = mask_from_top_bit(borrow << 63);
    for (unsigned i = 0; i < DIGITS; i++)
        result->digit[i] = (a->digit[i] & keep) | (difference.digit[i] & ~keep);
}

/* RESULT = A B / R mod L, for A below R and B below L. In column k, what has come together is
 * made a multiple of 2^52 by adding quotient[k] times L, and shifted to column k + 1. A column
 * is at most ten products of 2^104 and a carry: below 2^108. The sum is below
 * (R L + R L) / R = 2L. */
static void multiply(struct scalar *result, const struct scalar *a,
                     const struct scalar *b)
{
    uint64_t quotient[DIGITS];
    struct scalar sum;
    struct wide column = WIDE_ZERO;
#pragma GCC unroll 5
    for (unsigned k = 0; k < DIGITS; k++) {
#pragma GCC unroll 5
        for (unsigned i = 0; i <= k; i++)
            column = wide_add_product(column, a->digit[i], b->digit[k - i]);
#pragma GCC unroll 5
        for (unsigned i = 0; i < k; i++)
            column = wide_add_product(column, quotient[i], order.digit[k - i]);
        quotient[k] = wide_low(column) * minus_order_inverse & DIGIT_MASK;
        column = wide_add_product(column, quotient[k], order.digit[0]);
        column = wide_shift_right(column, DIGIT_BITS);
    }
#pragma GCC unroll 5
    for (unsigned k = DIGITS; k < 2 * DIGITS; k++) {
#pragma GCC unroll 5
        for (unsigned i = k - DIGITS + 1; i < DIGITS; i++) {
            column = wide_add_product(column, a->digit[i], b->digit[k - i]);
            column = wide_add_product(column, quotient[i], order.digit[k - i]);
        }
        sum.digit[k - DIGITS] = wide_low(column) & DIGIT_MASK;
        column = wide_shift_right(column, DIGIT_BITS);
    }
    subtract_order_once(result, &sum);
}

/* RESULT = A + B mod L, for A and B below L. */
static void add(struct scalar *result, const struct scalar *a, const struct scalar *b)
{
    uint64_t carry = 0;
    for (unsigned i = 0; i < DIGITS; i++) {
        uint64_t digit = a->digit[i] + b->digit[i] + carry;
        result->digit[i] = digit & DIGIT_MASK;
        carry = digit >> DIGIT_BITS;
    }
    subtract_order_once(result, result);
}

/* RESULT = the 260 bits from bit FIRST of the LENGTH bytes at BYTES, those beyond the last byte
 * being 0. FIRST is a multiple of 4, as 52 is: so a digit begins at bit 0 or 4 of a byte and is
 * within seven bytes. */
static void read_scalar(struct scalar *result, const uint8_t *bytes, unsigned length,
                        unsigned first)
{
    for (unsigned i = 0; i < DIGITS; i++) {
        unsigned bit = first + i * DIGIT_BITS;
        uint64_t digit = 0;
        for (unsigned j = 0; j < 7 && bit / 8 + j < length; j++)
            digit |= (uint64_t)bytes[bit / 8 + j] << 8 * j;
        result->digit[i] = digit >> bit % 8 & DIGIT_MASK;
    }
}

static void write_scalar(uint8_t bytes[SCALAR25519_LENGTH], const struct scalar *a)
{
    for (unsigned i = 0; i < SCALAR25519_LENGTH; i++) {
        unsigned at = 8 * i / DIGIT_BITS, bit = 8 * i % DIGIT_BITS;
        uint64_t byte = a->digit[at] >> bit;
        if (bit + 8 > DIGIT_BITS)
            byte |= a->digit[at + 1] << (DIGIT_BITS - bit);
        bytes[i] = (uint8_t)byte;
    }
}

/* The number is low + high R, of 260 and 252 bits: low (R mod L) / R and high R^2 / R. */
void scalar25519_reduce(uint8_t result[SCALAR25519_LENGTH],
                        const uint8_t wide[SCALAR25519_WIDE_LENGTH])
{
    struct scalar low, high;
    read_scalar(&low, wide, SCALAR25519_WIDE_LENGTH, 0);
    read_scalar(&high, wide, SCALAR25519_WIDE_LENGTH, DIGITS * DIGIT_BITS);
    multiply(&low, &low, &r_mod_order);
    multiply(&high, &high, &r_squared);
    add(&low, &low, &high);
    write_scalar(result, &low);
}

void scalar25519_multiply_add(uint8_t result[SCALAR25519_LENGTH],
                              const uint8_t a[SCALAR25519_LENGTH],
                              const uint8_t b[SCALAR25519_LENGTH],
                              const uint8_t c[SCALAR25519_LENGTH])
{
    struct scalar product, factor, summand;
    read_scalar(&product, a, SCALAR25519_LENGTH, 0);
    read_scalar(&factor, b, SCALAR25519_LENGTH, 0);
    read_scalar(&summand, c, SCALAR25519_LENGTH, 0);
    multiply(&product, &product, &r_squared); /* aR */
    multiply(&product, &factor, &product);    /* ab */
    multiply(&summand, &summand, &r_mod_order);
    add(&product, &product, &summand);
    write_scalar(result, &product);
}

void scalar25519_clamp(uint8_t result[SCALAR25519_LENGTH],
                       const uint8_t bytes[SCALAR25519_LENGTH])
{
    memcpy(result, bytes, SCALAR25519_LENGTH);
    result[0] &= 0xf8;
    result[31] &= 0x7f;
    result[31] |= 0x40;
}

bool scalar25519_is_below_order(const uint8_t a[SCALAR25519_LENGTH])
{
    struct scalar number;
    read_scalar(&number, a, SCALAR25519_LENGTH, 0);
    for (unsigned i = DIGITS; i-- > 0;)
        if (number.digit[i] != order.digit[i])
            return number.digit[i] < order.digit[i];
    return false;
}
