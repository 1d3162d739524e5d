/* suites.c -- the suites of keys/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    algorithm_suite,      algorithm_parameters_suite,
    rsa_key_suite,        curve_keys_suite,
    spki_suite,           private_key_suite,
    signature_suite,      signature_allowed_suite,
    signature_make_suite, NULL,
};
