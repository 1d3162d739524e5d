/* lane_digits.h -- numbers in digits of 52 bits, eight of them side by side, as the
 * kernels of power_lanes.h take them. Internal to bignum/.
 *
 * A row holds one digit of eight numbers: lane j of row i is digit i of number j. R is
 * 2^(52 * digits), Montgomery's radix. */
#ifndef CERTWRIGHT_BIGNUM_LANE_DIGITS_H
#define CERTWRIGHT_BIGNUM_LANE_DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "number.h"
#include "power_lanes.h"

#define LANE_DIGIT_BITS  52
#define LANE_BLOCK       10 /* digits come in blocks of so many */
#define LANE_DIGITS_MAX  POWER_LANES_DIGITS_MAX
#define LANE_DIGITS_NONE 0

/* Eight numbers below R. Rows from the digit count of their moduli on are not read. */
struct lanes_number {
    _Alignas(64) uint64_t row[LANE_DIGITS_MAX][POWER_LANES];
};

/* Eight odd moduli below R/16. */
struct lanes_moduli {
    size_t digits; /* a multiple of the block */
    size_t bits;   /* no modulus has more */
    struct lanes_number n;
    _Alignas(64) uint64_t inverse[POWER_LANES]; /* -1/n modulo 2^52 */
};

/* lane_digits_for returns how many digits a modulus of LIMB_COUNT limbs wants, or
 * LANE_DIGITS_NONE if it is too large. */
size_t lane_digits_for(size_t limb_count);

/* lane_digit returns digit INDEX of NUMBER. */
uint64_t lane_digit(const struct number *number, size_t index);

/* lane_inverse returns -1/N modulo 2^52, for an odd N. */
uint64_t lane_inverse(const struct number *n);

/* lanes_set writes NUMBER into LANE of ROWS. */
void lanes_set(struct lanes_number *rows, size_t digits, unsigned lane,
               const struct number *number);

/* lanes_get sets NUMBER, of LIMB_COUNT limbs, to the number in LANE of ROWS, which has
 * no more limbs than that. */
void lanes_get(struct number *number, size_t limb_count,
               const struct lanes_number *rows, size_t digits, unsigned lane);

/* lane_radix_power sets RESULT to R^EXPONENT mod N, EXPONENT being 1 or 2. False if
 * there is no memory. */
bool lane_radix_power(struct number *result, size_t digits, unsigned exponent,
                      const struct number *n) __attribute__((warn_unused_result));

/* lane_radix_squared_public sets RESULT to R^2 mod N, for an N that anyone may know,
 * whose uppermost limb is not zero. */
void lane_radix_squared_public(struct number *result, size_t digits,
                               const struct number *n);

#endif
