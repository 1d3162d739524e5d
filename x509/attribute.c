/* attribute.c -- attribute types and their rules. */
#include "attribute.h"

#include "../asn1/der_any.h"

/* Types that are not listed are UTF8String up to ub-name. */
static const struct attribute_rule rules[] = {
    {"2.5.4.3", DER_UTF8_STRING, 1, 64, false},      /* commonName */
    {"2.5.4.5", DER_PRINTABLE_STRING, 1, 64, false}, /* serialNumber */
    {"2.5.4.6", DER_PRINTABLE_STRING, 2, 2, true},   /* countryName */
    {"2.5.4.7", DER_UTF8_STRING, 1, 128, false},     /* localityName */
    {"2.5.4.8", DER_UTF8_STRING, 1, 128, false},     /* stateOrProvinceName */
    {"2.5.4.10", DER_UTF8_STRING, 1, 64, false},     /* organizationName */
    {"2.5.4.11", DER_UTF8_STRING, 1, 64, false},     /* organizationalUnitName */
    {"2.5.4.12", DER_UTF8_STRING, 1, 64, false},     /* title */
    {"2.5.4.65", DER_UTF8_STRING, 1, 128, false},    /* pseudonym */
    /* dnQualifier */
    {"2.5.4.46", DER_PRINTABLE_STRING, 1, ATTRIBUTE_LENGTH_MAX, false},
    /* emailAddress */
    {"1.2.840.113549.1.9.1", DER_IA5_STRING, 1, 255, false},
    /* domainComponent, one label */
    {"0.9.2342.19200300.100.1.25", DER_IA5_STRING, 1, 63, false},
    /* jurisdictionCountryName */
    {"1.3.6.1.4.1.311.60.2.1.3", DER_PRINTABLE_STRING, 2, 2, true},
};

const struct attribute_rule *attribute_rule_of(const char *dotted)
{
    static const struct attribute_rule other = {NULL, DER_UTF8_STRING, 1,
                                                ATTRIBUTE_LENGTH_MAX, false};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (strcmp(rules[i].dotted, dotted) == 0)
            return &rules[i];
    return &other;
}

/* X.520 has other values for some numbers of its arc 2.5.4: octets, names, lists. */
static bool is_x520_string(uint8_t number)
{
    static const uint8_t strings[] = {
        3,  4,  5,  6,  7,  8, 9, 10, 11, 12, 13, /* commonName to description */
        15, 17, 18, 19, 20, /* businessCategory to telephoneNumber */
        41, 42, 43, 44, 46, /* name to generationQualifier; dnQualifier */
        51, 54, 65, 97, /* houseIdentifier, dmdName, pseudonym, organizationIdentifier */
    };
    return memchr(strings, number, sizeof strings) != NULL;
}

bool attribute_is_string(struct bytes type)
{
    static const struct bytes others[] = {
        OID_OCTETS("\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x01"), /* userId */
        OID_OCTETS("\x09\x92\x26\x89\x93\xf2\x2c\x64\x01\x19"), /* DC */
        OID_OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x01"),     /* emailAddress */
        OID_OCTETS("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x02"),     /* unstructuredName */
        /* jurisdictionLocalityName, StateOrProvinceName, CountryName */
        OID_OCTETS("\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x01"),
        OID_OCTETS("\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x02"),
        OID_OCTETS("\x2b\x06\x01\x04\x01\x82\x37\x3c\x02\x01\x03"),
    };
    if (type.length == 3 && type.data[0] == 0x55 && type.data[1] == 4)
        return is_x520_string(type.data[2]);
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        if (bytes_equal(type, others[i]))
            return true;
    return false;
}

bool attribute_check_other(struct der_reader reader, struct bytes type,
                           struct bytes element)
{
    return der_check_value(&reader, "value", element) &&
           (!attribute_is_string(type) ||
            der_flaw(&reader, ERROR_ENCODING, der_offset(&reader, element),
                     "RFC 5280 A.1", "value",
                     "want a DirectoryString for this attribute, have another type"));
}

/* Attribute types are registered in these trees. */
static bool is_attribute(const struct oid_name *name)
{
    static const char *const trees[] = {"2.5.4.", "0.9.2342.19200300.100.1.",
                                        "1.2.840.113549.1.9.",
                                        "1.3.6.1.4.1.311.60.2.1."};
    for (size_t i = 0; i < sizeof trees / sizeof trees[0]; i++)
        if (strncmp(name->dotted, trees[i], strlen(trees[i])) == 0)
            return true;
    return false;
}

const struct oid_name *attribute_by_text(const char *text, size_t length)
{
    const struct oid_name *name = oid_name_by_text(text, length);
    return name != NULL && is_attribute(name) ? name : NULL;
}

const char *attribute_to_text(struct bytes type, char dotted[OID_TEXT_SIZE])
{
    const struct oid_name *name = oid_name_of(type);
    if (name != NULL &&
        attribute_by_text(name->short_name, strlen(name->short_name)) == name)
        return name->short_name;
    return oid_to_text(type, dotted);
}
