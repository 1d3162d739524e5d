/* asn1_types.c -- universal types, X.680 section 8.6, by the names of the notation. */
#include "../../asn1/der.h"
#include "asn1_notation.h"

const char *asn1_type_name(uint32_t number)
{
    static const char *const names[] = {
        [BER_END_OF_CONTENTS] = "EOC",
        [DER_BOOLEAN] = "BOOLEAN",
        [DER_INTEGER] = "INTEGER",
        [DER_BIT_STRING] = "BIT STRING",
        [DER_OCTET_STRING] = "OCTET STRING",
        [DER_NULL] = "NULL",
        [DER_OID] = "OBJECT IDENTIFIER",
        [7] = "ObjectDescriptor",
        [8] = "EXTERNAL",
        [9] = "REAL",
        [DER_ENUMERATED] = "ENUMERATED",
        [11] = "EMBEDDED PDV",
        [DER_UTF8_STRING] = "UTF8String",
        [13] = "RELATIVE-OID",
        [14] = "TIME",
        [BER_SEQUENCE] = "SEQUENCE",
        [BER_SET] = "SET",
        [DER_NUMERIC_STRING] = "NumericString",
        [DER_PRINTABLE_STRING] = "PrintableString",
        [DER_TELETEX_STRING] = "TeletexString",
        [21] = "VideotexString",
        [DER_IA5_STRING] = "IA5String",
        [DER_UTC_TIME] = "UTCTime",
        [DER_GENERALIZED_TIME] = "GeneralizedTime",
        [25] = "GraphicString",
        [DER_VISIBLE_STRING] = "VisibleString",
        [27] = "GeneralString",
        [DER_UNIVERSAL_STRING] = "UniversalString",
        [29] = "CHARACTER STRING",
        [DER_BMP_STRING] = "BMPString",
    };
    return number < sizeof names / sizeof names[0] ? names[number] : NULL;
}

bool asn1_type_is_text(uint32_t number)
{
    return number == 7 || number == DER_UTF8_STRING || number == 14 ||
           (number >= DER_NUMERIC_STRING && number <= 27);
}
