/* attribute_values.c -- attributes of requests and of private keys. */
#include "attribute_values.h"

#include "../asn1/der_any.h"
#include "../asn1/oid.h"

/* Attribute ::= SEQUENCE {
 *     type    OBJECT IDENTIFIER,
 *     values  SET SIZE (1..MAX) OF ANY } -- DEFINED BY type */
bool attribute_values_enter(struct der_reader *reader, struct bytes *type,
                            struct der_reader *values)
{
    struct der_reader inner;
    size_t offset = reader->position;
    if (!der_enter(reader, DER_SEQUENCE, "Attribute", &inner) ||
        !der_read_oid(&inner, "type", type) ||
        !der_enter_set_of(&inner, DER_SET, "values", values) ||
        !der_finish(&inner, "Attribute"))
        return false;
    return !der_at_end(values) ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 2986 4.1", "values",
                    "want at least one value, have none");
}

bool attribute_values_skip(struct der_reader *values)
{
    while (!der_at_end(values))
        if (!der_read_value(values, "values", NULL, NULL, NULL))
            return false;
    return der_finish(values, "values");
}
