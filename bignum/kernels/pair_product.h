/* pair_product.h -- two products modulo two numbers at once, in radix 2^52.
 *
 * A number lies across VECTORS vectors of eight lanes, digit j in lane j % 8 of vector
 * j / 8; it has DIGITS digits, and lanes beyond them are zero:
 *
 *          vector 0                  vector 1                vector 2
 *     +----+----+-   -+----+    +----+-   -+----+    +----+-   -+----+-   -+---+
 *     | d0 | d1 | ... | d7 |    | d8 | ... | d15|    | d16| ... | d19| ... | 0 |
 *     +----+----+-   -+----+    +----+-   -+----+    +----+-   -+----+-   -+---+
 *
 * What is computed is a * b / 2^(52 * DIGITS) mod N, one row for each digit of b. With S
 * the sum so far, B = 2^52 and m = S mod B its lowest digit, a row is
 *
 *     S <- S + a * b_i,  then  S <- (S - m) / B + m * fold,   fold = 1/B mod N,
 *
 * for (S - m) / B + m / B = S / B. So the digit that is to go needs no multiplication to
 * tell by which multiple of N it goes: it is the multiplier itself. (Put differently: N
 * is replaced by the multiple k * N = -1 mod B, and fold is (k * N + 1) / B. The number
 * k * N is a digit longer than N; fold is not.) The price is that S stays below about
 * B * N; so the last row is Montgomery's own: S <- (S + m * N) / B, where now
 * m = -S / N mod B.
 *
 * Bounds. Let N < 2^k, where k <= 52 * DIGITS - 16, and a, b < 2^(k + 2). fold < N, as it
 * is reduced. With R = B^DIGITS, the result is a sum of three parts: a * b / R; the
 * foldings, of which row i adds m * fold < B * fold after its division and so counts
 * m * fold * B^(i + 1) / R, all of them together less than fold; and m * N / B < N of the
 * last row. So it is below
 *
 *     a * b / R + fold + N  <  2^(2k + 4) / 2^(k + 16) + 2 * 2^k  <  2^(k + 2):
 *
 * it is an operand again. No comparison with N is made before the very end.
 *
 * In a lane of S the digits are not normalised: each row adds at most four halves of
 * products, each below 2^52, and a carry below 2^12 in lane 0. What is in lane 0 has
 * come down through at most 40 rows, so it is below (4 * 40 + 1) * 2^52 < 2^60: no lane
 * overflows. The multiplier takes the lower 52 bits of a lane by itself.
 *
 * The upper half of a product belongs one lane further up; it is added after S has been
 * moved down by a lane, which puts it into its own lane. Each row so moves S once.
 *
 * Two independent numbers are computed in turns, for a row of one has to wait for the
 * multiplier m, about nine cycles, and there is time for a row of the other. */
#ifndef CERTWRIGHT_BIGNUM_KERNELS_PAIR_PRODUCT_H
#define CERTWRIGHT_BIGNUM_KERNELS_PAIR_PRODUCT_H

#include "../power_pair.h"
#include "lanes.h"

#define PAIR_VECTORS_MAX 5

_Static_assert(POWER_PAIR_DIGITS_MAX == PAIR_VECTORS_MAX * LANE_COUNT,
               "vectors are read and written whole");

/* One of the two sums on its way. */
struct pair_sum {
    lanes sum[PAIR_VECTORS_MAX];
    lanes fold[PAIR_VECTORS_MAX];
    lanes held; /* the multiplier of the row before: upper halves are still to come */
};

LANES_INLINE void pair_load(lanes a[], const uint64_t digit[], unsigned vectors)
{
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++)
        a[v] = lanes_load(digit + v * LANE_COUNT);
}

/* S <- a * b_0, the lower halves. */
LANES_INLINE void pair_start(struct pair_sum *s, const uint64_t fold[], const lanes a[],
                             lanes digit, unsigned vectors)
{
    pair_load(s->fold, fold, vectors);
    s->held = lanes_zero();
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++)
        s->sum[v] = lanes_add_product_low(lanes_zero(), a[v], digit);
}

/* What a row adds after the move but for m: the upper halves of this row's products, of
 * the vectors of A from FROM on, and those of the row before by fold. */
LANES_INLINE void pair_upper_halves(lanes add[], const struct pair_sum *s,
                                    const lanes a[], lanes digit, unsigned from,
                                    unsigned vectors)
{
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++)
        add[v] = lanes_add_product_high(lanes_zero(), s->fold[v], s->held);
    LANES_UNROLL
    for (unsigned v = from; v < vectors; v++)
        add[v] = lanes_add_product_high(add[v], a[v], digit);
}

