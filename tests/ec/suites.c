/* suites.c -- the suites of ec/. */
#include "suites.h"

Suite *(*const suites[])(void) = {field_suite,
                                  jacobian_suite,
                                  multiply_suite,
                                  curve_suite,
                                  key_suite,
                                  nonce_suite,
                                  rfc6979_suite,
                                  ecdsa_suite,
                                  made_signatures_suite,
                                  faults_suite,
                                  ecdh_suite,
                                  stack_suite,
                                  result_suite,
                                  NULL};
