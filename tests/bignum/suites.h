/* suites.h -- one suite for each module of bignum/. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_SUITES_H
#define CERTWRIGHT_TESTS_BIGNUM_SUITES_H

#include "tests/support/support.h"

Suite *number_suite(void);
Suite *number_random_suite(void);
Suite *number_arithmetic_suite(void);
Suite *modular_suite(void);
Suite *modular_invert_suite(void);
Suite *modular_power_suite(void);
Suite *montgomery_suite(void);
Suite *power_pair_suite(void);
Suite *prime_suite(void);
Suite *allocator_suite(void);
Suite *prime_first_suite(void);
Suite *power_lanes_suite(void);
Suite *power_lanes_primes_suite(void);

#endif
