/* verdict.h -- where something about secrets is made known on purpose: that a number is in its
 * range, that a check came out right. Internal to ec/.
 *
 * Nowhere else does a branch depend on a secret. So that this can be seen, it is a function in
 * a file of its own: tests/constant_time puts another one in its place, which declares what
 * it returns to be no secret. */
#ifndef CERTWRIGHT_EC_VERDICT_H
#define CERTWRIGHT_EC_VERDICT_H

#include <stdbool.h>
#include <stdint.h>

/* verdict returns whether MASK is true: all ones, and not all zeros. */
bool verdict(uint64_t mask);

#endif
