/* attribute.h -- the attribute types of names as text, and what RFC 5280 appendix A.1
 * and X.520 say of their values. Internal to x509/. */
#ifndef CERTWRIGHT_ATTRIBUTE_H
#define CERTWRIGHT_ATTRIBUTE_H

#include "../asn1/der_string.h"
#include "../asn1/oid.h"

/* Longest value of any attribute, in characters: ub-name. */
#define ATTRIBUTE_LENGTH_MAX 32768

struct attribute_rule {
    const char *dotted;
    uint8_t tag;                   /* the string type of the value */
    size_t length_min, length_max; /* characters */
    bool is_letters;               /* A to Z, of either case, and nothing else */
};

/* attribute_rule_of returns the rule for values of the type DOTTED. */
const struct attribute_rule *attribute_rule_of(const char *dotted);

/* attribute_is_string tells whether values of TYPE, the contents octets of an OBJECT
 * IDENTIFIER, are character strings by the standard that defines it: commonName, but not
 * x500UniqueIdentifier. False for what is not known. */
bool attribute_is_string(struct bytes type);

/* attribute_is_usual tells whether TAG is a string that attributes have: one of
 * DirectoryString, or an IA5String or NumericString, which stand where they should not in
 * many a certificate. */
static inline bool attribute_is_usual(uint8_t tag)
{
    return der_tag_is_string(tag) && tag != DER_VISIBLE_STRING;
}

/* attribute_check_other checks ELEMENT, the value of an attribute of TYPE which is none of
 * those strings: it must be DER throughout, and TYPE one whose values are not strings. It takes the reader by value as der_reader_inline.h explains. */
bool attribute_check_other(struct der_reader reader, struct bytes type,
                           struct bytes element) __attribute__((warn_unused_result));

/* attribute_by_text returns the attribute type that people call TEXT, LENGTH
 * characters: a short or a long name, case aside, or dotted decimal. NULL if it is the
 * name of something else, or of nothing. */
const struct oid_name *attribute_by_text(const char *text, size_t length);

/* attribute_to_text returns what TYPE, the contents octets of an OBJECT IDENTIFIER, is
 * called: a short name if that leads back to it, else dotted decimal, which is written
 * to DOTTED. */
const char *attribute_to_text(struct bytes type, char dotted[OID_TEXT_SIZE]);

#endif
