/* number_random.h -- uniform numbers made of random octets. */
#ifndef CERTWRIGHT_NUMBER_RANDOM_H
#define CERTWRIGHT_NUMBER_RANDOM_H

#include "../random/random.h"
#include "number.h"

/* number_random_bits sets NUMBER, of LIMB_COUNT limbs, to a uniform number of at most BITS
 * bits (BITS <= LIMB_COUNT * GMP_NUMB_BITS). Returns false, and NUMBER zero, if SOURCE
 * fails. */
bool number_random_bits(struct random_source *source, size_t bits, size_t limb_count,
                        struct number *number) __attribute__((warn_unused_result));

/* number_random_below sets NUMBER, of BOUND's limb count, to a uniform number in [0, BOUND).
 * BOUND must not be 0. A draw that is too large is thrown away whole (FIPS 186-5
 * A.3.2), so the time tells nothing of the number returned. Returns false, and NUMBER
 * zero, if SOURCE fails or if 256 draws in a row were too large, which a working source
 * does once in 2^256. */
bool number_random_below(struct random_source *source, const struct number *bound,
                         struct number *number) __attribute__((warn_unused_result));

#endif
