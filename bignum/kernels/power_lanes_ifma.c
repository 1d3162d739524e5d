/* power_lanes_ifma.c -- eight modular powers at once, one number in each lane.
 *
 * Each number is a column: digit i of the eight numbers is one vector, and no digit
 * ever moves to another lane. So this is Montgomery's multiplication as one would write
 * it for a single number, a * b / R mod n with R = 2^(52 * digits), done eight times by
 * each instruction. The digits are taken in blocks of ten, for twice ten sums, the
 * digit that is multiplied and the one it meets fit into the 32 registers.
 *
 * The bounds. n < R/16.
 * (1) Almost reduced: multiply and square give less than 2n, in digits below 2^52, for
 *     a, b < 4n: (a*b + m*n) / R < (16 n^2 + R n) / R < 2n. A number may therefore be
 *     doubled once between two of them, and nothing is ever subtracted.
 * (2) A column of the product collects at most 2 * digits halves of products below
 *     2^52, and as many again from the reduction, one carry below 2^12 for each block:
 *     below 2^60.4 for 80 digits, below 2^61.4 when doubled. Carries are only
 *     propagated at the end.
 * Invariant: no branch and no address depends on a digit; what held a secret is wiped,
 * but for registers that the compiler has put on the stack. */
#include "power_lanes_ifma.h"

#include <stdbool.h>
#include <string.h>

#include "lanes.h"

#define BLOCK      LANE_BLOCK
#define DIGITS_MAX LANE_DIGITS_MAX

#define NOT_INLINED static __attribute__((noinline))

struct arithmetic {
    size_t digits;
    lanes inverse; /* -1/n modulo 2^52 */
    lanes n[DIGITS_MAX];
    lanes sum[2 * DIGITS_MAX]; /* the product, and the multiple of n added to it */
};

/* --- blocks of ten digits --------------------------------------------------------- */

/* Adds to the columns SUM the product of the blocks A and B. */
NOT_INLINED void add_product(lanes sum[2 * BLOCK], const lanes a[BLOCK],
                             const lanes b[BLOCK])
{
    lanes s[2 * BLOCK];
    LANES_UNROLL for (int i = 0; i < 2 * BLOCK; i++) s[i] = sum[i];
    LANES_UNROLL for (int i = 0; i < BLOCK; i++)
    {
        lanes digit = a[i];
        LANES_UNROLL for (int j = 0; j < BLOCK; j++)
        {
            lanes other = b[j];
            s[i + j] = lanes_add_product_low(s[i + j], digit, other);
            s[i + j + 1] = lanes_add_product_high(s[i + j + 1], digit, other);
        }
    }
    LANES_UNROLL for (int i = 0; i < 2 * BLOCK; i++) sum[i] = s[i];
}

/* Sets the columns SUM to the block A times itself, but without the squares a[i] *
 * a[i], and each other product once only: the caller doubles. */
NOT_INLINED void set_cross_products(lanes sum[2 * BLOCK], const lanes a[BLOCK])
{
    lanes s[2 * BLOCK];
    LANES_UNROLL for (int i = 0; i < 2 * BLOCK; i++) s[i] = lanes_zero();
    LANES_UNROLL for (int i = 0; i < BLOCK; i++)
    {
        lanes digit = a[i];
        LANES_UNROLL for (int j = i + 1; j < BLOCK; j++)
        {
            lanes other = a[j];
            s[i + j] = lanes_add_product_low(s[i + j], digit, other);
            s[i + j + 1] = lanes_add_product_high(s[i + j + 1], digit, other);
        }
    }
    LANES_UNROLL for (int i = 0; i < 2 * BLOCK; i++) sum[i] = s[i];
}

/* Montgomery's reduction of ten columns. Column i gets m[i] * n[0], with m[i] such that
 * its lower 52 bits become zero, and what it holds then is carried into the next one.
 * The carry is known before the product is: of a column c with c = -m * n[0] modulo
 * 2^52 the lower bits give a carry of one unless they are zero already, so c and the
 * low half of m * n[0] together carry (c + 2^52 - 1) >> 52; the high half is added to
 * it. The block of n above these ten digits is for the caller to multiply by M. */
