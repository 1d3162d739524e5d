/* suites.h -- one suite for each module of sha/, and one for NIST's vectors. */
#ifndef CERTWRIGHT_TESTS_SHA_SUITES_H
#define CERTWRIGHT_TESTS_SHA_SUITES_H

#include "tests/support/support.h"

Suite *hash_suite(void);
Suite *hash_vectors_suite(void);
Suite *message_suite(void);
Suite *hmac_suite(void);
Suite *observer_suite(void);
Suite *sha256_blocks_suite(void);
Suite *sha256_many_suite(void);

#endif
