/* power_pair_lanes.h -- the kernel of bignum/power_pair.h as plain C: the same source, with
 * lanes.h's operations as loops, under names of its own. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_POWER_PAIR_LANES_H
#define CERTWRIGHT_TESTS_BIGNUM_POWER_PAIR_LANES_H

#define power_pair_ifma_prepare power_pair_lanes_prepare
#define power_pair_ifma_raise   power_pair_lanes_raise
#include "bignum/kernels/power_pair_ifma.h"

#endif
