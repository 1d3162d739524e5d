/* kat_json_tests.h -- the tests of Wycheproof that certwright runs. Each runs one vector, TEST
 * of GROUP, and counts it. */
#ifndef CERTWRIGHT_KAT_JSON_TESTS_H
#define CERTWRIGHT_KAT_JSON_TESTS_H

#include "kat_json_values.h"

typedef void json_test(struct json_group *group, const json_t *test);

/* kat_json_rsa.c */
json_test json_run_pkcs1_verify, json_run_pkcs1_generate, json_run_pss_verify,
    json_run_oaep_decrypt, json_run_pkcs1_decrypt;

/* kat_json_hmac.c */
json_test json_run_hmac;

#endif
