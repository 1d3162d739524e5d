/* suites.h -- one suite for each module of keys/. */
#ifndef CERTWRIGHT_TESTS_KEYS_SUITES_H
#define CERTWRIGHT_TESTS_KEYS_SUITES_H

#include "tests/support/support.h"

Suite *algorithm_suite(void);
Suite *algorithm_parameters_suite(void);
Suite *rsa_key_suite(void);
Suite *curve_keys_suite(void);
Suite *spki_suite(void);
Suite *private_key_suite(void);
Suite *signature_suite(void);
Suite *signature_allowed_suite(void);
Suite *signature_make_suite(void);

#endif
