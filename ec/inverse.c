/* inverse.c -- 1/a modulo m by the "safe gcd" of Bernstein and Yang, "Fast constant-time gcd
 * computation and modular inversion" (2019): a relative of Euclid's algorithm that looks at the
 * lowest bits alone, and takes the same number of steps for every number.
 *
 * A step takes (delta, f, g), f odd, to
 *
 *     (1 - delta, g, (g - f) / 2)              if delta > 0 and g is odd
 *     (1 + delta, f, (g + (g mod 2) f) / 2)    else
 *
 * and leaves the greatest common divisor of f and g as it is. From f = m, g = x and delta =
 * 1/2 on, after enough steps g is 0, and so f is 1 or -1.
 *
 * Which steps they are depends on delta and the lowest bits of f and g alone: 52 steps on the
 * lowest digit. So they are done on that digit and collected in a matrix; f and g are then
 * multiplied by it, and divided by 2^52.
 *
 * Invariant: d x = f R^2 and e x = g R^2 modulo m, when x is what is stored for a, aR. It
 * holds at the start with d = 0 and e = R^2, and the same matrix keeps it. At the end d is R^2 /
 * (aR) or its opposite, and R/a is what is stored for 1/a. */
#include "constant_time.h"
#include "field.h"
#include "wide.h"

/* Digits of 52 bits, but the uppermost of 64, with a sign. */
struct signed_number {
    int64_t digit[FIELD_DIGITS_MAX];
};

/* 2^52 f' = u f + v g, and 2^52 g' = q f + r g. |u| + |v| and |q| + |r| are at most 2^52. */
struct matrix {
    int64_t u, v, q, r;
};

/* How many batches of 52 steps are enough for a modulus of BITS bits, when x has one bit more.
 * For numbers of b bits (45907 b + 26313) / 19929 steps are enough (Wuille, "Bounds on
 * divsteps iterations in safegcd", 2021, for delta = 1/2): here 593, 888 and 1203, in 12, 18
 * and 24 batches. That is shown there for g <= f. Here g may be up to twice f; the same convex
 * hulls, begun with f = m and g from 0 to 2^(b+1), give no more: 593, 887 and 1203. */
static unsigned batches_for(unsigned bits)
{
    unsigned steps = (45907 * (bits + 1) + 26313) / 19929;
    return (steps + FIELD_DIGIT_BITS - 1) / FIELD_DIGIT_BITS;
}

/* Does 52 steps with the lowest digits F and G, and sets MATRIX to what they do. ETA is delta -
 * 1/2. Returns the ETA after. */
static int64_t take_steps(int64_t eta, uint64_t f, uint64_t g, struct matrix *matrix)
{
    uint64_t u = 1, v = 0, q = 0, r = 1;
    for (unsigned i = 0; i < FIELD_DIGIT_BITS; i++) {
        uint64_t is_odd = mask_barrier(0 - (g & 1));
        uint64_t is_positive = ~mask_from_top_bit((uint64_t)eta);
        uint64_t swap = is_odd & is_positive;
        /* The rows (g, q, r): plus those of f where g is odd, or minus them. */
        g += ((f ^ is_positive) - is_positive) & is_odd;
        q += ((u ^ is_positive) - is_positive) & is_odd;
        r += ((v ^ is_positive) - is_positive) & is_odd;
        /* Where they are swapped g is g - f by now, and f plus this is what g was. */
        f += g & swap;
        u += q & swap;
        v += r & swap;
        g >>= 1;
        u <<= 1;
        v <<= 1;
        eta = (int64_t)((uint64_t)eta ^ swap) + 1;
    }
    *matrix = (struct matrix){(int64_t)u, (int64_t)v, (int64_t)q, (int64_t)r};
    return eta;
}

/* ACCUMULATOR + a x + b y */
static struct wide add_two(struct wide accumulator, int64_t a, int64_t x, int64_t b,
                           int64_t y)
{
    accumulator = wide_add_signed_product(accumulator, a, x);
    return wide_add_signed_product(accumulator, b, y);
}

/* (f, g) = MATRIX (f, g) / 2^52, which is exact. */
static void apply(const struct matrix *matrix, struct signed_number *f,
                  struct signed_number *g, unsigned D)
{
    struct wide next_f = WIDE_ZERO, next_g = WIDE_ZERO;
    for (unsigned i = 0; i < D; i++) {
        next_f = add_two(next_f, matrix->u, f->digit[i], matrix->v, g->digit[i]);
        next_g = add_two(next_g, matrix->q, f->digit[i], matrix->r, g->digit[i]);
        if (i > 0) {
            f->digit[i - 1] = (int64_t)(wide_low(next_f) & FIELD_DIGIT_MASK);
            g->digit[i - 1] = (int64_t)(wide_low(next_g) & FIELD_DIGIT_MASK);
        }
        next_f = wide_shift_right_signed(next_f, FIELD_DIGIT_BITS);
        next_g = wide_shift_right_signed(next_g, FIELD_DIGIT_BITS);
    }
    f->digit[D - 1] = (int64_t)wide_low(next_f);
    g->digit[D - 1] = (int64_t)wide_low(next_g);
}

