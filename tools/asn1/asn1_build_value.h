/* asn1_build_value.h -- values of the notation that are no elements. */
#ifndef CERTWRIGHT_ASN1_BUILD_VALUE_H
#define CERTWRIGHT_ASN1_BUILD_VALUE_H

#include "asn1_token.h"

/* What stands before the value of an element. */
struct asn1_item {
    struct asn1_token start;
    enum ber_class tag_class;
    uint32_t number;
    bool is_named; /* a universal type by its name, which says how values are written */
    bool is_constructed, has_form;
    bool has_tag, has_length;
    struct asn1_token tag, length; /* overrides */
    bool has_unused, is_unused_none;
    uint8_t unused;
};

struct asn1_contents {
    bool has_unused_octet;
    uint8_t unused; /* as the value itself has it */
};

/* asn1_read_value reads the value of ITEM, if it has one, and appends its contents
 * octets, without a BIT STRING's first, to OCTETS. */
bool asn1_read_value(struct asn1_lexer *lexer, const struct asn1_item *item,
                     struct asn1_octets *octets, struct asn1_contents *contents)
    __attribute__((warn_unused_result));

#endif
