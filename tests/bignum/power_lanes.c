/* power_lanes.c -- tests the powers of bignum/power_lanes.h. GMP's mpz_powm is asked for
 * every answer. */
#include "bignum/power_lanes.h"

#include "bignum/modular.h"
#include "memory.h"
#include "operands.h"
#include "power_lanes_forms.h"
#include "suites.h"

static struct number bases[POWER_LANES], exponents[POWER_LANES], moduli[POWER_LANES],
    results[POWER_LANES];

static void check_power(const struct power_lanes_form *form, size_t bits)
{
    mpz_t want;
    mpz_init(want);
    for (unsigned i = 0; i < POWER_LANES; i++)
        operand_fill(&results[i]);
    ck_assert_msg(form->power(results, bases, exponents, bits, moduli), "%s",
                  form->name);
    for (unsigned i = 0; i < POWER_LANES; i++) {
        power_lanes_want(want, &bases[i], &exponents[i], bits, &moduli[i]);
        assert_number(&results[i], moduli[i].limb_count, want);
    }
    mpz_clear(want);
}

/* Another shape in every lane, SHIFTS apart. */
static void set_shapes(size_t count, unsigned base_shift, unsigned modulus_shift)
{
    for (unsigned i = 0; i < POWER_LANES; i++) {
        operand_set_odd_modulus(&moduli[i], count, (i + modulus_shift) % OPERAND_KINDS);
        power_lanes_set_base(&bases[i], &moduli[i], (i + base_shift) % OPERAND_KINDS);
        operand_set(&exponents[i], count, (i + 3 * base_shift + 1) % OPERAND_KINDS);
    }
}

START_TEST(power_of_shapes)
{
    static const size_t bits[] = {1, 3, 4, 5, GMP_NUMB_BITS};
    size_t count = lane_counts[_i];
    unsigned shifts = test_is_quick() ? 1 : OPERAND_KINDS;
    for (unsigned b = 0; b < shifts; b++)
        for (unsigned m = 0; m < shifts; m++)
            for (size_t k = 0; k < (count > 17 ? 3 : 5); k++) {
                set_shapes(count, b, m);
                check_power(LIBRARY, bits[k]);
                if (k == (b + m) % 5)
                    check_power(IN_C, bits[k]);
            }
}
END_TEST

/* As RSA has it, the exponents as long as the moduli. */
START_TEST(power_of_full_length)
{
    size_t count = lane_counts[_i];
    if (count > (test_is_quick() ? 3 : 33))
        return;
    for (unsigned shift = 0; shift < OPERAND_KINDS; shift++) {
        set_shapes(count, shift, 2 * shift);
        check_power(LIBRARY, count * GMP_NUMB_BITS);
        if (count < 10)
            check_power(IN_C, count * GMP_NUMB_BITS);
    }
}
END_TEST

/* Bases that are not below the modulus, or have fewer limbs. */
START_TEST(power_of_unreduced_bases)
{
    size_t count = lane_counts[_i];
    set_shapes(count, 0, 2);
    for (unsigned i = 0; i < POWER_LANES; i++) {
        operand_set(&bases[i], i < 3 ? count : (count + 1) / 2, OPERAND_ALL_ONES);
        operand_set_odd_modulus(&moduli[i], count,
                                i % 2 == 0 ? OPERAND_TOP_LIMB : OPERAND_RUNS);
    }
    for (unsigned f = 0; f < FORMS; f++)
        check_power(&forms[f], 17);
    for (unsigned i = 0; i < POWER_LANES; i++)
        bases[i] = moduli[i]; /* 0 modulo the modulus, not n */
    for (unsigned f = 0; f < FORMS; f++)
        check_power(&forms[f], 9);
}
END_TEST

static unsigned drawn(unsigned bound)
{
    struct number n;
    operand_set(&n, 1, OPERAND_RANDOM);
    return (unsigned)(n.limb[0] >> 8) % bound;
}

/* CASES random powers, eight a call: random sizes, half of them runs of ones and zeros. */
static void check_random_powers(const struct power_lanes_form *form, unsigned cases)
{
    for (unsigned done = 0; done < cases; done += POWER_LANES) {
        size_t count = 1 + drawn(done % 8 == 0 ? 33 : 17), bits = 1 + drawn(16);
        for (unsigned i = 0; i < POWER_LANES; i++) {
            operand_set_odd_modulus(&moduli[i], count, OPERAND_RUNS + drawn(2));
            operand_set(&bases[i], count, OPERAND_RUNS + drawn(2));
            operand_set(&exponents[i], 1, OPERAND_RANDOM);
        }
        check_power(form, bits);
    }
}

START_TEST(random_powers)
{
    check_random_powers(LIBRARY, test_is_quick() ? 400 : 50000);
    check_random_powers(IN_C, test_is_quick() ? 80 : 4000);
}
END_TEST

