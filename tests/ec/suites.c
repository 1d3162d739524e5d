/* suites.c -- the suites of ec/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    field_suite,          jacobian_suite,   multiply_suite,
    curve_suite,          key_suite,        nonce_suite,
    rfc6979_suite,        ecdsa_suite,      made_signatures_suite,
    faults_suite,         ecdh_suite,       stack_suite,
    result_suite,         field25519_suite, scalar25519_suite,
    edwards_suite,        ed25519_suite,    ed25519_values_suite,
    ed25519_faults_suite, x25519_suite,     NULL};
