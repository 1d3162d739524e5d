/* suites.c -- the suites of schema/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    tables_suite, read_suite, value_suite, files_suite, mutations_suite, NULL,
};
