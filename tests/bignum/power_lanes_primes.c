/* power_lanes_primes.c -- tests what bignum/power_lanes.h has for primes. GMP's mpz_powm is
 * asked for every answer; tests/vectors/bignum/pseudoprimes.txt has composites that pass. */
#include "bignum/power_lanes.h"

#include "operands.h"
#include "power_lanes_forms.h"
#include "suites.h"
#include "tests/support/rsp.h"

static struct number bases[POWER_LANES], moduli[POWER_LANES];

/* Whether POWER is 1 or -1 modulo N, -1 alone if MINUS_ONLY. */
static bool is_one_or_minus_one(const mpz_t power, const mpz_t n, bool minus_only)
{
    mpz_t successor;
    mpz_init(successor);
    mpz_add_ui(successor, power, 1);
    bool is = mpz_cmp(successor, n) == 0 || (!minus_only && mpz_cmp_ui(power, 1) == 0);
    mpz_clear(successor);
    return is;
}

static bool want_base2(const struct number *w)
{
    mpz_t n, e, power;
    mpz_inits(n, e, power, NULL);
    operand_to_mpz(n, w);
    mpz_fdiv_q_2exp(e, n, 1);
    mpz_set_ui(power, 2);
    mpz_powm(power, power, e, n);
    bool passes = is_one_or_minus_one(power, n, false);
    mpz_clears(n, e, power, NULL);
    return passes;
}

/* Returns what passed, of both forms. */
static uint8_t check_base2(const struct number w[POWER_LANES])
{
    uint8_t passed[FORMS] = {0xa5, 0xa5};
    for (unsigned f = 0; f < FORMS; f++) {
        ck_assert(forms[f].base2(w, &passed[f]));
        for (unsigned i = 0; i < POWER_LANES; i++)
            ck_assert_msg((passed[f] >> i & 1) == want_base2(&w[i]), "%s",
                          forms[f].name);
    }
    return passed[0];
}

START_TEST(base2_of_small_numbers)
{
    for (unsigned word = 3; word < 40000; word += test_is_quick() ? 1602 : 16) {
        for (unsigned i = 0; i < POWER_LANES; i++) {
            operand_set(&moduli[i], 1, OPERAND_ZERO);
            moduli[i].limb[0] = word + 2 * i;
        }
        check_base2(moduli);
    }
}
END_TEST

/* A prime in every lane but one, and a random number there. */
START_TEST(base2_of_primes)
{
    size_t count = lane_counts[_i];
    mpz_t p;
    mpz_init(p);
    if (count > (test_is_quick() ? 3 : 17))
        return;
    for (unsigned other = 0; other < POWER_LANES; other++) {
        for (unsigned i = 0; i < POWER_LANES; i++) {
            operand_set_odd_modulus(&moduli[i], count, OPERAND_TOP_LIMB + i % 4);
            operand_to_mpz(p, &moduli[i]);
            if (i != other && (i == (other + 1) % POWER_LANES || count < 4)) {
                mpz_sub_ui(p, p, i % 4 == 1 ? (1 << 20) : 0); /* stays in its limbs */
                mpz_nextprime(p, p);
            }
            operand_from_mpz(&moduli[i], count, p);
        }
        uint8_t passed = check_base2(moduli);
        ck_assert((passed >> (other + 1) % POWER_LANES & 1) == 1);
        if (test_is_quick())
            break;
    }
    mpz_clear(p);
}
END_TEST

/* Carmichael numbers and strong pseudoprimes to base 2 that fit a limb: all of them but
 * one pass, those of the rest that GMP says. */
START_TEST(base2_of_pseudoprimes)
{
    static struct rsp r;
    uint8_t octets[200];
    unsigned filled = 0;
    rsp_open_path(&r, "tests/vectors/bignum/pseudoprimes.txt");
    while (rsp_next(&r)) {
        size_t length = rsp_hex(&r, octets, sizeof octets);
        if (length > sizeof(mp_limb_t))
            continue;
        ck_assert(number_from_octets(&moduli[filled], 1, octets, length));
        if (++filled == POWER_LANES) {
            check_base2(moduli);
            filled = 0;
        }
    }
    static const unsigned strong[] = {2047, 3277,  4033,  4681,
                                      8321, 15841, 29341, 42799};
    for (unsigned i = 0; i < POWER_LANES; i++)
        moduli[i].limb[0] = strong[i];
    ck_assert_uint_eq(check_base2(moduli), 0xff);
}
END_TEST

