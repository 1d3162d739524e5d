/* montgomery.c -- tests bignum/montgomery.h, with the kernel that is in use, and the source
 * of the kernel with its lanes in C. There are no vectors: GMP's mpz_powm and mpz_mod are
 * asked for every answer. `make check-kernels` runs this with and without the kernel. */
#include "bignum/montgomery.h"

#include <string.h>

#include "memory.h"
#include "montgomery_in_c.h"
#include "operands.h"
#include "suites.h"

static const uint64_t exponents[] = {1,     2,     3,           4,          17,
                                     65536, 65537, 0x1ffffffff, 1ull << 63, UINT64_MAX};
#define EXPONENT_COUNT (sizeof exponents / sizeof exponents[0])

static gmp_randstate_t generator;

static void start(void)
{
    operands_start();
    gmp_randinit_mt(generator);
    gmp_randseed_ui(generator, 52);
}

static void stop(void)
{
    gmp_randclear(generator);
    operands_stop();
}

/* One modulus, prepared, and GMP's view of it. */
struct modulus {
    struct montgomery m, in_c;
    mpz_t n;
};

static void modulus_set(struct modulus *modulus, const struct number *n)
{
    memset(&modulus->m, 0xa5, sizeof modulus->m);
    ck_assert(montgomery_prepare(&modulus->m, n));
    modulus->in_c = modulus->m;
#if GMP_NUMB_BITS == 64
    montgomery_in_c_prepare(&modulus->in_c);
#endif
    mpz_init(modulus->n);
    operand_to_mpz(modulus->n, n);
}

static void modulus_clear(struct modulus *modulus)
{
    mpz_clear(modulus->n);
}

static void check_multiply(const struct modulus *modulus, const struct number *a,
                           const struct number *b)
{
    struct number result, copy = *a;
    size_t count = modulus->m.modulus.limb_count;
    mpz_t want, factor;
    mpz_inits(want, factor, NULL);
    operand_to_mpz(want, a);
    operand_to_mpz(factor, b);
    mpz_mul(want, want, factor);
    mpz_mod(want, want, modulus->n);
    operand_fill(&result);
    ck_assert(montgomery_multiply(&result, a, b, &modulus->m));
    assert_number(&result, count, want);
    ck_assert(montgomery_multiply(&copy, &copy, b, &modulus->m));
    assert_number(&copy, count, want);
    copy = *b;
    ck_assert(montgomery_multiply(&copy, a, &copy, &modulus->m));
    assert_number(&copy, count, want);
    mpz_clears(want, factor, NULL);
}

static void want_power(mpz_t want, const struct modulus *modulus,
                       const struct number *base, uint64_t exponent)
{
    mpz_t e;
    mpz_init(e);
    operand_to_mpz(want, base);
    mpz_import(e, 1, 1, sizeof exponent, 0, 0, &exponent);
    mpz_powm(want, want, e, modulus->n);
    mpz_clear(e);
}

static void check_power(const struct modulus *modulus, const struct number *base,
                        uint64_t exponent)
{
    struct number result, copy = *base;
    mpz_t want;
    mpz_init(want);
    want_power(want, modulus, base, exponent);
    operand_fill(&result);
    ck_assert(montgomery_power(&result, base, exponent, &modulus->m));
    assert_number(&result, modulus->m.modulus.limb_count, want);
    ck_assert(montgomery_power(&copy, &copy, exponent, &modulus->m));
    assert_number(&copy, modulus->m.modulus.limb_count, want);
    mpz_clear(want);
}

/* The same by the kernel's source in C, for moduli that it takes. The kernel is none for
 * other limbs. */
static void check_in_c(const struct modulus *modulus, const struct number *a,
                       const struct number *b, uint64_t exponent)
{
#if GMP_NUMB_BITS == 64
    struct number result, want;
    size_t count = modulus->m.modulus.limb_count;
    if (modulus->in_c.digits.block_count == 0 || exponent == 1)
        return;
    result.limb_count = count;
    montgomery_in_c_power(result.limb, a->limb, exponent, &modulus->in_c);
    ck_assert(montgomery_power(&want, a, exponent, &modulus->m));
    ck_assert(number_equal(&result, &want));
    montgomery_in_c_multiply(result.limb, a->limb, b->limb, &modulus->in_c);
    ck_assert(montgomery_multiply(&want, a, b, &modulus->m));
    ck_assert(number_equal(&result, &want));
#else
    (void)modulus, (void)a, (void)b, (void)exponent;
#endif
}

