/* suites.h -- one suite for each module of x509/, and some that go across them. */
#ifndef CERTWRIGHT_TESTS_X509_SUITES_H
#define CERTWRIGHT_TESTS_X509_SUITES_H

#include "tests/support/support.h"

Suite *algorithm_suite(void);
Suite *algorithm_parameters_suite(void);
Suite *rsa_key_suite(void);
Suite *spki_suite(void);
Suite *private_key_suite(void);
Suite *signature_algorithm_suite(void);
Suite *signature_key_suite(void);
Suite *signature_make_suite(void);
Suite *signed_suite(void);
Suite *name_suite(void);
Suite *name_text_suite(void);
Suite *name_random_suite(void);
Suite *name_compare_suite(void);
Suite *peer_name_suite(void);
Suite *name_constraints_suite(void);
Suite *name_constraints_budget_suite(void);
Suite *general_name_suite(void);
Suite *extensions_suite(void);
Suite *certificate_policies_suite(void);
Suite *distribution_point_suite(void);
Suite *serial_suite(void);
Suite *certificate_suite(void);
Suite *request_suite(void);
Suite *crl_suite(void);
Suite *crl_critical_suite(void);
Suite *crl_index_suite(void);
Suite *profile_suite(void);
Suite *authority_suite(void);
Suite *policy_graph_suite(void);
Suite *policy_random_suite(void);
Suite *policy_pkits_suite(void);
Suite *path_certificate_suite(void);
Suite *path_context_suite(void);
Suite *path_search_suite(void);
Suite *path_validate_suite(void);
Suite *path_revocation_suite(void);
Suite *path_memory_suite(void);
Suite *path_mutations_suite(void);
Suite *hostile_suite(void);
Suite *round_trip_suite(void);

#endif
