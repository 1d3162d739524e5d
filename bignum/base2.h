/* base2.h -- a quick look whether a number can be prime: Euler's criterion with base 2.
 * Internal to bignum/. */
#ifndef CERTWRIGHT_BASE2_H
#define CERTWRIGHT_BASE2_H

#include <stdbool.h>

#include "number.h"

/* base2_passes returns whether 2^((W-1)/2) is 1 or -1 modulo W, an odd number above 1
 * whose uppermost limb is not zero: of a prime it is, of a composite hardly ever. Not
 * constant time: for candidates of key generation, of which nearly all are thrown
 * away. */
bool base2_passes(const struct number *w);

#endif