NOT_INLINED void clear_block(lanes sum[2 * BLOCK], lanes m[BLOCK], const lanes n[BLOCK],
                             lanes inverse)
{
    lanes s[2 * BLOCK], mask = lanes_all(DIGIT_MASK);
    LANES_UNROLL for (int i = 0; i < 2 * BLOCK; i++) s[i] = sum[i];
    LANES_UNROLL for (int i = 0; i < BLOCK; i++)
    {
        lanes digit = lanes_add_product_low(lanes_zero(), s[i], inverse);
        lanes carry = lanes_shift_right(lanes_add(s[i], mask), DIGIT_BITS);
        m[i] = digit;
        carry = lanes_add_product_high(carry, digit, n[0]);
        s[i + 1] = lanes_add(lanes_add_product_low(s[i + 1], digit, n[1]), carry);
        s[i + 2] = lanes_add_product_high(s[i + 2], digit, n[1]);
        LANES_UNROLL for (int j = 2; j < BLOCK; j++)
        {
            lanes other = n[j];
            s[i + j] = lanes_add_product_low(s[i + j], digit, other);
            s[i + j + 1] = lanes_add_product_high(s[i + j + 1], digit, other);
        }
    }
    LANES_UNROLL for (int i = BLOCK; i < 2 * BLOCK; i++) sum[i] = s[i];
}

/* --- Montgomery's multiplication -------------------------------------------------- */

/* RESULT = sum / R mod n, doubled in the lanes of DOUBLED. */
LANES_INLINE void reduce(struct arithmetic *x, lanes *result, uint8_t doubled)
{
    lanes m[BLOCK], mask = lanes_all(DIGIT_MASK), zero = lanes_zero(), carry = zero;
    for (size_t i = 0; i < x->digits; i += BLOCK) {
        clear_block(x->sum + i, m, x->n, x->inverse);
        for (size_t j = BLOCK; j < x->digits; j += BLOCK)
            add_product(x->sum + i + j, m, x->n + j);
    }
    for (size_t i = 0; i < x->digits; i++) {
        lanes s = x->sum[x->digits + i];
        s = lanes_add(lanes_add(s, lanes_select(doubled, s, zero)), carry);
        carry = lanes_shift_right(s, DIGIT_BITS);
        result[i] = lanes_and(s, mask);
    }
}

/* RESULT = A * B / R mod n. RESULT may be A or B. */
static void multiply(struct arithmetic *x, lanes *result, const lanes *a,
                     const lanes *b)
{
    for (size_t i = 0; i < 2 * x->digits; i++)
        x->sum[i] = lanes_zero();
    for (size_t i = 0; i < x->digits; i += BLOCK)
        for (size_t j = 0; j < x->digits; j += BLOCK)
            add_product(x->sum + i + j, a + i, b + j);
    reduce(x, result, 0);
}

/* The products of blocks with themselves lie side by side and set all columns. */
LANES_INLINE void set_square(struct arithmetic *x, const lanes *a)
{
    for (size_t i = 0; i < x->digits; i += BLOCK)
        set_cross_products(x->sum + 2 * i, a + i);
    for (size_t i = 0; i < x->digits; i += BLOCK)
        for (size_t j = i + BLOCK; j < x->digits; j += BLOCK)
            add_product(x->sum + i + j, a + i, a + j);
    for (size_t i = 0; i < x->digits; i++) {
        lanes even = x->sum[2 * i], odd = x->sum[2 * i + 1];
        x->sum[2 * i] = lanes_add_product_low(lanes_add(even, even), a[i], a[i]);
        x->sum[2 * i + 1] = lanes_add_product_high(lanes_add(odd, odd), a[i], a[i]);
    }
}

/* A = A * A / R mod n. */
static void square(struct arithmetic *x, lanes *a)
{
    set_square(x, a);
    reduce(x, a, 0);
}

/* A = A * A / R mod n, and twice that, below 4n, in the lanes of DOUBLED. */
static void square_and_double(struct arithmetic *x, lanes *a, uint8_t doubled)
{
    set_square(x, a);
    reduce(x, a, doubled);
}

/* RESULT = A / R mod n: out of Montgomery's form. For A < 4n it is at most n, as
 * (4n + (R - 1) n) / R < n + 1, and is n only if A is a multiple of n. */
