/* suites.c -- the suites of keys/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    algorithm_suite, rsa_key_suite,           spki_suite,           private_key_suite,
    signature_suite, signature_allowed_suite, signature_make_suite, NULL,
};
