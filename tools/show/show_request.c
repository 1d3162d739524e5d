/* show_request.c -- certificate requests as text, RFC 2986 section 4. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extensions.h"
#include "show_integer.h"
#include "show_key.h"
#include "show_name.h"
#include "show_objects.h"
#include "show_signature.h"

#define ATTRIBUTE_WIDTH 25

/* version  INTEGER { v1(0) } */
static bool show_version(const struct show *show, struct der_reader *info)
{
    struct bytes contents;
    uint64_t version;
    if (!der_read_integer(info, "version", &contents))
        return false;
    struct magnitude magnitude = magnitude_of(contents);
    bool fits = magnitude_to_uint64(&magnitude, &version) && version <= INT64_MAX;
    if (fits && version == 0)
        show_format(show, "        Version: 1 (0x0)\n");
    else
        show_format(show, "        Version: Unknown (%s%lld)\n",
                    fits && magnitude.is_negative ? "-" : "",
                    fits ? (long long)version : -1LL);
    return true;
}

bool show_attribute_holds_extensions(struct bytes type)
{
    char dotted[OID_TEXT_SIZE];
    oid_to_text(type, dotted);
    return strcmp(dotted, "1.2.840.113549.1.9.14") == 0 ||
           strcmp(dotted, "1.3.6.1.4.1.311.2.1.14") == 0;
}

static size_t name_length(const struct show *show, struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *name = show_oid_name(show, oid);
    return strlen(name != NULL ? name->long_name : oid_to_text(oid, dotted));
}

/* Each value has a line of its own; only the first begins with the name. A value that
 * der_read_any cannot step over is the last: its tag may be a long one. */
static void show_values(const struct show *show, struct bytes type,
                        struct der_reader values)
{
    size_t used = name_length(show, type);
    struct error error = {0};
    values.error = &error;
    show_indented(show, 12, "%s", "");
    show_oid(show, type);
    while (!der_at_end(&values)) {
        struct bytes contents = {NULL, 0};
        uint8_t tag = 0;
        if (!der_read_any(&values, "value", &tag, &contents, NULL))
            tag = 0;
        int pad = used < ATTRIBUTE_WIDTH ? (int)(ATTRIBUTE_WIDTH - used) : 0;
        used = 0;
        show_indented(show, pad, ":");
        if (tag == DER_PRINTABLE_STRING || tag == DER_TELETEX_STRING ||
            tag == DER_NUMERIC_STRING || tag == DER_UTF8_STRING ||
            tag == DER_IA5_STRING)
            show_safe(show, contents);
        else
            show_format(show, "unable to print attribute");
        show_format(show, "\n");
    }
}

/* Attribute ::= SEQUENCE { type OBJECT IDENTIFIER, values SET OF ANY } */
static bool read_attribute(struct der_reader *attributes, struct bytes *type,
                           struct der_reader *values)
{
    struct der_reader inner;
    return der_enter(attributes, DER_SEQUENCE, "Attribute", &inner) &&
           der_read_oid(&inner, "type", type) &&
           der_enter(&inner, DER_SET, "values", values);
}

/* attributes  [0] IMPLICIT SET OF Attribute; EXTENSIONS is set before the values of the
 * first that holds extensions. */
static bool show_attributes(const struct show *show, struct der_reader *info,
                            struct der_reader *extensions, bool *has_extensions)
{
    struct der_reader attributes, values;
    struct bytes type;
    *has_extensions = false;
    show_format(show, "        Attributes:\n");
    if (!der_next_is(info, DER_CONTEXT_CONSTRUCTED(0))) {
        show_format(show, "            (none)\n");
        return true;
    }
    if (!der_enter(info, DER_CONTEXT_CONSTRUCTED(0), "attributes", &attributes))
        return false;
    if (der_at_end(&attributes))
        show_format(show, "            (none)\n");
    while (!der_at_end(&attributes)) {
        if (!read_attribute(&attributes, &type, &values))
            return false;
        if (show_attribute_holds_extensions(type) && !*has_extensions) {
            *extensions = values;
            *has_extensions = true;
        }
        if (!show_attribute_holds_extensions(type))
            show_values(show, type, values);
    }
    return true;
}

/* The title stands there even if nothing was requested, but not if what was requested
 * is no list of extensions. */
static bool show_requested(const struct show *show, struct der_reader *info)
{
    const struct show trial = {show->nowhere, show->nowhere, show->like};
    struct der_reader extensions, ahead;
    struct error error = {0};
    bool has_extensions;
    if (!show_attributes(show, info, &extensions, &has_extensions))
        return false;
    if (has_extensions) {
        ahead = extensions;
        ahead.error = &error;
        if (!show_extensions(&trial, &ahead, NULL, 12))
            return true;
    }
    show_format(show, "            Requested Extensions:\n");
    return !has_extensions || show_extensions(show, &extensions, NULL, 12);
}

bool show_request(const struct show *show, struct der_reader *reader)
{
    struct der_reader request, info;
    if (!der_enter(reader, DER_SEQUENCE, "CertificationRequest", &request) ||
        !der_enter(&request, DER_SEQUENCE, "certificationRequestInfo", &info))
        return false;
    show_format(show, "Certificate Request:\n    Data:\n");
    if (!show_version(show, &info))
        return false;
    show_format(show, "        Subject: ");
    if (!show_name(show, &info, SHOW_NAME_OF_VERSION))
        return false;
    show_format(show, "\n        Subject Public Key Info:\n");
    return show_spki(show, &info, 12) && show_requested(show, &info) &&
           der_finish(&info, "certificationRequestInfo") &&
           show_signature(show, &request) &&
           der_finish(&request, "CertificationRequest");
}
