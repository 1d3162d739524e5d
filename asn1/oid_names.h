/* oid_names.h -- the tables behind oid_name_of, each in ascending order of its arcs.
 * Internal to asn1/. */
#ifndef CERTWRIGHT_OID_NAMES_H
#define CERTWRIGHT_OID_NAMES_H

#include "oid.h"

extern const struct oid_name oid_names_to_1_2[], oid_names_from_1_3[],
    oid_names_newer[];
extern const size_t oid_names_to_1_2_count, oid_names_from_1_3_count,
    oid_names_newer_count;

#endif
