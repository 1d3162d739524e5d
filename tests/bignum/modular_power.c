/* modular_power.c -- tests the two powers of bignum/modular.h. There are no vectors: GMP's
 * mpz_powm is asked for every answer. */
#include "bignum/modular.h"

#include "memory.h"
#include "operands.h"
#include "suites.h"

/* BASE^EXPONENT mod N by GMP, of the lower BITS bits of EXPONENT. */
static void want_power(mpz_t want, const struct number *base,
                       const struct number *exponent, size_t bits,
                       const struct number *n)
{
    mpz_t e, modulus;
    mpz_inits(e, modulus, NULL);
    operand_to_mpz(want, base);
    operand_to_mpz(e, exponent);
    operand_to_mpz(modulus, n);
    mpz_fdiv_r_2exp(e, e, bits);
    mpz_powm(want, want, e, modulus);
    mpz_clears(e, modulus, NULL);
}

static void check_power(const struct number *base, const struct number *exponent,
                        size_t bits, const struct number *n)
{
    struct number result, base_copy = *base, e_copy = *exponent, n_copy = *n;
    mpz_t want;
    mpz_init(want);
    want_power(want, base, exponent, bits, n);
    operand_fill(&result);
    ck_assert(modular_power(&result, base, exponent, bits, n));
    assert_number(&result, n->limb_count, want);
    ck_assert(modular_power(&base_copy, &base_copy, exponent, bits, n));
    assert_number(&base_copy, n->limb_count, want);
    ck_assert(modular_power(&e_copy, base, &e_copy, bits, n));
    assert_number(&e_copy, n->limb_count, want);
    ck_assert(modular_power(&n_copy, base, exponent, bits, &n_copy));
    assert_number(&n_copy, n->limb_count, want);
    mpz_clear(want);
}

/* Bases of every kind, below the modulus and above it, with fewer limbs too. */
static void check_bases(const struct number *exponent, size_t bits,
                        const struct number *n)
{
    struct number base;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set(&base, n->limb_count, kind);
        check_power(&base, exponent, bits, n);
        operand_set(&base, (n->limb_count + 1) / 2, kind);
        check_power(&base, exponent, bits, n);
    }
    ck_assert(number_subtract_word(&base, n, 1));
    check_power(&base, exponent, bits, n);
}

START_TEST(short_exponents)
{
    static const size_t bits[] = {1, 2, 63, 64, 65, 100, 128};
    struct number exponent, n;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set_odd_modulus(&n, operand_counts[_i], kind);
        for (size_t i = 0; i < sizeof bits / sizeof bits[0]; i++) {
            operand_set(&exponent, number_limbs_for_bits(128),
                        (kind + i) % OPERAND_KINDS);
            check_bases(&exponent, bits[i], &n);
            if (test_is_quick())
                break;
        }
    }
}
END_TEST

/* As RSA and Miller-Rabin use it: exponents as long as the modulus. */
START_TEST(full_length_exponents)
{
    struct number base, exponent, n;
    size_t count = operand_counts[_i];
    if (count > (test_is_quick() ? 8 : 33))
        return;
    for (unsigned kind = 0; kind < OPERAND_KINDS; kind++) {
        operand_set_odd_modulus(&n, count, OPERAND_RANDOM);
        operand_set(&exponent, count, kind);
        operand_set(&base, count, (kind + 3) % OPERAND_KINDS);
        check_power(&base, &exponent, count * GMP_NUMB_BITS, &n);
    }
}
END_TEST

static void check_power_public(const struct number *base, uint64_t exponent,
                               const struct number *n)
{
    struct number result, copy = *base, e;
    mpz_t want;
    mpz_init(want);
    number_from_word(&e, exponent);
    want_power(want, base, &e, 64, n);
    operand_fill(&result);
    ck_assert(modular_power_public(&result, base, exponent, n));
    assert_number(&result, n->limb_count, want);
    ck_assert(modular_power_public(&copy, &copy, exponent, n));
    assert_number(&copy, n->limb_count, want);
    mpz_clear(want);
}

