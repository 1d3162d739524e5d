/* tables.h -- what the tables of types share: the words they are written in, and the
 * types that more than one module uses. A new structure is a new table; if a document
 * can be one, it has a row in documents.c. */
#ifndef CERTWRIGHT_SCHEMA_TABLES_H
#define CERTWRIGHT_SCHEMA_TABLES_H

#include "../asn1/der.h"
#include "schema.h"

/* Parts of a row, for the fields of a type, what it opens to, and what its numbers are
 * called. */
#define FIELDS(table) .fields = (table), .field_count = sizeof(table) / sizeof(table)[0]
#define OPENINGS(table)                                                                \
    .openings = (table), .opening_count = sizeof(table) / sizeof(table)[0]
#define NUMBERS(table)                                                                 \
    .numbers = (table), .number_count = sizeof(table) / sizeof(table)[0]
#define LAYOUTS(table)                                                                 \
    .layouts = (table), .layout_count = sizeof(table) / sizeof(table)[0]
#define IMPLICIT(number) .tagging = SCHEMA_IMPLICIT, .tag_number = (number)
#define EXPLICIT(number) .tagging = SCHEMA_EXPLICIT, .tag_number = (number)
#define OPTIONAL         .is_optional = true
#define SECRET           .is_secret = true

/* simple_types.c: the types of X.680 that need no table. */
extern const struct schema_type schema_boolean, schema_integer, schema_bit_string,
    schema_octet_string, schema_null, schema_oid, schema_utf8_string,
    schema_numeric_string, schema_printable_string, schema_teletex_string,
    schema_ia5_string, schema_visible_string, schema_universal_string,
    schema_bmp_string, schema_generalized_time, schema_utc_time, schema_enumerated,
    schema_any;

/* schema_simple_type returns the universal type with the identifier octet TAG, or
 * NULL. */
const struct schema_type *schema_simple_type(uint8_t tag);

/* algorithms.c */
extern const struct schema_type schema_algorithm_identifier, schema_signature_value;

/* rfc5280_certificate.c */
extern const struct schema_type schema_certificate, schema_time,
    schema_subject_public_key_info, schema_public_key_bits;

/* rfc5280_name.c */
extern const struct schema_type schema_name, schema_relative_name,
    schema_directory_string;

/* rfc5280_general_name.c */
extern const struct schema_type schema_general_name, schema_general_names;

/* rfc5280_extensions.c */
extern const struct schema_type schema_extensions;

/* rfc5280_constraints.c: what limits a certificate's use. */
extern const struct schema_type schema_basic_constraints, schema_key_usage,
    schema_ext_key_usage, schema_name_constraints, schema_policy_constraints,
    schema_inhibit_any_policy, schema_private_key_usage_period;

/* rfc5280_policies.c */
extern const struct schema_type schema_certificate_policies, schema_policy_mappings;

/* rfc5280_locations.c: where more is to be found, and which key is meant. */
extern const struct schema_type schema_crl_distribution_points, schema_info_access,
    schema_subject_info_access, schema_authority_key_identifier,
    schema_subject_key_identifier, schema_distribution_point_name, schema_reason_flags;

/* rfc5280_crl.c */
extern const struct schema_type schema_certificate_list, schema_crl_number,
    schema_reason_code, schema_invalidity_date, schema_delta_crl_indicator,
    schema_issuing_distribution_point, schema_hold_instruction;

/* other_extensions.c */
extern const struct schema_type schema_tls_feature, schema_sct_list,
    schema_ocsp_nocheck, schema_ct_poison;

/* rfc2986.c: the request, and the attributes of all standards. */
extern const struct schema_type schema_certification_request, schema_attributes,
    schema_key_attributes, schema_subject_directory_attributes, schema_pkcs9_string;

/* rfc8017.c */
extern const struct schema_type schema_rsa_public_key, schema_rsa_private_key,
    schema_digest_info, schema_rsassa_pss_parameters, schema_rsaes_oaep_parameters;

/* rfc5958.c, rfc8018.c */
extern const struct schema_type schema_private_key_info, schema_encrypted_private_key,
    schema_pbes2_parameters, schema_pbkdf2_parameters;

/* rfc5480.c */
extern const struct schema_type schema_ec_parameters, schema_ec_private_key,
    schema_ecdsa_signature, schema_ec_point;

/* rfc8410.c */
extern const struct schema_type schema_curve_private_key, schema_ed25519_point,
    schema_ed448_point, schema_x25519_coordinate, schema_x448_coordinate,
    schema_ed25519_signature, schema_ed448_signature;

/* rfc3279.c */
extern const struct schema_type schema_dsa_parameters, schema_dsa_public_key,
    schema_dsa_signature, schema_dsa_private_key, schema_dh_public_number,
    schema_dh_parameters, schema_dh_private_number, schema_pkcs3_parameters;

#endif
