/* suites.c -- the suites of ec/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    rfc6979_suite,        field25519_suite, scalar25519_suite,
    edwards_suite,        ed25519_suite,    ed25519_values_suite,
    ed25519_faults_suite, x25519_suite,     NULL};
