/* simple_types.c -- the types of X.680 that have no fields: for the tables, and for
 * elements that no table has. */
#include "tables.h"

const struct schema_type schema_boolean = {.name = "BOOLEAN",
                                           .definition = "BOOLEAN",
                                           .source = "X.680 18",
                                           .meaning =
                                               "True or false: one byte, FF or 00.",
                                           .tag = DER_BOOLEAN};

const struct schema_type schema_integer = {
    .name = "INTEGER",
    .definition = "INTEGER",
    .source = "X.680 19",
    .meaning = "A whole number, the highest byte first; a leading bit 1 means that it "
               "is negative.",
    .tag = DER_INTEGER};

const struct schema_type schema_enumerated = {
    .name = "ENUMERATED",
    .definition = "ENUMERATED",
    .source = "X.680 20",
    .meaning = "One of a list of possibilities, by its number.",
    .tag = DER_ENUMERATED};

const struct schema_type schema_bit_string = {
    .name = "BIT STRING",
    .definition = "BIT STRING",
    .source = "X.680 22",
    .meaning = "A run of bits: the first byte says how many bits of the last one do "
               "not count.",
    .tag = DER_BIT_STRING};

const struct schema_type schema_octet_string = {
    .name = "OCTET STRING",
    .definition = "OCTET STRING",
    .source = "X.680 23",
    .meaning = "A run of bytes, of whatever meaning.",
    .tag = DER_OCTET_STRING};

const struct schema_type schema_null = {.name = "NULL",
                                        .definition = "NULL",
                                        .source = "X.680 24",
                                        .meaning =
                                            "Nothing, where something has to stand.",
                                        .tag = DER_NULL};

const struct schema_type schema_oid = {
    .name = "OBJECT IDENTIFIER",
    .definition = "OBJECT IDENTIFIER",
    .source = "X.680 32",
    .meaning =
        "A number that is the same all over the world, by which a thing is known.",
    .tag = DER_OID};

const struct schema_type schema_utf8_string = {.name = "UTF8String",
                                               .definition = "UTF8String",
                                               .source = "X.680 41",
                                               .meaning =
                                                   "Text in UTF-8, for every language.",
                                               .tag = DER_UTF8_STRING};

const struct schema_type schema_numeric_string = {.name = "NumericString",
                                                  .definition = "NumericString",
                                                  .source = "X.680 41",
                                                  .meaning =
                                                      "Text of digits and spaces.",
                                                  .tag = DER_NUMERIC_STRING};

const struct schema_type schema_printable_string = {
    .name = "PrintableString",
    .definition = "PrintableString",
    .source = "X.680 41",
    .meaning = "Text of letters, digits, spaces and the marks ' ( ) + , - . / : = ?",
    .tag = DER_PRINTABLE_STRING};

const struct schema_type schema_teletex_string = {
    .name = "TeletexString",
    .definition = "TeletexString",
    .source = "X.680 41",
    .meaning = "Text of an old kind (T.61), in practice ISO 8859-1; new certificates "
               "have UTF8String.",
    .tag = DER_TELETEX_STRING};

const struct schema_type schema_ia5_string = {
    .name = "IA5String",
    .definition = "IA5String",
    .source = "X.680 41",
    .meaning = "Text in ASCII: mail addresses, host names, URIs.",
    .tag = DER_IA5_STRING};

const struct schema_type schema_visible_string = {
    .name = "VisibleString",
    .definition = "VisibleString",
    .source = "X.680 41",
    .meaning = "Text in ASCII without control characters.",
    .tag = DER_VISIBLE_STRING};

const struct schema_type schema_universal_string = {
    .name = "UniversalString",
    .definition = "UniversalString",
    .source = "X.680 41",
    .meaning = "Text of four bytes a character; hardly ever used.",
    .tag = DER_UNIVERSAL_STRING};

const struct schema_type schema_bmp_string = {
    .name = "BMPString",
    .definition = "BMPString",
    .source = "X.680 41",
    .meaning = "Text of two bytes a character; some old programs write it.",
    .tag = DER_BMP_STRING};

const struct schema_type schema_generalized_time = {
    .name = "GeneralizedTime",
    .definition = "GeneralizedTime",
    .source = "X.680 46",
    .meaning = "A date and time with a year of four digits.",
    .tag = DER_GENERALIZED_TIME};

const struct schema_type schema_utc_time = {
    .name = "UTCTime",
    .definition = "UTCTime",
    .source = "X.680 47",
    .meaning = "A date and time with a year of two digits: 50 to 99 is 19xx, 00 to 49 "
               "is 20xx.",
    .tag = DER_UTC_TIME};

/* For constructed elements that no table has: looked into, by their tags. */
static const struct schema_type sequence = {
    .name = "SEQUENCE",
    .definition = "SEQUENCE",
    .source = "X.680 25",
    .meaning = "Several values one after another, each with a place of its own.",
    .tag = DER_SEQUENCE};
static const struct schema_type set = {.name = "SET",
                                       .definition = "SET",
                                       .source = "X.680 27",
                                       .meaning =
                                           "Several values whose order means nothing.",
                                       .tag = DER_SET};

/* Anything: described by its tag. */
const struct schema_type schema_any = {
    .name = "ANY", .definition = "ANY", .source = "X.208", .kind = SCHEMA_OPEN};

const struct schema_type *schema_simple_type(uint8_t tag)
{
    static const struct schema_type *const types[] = {&schema_boolean,
                                                      &schema_integer,
                                                      &schema_enumerated,
                                                      &schema_bit_string,
                                                      &schema_octet_string,
                                                      &schema_null,
                                                      &schema_oid,
                                                      &schema_utf8_string,
                                                      &schema_numeric_string,
                                                      &schema_printable_string,
                                                      &schema_teletex_string,
                                                      &schema_ia5_string,
                                                      &schema_visible_string,
                                                      &schema_universal_string,
                                                      &schema_bmp_string,
                                                      &schema_generalized_time,
                                                      &schema_utc_time,
                                                      &sequence,
                                                      &set};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (types[i]->tag == tag)
            return types[i];
    return NULL;
}