START_TEST(power_public)
{
    static const uint64_t exponents[] = {1, 2, 3, 17, 65537, 0x1ffffffff, UINT64_MAX};
    struct number base, n;
    for (unsigned kinds = 0; kinds < OPERAND_KINDS * OPERAND_KINDS; kinds++) {
        operand_set_odd_modulus(&n, operand_counts[_i], kinds / OPERAND_KINDS);
        operand_set(&base, n.limb_count, kinds % OPERAND_KINDS);
        if (kinds % OPERAND_KINDS == OPERAND_ALL_ONES)
            ck_assert(number_subtract_word(&base, &n, 1));
        ck_assert(modular_reduce(&base, &base, &n));
        for (size_t i = 0; i < sizeof exponents / sizeof exponents[0]; i++)
            check_power_public(&base, exponents[i], &n);
    }
    number_wipe(&base); /* 0 with no limbs */
    check_power_public(&base, 3, &n);
}
END_TEST

START_TEST(largest_modulus)
{
    struct number base, exponent, n;
    operand_set_odd_modulus(&n, NUMBER_LIMBS_MAX, OPERAND_RANDOM);
    operand_set(&base, NUMBER_LIMBS_MAX, OPERAND_RUNS);
    operand_set(&exponent, 1, OPERAND_RANDOM);
    check_power(&base, &exponent, 20, &n);
    ck_assert(modular_reduce(&base, &base, &n));
    check_power_public(&base, 65537, &n);
}
END_TEST

/* The operands of a power that would be right, and one of them spoilt by each reject. */
struct power {
    struct number base, exponent, n;
    size_t bits;
};

static void power_init(struct power *power)
{
    operand_set(&power->base, 2, OPERAND_RUNS);
    operand_set(&power->exponent, 2, OPERAND_RANDOM);
    operand_set(&power->n, 2, OPERAND_ALL_ONES);
    power->bits = 128;
}

static void assert_refused(const struct power *power)
{
    struct number result;
    operand_fill(&result);
    ck_assert(!modular_power(&result, &power->base, &power->exponent, power->bits,
                             &power->n));
    assert_zeroed(&result);
}

static void assert_public_refused(const struct power *power, uint64_t exponent)
{
    struct number result;
    operand_fill(&result);
    ck_assert(!modular_power_public(&result, &power->base, exponent, &power->n));
    assert_zeroed(&result);
}

/* What the modulus of a power may not be. */
static void spoil_modulus(struct number *n, int which)
{
    switch (which) {
    case 0:
        number_wipe(n);
        break;
    case 1:
        operand_set(n, 2, OPERAND_ZERO);
        break;
    case 2:
        operand_set(n, 1, OPERAND_ONE);
        break;
    case 3:
        n->limb[0] -= 1; /* even */
        break;
    case 4:
        n->limb[1] = 0; /* uppermost limb */
        break;
    }
}

START_TEST(bad_modulus)
{
    struct power power;
    power_init(&power);
    operand_set(&power.base, 1, OPERAND_ZERO);
    spoil_modulus(&power.n, _i);
    assert_refused(&power);
    assert_public_refused(&power, 3);
}
END_TEST

START_TEST(bad_base)
{
    struct power power;
    power_init(&power);
    operand_set(&power.base, 3, OPERAND_ONE);
    assert_refused(&power);
    number_wipe(&power.base);
    assert_refused(&power);

    power.base = power.n; /* not below the modulus */
    assert_public_refused(&power, 3);
    operand_set(&power.base, 3, OPERAND_HIGH_BIT);
    assert_public_refused(&power, 3);
}
END_TEST

START_TEST(bad_exponent)
{
    struct power power;
    power_init(&power);
    power.bits = 0;
    assert_refused(&power);
    power.bits = 129; /* more than there are */
    assert_refused(&power);
    power.bits = SIZE_MAX;
    assert_refused(&power);
    power.bits = 1;
    number_wipe(&power.exponent);
    assert_refused(&power);
    assert_public_refused(&power, 0);
}
END_TEST

START_TEST(without_memory)
{
    struct power power;
    power_init(&power);
    memory_fail_after(0);
    assert_refused(&power);
    memory_never_fail();
}
END_TEST

Suite *modular_power_suite(void)
{
    Suite *suite = suite_create("modular_power");
    int sizes = (int)operand_counts_length;
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_loop_test(values, short_exponents, 0, sizes);
    tcase_add_loop_test(values, full_length_exponents, 0, sizes);
    tcase_add_loop_test(values, power_public, 0, sizes);
    tcase_add_test(values, largest_modulus);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_loop_test(rejects, bad_modulus, 0, 5);
    tcase_add_test(rejects, bad_base);
    tcase_add_test(rejects, bad_exponent);
    tcase_add_test(rejects, without_memory);
    suite_add_tcase(suite, rejects);
    return suite;
}
