/* suites.h -- the suites of tools/make/: what decides, without files and printing. */
#ifndef CERTWRIGHT_TESTS_MAKE_SUITES_H
#define CERTWRIGHT_TESTS_MAKE_SUITES_H

#include "tests/support/support.h"

Suite *authority_judge_suite(void);
Suite *draft_suite(void);
Suite *requested_suite(void);
Suite *grant_suite(void);

#endif
