/* suites.c -- the suites of bignum/. */
#include "suites.h"

Suite *(*const suites[])(void) = {number_suite,
                                  number_random_suite,
                                  number_arithmetic_suite,
                                  modular_suite,
                                  modular_invert_suite,
                                  modular_power_suite,
                                  montgomery_suite,
                                  power_pair_suite,
                                  prime_suite,
                                  prime_first_suite,
                                  allocator_suite,
                                  power_lanes_suite,
                                  power_lanes_primes_suite,
                                  NULL};
