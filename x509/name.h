/* name.h -- distinguished names, RFC 5280 sections 4.1.2.4 and 4.1.2.6: reading them,
 * and turning text into names and names into text.
 *
 * A name is kept as the octets of its Name element; an issuer's name is compared and
 * copied as octets, and nobody can disagree about those. */
#ifndef CERTWRIGHT_NAME_H
#define CERTWRIGHT_NAME_H

#include "../asn1/der_reader.h"
#include "../asn1/der_writer.h"

/* One AttributeTypeAndValue, borrowed from the name. */
struct name_attribute {
    struct bytes type;     /* contents octets of the OBJECT IDENTIFIER */
    uint8_t tag;           /* of the value: a string type as a rule */
    struct bytes contents; /* contents octets of the value */
    struct bytes element;  /* the value, header included */
    bool starts_rdn; /* false: shares a RelativeDistinguishedName with the one before */
};

/* name_read reads a Name and sets NAME to its element. Each RelativeDistinguishedName
 * must have at least one attribute, string values only characters of their type, and
 * other values must be DER throughout and of a type that has no strings. */
bool name_read(struct der_reader *reader, const char *field, struct bytes *name)
    __attribute__((warn_unused_result));

/* name_read_rdn reads one RelativeDistinguishedName, with the same rules, and sets RDN
 * to the element. TAG is DER_SET, or an IMPLICIT tag in its place. */
bool name_read_rdn(struct der_reader *reader, uint8_t tag, const char *field,
                   struct bytes *rdn) __attribute__((warn_unused_result));

/* name_is_empty tells whether NAME has no RelativeDistinguishedName. */
bool name_is_empty(struct bytes name);

/* A walk over the attributes of a name that name_read has read. */
struct name_walk {
    struct der_reader rdns, attributes;
    struct error error;
};

/* name_walk_begin stands before the first attribute of NAME. WALK must not be moved. */
void name_walk_begin(struct name_walk *walk, struct bytes name);

/* name_walk_next sets ATTRIBUTE to the next attribute. False when there is none. */
bool name_walk_next(struct name_walk *walk, struct name_attribute *attribute);

/* name_find returns the contents of the first attribute of this TYPE in NAME and sets
 * TAG, or returns an empty run. */
struct bytes name_find(struct bytes name, struct bytes type, uint8_t *tag);

/* name_write_text writes TEXT as a Name. TEXT is "CN=example.test,O=Acme\, Inc.,C=CZ"
 * with the escapes of RFC 4514, in the order of the certificate; or, if it begins with
 * a slash, "/CN=example.test/O=Acme, Inc./C=CZ". A plus sign joins attributes into one
 * RelativeDistinguishedName. Types are short names, long names or dotted decimal;
 * values are not empty. The value of C must be two letters and becomes a
 * PrintableString, as serialNumber and dnQualifier do; emailAddress and DC become
 * IA5String, all others UTF8String; "#" and hexadecimal digits is a whole DER value.
 * Values longer than RFC 5280 appendix A.1 allows are refused. An empty TEXT is the
 * empty name. False, and ERROR with the offset in TEXT, if it is not a name. */
bool name_write_text(struct der_writer *writer, const char *text, struct error *error)
    __attribute__((warn_unused_result));

/* name_check_subject checks that NAME, which someone else wrote, may stand in a
 * certificate: each value keeps the rules that name_write_text has for what is typed,
 * and has no character that could mislead on a terminal. False and ERROR_RULE if not;
 * offsets are not set. */
bool name_check_subject(struct bytes name, struct error *error)
    __attribute__((warn_unused_result));

/* name_to_text writes NAME as "CN=example.test,O=Acme\, Inc.,C=CZ", a string that
 * name_write_text reads again, in UTF-8 with a NUL. What could mislead on a terminal
 * (control characters, bidirectional overrides) and what is not valid in its string
 * type is escaped as \XX. Like snprintf it writes at most SIZE octets and returns how
 * many there are in all, without the NUL. */
size_t name_to_text(struct bytes name, char *text, size_t size);

#endif
