/* montgomery_in_c.c -- the kernel's source under other names, without its
 * instructions. */
#include "montgomery_in_c.h"

#if GMP_NUMB_BITS == 64
#define LANES_IN_C
#define montgomery_ifma_prepare  montgomery_in_c_prepare
#define montgomery_ifma_multiply montgomery_in_c_multiply
#define montgomery_ifma_power    montgomery_in_c_power
#include "bignum/kernels/montgomery_ifma.c"
#endif