/* S <- S / B + add, where the lower 52 bits of lane 0 do not count. */
LANES_INLINE void pair_move(struct pair_sum *s, const lanes add[], unsigned vectors)
{
    lanes carry = lanes_first_shift_right(s->sum[0], DIGIT_BITS);
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++) {
        lanes above = v + 1 < vectors ? s->sum[v + 1] : lanes_zero();
        lanes moved = lanes_window(above, s->sum[v], 1);
        if (v == 0)
            moved = lanes_add(moved, carry);
        s->sum[v] = lanes_add(moved, add[v]);
    }
}

/* A row: the upper halves of A * DIGIT, whose lower halves are in S already; the lower
 * halves of the next row's NEXT_A * NEXT_DIGIT, which do not have to wait; and the lowest
 * digit folded in. All is added up beside S, which meanwhile moves. */
LANES_INLINE void pair_row(struct pair_sum *s, const lanes a[], lanes digit,
                           unsigned from, const lanes next_a[], lanes next_digit,
                           unsigned next_from, unsigned vectors)
{
    lanes add[PAIR_VECTORS_MAX];
    lanes m = lanes_broadcast_first(s->sum[0]);
    pair_upper_halves(add, s, a, digit, from, vectors);
    LANES_UNROLL
    for (unsigned v = next_from; v < vectors; v++)
        add[v] = lanes_add_product_low(add[v], next_a[v], next_digit);
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++)
        add[v] = lanes_add_product_low(add[v], s->fold[v], m);
    pair_move(s, add, vectors);
    s->held = m;
}

/* The last row, Montgomery's. */
LANES_INLINE void pair_last_row(struct pair_sum *s, const lanes a[], lanes digit,
                                unsigned from, const uint64_t modulus[],
                                uint64_t inverse, unsigned vectors)
{
    lanes add[PAIR_VECTORS_MAX], n[PAIR_VECTORS_MAX];
    lanes m = lanes_add_product_low(lanes_zero(), s->sum[0], lanes_all(inverse));
    m = lanes_broadcast_first(m);
    pair_load(n, modulus, vectors);
    pair_upper_halves(add, s, a, digit, from, vectors);
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++) {
        s->sum[v] = lanes_add_product_low(s->sum[v], n[v], m);
        add[v] = lanes_add_product_high(add[v], n[v], m);
    }
    pair_move(s, add, vectors);
}

/* Carries. After the first step a lane is below 2^52 + 2^8, so that one more carry may
 * come out of it, of 1: if it is above DIGIT_MASK, or is DIGIT_MASK and receives one. An
 * addition of words lets these run: the ones of EQUAL pass a carry on. */
LANES_INLINE void pair_finish(uint64_t digit[], const struct pair_sum *s,
                              unsigned vectors)
{
    const lanes mask = lanes_all(DIGIT_MASK);
    lanes a[PAIR_VECTORS_MAX];
    uint64_t greater = 0, equal = 0;
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++) {
        lanes carry = lanes_shift_right(s->sum[v], DIGIT_BITS);
        lanes below =
            v > 0 ? lanes_shift_right(s->sum[v - 1], DIGIT_BITS) : lanes_zero();
        a[v] = lanes_add(lanes_and(s->sum[v], mask), lanes_window(carry, below, 7));
        greater |= (uint64_t)lanes_greater(a[v], mask) << 8 * v;
        equal |= (uint64_t)lanes_equal(a[v], mask) << 8 * v;
    }
    uint64_t carries = ((greater << 1) + equal) ^ equal;
    LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++) {
        uint8_t receives = (uint8_t)(carries >> 8 * v);
        a[v] = lanes_select(receives, lanes_add(a[v], lanes_all(1)), a[v]);
        lanes_store(digit + v * LANE_COUNT, lanes_and(a[v], mask));
    }
}

