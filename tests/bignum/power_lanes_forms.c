/* power_lanes_forms.c -- the two forms, and what GMP says. */
#include "power_lanes_forms.h"

#include "operands.h"
#include "power_lanes_in_c.h"
#include "tests/support/support.h"

const struct power_lanes_form forms[FORMS] = {
    {"library", power_lanes_base2, power_lanes_miller_rabin, power_lanes_power,
     power_lanes_prepare, power_lanes_public},
    {"in C", in_c_power_lanes_base2, in_c_power_lanes_miller_rabin,
     in_c_power_lanes_power, in_c_power_lanes_prepare, in_c_power_lanes_public},
};

const size_t lane_counts[LANE_COUNTS] = {1,  2,  3,  8,  9,  16, 17,
                                         24, 25, 32, 33, 48, 64, 65};

void power_lanes_want(mpz_t want, const struct number *base,
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

void power_lanes_set_base(struct number *base, const struct number *n, unsigned kind)
{
    operand_set(base, n->limb_count, kind);
    if (kind == OPERAND_ALL_ONES)
        ck_assert(number_subtract_word(base, n, 1));
}
