/* lanes_in_c.c -- the kernel of eight powers with its lanes in plain C, for
 * private_operation.c: valgrind does not know the processor's instructions for it. */
#define LANES_IN_C
#include "bignum/kernels/power_lanes_ifma.c"
