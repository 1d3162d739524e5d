/* suites.c -- the suites of asn1/. */
#include "suites.h"

Suite *(*const suites[])(void) = {error_suite,      hex_suite,
                                  der_suite,        der_reader_suite,
                                  der_header_suite, der_limits_suite,
                                  der_writer_suite, der_set_of_suite,
                                  der_any_suite,    der_values_suite,
                                  oid_suite,        oid_names_suite,
                                  calendar_suite,   der_time_suite,
                                  der_string_suite, base64_suite,
                                  pem_suite,        pem_encode_suite,
                                  round_trip_suite, ber_suite,
                                  text_suite,       NULL};
