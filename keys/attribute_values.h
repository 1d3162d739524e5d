/* attribute_values.h -- Attribute, RFC 2986 section 4.1 and RFC 5958 section 2: a type and
 * values of it, beside a request or a private key. Internal to keys/ and x509/. */
#ifndef CERTWRIGHT_ATTRIBUTE_VALUES_H
#define CERTWRIGHT_ATTRIBUTE_VALUES_H

#include "../asn1/der_reader.h"

/* attribute_values_enter reads an Attribute and its TYPE, and sets VALUES before the first
 * of its values, which are left to the caller. An Attribute without values is a flaw. */
bool attribute_values_enter(struct der_reader *reader, struct bytes *type,
                            struct der_reader *values)
    __attribute__((warn_unused_result));

/* attribute_values_skip steps over all VALUES that are left. One that is not DER is a
 * flaw. */
bool attribute_values_skip(struct der_reader *values)
    __attribute__((warn_unused_result));

#endif
