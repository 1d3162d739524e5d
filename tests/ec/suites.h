/* suites.h -- one suite for each module of ec/, and more where one file would be long. */
#ifndef CERTWRIGHT_TESTS_EC_SUITES_H
#define CERTWRIGHT_TESTS_EC_SUITES_H

#include "tests/support/support.h"

Suite *rfc6979_suite(void);

#endif
