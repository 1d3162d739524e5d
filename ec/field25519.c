/* field25519.c -- modulo p = 2^255 - 19, what is not a single product or sum.
 *
 * Invariant: results are tight, as field25519.h has it. */
#include "field25519.h"

const struct element25519 field25519_zero = {{0}}, field25519_one = {{1}};

/* Carries from digit to digit, once around. Digits below 2^64 - 2^13 become less than 2^51, the
 * lowest less than 2^51 + 19 * 2^13. */
static void carry(struct element25519 *a)
{
    for (unsigned i = 0; i + 1 < FIELD25519_DIGITS; i++) {
        a->digit[i + 1] += a->digit[i] >> FIELD25519_DIGIT_BITS;
        a->digit[i] &= FIELD25519_DIGIT_MASK;
    }
    a->digit[0] += 19 * (a->digit[4] >> FIELD25519_DIGIT_BITS);
    a->digit[4] &= FIELD25519_DIGIT_MASK;
}

/* The top carry of a loose number is below 2^4, so digit 0 is below 2^51 + 19 * 2^4. */
void field25519_negate(struct element25519 *result, const struct element25519 *a)
{
    field25519_subtract(result, &field25519_zero, a);
    carry(result);
}

/* A column is below 2^74, and what the top one carries below 2^24. */
void field25519_multiply_small(struct element25519 *result,
                               const struct element25519 *a, uint32_t factor)
{
    struct wide column[FIELD25519_DIGITS];
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        column[i] = wide_add_product(WIDE_ZERO, a->digit[i], factor);
    field25519_reduce_columns(result, column[0], column[1], column[2], column[3],
                              column[4]);
}

/* RESULT = A^(2^COUNT). */
static void square_times(struct element25519 *result, const struct element25519 *a,
                         unsigned count)
{
    field25519_square(result, a);
    for (unsigned i = 1; i < count; i++)
        field25519_square(result, result);
}

/* Exponents of the form 2^n - 1 are n ones in binary, and
 * (2^n - 1) 2^m + (2^m - 1) = 2^(n + m) - 1: from n ones and m ones to n + m. */
static void append_ones(struct element25519 *result, const struct element25519 *n_ones,
                        const struct element25519 *m_ones, unsigned m)
{
    struct element25519 shifted;
    square_times(&shifted, n_ones, m);
    field25519_multiply(result, &shifted, m_ones);
}

/* ONES = A^(2^250 - 1), and THREE = A^3, which some need besides. */
static void power_of_ones(struct element25519 *ones, struct element25519 *three,
                          const struct element25519 *a)
{
    struct element25519 p5, p10, p20, p40, p50, p100;
    append_ones(three, a, a, 1);
    append_ones(&p5, three, three, 2); /* four of them, so far */
    append_ones(&p5, &p5, a, 1);
    append_ones(&p10, &p5, &p5, 5);
    append_ones(&p20, &p10, &p10, 10);
    append_ones(&p40, &p20, &p20, 20);
    append_ones(&p50, &p40, &p10, 10);
    append_ones(&p100, &p50, &p50, 50);
    append_ones(ones, &p100, &p100, 100);
    append_ones(ones, ones, &p50, 50);
}

/* Fermat: A^(p - 2), and p - 2 = 2^255 - 21 is 250 ones and then 01011 in binary. */
void field25519_invert(struct element25519 *result, const struct element25519 *a)
{
    struct element25519 ones, three;
    power_of_ones(&ones, &three, a);
    square_times(&ones, &ones, 2);
    field25519_multiply(&ones, &ones, a); /* 01 */
    square_times(&ones, &ones, 3);
    field25519_multiply(result, &ones, &three); /* 011 */
}

/* (p - 5) / 8 = 2^252 - 3: 250 ones and then 01. */
void field25519_power_root(struct element25519 *result, const struct element25519 *a)
{
    struct element25519 ones, three;
    power_of_ones(&ones, &three, a);
    square_times(&ones, &ones, 2);
    field25519_multiply(result, &ones, a);
}

static uint64_t load64(const uint8_t *bytes)
{
    uint64_t word = 0;
    for (unsigned i = 8; i-- > 0;)
        word = word << 8 | bytes[i];
    return word;
}

/* Digit i begins at bit 51 i: in byte 0, 6, 12, 19, 25 (with 24, so as not to pass the end). */
void field25519_from_bytes(struct element25519 *result,
                           const uint8_t bytes[FIELD25519_LENGTH])
{
    result->digit[0] = load64(bytes) & FIELD25519_DIGIT_MASK;
    result->digit[1] = load64(bytes + 6) >> 3 & FIELD25519_DIGIT_MASK;
    result->digit[2] = load64(bytes + 12) >> 6 & FIELD25519_DIGIT_MASK;
    result->digit[3] = load64(bytes + 19) >> 1 & FIELD25519_DIGIT_MASK;
    result->digit[4] = load64(bytes + 24) >> 12 & FIELD25519_DIGIT_MASK;
}

/* Makes A, loose, the number below p. The carry leaves it below 2^255 + 19 * 2^4 < 2p, so A / p
 * is 0 or 1, and it is what A + 19 has above 255 bits. */
static void canonical(struct element25519 *a)
{
    carry(a);
    uint64_t above = 19;
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        above = (a->digit[i] + above) >> FIELD25519_DIGIT_BITS;
    a->digit[0] += 19 * above;
    for (unsigned i = 0; i + 1 < FIELD25519_DIGITS; i++) {
        a->digit[i + 1] += a->digit[i] >> FIELD25519_DIGIT_BITS;
        a->digit[i] &= FIELD25519_DIGIT_MASK;
    }
    a->digit[4] &= FIELD25519_DIGIT_MASK; /* without 2^255: A + 19 - 2^255 = A - p */
}

void field25519_to_bytes(uint8_t bytes[FIELD25519_LENGTH], const struct element25519 *a)
{
    struct element25519 number = *a;
    canonical(&number);
    for (unsigned i = 0; i < FIELD25519_LENGTH; i++) {
        unsigned first = 8 * i / FIELD25519_DIGIT_BITS,
                 bit = 8 * i % FIELD25519_DIGIT_BITS;
        uint64_t byte = number.digit[first] >> bit;
        if (bit + 8 > FIELD25519_DIGIT_BITS && first + 1 < FIELD25519_DIGITS)
            byte |= number.digit[first + 1] << (FIELD25519_DIGIT_BITS - bit);
        bytes[i] = (uint8_t)byte;
    }
}

unsigned field25519_is_zero(const struct element25519 *a)
{
    struct element25519 number = *a;
    uint64_t digits = 0;
    canonical(&number);
    for (unsigned i = 0; i < FIELD25519_DIGITS; i++)
        digits |= number.digit[i];
    return (unsigned)((digits - 1) >> 63); /* digits are below 2^51 */
}

unsigned field25519_is_odd(const struct element25519 *a)
{
    struct element25519 number = *a;
    canonical(&number);
    return (unsigned)(number.digit[0] & 1);
}
