/* name.c -- reading names. */
#include "name.h"

#include "../asn1/der_string.h"
#include "../asn1/oid.h"
#include "attribute.h"

static bool check_value(const struct der_reader *reader,
                        const struct name_attribute *attribute)
{
    return attribute_is_usual(attribute->tag)
               ? der_check_string(reader, attribute->tag, "value", attribute->contents)
               : attribute_check_other(*reader, attribute->type, attribute->element);
}

/* AttributeTypeAndValue ::= SEQUENCE {
 *     type   OBJECT IDENTIFIER,
 *     value  ANY -- DEFINED BY type } */
DER_INLINE bool read_attribute(struct der_reader *rdn, struct name_attribute *attribute)
{
    struct der_reader inner;
    return der_enter(rdn, DER_SEQUENCE, "AttributeTypeAndValue", &inner) &&
           der_read_oid(&inner, "type", &attribute->type) &&
           der_read_any(&inner, "value", &attribute->tag, &attribute->contents,
                        &attribute->element) &&
           check_value(&inner, attribute) &&
           der_finish(&inner, "AttributeTypeAndValue");
}

static bool flaw_empty(struct der_reader reader, const char *field, struct bytes rdn)
{
    return der_flaw(&reader, ERROR_RULE, der_offset(&reader, rdn), "RFC 5280 4.1.2.4",
                    field, "want an attribute, have none");
}

/* RelativeDistinguishedName ::= SET SIZE (1..MAX) OF AttributeTypeAndValue */
DER_INLINE bool read_rdn(struct der_reader *reader, uint8_t tag, const char *field,
                         struct bytes *rdn)
{
    struct der_reader inner;
    struct name_attribute attribute;
    if (!der_enter_element(reader, tag, field, rdn, &inner) ||
        !der_check_set_of(&inner, field))
        return false;
    if (der_at_end(&inner))
        return flaw_empty(*reader, field, *rdn);
    while (!der_at_end(&inner))
        if (!read_attribute(&inner, &attribute))
            return false;
    return der_finish(&inner, field);
}

bool name_read_rdn(struct der_reader *reader, uint8_t tag, const char *field,
                   struct bytes *rdn)
{
    return read_rdn(reader, tag, field, rdn);
}

/* Name ::= CHOICE { rdnSequence  SEQUENCE OF RelativeDistinguishedName } */
bool name_read(struct der_reader *reader, const char *field, struct bytes *name)
{
    struct der_reader inner;
    struct bytes rdn;
    if (!der_enter_element(reader, DER_SEQUENCE, field, name, &inner))
        return false;
    while (!der_at_end(&inner))
        if (!read_rdn(&inner, DER_SET, "RelativeDistinguishedName", &rdn))
            return false;
    return der_finish(&inner, field);
}

bool name_is_empty(struct bytes name)
{
    return name.length <= 2;
}

void name_walk_begin(struct name_walk *walk, struct bytes name)
{
    memset(walk, 0, sizeof *walk);
    struct der_reader reader = der_reader_again(name, &walk->error);
    if (!der_enter(&reader, DER_SEQUENCE, "Name", &walk->rdns))
        walk->rdns.position = walk->rdns.end;
    walk->attributes = walk->rdns;
    walk->attributes.end = walk->attributes.position;
}

bool name_walk_next(struct name_walk *walk, struct name_attribute *attribute)
{
    attribute->starts_rdn = false;
    while (der_at_end(&walk->attributes)) {
        if (der_at_end(&walk->rdns) ||
            !der_enter(&walk->rdns, DER_SET, "RelativeDistinguishedName",
                       &walk->attributes))
            return false;
        attribute->starts_rdn = true;
    }
    return read_attribute(&walk->attributes, attribute);
}

struct bytes name_find(struct bytes name, struct bytes type, uint8_t *tag)
{
    struct name_walk walk;
    struct name_attribute attribute;
    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute)) {
        if (bytes_equal(attribute.type, type)) {
            *tag = attribute.tag;
            return attribute.contents;
        }
    }
    return bytes_of(NULL, 0);
}
