/* power_pair_ifma.c -- two modular powers by fixed windows, on the products of
 * pair_product.h.
 * Invariants: (1) no branch and no address depends on a modulus, a base or an exponent;
 * (2) what is kept between products is in one structure, and that is wiped, as is the
 * stack that they used; (3) every number that is multiplied keeps the bounds of
 * pair_product.h: where N < 2^k, k a multiple of 64, it is below 2^(k + 2). */
#include "power_pair_ifma.h"

#include <string.h>

#include "../lane_digits.h"
#include "pair_product.h"

_Static_assert(GMP_NUMB_BITS == 64, "digits become limbs as words of 64 bits");

#define WINDOW_BITS  5
#define WINDOW_COUNT (1 << WINDOW_BITS)

/* Each shape is compiled for itself, so that loops over vectors go and numbers stay in
 * registers. 52 * 20 = 1024 + 16, 52 * 30 = 1536 + 24, 52 * 40 = 2048 + 32: the 16 bits
 * of room that the bounds ask for are there. */
#define SHAPE(digits, vectors)                                                         \
    static __attribute__((noinline)) void multiply_##digits(                           \
        struct power_pair_digits *r, const struct power_pair_digits *a,                \
        const struct power_pair_digits *b, const struct power_pair_kernel *kernel)     \
    {                                                                                  \
        pair_multiply(r, a, b, kernel, digits, vectors);                               \
    }                                                                                  \
    static __attribute__((noinline)) void square_##digits(                             \
        struct power_pair_digits *r, const struct power_pair_digits *a,                \
        const struct power_pair_kernel *kernel)                                        \
    {                                                                                  \
        pair_square(r, a, kernel, digits, vectors);                                    \
    }

SHAPE(20, 3)
SHAPE(30, 4)
SHAPE(40, 5)

struct shape {
    unsigned digit_count, vector_count;
    size_t limb_count_max;
    void (*multiply)(struct power_pair_digits *r, const struct power_pair_digits *a,
                     const struct power_pair_digits *b,
                     const struct power_pair_kernel *kernel);
    void (*square)(struct power_pair_digits *r, const struct power_pair_digits *a,
                   const struct power_pair_kernel *kernel);
};

static const struct shape shapes[] = {
    {20, 3, 16, multiply_20, square_20},
    {30, 4, 24, multiply_30, square_30},
    {40, 5, 32, multiply_40, square_40},
};
#define SHAPE_COUNT (sizeof shapes / sizeof shapes[0])

/* The lowest COUNT digits of NUMBER from digit FIRST on. */
static void take_digits(uint64_t digit[], unsigned count, const struct number *number,
                        unsigned first)
{
    for (unsigned i = 0; i < count; i++)
        digit[i] = lane_digit(number, first + i);
}

/* LIMB = the number in DIGIT, of which LIMB_COUNT limbs hold all. */
static void give_limbs(mp_limb_t limb[], size_t limb_count, const uint64_t digit[],
                       unsigned digit_count)
{
    for (size_t i = 0; i < limb_count; i++)
        limb[i] = 0;
    for (size_t i = 0; i < digit_count; i++) {
        size_t bit = i * DIGIT_BITS, at = bit / 64, shift = bit % 64;
        if (at < limb_count)
            limb[at] |= digit[i] << shift;
        if (shift > 64 - DIGIT_BITS && at + 1 < limb_count)
            limb[at + 1] |= digit[i] >> (64 - shift);
    }
}

/* fold = (k * N + 1) / 2^52 for k = -1/N mod 2^52. The lowest digit of k * N is all
 * ones; so fold is what is above it, and 1. fold < N, for k < 2^52. */
static bool prepare_fold(uint64_t fold[], unsigned digit_count,
                         const struct number *modulus, uint64_t k)
{
    struct number factor, product;
    number_from_word(&factor, k);
    bool ok = number_multiply(&product, modulus, &factor);
    take_digits(fold, digit_count, &product, 1);
    uint64_t carry = 1;
    for (unsigned i = 0; i < digit_count; i++) {
        uint64_t digit = fold[i] + carry;
        fold[i] = digit & DIGIT_MASK;
        carry = digit >> DIGIT_BITS;
    }
    number_wipe(&factor);
    number_wipe(&product);
    return ok;
}