static bool want_round(const struct number *w, const struct number *m, unsigned a,
                       const struct number *base)
{
    mpz_t n, power;
    mpz_inits(n, power, NULL);
    operand_to_mpz(n, w);
    power_lanes_want(power, base, m, m->limb_count * GMP_NUMB_BITS, w);
    bool passes = is_one_or_minus_one(power, n, false);
    for (unsigned j = 1; j < a; j++) {
        mpz_powm_ui(power, power, 2, n);
        passes = passes || is_one_or_minus_one(power, n, true);
    }
    mpz_clears(n, power, NULL);
    return passes;
}

/* Eight rounds of W: with edges as bases, and with random ones. */
static void check_rounds(const struct number *w)
{
    struct number m;
    unsigned a = 0;
    ck_assert(number_subtract_word(&m, w, 1));
    for (; !number_is_odd(&m); a++)
        mpn_rshift(m.limb, m.limb, (mp_size_t)m.limb_count, 1);
    for (unsigned i = 0; i < POWER_LANES; i++)
        power_lanes_set_base(&bases[i], w, i);
    for (unsigned f = 0; f < FORMS; f++) {
        uint8_t passed = 0xa5;
        ck_assert(forms[f].miller_rabin(w, &m, a, bases, &passed));
        for (unsigned i = 0; i < POWER_LANES; i++)
            ck_assert_msg((passed >> i & 1) == want_round(w, &m, a, &bases[i]),
                          "%s: base %u", forms[f].name, i);
    }
}

START_TEST(rounds_of_small_numbers)
{
    struct number w;
    operand_set(&w, 1, OPERAND_ZERO);
    for (unsigned word = 5; word < 4000; word += test_is_quick() ? 402 : 2) {
        w.limb[0] = word;
        check_rounds(&w);
    }
    w.limb[0] = 65537; /* 2^16 + 1 */
    check_rounds(&w);
}
END_TEST

/* Primes and composites, with much and with little of 2 in w - 1. */
START_TEST(rounds_of_large_numbers)
{
    struct number w;
    mpz_t p;
    size_t count = lane_counts[_i];
    if (count > (test_is_quick() ? 2 : 17))
        return;
    mpz_init(p);
    for (unsigned kind = OPERAND_HIGH_BIT; kind < OPERAND_KINDS; kind++) {
        operand_set_odd_modulus(&w, count, kind);
        if (count < 9 || kind == OPERAND_ALL_ONES || kind == OPERAND_RANDOM)
            check_rounds(&w);
        operand_to_mpz(p, &w);
        if (kind != OPERAND_ALL_ONES) {
            mpz_nextprime(p, p);
            operand_from_mpz(&w, count, p);
            check_rounds(&w);
        }
    }
    mpz_clear(p);
}
END_TEST

/* 3 * 2^189 + 1 is prime; 2^192 + 1 is not. */
START_TEST(rounds_with_many_squares)
{
    struct number w;
    operand_set(&w, number_limbs_for_bits(191), OPERAND_ONE);
    w.limb[189 / GMP_NUMB_BITS] = (mp_limb_t)3 << 189 % GMP_NUMB_BITS;
    check_rounds(&w);
    operand_set(&w, number_limbs_for_bits(193), OPERAND_ONE);
    w.limb[192 / GMP_NUMB_BITS] = 1;
    check_rounds(&w);
}
END_TEST

Suite *power_lanes_primes_suite(void)
{
    Suite *suite = suite_create("power_lanes_primes");
    TCase *primes = tcase_create("primes");
    tcase_set_timeout(primes, 240);
    tcase_add_checked_fixture(primes, operands_start, operands_stop);
    tcase_add_test(primes, base2_of_small_numbers);
    tcase_add_loop_test(primes, base2_of_primes, 0, LANE_COUNTS);
    tcase_add_test(primes, base2_of_pseudoprimes);
    tcase_add_test(primes, rounds_of_small_numbers);
    tcase_add_loop_test(primes, rounds_of_large_numbers, 0, LANE_COUNTS);
    tcase_add_test(primes, rounds_with_many_squares);
    suite_add_tcase(suite, primes);
    return suite;
}
