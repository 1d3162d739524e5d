/* der.c -- the names of tags. */
#include "der.h"

#include <stdio.h>

static const char *universal_name(uint8_t tag)
{
    switch (tag) {
    case DER_BOOLEAN:
        return "BOOLEAN";
    case DER_INTEGER:
        return "INTEGER";
    case DER_BIT_STRING:
        return "BIT STRING";
    case DER_OCTET_STRING:
        return "OCTET STRING";
    case DER_NULL:
        return "NULL";
    case DER_OID:
        return "OBJECT IDENTIFIER";
    case DER_ENUMERATED:
        return "ENUMERATED";
    case DER_UTF8_STRING:
        return "UTF8String";
    case DER_NUMERIC_STRING:
        return "NumericString";
    case DER_PRINTABLE_STRING:
        return "PrintableString";
    case DER_TELETEX_STRING:
        return "TeletexString";
    case DER_IA5_STRING:
        return "IA5String";
    case DER_UTC_TIME:
        return "UTCTime";
    case DER_GENERALIZED_TIME:
        return "GeneralizedTime";
    case DER_VISIBLE_STRING:
        return "VisibleString";
    case DER_UNIVERSAL_STRING:
        return "UniversalString";
    case DER_BMP_STRING:
        return "BMPString";
    case DER_SEQUENCE:
        return "SEQUENCE";
    case DER_SET:
        return "SET";
    default:
        return NULL;
    }
}

const char *der_tag_name(uint8_t tag, char name[DER_TAG_NAME_SIZE])
{
    static const char *const classes[] = {"UNIVERSAL ", "APPLICATION ", "", "PRIVATE "};
    const char *universal = universal_name(tag);
    if (universal != NULL)
        snprintf(name, DER_TAG_NAME_SIZE, "%s", universal);
    else if ((tag & 0x1f) == 0x1f)
        snprintf(name, DER_TAG_NAME_SIZE, "[%s>30]%s", classes[tag >> 6],
                 (tag & DER_CONSTRUCTED) != 0 ? " constructed" : "");
    else
        snprintf(name, DER_TAG_NAME_SIZE, "[%s%d]%s", classes[tag >> 6], tag & 0x1f,
                 (tag & DER_CONSTRUCTED) != 0 ? " constructed" : "");
    return name;
}