static void leave(struct arithmetic *x, lanes *result, const lanes *a)
{
    for (size_t i = 0; i < x->digits; i++) {
        x->sum[i] = a[i];
        x->sum[x->digits + i] = lanes_zero();
    }
    reduce(x, result, 0);
}

/* --- rows in memory --------------------------------------------------------------- */

static void load(const struct arithmetic *x, lanes *a, const struct lanes_number *rows)
{
    for (size_t i = 0; i < x->digits; i++)
        a[i] = lanes_load(rows->row[i]);
}

static void store(const struct arithmetic *x, struct lanes_number *rows, const lanes *a)
{
    for (size_t i = 0; i < x->digits; i++)
        lanes_store(rows->row[i], a[i]);
}

static void start(struct arithmetic *x, const struct lanes_moduli *moduli)
{
    x->digits = moduli->digits;
    x->inverse = lanes_load(moduli->inverse);
    load(x, x->n, &moduli->n);
}

/* --- 2 to the power of (n - 1) / 2 ------------------------------------------------ */

/* Whether A, at most n, is 1; and whether it is n - 1, which differs from the odd n in
 * the lowest bit alone. One bit for each lane. */
static uint8_t equals_one(const struct arithmetic *x, const lanes *a)
{
    uint8_t equal = lanes_equal(a[0], lanes_all(1));
    for (size_t i = 1; i < x->digits; i++)
        equal &= lanes_equal(a[i], lanes_zero());
    return equal;
}

static uint8_t equals_minus_one(const struct arithmetic *x, const lanes *a)
{
    uint8_t equal = lanes_equal(lanes_add(a[0], lanes_all(1)), x->n[0]);
    for (size_t i = 1; i < x->digits; i++)
        equal &= lanes_equal(a[i], x->n[i]);
    return equal;
}

/* From the uppermost bit of the exponent down: square, and double if the bit is one.
 * The exponent is n without its lowest bit. As long as only zeros have come, 1 is
 * squared; so lanes may have moduli of different lengths. */
uint8_t power_lanes_ifma_base2(const struct lanes_moduli *moduli,
                               const struct lanes_number *one)
{
    struct {
        struct arithmetic x;
        lanes power[DIGITS_MAX];
    } w;
    start(&w.x, moduli);
    load(&w.x, w.power, one);
    for (size_t i = moduli->bits - 1; i > 0; i--) {
        lanes digit = w.x.n[i / DIGIT_BITS];
        lanes bit = lanes_shift_right_by(digit, (unsigned)(i % DIGIT_BITS));
        bit = lanes_and(bit, lanes_all(1));
        square_and_double(&w.x, w.power, lanes_equal(bit, lanes_all(1)));
    }
    leave(&w.x, w.power, w.power);
    uint8_t passed = equals_one(&w.x, w.power) | equals_minus_one(&w.x, w.power);
    explicit_bzero(&w, sizeof w);
    return passed;
}

/* --- powers with secret exponents ------------------------------------------------- */

#define WINDOW_BITS  4 /* divides 52, so no window lies across two digits */
#define WINDOW_COUNT (1 << WINDOW_BITS)

struct power {
    struct arithmetic x;
    lanes base[DIGITS_MAX];
    lanes value[DIGITS_MAX]; /* of the power, in Montgomery's form */
    lanes chosen[DIGITS_MAX];
    lanes table[WINDOW_COUNT][DIGITS_MAX]; /* base^0 to base^15, in that form */
};

/* The powers of BASE that a window may want. */
static void fill_table(struct power *w, const struct lanes_number *r_squared,
                       const struct lanes_number *base)
{
    load(&w->x, w->base, base);
    load(&w->x, w->chosen, r_squared);
    leave(&w->x, w->table[0], w->chosen); /* R mod n */
    multiply(&w->x, w->table[1], w->base, w->chosen);
    for (size_t i = 2; i < WINDOW_COUNT; i++)
        multiply(&w->x, w->table[i], w->table[i - 1], w->table[1]);
}

/* CHOSEN is the entry of the table that WINDOW says, another one in each lane. All of
 * the table is read, whatever WINDOW is. */
