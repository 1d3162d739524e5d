/* rfc2986.c -- CertificationRequest (PKCS #10), RFC 2986, and the attributes of PKCS
 * #9, RFC 2985, that go into one. */
#include "tables.h"

static const struct schema_number version_numbers[] = {{0, "v1"}};

static const struct schema_type version = {
    .name = "INTEGER",
    .definition = "INTEGER { v1(0) }",
    .source = "RFC 2986 4.1",
    .tag = DER_INTEGER,
    NUMBERS(version_numbers),
};

/* RFC 2985 5.2.2: of names that PKCS #9 has. */
static const struct schema_field pkcs9_string_alternatives[] = {
    {.name = "ia5String",
     .definition = "ia5String IA5String (SIZE(1..maxSize))",
     .source = "RFC 2985 5.2.2",
     .meaning = "Text in ASCII.",
     .type = &schema_ia5_string},
    {.name = "directoryString",
     .definition = "directoryString DirectoryString {maxSize}",
     .source = "RFC 2985 5.2.2",
     .meaning = "Text in one of several types.",
     .type = &schema_directory_string},
};

const struct schema_type schema_pkcs9_string = {
    .name = "PKCS9String",
    .definition = "PKCS9String ::= CHOICE",
    .source = "RFC 2985 5.2.2",
    .meaning = "Text, in ASCII or one of several types.",
    .kind = SCHEMA_CHOICE,
    FIELDS(pkcs9_string_alternatives),
};

static const struct schema_opening attribute_types[] = {
    {"1.2.840.113549.1.9.14", "pkcs-9-at-extensionRequest", "RFC 2985 5.4.2",
     "The extensions that the subject would like to have; the CA decides.",
     &schema_extensions},
    {"1.3.6.1.4.1.311.2.1.14", "szOID_CERT_EXTENSIONS", "MS-WCCE",
     "The same as extensionRequest, under a number of Microsoft's.",
     &schema_extensions},
    {"1.2.840.113549.1.9.7", "pkcs-9-at-challengePassword", "RFC 2985 5.4.1",
     "A password by which the subject can ask for revocation later; it is there for "
     "everyone to read.",
     &schema_directory_string},
    {"1.2.840.113549.1.9.2", "pkcs-9-at-unstructuredName", "RFC 2985 5.2.2",
     "A name in any form.", &schema_pkcs9_string},
    {"1.2.840.113549.1.9.8", "pkcs-9-at-unstructuredAddress", "RFC 2985 5.2.3",
     "An address in any form.", &schema_pkcs9_string},
    {"1.2.840.113549.1.9.20", "pkcs-9-at-friendlyName", "RFC 2985 5.5.1",
     "A name of the key, for people to choose by.", &schema_bmp_string},
    {"1.2.840.113549.1.9.21", "pkcs-9-at-localKeyId", "RFC 2985 5.5.2",
     "A number by which a key and its certificate find each other.",
     &schema_octet_string},
};

/* Attribute is the same in three standards, each with lines of its own: the table of
 * one of them. */
