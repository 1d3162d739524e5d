/* suites.h -- one suite for each module of ec/, and more where one file would be long. */
#ifndef CERTWRIGHT_TESTS_EC_SUITES_H
#define CERTWRIGHT_TESTS_EC_SUITES_H

#include "tests/support/support.h"

Suite *rfc6979_suite(void);
Suite *field25519_suite(void);
Suite *scalar25519_suite(void);
Suite *edwards_suite(void);
Suite *ed25519_suite(void);
Suite *ed25519_values_suite(void);
Suite *ed25519_faults_suite(void);
Suite *x25519_suite(void);

#endif
