/* suites.c -- the suites of rsa/. */
#include "suites.h"

Suite *(*const suites[])(void) = {public_key_suite,
                                  key_suite,
                                  primitive_suite,
                                  faults_suite,
                                  pkcs1_signature_suite,
                                  pkcs1_vectors_suite,
                                  forgery_suite,
                                  generate_suite,
                                  recover_suite,
                                  result_suite,
                                  NULL};
