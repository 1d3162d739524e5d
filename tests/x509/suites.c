/* suites.c -- the suites of x509/. */
#include "suites.h"

Suite *(*const suites[])(void) = {
    algorithm_suite,
    rsa_key_suite,
    spki_suite,
    private_key_suite,
    signature_algorithm_suite,
    signature_key_suite,
    signature_make_suite,
    signed_suite,
    name_suite,
    name_text_suite,
    name_random_suite,
    general_name_suite,
    extensions_suite,
    serial_suite,
    certificate_suite,
    request_suite,
    profile_suite,
    authority_suite,
    policy_graph_suite,
    path_memory_suite,
    path_mutations_suite,
    hostile_suite,
    round_trip_suite,
    NULL,
};
