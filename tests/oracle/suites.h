/* suites.h -- the suites of the comparison with OpenSSL, and what their users may choose. */
#ifndef CERTWRIGHT_TESTS_ORACLE_SUITES_H
#define CERTWRIGHT_TESTS_ORACLE_SUITES_H

#include "tests/support/support.h"

/* oracle_number returns the number that NAME has in the environment, or OTHERWISE. */
unsigned long oracle_number(const char *name, unsigned long otherwise);

/* oracle_operations returns how many operations of each kind are compared: OPERATIONS in the
 * environment, or 200. */
unsigned long oracle_operations(void);

Suite *mutants_suite(void);
Suite *curves_suite(void);
Suite *curve25519_suite(void);

#endif
