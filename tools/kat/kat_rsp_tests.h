/* kat_rsp_tests.h -- the tests of NIST that certwright runs. Each runs the record at hand, if
 * it is a whole vector, and counts it; else it does nothing. */
#ifndef CERTWRIGHT_KAT_RSP_TESTS_H
#define CERTWRIGHT_KAT_RSP_TESTS_H

#include "kat_rsp_values.h"

typedef void rsp_test(struct rsp_state *state);

/* kat_rsp_sha.c */
rsp_test rsp_run_message, rsp_run_monte, rsp_run_hmac;

/* kat_rsp_rsa.c */
rsp_test rsp_run_key, rsp_run_pkcs1, rsp_run_pss;

/* kat_rsp_ec_key.c */
rsp_test rsp_run_ec_key, rsp_run_ec_point, rsp_run_compressed_point;

/* kat_rsp_ecdsa.c */
rsp_test rsp_run_ecdsa_verify, rsp_run_ecdsa_sign, rsp_run_ecdsa_deterministic;

/* kat_rsp_agreement.c */
rsp_test rsp_run_cdh_primitive, rsp_run_ecdh_static, rsp_run_other_ecdh, rsp_run_x25519;

/* kat_rsp_eddsa.c */
rsp_test rsp_run_eddsa;

#endif
