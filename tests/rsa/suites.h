/* suites.h -- one suite for each module of rsa/, and more where one file would be long. */
#ifndef CERTWRIGHT_TESTS_RSA_SUITES_H
#define CERTWRIGHT_TESTS_RSA_SUITES_H

#include "tests/support/support.h"

Suite *public_key_suite(void);
Suite *key_suite(void);
Suite *primitive_suite(void);
Suite *signer_suite(void);
Suite *faults_suite(void);
Suite *pkcs1_signature_suite(void);
Suite *verify_batch_suite(void);
Suite *sign_batch_suite(void);
Suite *pkcs1_vectors_suite(void);
Suite *forgery_suite(void);
Suite *constant_time_suite(void);
Suite *mgf1_suite(void);
Suite *pss_signature_suite(void);
Suite *pss_encoding_suite(void);
Suite *pss_vectors_suite(void);
Suite *oaep_suite(void);
Suite *oaep_encoding_suite(void);
Suite *oaep_vectors_suite(void);
Suite *pkcs1_encryption_suite(void);
Suite *implicit_rejection_suite(void);
Suite *generate_suite(void);
Suite *prime_search_suite(void);
Suite *recover_suite(void);
Suite *result_suite(void);
Suite *no_memory_suite(void);

#endif