/* --- public powers ------------------------------------------------------------------- */

static void check_public(const struct power_lanes_form *form, uint64_t exponent)
{
    static struct power_lanes_modulus prepared[POWER_LANES];
    const struct power_lanes_modulus *pointers[POWER_LANES];
    struct number e;
    mpz_t want;
    mpz_init(want);
    number_from_word(&e, exponent);
    for (unsigned i = 0; i < POWER_LANES; i++) {
        ck_assert(form->prepare(&prepared[i], &moduli[i]));
        pointers[i] = &prepared[i];
        operand_fill(&results[i]);
    }
    ck_assert(form->public(results, bases, exponent, pointers));
    for (unsigned i = 0; i < POWER_LANES; i++) {
        power_lanes_want(want, &bases[i], &e, 64, &moduli[i]);
        assert_number(&results[i], moduli[i].limb_count, want);
    }
    mpz_clear(want);
}

START_TEST(public_of_shapes)
{
    static const uint64_t exponents_tried[] = {3, 5, 7, 65537, 0x1ffffffff, UINT64_MAX};
    for (unsigned shift = 0; shift < OPERAND_KINDS; shift++)
        for (size_t k = 0; k < 6; k++) {
            for (unsigned i = 0; i < POWER_LANES; i++) {
                operand_set_odd_modulus(&moduli[i], lane_counts[_i],
                                        (i + shift) % OPERAND_KINDS);
                operand_draw_below(&bases[i], &moduli[i], i % OPERAND_KINDS);
            }
            check_public(LIBRARY, exponents_tried[k]);
            if (k == shift % 6)
                check_public(IN_C, exponents_tried[k]);
            if (test_is_quick())
                return;
        }
}
END_TEST

/* What comes from the kernel is below 2n. In 512 bits, where R/n is least, some hundredth of
 * it is not below n = 2^512 - 1, and that may need a 513th bit. */
START_TEST(public_just_above_the_modulus)
{
    for (unsigned round = 0; round < (test_is_quick() ? 4 : 1000); round++) {
        for (unsigned i = 0; i < POWER_LANES; i++) {
            operand_set_odd_modulus(&moduli[i], 8, OPERAND_ALL_ONES);
            operand_draw_below(&bases[i], &moduli[i], OPERAND_RANDOM);
        }
        check_public(round % 20 == 0 ? IN_C : LIBRARY, 3);
    }
}
END_TEST

/* 3^108 and its like are 0 modulo 3^323 when cubed, and not n. */
START_TEST(public_of_zero_divisors)
{
    mpz_t power;
    mpz_init(power);
    for (unsigned i = 0; i < POWER_LANES; i++) {
        mpz_ui_pow_ui(power, 3, 323);
        operand_from_mpz(&moduli[i], number_limbs_for_bits(512), power);
        mpz_ui_pow_ui(power, 3, 108 + 30 * i);
        operand_from_mpz(&bases[i], moduli[i].limb_count, power);
    }
    mpz_clear(power);
    check_public(LIBRARY, 3);
    check_public(IN_C, 5);
}
END_TEST

static void check_random_public(const struct power_lanes_form *form, unsigned cases)
{
    for (unsigned done = 0; done < cases; done += POWER_LANES) {
        size_t count = 1 + drawn(33);
        for (unsigned i = 0; i < POWER_LANES; i++) {
            operand_set_odd_modulus(&moduli[i], count, OPERAND_RUNS + drawn(2));
            operand_draw_below(&bases[i], &moduli[i], OPERAND_RUNS + drawn(2));
        }
        check_public(form, 3 + 2 * drawn(100));
    }
}

START_TEST(random_public)
{
    check_random_public(LIBRARY, test_is_quick() ? 400 : 50000);
    check_random_public(IN_C, test_is_quick() ? 80 : 4000);
}
END_TEST

/* --- what is refused ------------------------------------------------------------------ */

static void spoil_modulus(struct number *n, int which)
{
    switch (which) {
    case 0:
        number_wipe(n);
        break;
    case 1:
        n->limb[0] -= 1; /* even */
        break;
    case 2:
        n->limb[1] = 0; /* uppermost limb */
        break;
    case 3:
        operand_set_odd_modulus(n, 3, OPERAND_RANDOM); /* another size */
        break;
    case 4:
        operand_set(n, 1, OPERAND_ONE);
        break;
    }
}

static void assert_power_refused(size_t bits)
{
    for (unsigned f = 0; f < FORMS; f++) {
        operand_fill(&results[0]);
        operand_fill(&results[7]);
        ck_assert(!forms[f].power(results, bases, exponents, bits, moduli));
        assert_zeroed(&results[0]);
        assert_zeroed(&results[7]);
    }
}

