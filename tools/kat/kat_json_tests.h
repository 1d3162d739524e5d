/* kat_json_tests.h -- the tests of Wycheproof that certwright runs, and the keys that they need.
 * Each runs one vector, TEST of GROUP, and counts it. */
#ifndef CERTWRIGHT_KAT_JSON_TESTS_H
#define CERTWRIGHT_KAT_JSON_TESTS_H

#include "kat_json_values.h"

/* Reads the key of GROUP, which has members and hashes already. If certwright has not what it
 * needs, that is the group's reason; if it is no key, its problem. */
typedef void json_key(struct json_group *group);

typedef void json_test(struct json_group *group, const json_t *test);

/* kat_json_keys.c */
json_key json_read_rsa_public, json_read_rsa_private, json_read_ecdsa, json_read_eddsa,
    json_read_curve, json_read_curve25519;

/* json_public_key makes KEY of the SubjectPublicKeyInfo in DER. False if it is refused. */
bool json_public_key(struct json_octets der, struct public_key *key)
    __attribute__((warn_unused_result));

/* kat_json_rsa.c */
json_test json_run_pkcs1_verify, json_run_pkcs1_generate, json_run_pss_verify,
    json_run_oaep_decrypt, json_run_pkcs1_decrypt;

/* kat_json_hmac.c */
json_test json_run_hmac;

/* kat_json_signature.c */
json_test json_run_signature, json_run_p1363;

/* kat_json_agreement.c */
json_test json_run_ecdh, json_run_ecdh_point, json_run_x25519, json_run_agreement,
    json_run_agreement_pem;

#endif
