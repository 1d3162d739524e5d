/* power_pair_lanes.c -- the kernel's source, compiled as plain C. */
#define LANES_IN_C
#include "power_pair_lanes.h"

#if GMP_NUMB_BITS == 64
#include "bignum/kernels/power_pair_ifma.c"
#endif
