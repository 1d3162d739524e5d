/* suites.h -- the suites of cpu/. */
#ifndef CERTWRIGHT_TESTS_CPU_SUITES_H
#define CERTWRIGHT_TESTS_CPU_SUITES_H

#include "tests/support/support.h"

Suite *kernel_suite(void);

#endif