/* Operands of every kind, 0, 1 and n - 1 among them. EXPONENT is one of several. */
static void check_operands(const struct modulus *modulus, size_t exponent)
{
    struct number a, b;
    const struct number *n = &modulus->m.modulus;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_draw_below(&a, n, kind);
        operand_draw_below(&b, n, (kind + exponent) % OPERAND_KINDS);
        if (kind == OPERAND_HIGH_BIT)
            ck_assert(number_subtract_word(&a, n, 1));
        check_multiply(modulus, &a, &b);
        check_multiply(modulus, &a, &a);
        for (size_t i = 0; i < (test_is_quick() ? 1 : EXPONENT_COUNT); i++)
            check_power(modulus, &a, exponents[(i + exponent) % EXPONENT_COUNT]);
        if (kind % 3 == 0)
            check_in_c(modulus, &a, &b, exponents[exponent % 5]);
    }
}

static void check_modulus(const struct number *n, size_t exponent)
{
    static struct modulus modulus;
    modulus_set(&modulus, n);
    check_operands(&modulus, exponent);
    modulus_clear(&modulus);
}

/* Every count of limbs up to 65: the loop's index is the count. */
START_TEST(limb_counts)
{
    struct number n;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set_odd_modulus(&n, (size_t)_i, kind);
        check_modulus(&n, kind + (unsigned)_i);
    }
}
END_TEST

/* Bit lengths at the edges of limbs and of the kernel's widths. */
static const size_t bit_lengths[] = {
    2,    3,    31,   32,   33,   63,   64,   65,   127,  128,  129,  1023,
    1024, 1025, 1243, 1244, 1659, 1660, 2047, 2048, 2049, 2075, 2076, 3071,
    3072, 3073, 3323, 3324, 4031, 4032, 4033, 4095, 4096, 4097, 4155, 4156};

enum shape { SHAPE_ALL_ONES, SHAPE_TWO_ONES, SHAPE_RUNS, SHAPE_RANDOM, SHAPE_COUNT };

/* 2^BITS - 1, 2^(BITS - 1) + 1, or something odd between. */
static void draw_modulus(struct number *n, size_t bits, enum shape shape)
{
    mpz_t value;
    mpz_init(value);
    if (shape == SHAPE_ALL_ONES) {
        mpz_setbit(value, bits);
        mpz_sub_ui(value, value, 1);
    }
    if (shape == SHAPE_RUNS)
        mpz_rrandomb(value, generator, bits);
    if (shape == SHAPE_RANDOM)
        mpz_urandomb(value, generator, bits);
    mpz_setbit(value, bits - 1);
    mpz_setbit(value, 0);
    operand_from_mpz(n, number_limbs_for_bits(bits), value);
    mpz_clear(value);
}

START_TEST(bit_length)
{
    struct number n;
    for (unsigned shape = 0; shape < SHAPE_COUNT; shape++) {
        draw_modulus(&n, bit_lengths[_i], shape);
        check_modulus(&n, shape + (unsigned)_i);
    }
}
END_TEST

START_TEST(largest_modulus)
{
    struct number n;
    static struct modulus modulus;
    draw_modulus(&n, NUMBER_BITS_MAX, SHAPE_ALL_ONES);
    modulus_set(&modulus, &n);
    struct number base;
    operand_draw_below(&base, &n, OPERAND_RUNS);
    check_power(&modulus, &base, 65537);
    check_multiply(&modulus, &base, &base);
    modulus_clear(&modulus);
}
END_TEST

/* 100,000 cases in ten tests, with runs in every second; the quick form has 500. */
START_TEST(random_cases)
{
    struct number n, a, b;
    static struct modulus modulus;
    gmp_randseed_ui(generator, (unsigned long)_i);
    for (unsigned i = 0; i < (test_is_quick() ? 50 : 10000); i++) {
        enum operand_kind kind = i % 2 == 0 ? OPERAND_RANDOM : OPERAND_RUNS;
        size_t bits = 2 + gmp_urandomm_ui(generator, i % 8 == 0 ? 4200 : 2100);
        draw_modulus(&n, bits, i % 2 == 0 ? SHAPE_RANDOM : SHAPE_RUNS);
        modulus_set(&modulus, &n);
        operand_draw_below(&a, &n, kind);
        operand_draw_below(&b, &n, OPERAND_RANDOM);
        check_multiply(&modulus, &a, &b);
        check_power(&modulus, &a, 1 + gmp_urandomb_ui(generator, i % 20));
        if (i % 100 == 7)
            check_in_c(&modulus, &a, &b, 65537);
        modulus_clear(&modulus);
    }
}
END_TEST

