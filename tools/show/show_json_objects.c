/* show_json_objects.c -- certificates, requests and CRLs as JSON: the standard's
 * fields, by the standard's names. */
#include "../../asn1/der_time.h"
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "../../keys/algorithm.h"
#include "show_json_values.h"
#include "show_objects.h"

/* A version as people count: 1 for the value 0, which is also the DEFAULT. */
static void put_version(struct json_page *page, struct bytes contents)
{
    int64_t value = 0;
    for (size_t i = 0; i < contents.length && i < 4; i++)
        value = value << 8 | contents.data[i];
    if (contents.length > 4)
        json_write_null(&page->writer, "version");
    else
        json_write_integer(&page->writer, "version", value + 1);
}

static void put_algorithm(struct json_page *page, const char *name,
                          struct der_reader *reader)
{
    struct algorithm_identifier algorithm;
    if (algorithm_read(reader, name, &algorithm))
        json_put_algorithm(page, name, &algorithm);
}

static void put_integer(struct json_page *page, const char *name,
                        struct der_reader *reader)
{
    struct bytes contents;
    if (der_read_integer(reader, name, &contents))
        json_put_decimal(page, name, contents);
}

static void put_empty(struct json_page *page, const char *name)
{
    json_write_begin(&page->writer, name, '[');
    json_write_end(&page->writer, ']');
}

static void put_signature(struct json_page *page, struct der_reader *outer)
{
    struct bytes octets;
    unsigned unused;
    put_algorithm(page, "signatureAlgorithm", outer);
    if (der_read_bit_string(outer, "signatureValue", &octets, &unused))
        json_write_hex(&page->writer, "signatureValue", octets);
}

/* [N] EXPLICIT Extensions OPTIONAL */
static void put_extensions(struct json_page *page, const char *name,
                           struct der_reader *reader, unsigned number)
{
    struct der_reader wrapped;
    uint8_t tag = (uint8_t)DER_CONTEXT_CONSTRUCTED(number);
    if (!der_next_is(reader, tag))
        put_empty(page, name);
    else if (der_enter(reader, tag, name, &wrapped))
        json_put_extensions(page, name, &wrapped);
}

static void put_unique_id(struct json_page *page, const char *name,
                          struct der_reader *tbs, unsigned number)
{
    struct bytes octets;
    unsigned unused;
    uint8_t tag = (uint8_t)DER_CONTEXT(number);
    if (der_next_is(tbs, tag) && der_read_tagged_bits(tbs, tag, name, &octets, &unused))
        json_write_hex(&page->writer, name, octets);
}

static void put_validity(struct json_page *page, struct der_reader *tbs)
{
    struct der_reader validity;
    if (!der_enter(tbs, DER_SEQUENCE, "validity", &validity))
        return;
    json_write_begin(&page->writer, "validity", '{');
    json_put_time(page, "notBefore", &validity);
    json_put_time(page, "notAfter", &validity);
    json_write_end(&page->writer, '}');
}

void json_put_certificate(struct json_page *page, const char *name,
                          struct der_reader *reader)
{
    struct der_reader outer, tbs, wrapped;
    struct bytes version = {NULL, 0};
    if (!der_enter(reader, DER_SEQUENCE, "Certificate", &outer) ||
        !der_enter(&outer, DER_SEQUENCE, "tbsCertificate", &tbs) ||
        (der_next_is(&tbs, DER_CONTEXT_CONSTRUCTED(0)) &&
         (!der_enter(&tbs, DER_CONTEXT_CONSTRUCTED(0), "version", &wrapped) ||
          !der_read_integer(&wrapped, "version", &version))))
        return;
    json_write_begin(&page->writer, name, '{');
    put_version(page, version);
    put_integer(page, "serialNumber", &tbs);
    put_algorithm(page, "signature", &tbs);
    json_put_name(page, "issuer", &tbs);
    put_validity(page, &tbs);
    json_put_name(page, "subject", &tbs);
    json_put_spki(page, "subjectPublicKeyInfo", &tbs);
    put_unique_id(page, "issuerUniqueID", &tbs, 1);
    put_unique_id(page, "subjectUniqueID", &tbs, 2);
    put_extensions(page, "extensions", &tbs, 3);
    put_signature(page, &outer);
    json_write_end(&page->writer, '}');
}

