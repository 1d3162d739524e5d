/* suites.h -- the suites of schema/. */
#ifndef CERTWRIGHT_TESTS_SCHEMA_SUITES_H
#define CERTWRIGHT_TESTS_SCHEMA_SUITES_H

#include "tests/support/support.h"

Suite *tables_suite(void);
Suite *read_suite(void);
Suite *fit_suite(void);
Suite *value_suite(void);
Suite *curves_suite(void);
Suite *files_suite(void);
Suite *mutations_suite(void);
Suite *memory_suite(void);
Suite *secret_suite(void);
Suite *secret_none_suite(void);
Suite *secret_text_suite(void);

#endif
