/* suites.c -- the suites of rsa/. */
#include "suites.h"

Suite *(*const suites[])(void) = {public_key_suite,
                                  key_suite,
                                  primitive_suite,
                                  faults_suite,
                                  pkcs1_signature_suite,
                                  verify_batch_suite,
                                  pkcs1_vectors_suite,
                                  forgery_suite,
                                  constant_time_suite,
                                  mgf1_suite,
                                  pss_signature_suite,
                                  pss_encoding_suite,
                                  pss_vectors_suite,
                                  oaep_suite,
                                  oaep_encoding_suite,
                                  oaep_vectors_suite,
                                  pkcs1_encryption_suite,
                                  implicit_rejection_suite,
                                  generate_suite,
                                  recover_suite,
                                  result_suite,
                                  signer_suite,
                                  NULL};
}
;
