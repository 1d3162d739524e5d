/* suites.h -- one suite for each module of sha/. */
#ifndef CERTWRIGHT_TESTS_SHA_SUITES_H
#define CERTWRIGHT_TESTS_SHA_SUITES_H

#include "tests/support/support.h"

Suite *sha256_suite(void);
Suite *hash_suite(void);

#endif
