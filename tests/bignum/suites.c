/* suites.c -- the suites of bignum/. */
#include "suites.h"

Suite *(*const suites[])(void) = {number_suite,
                                  number_arithmetic_suite,
                                  modular_suite,
                                  modular_invert_suite,
                                  modular_power_suite,
                                  power_pair_suite,
                                  montgomery_suite,
                                  random_suite,
                                  prime_suite,
                                  allocator_suite,
                                  NULL};
