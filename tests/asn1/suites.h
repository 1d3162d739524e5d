/* suites.h -- one suite for each module of asn1/. */
#ifndef CERTWRIGHT_TESTS_ASN1_SUITES_H
#define CERTWRIGHT_TESTS_ASN1_SUITES_H

#include "tests/support/support.h"

Suite *error_suite(void);
Suite *hex_suite(void);
Suite *der_suite(void);
Suite *der_reader_suite(void);
Suite *der_header_suite(void);
Suite *der_limits_suite(void);
Suite *der_writer_suite(void);
Suite *der_set_of_suite(void);
Suite *der_any_suite(void);
Suite *der_values_suite(void);
Suite *oid_suite(void);
Suite *oid_names_suite(void);
Suite *calendar_suite(void);
Suite *der_time_suite(void);
Suite *der_string_suite(void);
Suite *base64_suite(void);
Suite *pem_suite(void);
Suite *pem_encode_suite(void);
Suite *round_trip_suite(void);
Suite *ber_suite(void);
Suite *text_suite(void);

#endif
