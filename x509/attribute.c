/* attribute.c -- attribute types and their rules. */
#include "attribute.h"

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