/* What a modulus may not be. */
START_TEST(bad_modulus)
{
    static struct montgomery m, zero;
    struct number n, a;
    operand_set(&n, 32, OPERAND_RUNS);
    n.limb[0] |= 1;
    n.limb[31] |= 1;
    ck_assert(montgomery_prepare(&m, &n));
    if (_i == 0)
        number_wipe(&n);
    if (_i == 1)
        operand_set(&n, 2, OPERAND_ZERO);
    if (_i == 2)
        operand_set(&n, 1, OPERAND_ONE);
    if (_i == 3)
        n.limb[0] &= ~(mp_limb_t)1;
    if (_i == 4)
        n.limb[31] = 0;
    ck_assert(!montgomery_prepare(&m, &n));
    ck_assert_mem_eq(&m, &zero, sizeof m);

    struct number result;
    operand_set(&a, 1, OPERAND_ONE);
    operand_fill(&result);
    ck_assert(!montgomery_power(&result, &a, 3, &m));
    assert_zeroed(&result);
    operand_fill(&result);
    number_wipe(&a);
    ck_assert(!montgomery_multiply(&result, &a, &a, &m));
    assert_zeroed(&result);
}
END_TEST

static void assert_refused(const struct number *a, const struct number *b,
                           uint64_t exponent, const struct montgomery *m)
{
    struct number result;
    operand_fill(&result);
    ck_assert(!montgomery_multiply(&result, a, b, m));
    assert_zeroed(&result);
    operand_fill(&result);
    ck_assert(!montgomery_multiply(&result, b, a, m));
    assert_zeroed(&result);
    operand_fill(&result);
    ck_assert(!montgomery_power(&result, a, exponent, m));
    assert_zeroed(&result);
}

START_TEST(bad_operands)
{
    static struct montgomery m;
    struct number n, good, bad, result;
    size_t count = _i == 0 ? 2 : 32;
    operand_set_odd_modulus(&n, count, OPERAND_RANDOM);
    ck_assert(montgomery_prepare(&m, &n));
    operand_draw_below(&good, &n, OPERAND_RANDOM);
    operand_set(&bad, count - 1, OPERAND_ONE);
    assert_refused(&bad, &good, 3, &m);
    operand_set(&bad, count + 1, OPERAND_ONE);
    assert_refused(&bad, &good, 3, &m);
    number_wipe(&bad);
    assert_refused(&bad, &good, 3, &m);
    operand_fill(&result);
    ck_assert(!montgomery_power(&result, &good, 0, &m));
    assert_zeroed(&result);
}
END_TEST

/* The kernels need no memory; a small modulus is none of theirs. */
START_TEST(without_memory)
{
    static struct montgomery m;
    struct number n, a;
    operand_set_odd_modulus(&n, 2, OPERAND_RANDOM);
    operand_draw_below(&a, &n, OPERAND_RANDOM);
    ck_assert(montgomery_prepare(&m, &n));
    memory_fail_after(0);
    assert_refused(&a, &a, 3, &m);
    memory_never_fail();
}
END_TEST

START_TEST(memory_is_wiped)
{
    static struct montgomery m;
    struct number n, a;
    operand_set_odd_modulus(&n, 2, OPERAND_RANDOM);
    operand_draw_below(&a, &n, OPERAND_RANDOM);
    ck_assert(montgomery_prepare(&m, &n));
    memory_counts_reset();
    ck_assert(montgomery_multiply(&a, &a, &a, &m));
    ck_assert(montgomery_power(&a, &a, 65537, &m));
    struct memory_counts counts = memory_counts();
    ck_assert_uint_eq(counts.taken, 2);
    ck_assert_uint_eq(counts.given_back, 2);
    ck_assert_uint_eq(counts.given_back_unwiped, 0);
}
END_TEST

Suite *montgomery_suite(void)
{
    Suite *suite = suite_create("montgomery");
    int lengths = (int)(sizeof bit_lengths / sizeof bit_lengths[0]);
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 240);
    tcase_add_checked_fixture(values, start, stop);
    tcase_add_loop_test(values, limb_counts, 1, 66);
    tcase_add_loop_test(values, bit_length, 0, lengths);
    tcase_add_test(values, largest_modulus);
    tcase_add_loop_test(values, random_cases, 0, 10);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, start, stop);
    tcase_add_loop_test(rejects, bad_modulus, 0, 5);
    tcase_add_loop_test(rejects, bad_operands, 0, 2);
    tcase_add_test(rejects, without_memory);
    tcase_add_test(rejects, memory_is_wiped);
    suite_add_tcase(suite, rejects);
    return suite;
}
