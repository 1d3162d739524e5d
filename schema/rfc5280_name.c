/* rfc5280_name.c -- Name, RFC 5280 section 4.1.2.4 and appendix A.1: a list of sets of
 * attributes, nearly always with one attribute a set. */
#include "tables.h"

static const struct schema_field directory_string_alternatives[] = {
    {.name = "teletexString",
     .definition = "teletexString TeletexString (SIZE (1..MAX))",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "Text in an old character set; only to be kept in certificates that "
                "have it already.",
     .type = &schema_teletex_string},
    {.name = "printableString",
     .definition = "printableString PrintableString (SIZE (1..MAX))",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "Text of letters, digits and a few marks.",
     .type = &schema_printable_string},
    {.name = "universalString",
     .definition = "universalString UniversalString (SIZE (1..MAX))",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "Text of four bytes a character; only to be kept where it is already.",
     .type = &schema_universal_string},
    {.name = "utf8String",
     .definition = "utf8String UTF8String (SIZE (1..MAX))",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "Text in UTF-8, the form to choose for everything new.",
     .type = &schema_utf8_string},
    {.name = "bmpString",
     .definition = "bmpString BMPString (SIZE (1..MAX))",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "Text of two bytes a character; only to be kept where it is already.",
     .type = &schema_bmp_string},
    {.name = "ia5String",
     .definition = "ia5String IA5String -- not in the standard",
     .source = "X.680 41",
     .meaning = "Text in ASCII; not one of the five types that the standard has here.",
     .type = &schema_ia5_string},
    {.name = "numericString",
     .definition = "numericString NumericString -- not in the standard",
     .source = "X.680 41",
     .meaning =
         "Text of digits and spaces; not one of the five types that the standard "
         "has here.",
     .type = &schema_numeric_string},
};

/* RFC 5280 has the first five alternatives. IA5String and NumericString are this
 * table's own tolerance: names are made with them all the same. */
const struct schema_type schema_directory_string = {
    .name = "DirectoryString",
    .definition = "DirectoryString ::= CHOICE",
    .source = "RFC 5280 4.1.2.4",
    .meaning = "Text, in one of several types.",
    .kind = SCHEMA_CHOICE,
    FIELDS(directory_string_alternatives),
};

/* Attributes with one type of string each, not DirectoryString. Names that have another
 * one are about; that row, again, is this table's own. */
