/* power_pair.c -- tests bignum/power_pair.h: with the kernel that is in use, and with the
 * kernel's source compiled as plain C (power_pair_lanes.c). There are no vectors: GMP's
 * mpz_powm is asked for every answer. */
#include "bignum/power_pair.h"

#include <string.h>

#include "memory.h"
#include "operands.h"
#include "power_pair_lanes.h"
#include "suites.h"

/* Limb counts of the two moduli: the three shapes of the kernel (up to 16, 24 and 32),
 * the edges between them, and what is beyond. */
static const size_t counts[][2] = {
    {1, 1},   {2, 1},   {8, 8},   {15, 16}, {16, 16}, {17, 16}, {17, 17},
    {24, 24}, {24, 25}, {31, 32}, {32, 32}, {33, 32}, {33, 33},
};
#define COUNT_PAIRS ((int)(sizeof counts / sizeof counts[0]))

/* The halves of RSA-2048, 3072 and 4096. */
static const size_t rsa_counts[] = {16, 24, 32};

static struct power_pair pair;
static struct number base[2], exponent[2];

static void set_moduli(size_t p_count, enum operand_kind p_kind, size_t q_count,
                       enum operand_kind q_kind)
{
    struct number p, q;
    operand_set_odd_modulus(&p, p_count, p_kind);
    operand_set_odd_modulus(&q, q_count, q_kind);
    ck_assert(power_pair_prepare(&pair, &p, &q));
}

static void assert_powers(const struct number result[2])
{
    mpz_t want, e, n;
    mpz_inits(want, e, n, NULL);
    for (unsigned i = 0; i < 2; i++) {
        operand_to_mpz(want, &base[i]);
        operand_to_mpz(e, &exponent[i]);
        operand_to_mpz(n, &pair.modulus[i]);
        mpz_powm(want, want, e, n);
        assert_number(&result[i], pair.modulus[i].limb_count, want);
    }
    mpz_clears(want, e, n, NULL);
}

static void check_powers(void)
{
    struct number result[2];
    operand_fill(&result[0]);
    operand_fill(&result[1]);
    ck_assert(power_pair_raise(&pair, result, base, exponent));
    assert_powers(result);
}

/* The kernel is none for limbs of another size. */
static void check_powers_in_c(void)
{
#if GMP_NUMB_BITS == 64
    struct power_pair_kernel kernel;
    struct number result[2];
    operand_fill(&result[0]);
    operand_fill(&result[1]);
    ck_assert(power_pair_lanes_prepare(&kernel, pair.modulus));
    if (kernel.digit_count == 0)
        return;
    power_pair_lanes_raise(&kernel, pair.modulus, result, base, exponent);
    assert_powers(result);
#endif
}

/* The second of the pair gets other kinds than the first. */
static void set_operands(enum operand_kind base_kind, enum operand_kind exponent_kind,
                         size_t exponent_count)
{
    for (unsigned i = 0; i < 2; i++) {
        size_t count = pair.modulus[i].limb_count;
        operand_set(&base[i], count, (base_kind + 3 * i) % OPERAND_KINDS);
        operand_set(&exponent[i], exponent_count + i,
                    (exponent_kind + 4 * i) % OPERAND_KINDS);
    }
}

/* Every kind of modulus, base and exponent; exponents are short, and differ in length. */
START_TEST(kinds)
{
    for (unsigned n = 0; n < OPERAND_KINDS; n++) {
        set_moduli(counts[_i][0], n, counts[_i][1], (n + 2) % OPERAND_KINDS);
        for (unsigned b = 0; b < OPERAND_KINDS; b++)
            for (unsigned e = 0; e < OPERAND_KINDS; e++) {
                set_operands(b, e, 1);
                check_powers();
            }
        check_powers_in_c();
    }
}
END_TEST

/* n - 1, n, n + 1 (where that has no more limbs) and 0, to powers with few ones. */
START_TEST(edges)
{
    for (unsigned n = 0; n < OPERAND_KINDS; n++) {
        set_moduli(counts[_i][0], n, counts[_i][1], n);
        for (unsigned e = 0; e < 4; e++) {
            for (int offset = -1; offset <= 1; offset++) {
                for (unsigned i = 0; i < 2; i++) {
                    base[i] = pair.modulus[i];
                    base[i].limb[0] += (mp_limb_t)offset; /* even: no carry */
                    number_from_word(&exponent[i], e + i);
                }
                check_powers();
            }
            number_wipe(&base[0]);
            base[0].limb_count = 1;
            check_powers();
        }
        check_powers_in_c();
    }
}
END_TEST

/* As RSA uses it: exponents as long as the modulus. */
START_TEST(full_length)
{
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        set_moduli(counts[_i][0], kind, counts[_i][1], OPERAND_RANDOM);
        set_operands((kind + 1) % OPERAND_KINDS, (kind + 2) % OPERAND_KINDS,
                     counts[_i][0]);
        check_powers();
        if (test_is_quick())
            break;
    }
    check_powers_in_c();
}
END_TEST

