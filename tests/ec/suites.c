/* suites.c -- the suites of ec/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    field_suite, made_signatures_suite, ecdsa_suite,    curve_suite,   key_suite,
    ecdh_suite,  jacobian_suite,        multiply_suite, rfc6979_suite, NULL};