static void choose(struct power *w, lanes window)
{
    uint8_t is_entry[WINDOW_COUNT];
    for (unsigned i = 0; i < WINDOW_COUNT; i++)
        is_entry[i] = lanes_equal(window, lanes_all(i));
    for (size_t digit = 0; digit < w->x.digits; digit++) {
        lanes chosen = w->table[0][digit];
        for (unsigned i = 1; i < WINDOW_COUNT; i++)
            chosen = lanes_select(is_entry[i], w->table[i][digit], chosen);
        w->chosen[digit] = chosen;
    }
}

/* Window INDEX of EXPONENT, of which only the lower EXPONENT_BITS bits count. */
static lanes window_of(const struct lanes_number *exponent, size_t exponent_bits,
                       size_t index)
{
    size_t bit = index * WINDOW_BITS, left = exponent_bits - bit;
    uint64_t mask = ((uint64_t)1 << (left < WINDOW_BITS ? left : WINDOW_BITS)) - 1;
    lanes digit = lanes_load(exponent->row[bit / DIGIT_BITS]);
    digit = lanes_shift_right_by(digit, (unsigned)(bit % DIGIT_BITS));
    return lanes_and(digit, lanes_all(mask));
}

/* VALUE = base^EXPONENT in Montgomery's form, window after window from the top. */
static void raise(struct power *w, const struct lanes_number *exponent,
                  size_t exponent_bits)
{
    size_t windows = (exponent_bits + WINDOW_BITS - 1) / WINDOW_BITS;
    memcpy(w->value, w->table[0], w->x.digits * sizeof(lanes));
    for (size_t i = windows; i-- > 0;) {
        choose(w, window_of(exponent, exponent_bits, i));
        for (int j = 0; j < WINDOW_BITS; j++)
            square(&w->x, w->value);
        multiply(&w->x, w->value, w->value, w->chosen);
    }
}

void power_lanes_ifma_power(const struct lanes_moduli *moduli,
                            const struct lanes_number *r_squared,
                            const struct lanes_number *base,
                            const struct lanes_number *exponent, size_t exponent_bits,
                            struct lanes_number *result)
{
    struct power w;
    start(&w.x, moduli);
    fill_table(&w, r_squared, base);
    raise(&w, exponent, exponent_bits);
    leave(&w.x, w.value, w.value);
    store(&w.x, result, w.value);
    explicit_bzero(&w, sizeof w);
}

/* Once the power is 1 it stays 1 and does not become -1; so what a square is matters
 * only if it is -1, and the squares may go on to the end. */
uint8_t power_lanes_ifma_miller_rabin(const struct lanes_moduli *moduli,
                                      const struct lanes_number *r_squared,
                                      const struct lanes_number *base,
                                      const struct lanes_number *odd_part, unsigned a)
{
    struct power w;
    start(&w.x, moduli);
    fill_table(&w, r_squared, base);
    raise(&w, odd_part, moduli->bits);
    leave(&w.x, w.chosen, w.value);
    uint8_t passed = equals_one(&w.x, w.chosen) | equals_minus_one(&w.x, w.chosen);
    for (unsigned j = 1; j < a; j++) {
        square(&w.x, w.value);
        leave(&w.x, w.chosen, w.value);
        passed |= equals_minus_one(&w.x, w.chosen);
    }
    explicit_bzero(&w, sizeof w);
    return passed;
}

/* --- public powers ---------------------------------------------------------------- */

/* The lowest bit of the exponent is one. Its multiplication takes the base as it is,
 * not in Montgomery's form, and so leaves that form. */
void power_lanes_ifma_public(const struct lanes_moduli *moduli,
                             const struct lanes_number *r_squared,
                             const struct lanes_number *base, uint64_t exponent,
                             struct lanes_number *result)
{
    struct arithmetic x;
    lanes plain[DIGITS_MAX], entered[DIGITS_MAX], value[DIGITS_MAX];
    int bit = 63;
    start(&x, moduli);
    load(&x, plain, base);
    load(&x, value, r_squared);
    multiply(&x, value, value, plain);
    memcpy(entered, value, x.digits * sizeof(lanes));
    while ((exponent >> bit & 1) == 0)
        bit--;
    while (bit-- > 0) {
        square(&x, value);
        if ((exponent >> bit & 1) != 0)
            multiply(&x, value, value, bit == 0 ? plain : entered);
    }
    store(&x, result, value);
}
