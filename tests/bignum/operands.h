/* operands.h -- the values at which arithmetic goes wrong, and the comparison of a number
 * with GMP's own integers, which know nothing of number.h. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_OPERANDS_H
#define CERTWRIGHT_TESTS_BIGNUM_OPERANDS_H

#include <gmp.h>
#include <stddef.h>

#include "bignum/number.h"

enum operand_kind {
    OPERAND_ZERO,
    OPERAND_ONE,
    OPERAND_HIGH_BIT, /* the uppermost bit alone */
    OPERAND_TOP_LIMB, /* 1 in the uppermost limb, random below */
    OPERAND_ALL_ONES,
    OPERAND_RUNS, /* long runs of ones and of zeros */
    OPERAND_RANDOM,
    OPERAND_KINDS
};

/* The limb counts that are tried: around one limb, around powers of two, and 64. */
extern const size_t operand_counts[];
extern const size_t operand_counts_length;

/* operands_start and operands_stop are the fixture of every case that draws operands: they
 * seed GMP's generator, with the same seed for every test. */
void operands_start(void);
void operands_stop(void);

/* operand_set sets N, of LIMB_COUNT limbs, to a value of KIND. */
void operand_set(struct number *n, size_t limb_count, enum operand_kind kind);

/* operand_set_modulus does the same for a modulus: its uppermost limb is not zero. */
void operand_set_modulus(struct number *n, size_t limb_count, enum operand_kind kind);

/* operand_set_odd_modulus does the same for a modulus that must be odd and above 1. */
void operand_set_odd_modulus(struct number *n, size_t limb_count,
                             enum operand_kind kind);

/* operand_draw_below sets A, of N's limb count, to a value of KIND modulo N; all ones stands
 * for N - 1. */
void operand_draw_below(struct number *a, const struct number *n,
                        enum operand_kind kind);

/* operand_from_mpz sets N, of LIMB_COUNT limbs, to VALUE, which must fit. */
void operand_from_mpz(struct number *n, size_t limb_count, const mpz_t value);

/* operand_to_mpz sets VALUE, which must be initialized, to N. */
void operand_to_mpz(mpz_t value, const struct number *n);

/* assert_number fails the test unless N has LIMB_COUNT limbs and the value WANT. */
void assert_number(const struct number *n, size_t limb_count, const mpz_t want);

/* assert_zeroed fails the test unless N is 0 with no limbs and nothing of any value is
 * left behind in it: what every function leaves where it returns false. */
void assert_zeroed(const struct number *n);

/* operand_fill makes N look used, so that a function must do something to zero it. */
void operand_fill(struct number *n);

#endif
