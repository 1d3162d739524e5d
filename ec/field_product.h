/* field_product.h -- the Montgomery product, the heart of all that is done with curves:
 * ab/R mod m, where R = 2^(52 D), without a division. Internal to ec/.
 *
 * It is long multiplication, column by column from the right. As the columns go by, as many
 * times m is added as makes their lower 52 bits zero, so that they can be dropped: a
 * division by 2^52, exact, D times over (Montgomery 1985; this order of doing it is the
 * "finely integrated product scanning" of Koc, Acar and Kaliski 1996).
 *
 * How many times m it is, q, follows from the lower digit of the column: q = column * (-1/m)
 * mod 2^52. The primes of the curves were chosen so that m + 1 has few digits that are not
 * zero, and so q m is added as q (m + 1) - q. With m = -1 mod 2^52, as for P-256 and P-521,
 * -1/m is 1 and q is the column itself.
 *
 * The bodies are for any D and m, and inlined where D is a constant, and for the primes m
 * too: then no loop is left, and no product with a digit that is zero.
 *
 * Bounds. Factors are below 2^(b+1), m having b bits, and their digits below 2^52. A column
 * has at most 11 products below 2^104 and 11 below 2^104 in size, and so stays within 2^109.
 * The result is (ab + qm)/R < 2^(2b+2)/R + m, where R is at least 2^(b+4): below 2^(b-2) +
 * 2^b. */
#ifndef CERTWRIGHT_EC_FIELD_PRODUCT_H
#define CERTWRIGHT_EC_FIELD_PRODUCT_H

#include "field.h"
#include "wide.h"

/* What the bodies want to know of a modulus. */
struct modulus_shape {
    int64_t plus_one[FIELD_DIGITS_MAX]; /* digits of m + 1, some below zero */
    uint64_t inverse;                   /* -1/m mod 2^52 */
};

/* Adds to column K of the product what makes it, and those before it, a multiple of 2^52. */
static inline __attribute__((always_inline)) struct wide
column_reduce(struct wide column, unsigned k, unsigned D, uint64_t q[FIELD_DIGITS_MAX],
              const struct modulus_shape *m)
{
#pragma GCC unroll 11
    for (unsigned i = 0; i < D; i++)
        if (i < k && k - i < D)
            column = wide_add_signed_product(column, (int64_t)q[i], m->plus_one[k - i]);
    if (k < D) {
        q[k] = (wide_low(column) * m->inverse) & FIELD_DIGIT_MASK;
        column = wide_add_signed_product(column, (int64_t)q[k], m->plus_one[0]);
        column = wide_add_signed_product(column, (int64_t)q[k], -1);
    }
    return column;
}

static inline __attribute__((always_inline)) void
product_body(struct element *product, const struct element *a, const struct element *b,
             unsigned D, const struct modulus_shape *m)
{
    uint64_t q[FIELD_DIGITS_MAX];
    struct wide column = WIDE_ZERO;
#pragma GCC unroll 22
    for (unsigned k = 0; k < 2 * D; k++) {
#pragma GCC unroll 11
        for (unsigned i = 0; i < D; i++)
            if (i <= k && k - i < D)
                column = wide_add_product(column, a->digit[i], b->digit[k - i]);
        column = column_reduce(column, k, D, q, m);
        if (k >= D)
            product->digit[k - D] = wide_low(column) & FIELD_DIGIT_MASK;
        column = wide_shift_right_signed(column, FIELD_DIGIT_BITS);
    }
}

static inline __attribute__((always_inline)) void
square_body(struct element *product, const struct element *a, unsigned D,
            const struct modulus_shape *m)
{
    uint64_t q[FIELD_DIGITS_MAX];
    struct wide column = WIDE_ZERO;
#pragma GCC unroll 22
    for (unsigned k = 0; k < 2 * D; k++) {
#pragma GCC unroll 11
        for (unsigned i = 0; i < D; i++) {
            if (2 * i < k && k - i < D)
                column = wide_add_product(column, 2 * a->digit[i], a->digit[k - i]);
            if (2 * i == k)
                column = wide_add_product(column, a->digit[i], a->digit[i]);
        }
        column = column_reduce(column, k, D, q, m);
        if (k >= D)
            product->digit[k - D] = wide_low(column) & FIELD_DIGIT_MASK;
        column = wide_shift_right_signed(column, FIELD_DIGIT_BITS);
    }
}

#endif
