/* power_lanes_in_c.c -- bignum/power_lanes.c and its kernel, with lanes in C, under other
 * names. */
#include "power_lanes_in_c.h"

#include "cpu/kernel.h"

#define LANES_IN_C
#ifndef CERTWRIGHT_KERNELS_X86_64
#define CERTWRIGHT_KERNELS_X86_64
#endif
#define kernel_is_used(kernel) true

#define power_lanes_is_used      in_c_power_lanes_is_used
#define power_lanes_base2        in_c_power_lanes_base2
#define power_lanes_miller_rabin in_c_power_lanes_miller_rabin
#define power_lanes_power        in_c_power_lanes_power
#define power_lanes_prepare      in_c_power_lanes_prepare
#define power_lanes_public       in_c_power_lanes_public

#define power_lanes_ifma_base2        in_c_power_lanes_ifma_base2
#define power_lanes_ifma_miller_rabin in_c_power_lanes_ifma_miller_rabin
#define power_lanes_ifma_power        in_c_power_lanes_ifma_power
#define power_lanes_ifma_public       in_c_power_lanes_ifma_public

#include "bignum/kernels/power_lanes_ifma.c"
#include "bignum/power_lanes.c"
