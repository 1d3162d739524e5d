/* show_extension_values.h -- the printers of extension values, one for each kind of
 * value. All have the same form: VALUE stands before the value's DER, which is inside
 * an OCTET STRING, and what is printed begins behind INDENT spaces and does not end its
 * last line. False if the value is not what its type says: each value is printed to
 * nowhere first. */
#ifndef CERTWRIGHT_SHOW_EXTENSION_VALUES_H
#define CERTWRIGHT_SHOW_EXTENSION_VALUES_H

#include "show_text.h"

typedef bool show_value(const struct show *show, struct der_reader *value, int indent);

/* show_value_simple.c: flags, numbers, identifiers of keys. */
show_value show_basic_constraints, show_key_usage, show_netscape_type,
    show_ext_key_usage, show_tls_feature, show_policy_constraints, show_integer_value,
    show_reason_code, show_invalidity_date, show_key_identifier, show_authority_key,
    show_usage_period, show_ia5_value, show_utf8_value, show_nothing, show_poison,
    show_identifier;

/* show_value_names.c: lists of names. */
show_value show_alternative_names, show_information_access, show_name_constraints,
    show_directory_attributes;

/* show_value_points.c: where CRLs are. */
show_value show_distribution_points, show_issuing_point;

/* show_value_policies.c. */
show_value show_policies, show_policy_mappings, show_proxy_information;

/* show_value_sct.c: signed certificate timestamps, RFC 6962. */
show_value show_timestamps;

/* show_reasons prints the names of the ReasonFlags in OCTETS, of which UNUSED bits at the
 * end do not count. */
void show_reasons(const struct show *show, struct bytes octets, unsigned unused);

#endif