#define ATTRIBUTE(standard, clause, oid_line, any_line, set_line)                      \
    static const struct schema_type standard##_type = {                                \
        .name = oid_line,                                                              \
        .definition = oid_line,                                                        \
        .source = (clause),                                                            \
        .tag = DER_OID,                                                                \
        OPENINGS(attribute_types),                                                     \
    };                                                                                 \
    static const struct schema_type standard##_value = {                               \
        .name = any_line,                                                              \
        .definition = any_line " -- DEFINED BY type",                                  \
        .source = (clause),                                                            \
        .kind = SCHEMA_OPEN,                                                           \
        OPENINGS(attribute_types),                                                     \
    };                                                                                 \
    static const struct schema_field standard##_value_list[] = {                       \
        {.name = "",                                                                   \
         .definition = set_line,                                                       \
         .source = (clause),                                                           \
         .meaning = "One value of the attribute.",                                     \
         .type = &standard##_value},                                                   \
    };                                                                                 \
    static const struct schema_type standard##_values = {                              \
        .name = "SET OF",                                                              \
        .definition = set_line,                                                        \
        .source = (clause),                                                            \
        .kind = SCHEMA_SET_OF,                                                         \
        .tag = DER_SET,                                                                \
        FIELDS(standard##_value_list),                                                 \
    };                                                                                 \
    static const struct schema_field standard##_fields[] = {                           \
        {.name = "type",                                                               \
         .definition = "type " oid_line,                                               \
         .source = (clause),                                                           \
         .meaning = "Which attribute it is.",                                          \
         .type = &standard##_type},                                                    \
        {.name = "values",                                                             \
         .definition = "values " set_line,                                             \
         .source = (clause),                                                           \
         .meaning = "Its values, nearly always one.",                                  \
         .type = &standard##_values},                                                  \
    };                                                                                 \
    static const struct schema_type standard##_attribute = {                           \
        .name = "Attribute",                                                           \
        .definition = "Attribute ::= SEQUENCE",                                        \
        .source = (clause),                                                            \
        .kind = SCHEMA_SEQUENCE,                                                       \
        .tag = DER_SEQUENCE,                                                           \
        FIELDS(standard##_fields),                                                     \
    }

ATTRIBUTE(pkcs10, "RFC 2986 4.1", "OBJECT IDENTIFIER", "ANY",
          "SET SIZE(1..MAX) OF ANY");
ATTRIBUTE(key, "RFC 5958 2", "OBJECT IDENTIFIER", "ANY", "SET SIZE (1..MAX) OF ANY");
ATTRIBUTE(directory, "RFC 5280 A.1", "AttributeType", "AttributeValue",
          "SET OF AttributeValue");

static const struct schema_field request_attribute_list[] = {
    {.name = "",
     .definition = "SET OF Attribute",
     .source = "RFC 2986 4.1",
     .meaning = "One attribute: which it is, and its values.",
     .type = &pkcs10_attribute},
};

const struct schema_type schema_attributes = {
    .name = "Attributes",
    .definition = "Attributes ::= SET OF Attribute",
    .source = "RFC 2986 4.1",
    .kind = SCHEMA_SET_OF,
    .tag = DER_SET,
    FIELDS(request_attribute_list),
};

/* The same beside a private key. */
static const struct schema_field key_attribute_list[] = {
    {.name = "",
     .definition = "SET OF Attribute",
     .source = "RFC 5958 2",
     .meaning = "One attribute: which it is, and its values.",
     .type = &key_attribute},
};

const struct schema_type schema_key_attributes = {
    .name = "Attributes",
    .definition = "Attributes ::= SET OF Attribute",
    .source = "RFC 5958 2",
    .kind = SCHEMA_SET_OF,
    .tag = DER_SET,
    FIELDS(key_attribute_list),
};

/* The same in a certificate, as a SEQUENCE. */
static const struct schema_field directory_attribute_list[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF Attribute",
     .source = "RFC 5280 4.2.1.8",
     .meaning = "One attribute: which it is, and its values.",
     .type = &directory_attribute},
};

const struct schema_type schema_subject_directory_attributes = {
    .name = "SubjectDirectoryAttributes",
    .definition = "SubjectDirectoryAttributes ::= SEQUENCE SIZE (1..MAX) OF Attribute",
    .source = "RFC 5280 4.2.1.8",
    .meaning = "Attributes of the subject.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(directory_attribute_list),
};

/* --- the request ------------------------------------------------------------------ */

static const struct schema_field info_fields[] = {
    {.name = "version",
     .definition = "version INTEGER { v1(0) }",
     .source = "RFC 2986 4.1",
     .meaning = "The edition of the format; there is only the first.",
     .type = &version},
    {.name = "subject",
     .definition = "subject Name",
     .source = "RFC 2986 4.1",
     .meaning = "Who asks for a certificate.",
     .type = &schema_name},
    {.name = "subjectPKInfo",
     .definition = "subjectPKInfo SubjectPublicKeyInfo",
     .source = "RFC 2986 4.1",
     .meaning = "The key that is to be certified.",
     .type = &schema_subject_public_key_info},
    {.name = "attributes",
     .definition = "attributes [0] Attributes",
     .source = "RFC 2986 4.1",
     .meaning = "What else the subject asks for; there even if it is empty.",
     .type = &schema_attributes,
     IMPLICIT(0)},
};

static const struct schema_type certification_request_info = {
    .name = "CertificationRequestInfo",
    .definition = "CertificationRequestInfo ::= SEQUENCE",
    .source = "RFC 2986 4.1",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(info_fields),
};

static const struct schema_field request_fields[] = {
    {.name = "certificationRequestInfo",
     .definition = "certificationRequestInfo CertificationRequestInfo",
     .source = "RFC 2986 4.2",
     .meaning = "What is asked for: the signature covers exactly these bytes, header "
                "included.",
     .type = &certification_request_info},
    {.name = "signatureAlgorithm",
     .definition = "signatureAlgorithm AlgorithmIdentifier",
     .source = "RFC 2986 4.2",
     .meaning = "How the signature was made.",
     .type = &schema_algorithm_identifier},
    {.name = "signature",
     .definition = "signature BIT STRING",
     .source = "RFC 2986 4.2",
     .meaning = "Made with the private key that belongs to the key above: it proves "
                "that who asks has it.",
     .type = &schema_signature_value},
};

const struct schema_type schema_certification_request = {
    .name = "CertificationRequest",
    .definition = "CertificationRequest ::= SEQUENCE",
    .source = "RFC 2986 4.2",
    .meaning = "A name and a public key, for an authority to make a certificate of.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(request_fields),
};
