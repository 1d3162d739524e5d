/* suites.c -- the suites of schema/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    tables_suite, read_suite,        fit_suite,         value_suite,
    curves_suite, files_suite,       mutations_suite,   memory_suite,
    secret_suite, secret_none_suite, secret_text_suite, NULL,
};
