/* suites.h -- the one suite of the toys. */
#ifndef CERTWRIGHT_TESTS_TOY_SUITES_H
#define CERTWRIGHT_TESTS_TOY_SUITES_H

#include "tests/support/support.h"

Suite *toy_suite(void);

#endif