START_TEST(bad_modulus)
{
    struct power_lanes_modulus modulus;
    uint8_t passed = 0xff;
    for (unsigned lane = 0; lane < POWER_LANES; lane++) {
        set_shapes(2, 0, OPERAND_RUNS);
        operand_set_odd_modulus(&moduli[lane], 2, OPERAND_RUNS);
        spoil_modulus(&moduli[lane], _i);
        assert_power_refused(5);
        for (unsigned f = 0; f < FORMS; f++) {
            ck_assert(!forms[f].base2(moduli, &passed));
            ck_assert_uint_eq(passed, 0);
            ck_assert(_i == 3 || !forms[f].prepare(&modulus, &moduli[lane]));
            ck_assert(_i == 3 || !forms[f].miller_rabin(&moduli[lane], &exponents[0], 1,
                                                        bases, &passed));
        }
    }
}
END_TEST

START_TEST(bad_operands)
{
    uint8_t passed;
    set_shapes(2, 0, OPERAND_RUNS);
    assert_power_refused(0);
    assert_power_refused(2 * GMP_NUMB_BITS + 1);
    assert_power_refused(SIZE_MAX);
    number_wipe(&bases[7]);
    assert_power_refused(5);
    ck_assert(!power_lanes_miller_rabin(&moduli[0], &exponents[0], 1, bases, &passed));
    operand_set(&bases[7], 3, OPERAND_ONE);
    assert_power_refused(5);
    operand_set(&bases[7], 2, OPERAND_ONE);
    number_wipe(&exponents[7]);
    assert_power_refused(5);
    ck_assert(!power_lanes_miller_rabin(&moduli[0], &exponents[7], 1, bases, &passed));
    operand_set(&exponents[7], 3, OPERAND_ONE);
    ck_assert(!power_lanes_miller_rabin(&moduli[0], &exponents[7], 1, bases, &passed));
}
END_TEST

START_TEST(bad_public_operands)
{
    static struct power_lanes_modulus prepared[2];
    const struct power_lanes_modulus *pointers[POWER_LANES];
    set_shapes(2, 0, OPERAND_RUNS);
    for (unsigned f = 0; f < FORMS; f++) {
        ck_assert(forms[f].prepare(&prepared[0], &moduli[0]));
        operand_set_odd_modulus(&moduli[1], 3, OPERAND_RUNS);
        ck_assert(forms[f].prepare(&prepared[1], &moduli[1]));
        for (unsigned i = 0; i < POWER_LANES; i++) {
            pointers[i] = &prepared[0];
            operand_set(&bases[i], 2, OPERAND_ONE);
        }
        ck_assert(forms[f].public(results, bases, 3, pointers));
        ck_assert(!forms[f].public(results, bases, 0, pointers));
        ck_assert(!forms[f].public(results, bases, 1, pointers));
        ck_assert(!forms[f].public(results, bases, 4, pointers));
        bases[7] = moduli[0];
        ck_assert(!forms[f].public(results, bases, 3, pointers));
        assert_zeroed(&results[7]);
        operand_set(&bases[7], 2, OPERAND_ONE);
        pointers[7] = &prepared[1];
        ck_assert(!forms[f].public(results, bases, 3, pointers));
    }
}
END_TEST

/* Where GMP's own memory is used nothing fails, so this is about the kernel's way. */
START_TEST(without_memory)
{
    uint8_t passed = 0xff;
    set_shapes(2, 0, OPERAND_RUNS);
    for (size_t good_calls = 0; good_calls < POWER_LANES; good_calls++) {
        memory_fail_after(good_calls);
        assert_power_refused(5);
        memory_fail_after(good_calls);
        ck_assert(!IN_C->base2(moduli, &passed));
        ck_assert_uint_eq(passed, 0);
    }
    for (unsigned f = 0; f < FORMS; f++) {
        memory_fail_after(0);
        ck_assert(!forms[f].miller_rabin(&moduli[0], &exponents[0], 1, bases, &passed));
    }
    memory_never_fail();
}
END_TEST

Suite *power_lanes_suite(void)
{
    Suite *suite = suite_create("power_lanes");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 240);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_loop_test(values, power_of_shapes, 0, LANE_COUNTS);
    tcase_add_loop_test(values, power_of_full_length, 0, LANE_COUNTS);
    tcase_add_loop_test(values, power_of_unreduced_bases, 0, LANE_COUNTS);
    tcase_add_test(values, random_powers);
    tcase_add_loop_test(values, public_of_shapes, 0, LANE_COUNTS);
    tcase_add_test(values, random_public);
    tcase_add_test(values, public_just_above_the_modulus);
    tcase_add_test(values, public_of_zero_divisors);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_checked_fixture(rejects, operands_start, operands_stop);
    tcase_add_loop_test(rejects, bad_modulus, 0, 5);
    tcase_add_test(rejects, bad_operands);
    tcase_add_test(rejects, bad_public_operands);
    tcase_add_test(rejects, without_memory);
    suite_add_tcase(suite, rejects);
    return suite;
}