/* Attribute ::= SEQUENCE { type OBJECT IDENTIFIER, values SET OF ANY } */
static void put_request_attribute(struct json_page *page, struct der_reader *attributes)
{
    struct der_reader inner;
    struct bytes type, values;
    if (!der_enter(attributes, DER_SEQUENCE, "Attribute", &inner) ||
        !der_read_oid(&inner, "type", &type) ||
        !der_read_element(&inner, DER_SET, "values", &values))
        return;
    json_write_begin(&page->writer, NULL, '{');
    json_put_oid_fields(page, type);
    json_put_asn1(page, "values", values);
    json_write_end(&page->writer, '}');
}

/* The extensions in the first attribute of ATTRIBUTES that holds such; none, if that is no
 * list of extensions. */
static void put_requested(struct json_page *page, struct der_reader attributes)
{
    struct der_reader inner, values;
    struct bytes type;
    while (!der_at_end(&attributes) &&
           der_enter(&attributes, DER_SEQUENCE, "Attribute", &inner) &&
           der_read_oid(&inner, "type", &type)) {
        if (!show_attribute_holds_extensions(type))
            continue;
        if (!der_enter(&inner, DER_SET, "values", &values) ||
            !json_extensions_are_next(values))
            break;
        json_put_extensions(page, "extensions", &values);
        return;
    }
    put_empty(page, "extensions");
}

/* attributes  [0] Attributes, which are put twice: as they are, and as extensions */
static void put_attributes(struct json_page *page, struct der_reader *info)
{
    struct der_reader attributes = *info, again;
    attributes.position = attributes.end;
    if (der_next_is(info, DER_CONTEXT_CONSTRUCTED(0)) &&
        !der_enter(info, DER_CONTEXT_CONSTRUCTED(0), "attributes", &attributes))
        return;
    again = attributes;
    json_write_begin(&page->writer, "attributes", '[');
    while (!der_at_end(&attributes))
        put_request_attribute(page, &attributes);
    json_write_end(&page->writer, ']');
    put_requested(page, again);
}

void json_put_request(struct json_page *page, const char *name,
                      struct der_reader *reader)
{
    struct der_reader outer, info;
    struct bytes version;
    if (!der_enter(reader, DER_SEQUENCE, "CertificationRequest", &outer) ||
        !der_enter(&outer, DER_SEQUENCE, "certificationRequestInfo", &info) ||
        !der_read_integer(&info, "version", &version))
        return;
    json_write_begin(&page->writer, name, '{');
    put_version(page, version);
    json_put_name(page, "subject", &info);
    json_put_spki(page, "subjectPublicKeyInfo", &info);
    put_attributes(page, &info);
    put_signature(page, &outer);
    json_write_end(&page->writer, '}');
}

static void put_entry(struct json_page *page, struct der_reader *entries)
{
    struct der_reader entry;
    if (!der_enter(entries, DER_SEQUENCE, "revokedCertificate", &entry))
        return;
    json_write_begin(&page->writer, NULL, '{');
    put_integer(page, "userCertificate", &entry);
    json_put_time(page, "revocationDate", &entry);
    if (der_at_end(&entry))
        put_empty(page, "crlEntryExtensions");
    else
        json_put_extensions(page, "crlEntryExtensions", &entry);
    json_write_end(&page->writer, '}');
}

static void put_entries(struct json_page *page, struct der_reader *tbs)
{
    struct der_reader entries;
    json_write_begin(&page->writer, "revokedCertificates", '[');
    if (der_next_is(tbs, DER_SEQUENCE) &&
        der_enter(tbs, DER_SEQUENCE, "revokedCertificates", &entries))
        while (!der_at_end(&entries))
            put_entry(page, &entries);
    json_write_end(&page->writer, ']');
}

void json_put_crl(struct json_page *page, const char *name, struct der_reader *reader)
{
    struct der_reader outer, tbs;
    struct bytes version = {NULL, 0};
    if (!der_enter(reader, DER_SEQUENCE, "CertificateList", &outer) ||
        !der_enter(&outer, DER_SEQUENCE, "tbsCertList", &tbs) ||
        (der_next_is(&tbs, DER_INTEGER) &&
         !der_read_integer(&tbs, "version", &version)))
        return;
    json_write_begin(&page->writer, name, '{');
    put_version(page, version);
    put_algorithm(page, "signature", &tbs);
    json_put_name(page, "issuer", &tbs);
    json_put_time(page, "thisUpdate", &tbs);
    if (der_next_is_time(&tbs))
        json_put_time(page, "nextUpdate", &tbs);
    else
        json_write_null(&page->writer, "nextUpdate");
    put_entries(page, &tbs);
    put_extensions(page, "crlExtensions", &tbs, 0);
    put_signature(page, &outer);
    json_write_end(&page->writer, '}');
}
