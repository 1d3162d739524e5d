/* suites.h -- the one suite of random/. */
#ifndef CERTWRIGHT_TESTS_RANDOM_SUITES_H
#define CERTWRIGHT_TESTS_RANDOM_SUITES_H

#include "tests/support/support.h"

Suite *random_suite(void);

#endif
