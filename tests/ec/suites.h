/* suites.h -- one suite for each module of ec/, and more where one file would be long. */
#ifndef CERTWRIGHT_TESTS_EC_SUITES_H
#define CERTWRIGHT_TESTS_EC_SUITES_H

#include "tests/support/support.h"

Suite *field_suite(void);
Suite *jacobian_suite(void);
Suite *multiply_suite(void);
Suite *curve_suite(void);
Suite *key_suite(void);
Suite *nonce_suite(void);
Suite *rfc6979_suite(void);
Suite *field25519_suite(void);
Suite *scalar25519_suite(void);
Suite *edwards_suite(void);
Suite *ed25519_suite(void);
Suite *ed25519_values_suite(void);
Suite *ed25519_faults_suite(void);
Suite *x25519_suite(void);
Suite *stack25519_suite(void);
Suite *ecdsa_suite(void);
Suite *made_signatures_suite(void);
Suite *faults_suite(void);
Suite *ecdh_suite(void);
Suite *stack_suite(void);
Suite *result_suite(void);

#endif