/* R = A * B / 2^(52 * DIGITS) modulo both numbers of N; R may be A or B. */
LANES_INLINE void pair_multiply(struct power_pair_digits *r,
                                const struct power_pair_digits *a,
                                const struct power_pair_digits *b,
                                const struct power_pair_kernel *n, unsigned digits,
                                unsigned vectors)
{
    struct pair_sum s[2];
    lanes factor[2][PAIR_VECTORS_MAX], digit[2];
    LANES_UNROLL
    for (unsigned h = 0; h < 2; h++) {
        pair_load(factor[h], a->digit[h], vectors);
        digit[h] = lanes_all(b->digit[h][0]);
        pair_start(&s[h], n->fold.digit[h], factor[h], digit[h], vectors);
    }
    for (unsigned i = 1; i < digits; i++) {
        LANES_UNROLL
        for (unsigned h = 0; h < 2; h++) {
            lanes next = lanes_all(b->digit[h][i]);
            pair_row(&s[h], factor[h], digit[h], 0, factor[h], next, 0, vectors);
            digit[h] = next;
        }
    }
    LANES_UNROLL
    for (unsigned h = 0; h < 2; h++) {
        pair_last_row(&s[h], factor[h], digit[h], 0, n->modulus.digit[h], n->inverse[h],
                      vectors);
        pair_finish(r->digit[h], &s[h], vectors);
    }
}

/* Squares. Of the products of two different digits each is needed twice. Seen in blocks
 * of eight digits, a vector each: rows of block K take the digits of block K once, those
 * of the blocks above doubled, and leave out those below, whose rows had them:
 *
 *            a0   a1   a2
 *     a0      1    2    2
 *     a1      .    1    2
 *     a2      .    .    1
 *
 * The number that is doubled consists of the blocks above K alone: so what the top digit
 * of block K would carry into it when doubled does not go there, but what the top digit
 * of block K + 1 carries goes into K + 2. No digit is lost at the top, where the last
 * one has room for 14 more bits. */
LANES_INLINE void pair_double_above(lanes doubled[], const lanes a[], unsigned block,
                                    unsigned vectors)
{
    const lanes mask = lanes_all(DIGIT_MASK);
    doubled[block] = a[block];
    LANES_UNROLL
    for (unsigned v = block + 1; v < vectors; v++) {
        lanes carry = lanes_shift_right(a[v], DIGIT_BITS - 1);
        lanes below =
            v > block + 1 ? lanes_shift_right(a[v - 1], DIGIT_BITS - 1) : lanes_zero();
        doubled[v] = lanes_add(lanes_and(lanes_add(a[v], a[v]), mask),
                               lanes_window(carry, below, 7));
    }
}

LANES_INLINE void pair_square(struct power_pair_digits *r,
                              const struct power_pair_digits *a,
                              const struct power_pair_kernel *n, unsigned digits,
                              unsigned vectors)
{
    struct pair_sum s[2];
    lanes whole[2][PAIR_VECTORS_MAX], digit[2];
    lanes factor[2][PAIR_VECTORS_MAX], above[2][PAIR_VECTORS_MAX];
    LANES_UNROLL
    for (unsigned h = 0; h < 2; h++) {
        pair_load(whole[h], a->digit[h], vectors);
        pair_double_above(factor[h], whole[h], 0, vectors);
        digit[h] = lanes_all(a->digit[h][0]);
        pair_start(&s[h], n->fold.digit[h], factor[h], digit[h], vectors);
    }
    LANES_UNROLL
    for (unsigned block = 0; block < vectors; block++) {
        unsigned end = block + 1 < vectors ? (block + 1) * LANE_COUNT : digits;
        for (unsigned i = block * LANE_COUNT + 1; i < end; i++) {
            LANES_UNROLL
            for (unsigned h = 0; h < 2; h++) {
                lanes next = lanes_all(a->digit[h][i]);
                pair_row(&s[h], factor[h], digit[h], block, factor[h], next, block,
                         vectors);
                digit[h] = next;
            }
        }
        if (end == digits)
            break;
        LANES_UNROLL
        for (unsigned h = 0; h < 2; h++) {
            lanes next = lanes_all(a->digit[h][end]);
            pair_double_above(above[h], whole[h], block + 1, vectors);
            pair_row(&s[h], factor[h], digit[h], block, above[h], next, block + 1,
                     vectors);
            LANES_UNROLL
            for (unsigned v = block + 1; v < vectors; v++)
                factor[h][v] = above[h][v];
            digit[h] = next;
        }
    }
    LANES_UNROLL
    for (unsigned h = 0; h < 2; h++) {
        pair_last_row(&s[h], factor[h], digit[h], vectors - 1, n->modulus.digit[h],
                      n->inverse[h], vectors);
        pair_finish(r->digit[h], &s[h], vectors);
    }
}

#endif