/* (d, e) = MATRIX (d, e) / 2^52 modulo m: as many times m are added as make the lowest digits
 * 0. If |d| and |e| are below t m, they are below (t + 1) m afterwards: 1 m at first, and 25 m
 * after the 24 batches of P-521. */
static void apply_modulo(const struct field *field, const struct matrix *matrix,
                         struct signed_number *d, struct signed_number *e)
{
    unsigned D = field->digits;
    struct wide next_d =
        add_two(WIDE_ZERO, matrix->u, d->digit[0], matrix->v, e->digit[0]);
    struct wide next_e =
        add_two(WIDE_ZERO, matrix->q, d->digit[0], matrix->r, e->digit[0]);
    int64_t times_d = (int64_t)((wide_low(next_d) * field->inverse) & FIELD_DIGIT_MASK);
    int64_t times_e = (int64_t)((wide_low(next_e) * field->inverse) & FIELD_DIGIT_MASK);
    next_d = WIDE_ZERO;
    next_e = WIDE_ZERO;
    for (unsigned i = 0; i < D; i++) {
        int64_t m = (int64_t)field->modulus.digit[i];
        next_d = add_two(next_d, matrix->u, d->digit[i], matrix->v, e->digit[i]);
        next_d = wide_add_signed_product(next_d, times_d, m);
        next_e = add_two(next_e, matrix->q, d->digit[i], matrix->r, e->digit[i]);
        next_e = wide_add_signed_product(next_e, times_e, m);
        if (i > 0) {
            d->digit[i - 1] = (int64_t)(wide_low(next_d) & FIELD_DIGIT_MASK);
            e->digit[i - 1] = (int64_t)(wide_low(next_e) & FIELD_DIGIT_MASK);
        }
        next_d = wide_shift_right_signed(next_d, FIELD_DIGIT_BITS);
        next_e = wide_shift_right_signed(next_e, FIELD_DIGIT_BITS);
    }
    d->digit[D - 1] = (int64_t)wide_low(next_d);
    e->digit[D - 1] = (int64_t)wide_low(next_e);
}

/* Sets RESULT to NUMBER, which is below 32 m in size, modulo m and below 2^(b+1), b being the
 * bits of m. Its digits may be negative. The bits of the uppermost digit from 2^b on, with their
 * sign, are nearly how many times m it holds. One time fewer is taken away at first, which
 * leaves it between 0 and 3 m, no digit being negative; and then what those bits say, 2 at most,
 * which leaves it from 0 to 2^b - 1 + 2c for m = 2^b - c (field_sum.h), below 2^(b+1). */
static void reduce(const struct field *field, struct element *result,
                   const struct signed_number *number)
{
    struct signed_number rest = *number;
    unsigned D = field->digits, top_bits = field->bits - FIELD_DIGIT_BITS * (D - 1);
    for (unsigned time = 0; time < 2; time++) {
        int64_t times = (rest.digit[D - 1] >> top_bits) - (time == 0), carry = 0;
        for (unsigned i = 0; i < D; i++) {
            carry += rest.digit[i] - times * (int64_t)field->modulus.digit[i];
            rest.digit[i] = carry & (int64_t)FIELD_DIGIT_MASK;
            carry >>= FIELD_DIGIT_BITS;
        }
    }
    for (unsigned i = 0; i < D; i++)
        result->digit[i] = (uint64_t)rest.digit[i];
}

void field_invert(const struct field *field, struct element *result,
                  const struct element *a)
{
    struct signed_number f, g, d = {{0}}, e;
    const struct element zero = {{0}};
    struct matrix matrix;
    int64_t eta = 0;
    for (unsigned i = 0; i < field->digits; i++) {
        f.digit[i] = (int64_t)field->modulus.digit[i];
        g.digit[i] = (int64_t)a->digit[i];
        e.digit[i] = (int64_t)field->r_squared.digit[i];
    }
    for (unsigned i = batches_for(field->bits); i > 0; i--) {
        eta = take_steps(eta, (uint64_t)f.digit[0], (uint64_t)g.digit[0], &matrix);
        apply(&matrix, &f, &g, field->digits);
        apply_modulo(field, &matrix, &d, &e);
    }
    /* f is 1 or -1, but a multiple of m if a is 0. */
    int64_t sign = (int64_t)mask_from_top_bit((uint64_t)f.digit[field->digits - 1]);
    for (unsigned i = 0; i < field->digits; i++)
        d.digit[i] = (d.digit[i] ^ sign) - sign;
    uint64_t is_zero = field_is_zero(field, a);
    reduce(field, result, &d);
    field_select(field, result, is_zero, &zero);
}