/* A hundred thousand in all; half of the operands have long runs of ones and zeros. */
START_TEST(random_powers)
{
    static const unsigned how_many[] = {60000, 25000, 15000};
    unsigned count = test_is_quick() ? 20 : how_many[_i];
    for (unsigned k = 0; k < count; k++) {
        enum operand_kind kind = k % 2 == 0 ? OPERAND_RANDOM : OPERAND_RUNS;
        enum operand_kind other = k % 4 < 2 ? OPERAND_RANDOM : OPERAND_RUNS;
        set_moduli(rsa_counts[_i], kind, rsa_counts[_i], other);
        for (unsigned i = 0; i < 2; i++) {
            operand_set(&base[i], rsa_counts[_i], other);
            operand_set(&exponent[i], 1, kind);
        }
        check_powers();
        if (k % 500 == 0)
            check_powers_in_c();
    }
}
END_TEST

START_TEST(same_object)
{
    struct number numbers[2];
    set_moduli(counts[_i][0], OPERAND_RANDOM, counts[_i][1], OPERAND_RUNS);
    set_operands(OPERAND_RANDOM, OPERAND_RANDOM, 1);
    memcpy(numbers, base, sizeof base);
    ck_assert(power_pair_raise(&pair, numbers, numbers, exponent));
    assert_powers(numbers);
    memcpy(numbers, exponent, sizeof exponent);
    ck_assert(power_pair_raise(&pair, numbers, base, numbers));
    assert_powers(numbers);
}
END_TEST

static void assert_not_raised(void)
{
    struct number result[2];
    operand_fill(&result[0]);
    operand_fill(&result[1]);
    ck_assert(!power_pair_raise(&pair, result, base, exponent));
    assert_zeroed(&result[0]);
    assert_zeroed(&result[1]);
}

static void assert_empty(void)
{
    static const struct power_pair empty;
    ck_assert_mem_eq(&pair, &empty, sizeof pair);
    assert_not_raised();
}

/* No modulus: one without limbs, 0, 1, an even one, one with a zero limb on top. */
START_TEST(bad_modulus)
{
    struct number n, good;
    set_moduli(2, OPERAND_RANDOM, 2, OPERAND_RANDOM);
    set_operands(OPERAND_RANDOM, OPERAND_RANDOM, 1);
    good = pair.modulus[0];
    n = good;
    if (_i <= 2)
        memset(n.limb, 0, sizeof n.limb);
    if (_i == 0)
        n.limb_count = 0;
    if (_i == 2) {
        n.limb_count = 1;
        n.limb[0] = 1;
    }
    if (_i == 3)
        n.limb[0] ^= 1;
    if (_i == 4)
        n.limb[1] = 0;
    memset(&pair, 0xa5, sizeof pair);
    ck_assert(!power_pair_prepare(&pair, &n, &good));
    assert_empty();
    memset(&pair, 0xa5, sizeof pair);
    ck_assert(!power_pair_prepare(&pair, &good, &n));
    assert_empty();
}
END_TEST

START_TEST(bad_operands)
{
    for (unsigned i = 0; i < 2; i++) {
        set_moduli(16, OPERAND_RANDOM, 16, OPERAND_RANDOM);
        set_operands(OPERAND_RANDOM, OPERAND_RANDOM, 1);
        number_wipe(&base[i]);
        assert_not_raised();
        operand_set(&base[i], 17, OPERAND_ONE);
        assert_not_raised();
        operand_set(&base[i], 16, OPERAND_ONE);
        check_powers();
        number_wipe(&exponent[i]);
        assert_not_raised();
    }
}
END_TEST

START_TEST(without_memory)
{
    struct number n;
    operand_set_odd_modulus(&n, 16, OPERAND_RANDOM);
    for (size_t good_calls = 0; good_calls < 8; good_calls++) {
        memory_fail_after(good_calls);
        if (!power_pair_prepare(&pair, &n, &n))
            assert_empty();
        memory_never_fail();
    }
    set_moduli(33, OPERAND_RANDOM, 33, OPERAND_RANDOM); /* beyond the kernel */
    set_operands(OPERAND_RANDOM, OPERAND_RANDOM, 1);
    memory_fail_after(0);
    assert_not_raised();
    memory_fail_after(1);
    assert_not_raised();
    memory_never_fail();
}
END_TEST

START_TEST(wipe)
{
    set_moduli(16, OPERAND_RANDOM, 16, OPERAND_RANDOM);
    power_pair_wipe(&pair);
    assert_empty();
}
END_TEST

Suite *power_pair_suite(void)
{
    Suite *suite = suite_create("power_pair");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 300);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_loop_test(values, kinds, 0, COUNT_PAIRS);
    tcase_add_loop_test(values, edges, 0, COUNT_PAIRS);
    tcase_add_loop_test(values, full_length, 0, COUNT_PAIRS);
    tcase_add_loop_test(values, random_powers, 0, 3);
    tcase_add_loop_test(values, same_object, 0, COUNT_PAIRS);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_loop_test(rejects, bad_modulus, 0, 5);
    tcase_add_test(rejects, bad_operands);
    tcase_add_test(rejects, without_memory);
    tcase_add_test(rejects, wipe);
    suite_add_tcase(suite, rejects);
    return suite;
}