#define ONE_STRING(variable, type_name, rest, string, sentence)                        \
    static const struct schema_field variable##_alternatives[] = {                     \
        {.name = type_name,                                                            \
         .definition = type_name " ::= " rest,                                         \
         .source = "RFC 5280 A.1",                                                     \
         .meaning = (sentence),                                                        \
         .type = &(string)},                                                           \
        {.name = "another",                                                            \
         .definition = "another type of string -- not in the standard",                \
         .source = "X.680 41",                                                         \
         .meaning = "Text of another type than the standard has here.",                \
         .type = &schema_directory_string},                                            \
    };                                                                                 \
    static const struct schema_type variable = {                                       \
        .name = type_name,                                                             \
        .definition = type_name " ::= " rest,                                          \
        .source = "RFC 5280 A.1",                                                      \
        .meaning = (sentence),                                                         \
        .kind = SCHEMA_CHOICE,                                                         \
        FIELDS(variable##_alternatives),                                               \
    }

ONE_STRING(country_name, "X520countryName", "PrintableString (SIZE (2))",
           schema_printable_string, "Two letters.");
ONE_STRING(serial_number, "X520SerialNumber",
           "PrintableString (SIZE (1..ub-serial-number))", schema_printable_string,
           "Text of letters, digits and a few marks; at most 64.");
ONE_STRING(dn_qualifier, "X520dnQualifier", "PrintableString", schema_printable_string,
           "Text of letters, digits and a few marks.");
ONE_STRING(email_address, "EmailAddress",
           "IA5String (SIZE (1..ub-emailaddress-length))", schema_ia5_string,
           "Text in ASCII, at most 255 characters.");
ONE_STRING(domain_component, "DomainComponent", "IA5String", schema_ia5_string,
           "Text in ASCII.");

#define TEXT_ATTRIBUTE(oid, name, source, meaning)                                     \
    {                                                                                  \
        oid, name, source, meaning, &schema_directory_string                           \
    }

static const struct schema_opening attribute_types[] = {
    TEXT_ATTRIBUTE("2.5.4.3", "id-at-commonName", "RFC 5280 A.1",
                   "What the subject is usually called: a CA's title; in servers' "
                   "certificates a host name, which clients no longer look at."),
    TEXT_ATTRIBUTE("2.5.4.4", "id-at-surname", "RFC 5280 A.1",
                   "A person's family name."),
    {"2.5.4.5", "id-at-serialNumber", "RFC 5280 A.1",
     "A number of the subject, in a company register for instance; not "
     "the certificate's.",
     &serial_number},
    {"2.5.4.6", "id-at-countryName", "RFC 5280 A.1",
     "The country, as two letters of ISO 3166.", &country_name},
    TEXT_ATTRIBUTE("2.5.4.7", "id-at-localityName", "RFC 5280 A.1", "The town."),
    TEXT_ATTRIBUTE("2.5.4.8", "id-at-stateOrProvinceName", "RFC 5280 A.1",
                   "The state or province, in full."),
    TEXT_ATTRIBUTE("2.5.4.9", "id-at-streetAddress", "RFC 4519 2.34",
                   "The street and the number of the house."),
    TEXT_ATTRIBUTE("2.5.4.10", "id-at-organizationName", "RFC 5280 A.1",
                   "The company or organization."),
    TEXT_ATTRIBUTE("2.5.4.11", "id-at-organizationalUnitName", "RFC 5280 A.1",
                   "A department; public CAs may no longer put it in."),
    TEXT_ATTRIBUTE("2.5.4.12", "id-at-title", "RFC 5280 A.1",
                   "A person's position in an organization."),
    TEXT_ATTRIBUTE("2.5.4.13", "id-at-description", "RFC 4519 2.5",
                   "A description in words."),
    TEXT_ATTRIBUTE("2.5.4.15", "id-at-businessCategory", "RFC 4519 2.1",
                   "What kind of organization it is."),
    TEXT_ATTRIBUTE("2.5.4.17", "id-at-postalCode", "RFC 4519 2.24", "The postal code."),
    TEXT_ATTRIBUTE("2.5.4.20", "id-at-telephoneNumber", "RFC 4519 2.35",
                   "A telephone number."),
    TEXT_ATTRIBUTE("2.5.4.41", "id-at-name", "RFC 5280 A.1", "A name of any kind."),
    TEXT_ATTRIBUTE("2.5.4.42", "id-at-givenName", "RFC 5280 A.1",
                   "A person's given name."),
    TEXT_ATTRIBUTE("2.5.4.43", "id-at-initials", "RFC 5280 A.1",
                   "A person's initials, without the family name's."),
    TEXT_ATTRIBUTE("2.5.4.44", "id-at-generationQualifier", "RFC 5280 A.1",
                   "What tells generations apart: \"Jr.\", \"III\"."),
    {"2.5.4.46", "id-at-dnQualifier", "RFC 5280 A.1",
     "Tells two subjects apart whose names are otherwise the same.", &dn_qualifier},
    TEXT_ATTRIBUTE("2.5.4.65", "id-at-pseudonym", "RFC 5280 A.1",
                   "A name that a person has taken."),
    TEXT_ATTRIBUTE("2.5.4.97", "organizationIdentifier", "X.520",
                   "The organization's number in a register."),
    TEXT_ATTRIBUTE("0.9.2342.19200300.100.1.1", "uid", "RFC 4519 2.39",
                   "The name under which somebody logs in."),
    {"0.9.2342.19200300.100.1.25", "id-domainComponent", "RFC 4519 2.4",
     "One label of a domain name; example.test is two of them.", &domain_component},
    {"1.2.840.113549.1.9.1", "id-emailAddress", "RFC 5280 A.1",
     "A mail address; today it belongs in subjectAltName.", &email_address},
    {"1.2.840.113549.1.9.2", "id-unstructuredName", "RFC 2985 5.2.2",
     "A name in any form, host names of routers for instance.", &schema_pkcs9_string},
    {"1.2.840.113549.1.9.8", "id-unstructuredAddress", "RFC 2985 5.2.3",
     "An address in any form.", &schema_pkcs9_string},
    TEXT_ATTRIBUTE("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionLocalityName", "CA/B EVG",
                   "The town in which the company is registered."),
    TEXT_ATTRIBUTE("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionStateOrProvinceName",
                   "CA/B EVG", "The state in which the company is registered."),
    {"1.3.6.1.4.1.311.60.2.1.3", "jurisdictionCountryName", "CA/B EVG",
     "The country in which the company is registered.", &country_name},
};

static const struct schema_type attribute_type = {
    .name = "AttributeType",
    .definition = "AttributeType ::= OBJECT IDENTIFIER",
    .source = "RFC 5280 4.1.2.4",
    .tag = DER_OID,
    OPENINGS(attribute_types),
};

static const struct schema_type attribute_value = {
    .name = "AttributeValue",
    .definition = "AttributeValue ::= ANY -- DEFINED BY AttributeType",
    .source = "RFC 5280 4.1.2.4",
    .kind = SCHEMA_OPEN,
    OPENINGS(attribute_types),
};

static const struct schema_field attribute_fields[] = {
    {.name = "type",
     .definition = "type AttributeType",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "Which part of a name this is.",
     .type = &attribute_type},
    {.name = "value",
     .definition = "value AttributeValue",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "What that part of the name is.",
     .type = &attribute_value},
};

static const struct schema_type attribute_type_and_value = {
    .name = "AttributeTypeAndValue",
    .definition = "AttributeTypeAndValue ::= SEQUENCE",
    .source = "RFC 5280 4.1.2.4",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(attribute_fields),
};

static const struct schema_field attributes_of_set[] = {
    {.name = "",
     .definition = "SET SIZE (1..MAX) OF AttributeTypeAndValue",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "One part of the name: what it is, and its text.",
     .type = &attribute_type_and_value},
};

/* RelativeDistinguishedName. */
const struct schema_type schema_relative_name = {
    .name = "RelativeDistinguishedName",
    .definition = "RelativeDistinguishedName ::= SET SIZE (1..MAX) OF "
                  "AttributeTypeAndValue",
    .source = "RFC 5280 4.1.2.4",
    .kind = SCHEMA_SET_OF,
    .tag = DER_SET,
    FIELDS(attributes_of_set),
};

static const struct schema_field sets_of_name[] = {
    {.name = "",
     .definition = "SEQUENCE OF RelativeDistinguishedName",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "One step of the name, from the country down; a set, because two "
                "attributes can make one step together.",
     .type = &schema_relative_name},
};

static const struct schema_type rdn_sequence = {
    .name = "RDNSequence",
    .definition = "RDNSequence ::= SEQUENCE OF RelativeDistinguishedName",
    .source = "RFC 5280 4.1.2.4",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(sets_of_name),
};

static const struct schema_field name_alternatives[] = {
    {.name = "rdnSequence",
     .definition = "rdnSequence RDNSequence",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "A name as a list of steps.",
     .type = &rdn_sequence},
};

const struct schema_type schema_name = {
    .name = "Name",
    .definition = "Name ::= CHOICE { rdnSequence RDNSequence }",
    .source = "RFC 5280 4.1.2.4",
    .kind = SCHEMA_CHOICE,
    FIELDS(name_alternatives),
};
