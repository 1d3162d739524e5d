/* edwards_multiply.c -- a scalar times a point. */
#include "edwards.h"

#include <string.h>

/* POINT = A if MASK is all ones. */
static void choose(struct edwards_point *point, const struct edwards_point *a,
                   uint64_t mask)
{
    field25519_choose(&point->X, &a->X, mask);
    field25519_choose(&point->Y, &a->Y, mask);
    field25519_choose(&point->Z, &a->Z, mask);
    field25519_choose(&point->T, &a->T, mask);
}

/* Four bits at a time from the top; each of the sixteen multiples is looked at. */
void edwards_multiply_base(struct edwards_point *product, const uint8_t scalar[32])
{
    struct edwards_point multiple[16], chosen;
    multiple[0] = edwards_neutral;
    for (unsigned i = 1; i < 16; i++)
        edwards_add(&multiple[i], &multiple[i - 1], &edwards_base);
    *product = edwards_neutral;
    for (unsigned i = 64; i-- > 0;) {
        uint64_t digit = scalar[i / 2] >> 4 * (i % 2) & 15u;
        for (unsigned j = 0; j < 4; j++)
            edwards_double(product, product);
        chosen = edwards_neutral;
        for (uint64_t j = 0; j < 16; j++)
            choose(&chosen, &multiple[j], field25519_mask(((digit ^ j) - 1) >> 63));
        edwards_add(product, product, &chosen);
    }
    explicit_bzero(&chosen, sizeof chosen);
}

static unsigned bit_of(const uint8_t scalar[32], unsigned i)
{
    return scalar[i / 8] >> i % 8 & 1u;
}

/* Both scalars bit by bit from the top, with the doublings in common. */
void edwards_multiply_add(struct edwards_point *sum, const uint8_t u[32],
                          const uint8_t v[32], const struct edwards_point *a)
{
    struct edwards_point result = edwards_neutral;
    for (unsigned i = 255; i-- > 0;) {
        edwards_double(&result, &result);
        if (bit_of(u, i))
            edwards_add(&result, &result, &edwards_base);
        if (bit_of(v, i))
            edwards_add(&result, &result, a);
    }
    *sum = result;
}