static bool prepare_square(uint64_t square[], unsigned digit_count,
                           const struct number *modulus)
{
    struct number r_squared;
    bool ok = lane_radix_power(&r_squared, digit_count, 2, modulus);
    take_digits(square, digit_count, &r_squared, 0);
    number_wipe(&r_squared);
    return ok;
}

static const struct shape *shape_of(const struct number modulus[2])
{
    for (unsigned i = 0; i < SHAPE_COUNT; i++)
        if (modulus[0].limb_count <= shapes[i].limb_count_max &&
            modulus[1].limb_count <= shapes[i].limb_count_max)
            return &shapes[i];
    return NULL;
}

bool power_pair_ifma_prepare(struct power_pair_kernel *kernel,
                             const struct number modulus[2])
{
    const struct shape *shape = shape_of(modulus);
    memset(kernel, 0, sizeof *kernel);
    if (shape == NULL)
        return true;
    kernel->digit_count = shape->digit_count;
    for (unsigned h = 0; h < 2; h++) {
        const struct number *n = &modulus[h];
        kernel->inverse[h] = lane_inverse(n);
        take_digits(kernel->modulus.digit[h], shape->digit_count, n, 0);
        if (!prepare_fold(kernel->fold.digit[h], shape->digit_count, n,
                          kernel->inverse[h]) ||
            !prepare_square(kernel->square.digit[h], shape->digit_count, n))
            return false;
    }
    return true;
}

/* The numbers of one power, in Montgomery form: x * R mod N for x. */
struct raising {
    _Alignas(64) struct power_pair_digits power[WINDOW_COUNT]; /* of the base, from 0 */
    struct power_pair_digits x, chosen, one;
    mp_limb_t limb[POWER_PAIR_DIGITS_MAX];
};

/* 1 * R^2 / R = R, and base * R^2 / R = base * R; then each power by one product. */
static void make_powers(struct raising *w, const struct shape *shape,
                        const struct power_pair_kernel *kernel)
{
    shape->multiply(&w->power[0], &w->one, &kernel->square, kernel);
    shape->multiply(&w->power[1], &w->x, &kernel->square, kernel);
    for (unsigned i = 2; i < WINDOW_COUNT; i++)
        if (i % 2 == 0)
            shape->square(&w->power[i], &w->power[i / 2], kernel);
        else
            shape->multiply(&w->power[i], &w->power[i - 1], &w->power[1], kernel);
}

/* Bits FIRST to FIRST + 4 of EXPONENT; beyond its limbs there are zeros. */
static uint64_t window_of(const struct number *exponent, size_t first)
{
    size_t at = first / 64, shift = first % 64;
    uint64_t bits = at < exponent->limb_count ? exponent->limb[at] >> shift : 0;
    if (shift > 64 - WINDOW_BITS && at + 1 < exponent->limb_count)
        bits |= exponent->limb[at + 1] << (64 - shift);
    return bits & (WINDOW_COUNT - 1);
}

/* chosen = power[window], for both: every power is read, whichever is wanted. */
LANES_INLINE void choose(struct raising *w, const uint64_t window[2], unsigned vectors)
{
    lanes chosen[2][PAIR_VECTORS_MAX], index[2], at = lanes_zero();
    LANES_UNROLL
    for (unsigned h = 0; h < 2; h++) {
        index[h] = lanes_all(window[h]);
        LANES_UNROLL
        for (unsigned v = 0; v < vectors; v++)
            chosen[h][v] = lanes_zero();
    }
    for (unsigned i = 0; i < WINDOW_COUNT; i++) {
        LANES_UNROLL
        for (unsigned h = 0; h < 2; h++) {
            uint8_t is_it = lanes_equal(index[h], at);
            LANES_UNROLL
            for (unsigned v = 0; v < vectors; v++)
                chosen[h][v] = lanes_select(
                    is_it, lanes_load(w->power[i].digit[h] + v * LANE_COUNT),
                    chosen[h][v]);
        }
        at = lanes_add(at, lanes_all(1));
    }
    LANES_UNROLL
    for (unsigned h = 0; h < 2; h++)
        LANES_UNROLL
    for (unsigned v = 0; v < vectors; v++)
        lanes_store(w->chosen.digit[h] + v * LANE_COUNT, chosen[h][v]);
}

static void choose_power(struct raising *w, const struct shape *shape,
                         const struct number exponent[2], size_t first)
{
    uint64_t window[2] = {window_of(&exponent[0], first),
                          window_of(&exponent[1], first)};
    if (shape->vector_count == 3)
        choose(w, window, 3);
    else if (shape->vector_count == 4)
        choose(w, window, 4);
    else
        choose(w, window, 5);
}

/* x = base^exponent, window by window from the top: x^32 times a power of the base. */
static void raise_by_windows(struct raising *w, const struct shape *shape,
                             const struct power_pair_kernel *kernel,
                             const struct number exponent[2])
{
    size_t limbs = exponent[0].limb_count > exponent[1].limb_count
                       ? exponent[0].limb_count
                       : exponent[1].limb_count;
    size_t first = (64 * limbs - 1) / WINDOW_BITS * WINDOW_BITS;
    make_powers(w, shape, kernel);
    choose_power(w, shape, exponent, first);
    w->x = w->chosen;
    while (first > 0) {
        first -= WINDOW_BITS;
        choose_power(w, shape, exponent, first);
        for (unsigned i = 0; i < WINDOW_BITS; i++)
            shape->square(&w->x, &w->x, kernel);
        shape->multiply(&w->x, &w->x, &w->chosen, kernel);
    }
}

/* x * R * 1 / R = x. By the bounds of pair_product.h, where a * b is less than R here,
 * the result is below 1 + fold + N, and so not above 2 * N - 1: fold < N, and it is a
 * whole number. What goes beyond the limbs of N, 0 or 1, pays for the borrow. */
static void leave_montgomery(struct raising *w, const struct shape *shape,
                             const struct power_pair_kernel *kernel,
                             const struct number modulus[2], struct number result[2])
{
    shape->multiply(&w->x, &w->x, &w->one, kernel);
    for (unsigned h = 0; h < 2; h++) {
        const mp_limb_t *n = modulus[h].limb;
        size_t count = modulus[h].limb_count;
        mp_size_t size = (mp_size_t)count;
        give_limbs(w->limb, count + 1, w->x.digit[h], shape->digit_count);
        mp_limb_t borrow = mpn_sub_n(w->limb, w->limb, n, size);
        mpn_cnd_add_n(borrow - w->limb[count], w->limb, w->limb, n, size);
        memset(result[h].limb, 0, sizeof result[h].limb);
        memcpy(result[h].limb, w->limb, count * sizeof(mp_limb_t));
        result[h].limb_count = count;
    }
}

/* Where registers do not suffice, the products keep digits on the stack below their
 * caller: at most 4 KiB. */
static __attribute__((noinline)) void wipe_stack(void)
{
    uint8_t below[6 * 1024];
    explicit_bzero(below, sizeof below);
}

void power_pair_ifma_raise(const struct power_pair_kernel *kernel,
                           const struct number modulus[2], struct number result[2],
                           const struct number base[2], const struct number exponent[2])
{
    const struct shape *shape = shapes;
    while (shape->digit_count != kernel->digit_count)
        shape++;
    struct raising w;
    memset(&w, 0, sizeof w);
    for (unsigned h = 0; h < 2; h++) {
        w.one.digit[h][0] = 1;
        take_digits(w.x.digit[h], shape->digit_count, &base[h], 0);
    }
    raise_by_windows(&w, shape, kernel, exponent);
    leave_montgomery(&w, shape, kernel, modulus, result);
    explicit_bzero(&w, sizeof w);
    wipe_stack();
}
