/* show_json_objects.c -- certificates, requests and CRLs as JSON: the standard's
 * fields, by the standard's names. */
#include "../../asn1/der_time.h"
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "../../keys/algorithm.h"
#include "show_json_values.h"

/* A version as people count: 1 for the value 0, which is also the DEFAULT. */
static json_t *json_version(struct bytes contents)
{
    json_int_t value = 0;
    if (contents.length > 4)
        return json_null();
    for (size_t i = 0; i < contents.length; i++)
        value = value << 8 | contents.data[i];
    return json_integer(value + 1);
}

static void put_algorithm(struct json_page *page, json_t *object, const char *name,
                          struct der_reader *reader)
{
    struct algorithm_identifier algorithm;
    if (algorithm_read(reader, name, &algorithm))
        json_page_put(page, object, name, json_algorithm(page, &algorithm));
}

static void put_integer(struct json_page *page, json_t *object, const char *name,
                        struct der_reader *reader)
{
    struct bytes contents;
    if (der_read_integer(reader, name, &contents))
        json_page_put(page, object, name, json_decimal(page, contents));
}

static void put_signature(struct json_page *page, json_t *object,
                          struct der_reader *outer)
{
    struct bytes octets;
    unsigned unused;
    put_algorithm(page, object, "signatureAlgorithm", outer);
    if (der_read_bit_string(outer, "signatureValue", &octets, &unused))
        json_page_put(page, object, "signatureValue", json_hex(octets));
}

/* [N] EXPLICIT Extensions OPTIONAL */
static void put_extensions(struct json_page *page, json_t *object, const char *name,
                           struct der_reader *reader, unsigned number)
{
    struct der_reader wrapped;
    uint8_t tag = (uint8_t)DER_CONTEXT_CONSTRUCTED(number);
    if (!der_next_is(reader, tag))
        json_page_put(page, object, name, json_array());
    else if (der_enter(reader, tag, name, &wrapped))
        json_page_put(page, object, name, json_next_extensions(page, &wrapped));
}

static void put_unique_id(struct json_page *page, json_t *object, const char *name,
                          struct der_reader *tbs, unsigned number)
{
    struct bytes octets;
    unsigned unused;
    uint8_t tag = (uint8_t)DER_CONTEXT(number);
    if (der_next_is(tbs, tag) && der_read_tagged_bits(tbs, tag, name, &octets, &unused))
        json_page_put(page, object, name, json_hex(octets));
}

static json_t *json_validity(struct json_page *page, struct der_reader *tbs)
{
    struct der_reader validity;
    if (!der_enter(tbs, DER_SEQUENCE, "validity", &validity))
        return NULL;
    json_t *object = json_object();
    json_page_put(page, object, "notBefore", json_next_time(&validity));
    json_page_put(page, object, "notAfter", json_next_time(&validity));
    return object;
}

json_t *json_certificate(struct json_page *page, struct der_reader *reader)
{
    struct der_reader outer, tbs, wrapped;
    struct bytes version = {NULL, 0};
    if (!der_enter(reader, DER_SEQUENCE, "Certificate", &outer) ||
        !der_enter(&outer, DER_SEQUENCE, "tbsCertificate", &tbs) ||
        (der_next_is(&tbs, DER_CONTEXT_CONSTRUCTED(0)) &&
         (!der_enter(&tbs, DER_CONTEXT_CONSTRUCTED(0), "version", &wrapped) ||
          !der_read_integer(&wrapped, "version", &version))))
        return NULL;
    json_t *object = json_object();
    json_page_put(page, object, "version", json_version(version));
    put_integer(page, object, "serialNumber", &tbs);
    put_algorithm(page, object, "signature", &tbs);
    json_page_put(page, object, "issuer", json_next_name(page, &tbs));
    json_page_put(page, object, "validity", json_validity(page, &tbs));
    json_page_put(page, object, "subject", json_next_name(page, &tbs));
    json_page_put(page, object, "subjectPublicKeyInfo", json_next_spki(page, &tbs));
    put_unique_id(page, object, "issuerUniqueID", &tbs, 1);
    put_unique_id(page, object, "subjectUniqueID", &tbs, 2);
    put_extensions(page, object, "extensions", &tbs, 3);
    put_signature(page, object, &outer);
    return object;
}

/* Attribute ::= SEQUENCE { type OBJECT IDENTIFIER, values SET OF ANY } */
static json_t *json_request_attribute(struct json_page *page,
                                      struct der_reader *attributes)
{
    struct der_reader inner;
    struct bytes type, values;
    if (!der_enter(attributes, DER_SEQUENCE, "Attribute", &inner) ||
        !der_read_oid(&inner, "type", &type) ||
        !der_read_element(&inner, DER_SET, "values", &values))
        return NULL;
    json_t *object = json_oid(page, type);
    json_page_put(page, object, "values", json_asn1(page, values));
    return object;
}

/* The extensions in the first extensionRequest among ATTRIBUTES. */
static json_t *json_requested(struct json_page *page, struct der_reader attributes)
{
    struct der_reader inner, values;
    struct bytes type;
    while (!der_at_end(&attributes) &&
           der_enter(&attributes, DER_SEQUENCE, "Attribute", &inner) &&
           der_read_oid(&inner, "type", &type))
        if (bytes_equal(type, oid_extension_request) &&
            der_enter(&inner, DER_SET, "values", &values) &&
            der_next_is(&values, DER_SEQUENCE))
            return json_next_extensions(page, &values);
    return json_array();
}

json_t *json_request(struct json_page *page, struct der_reader *reader)
{
    struct der_reader outer, info, attributes;
    struct bytes version;
    if (!der_enter(reader, DER_SEQUENCE, "CertificationRequest", &outer) ||
        !der_enter(&outer, DER_SEQUENCE, "certificationRequestInfo", &info) ||
        !der_read_integer(&info, "version", &version))
        return NULL;
    json_t *object = json_object(), *list = json_array();
    json_page_put(page, object, "version", json_version(version));
    json_page_put(page, object, "subject", json_next_name(page, &info));
    json_page_put(page, object, "subjectPublicKeyInfo", json_next_spki(page, &info));
    json_page_put(page, object, "attributes", list);
    attributes = info;
    attributes.position = attributes.end;
    if (der_next_is(&info, DER_CONTEXT_CONSTRUCTED(0)) &&
        !der_enter(&info, DER_CONTEXT_CONSTRUCTED(0), "attributes", &attributes))
        return object;
    json_page_put(page, object, "extensions", json_requested(page, attributes));
    while (page->is_whole && !der_at_end(&attributes))
        json_page_append(page, list, json_request_attribute(page, &attributes));
    put_signature(page, object, &outer);
    return object;
}

static json_t *json_entry(struct json_page *page, struct der_reader *entries)
{
    struct der_reader entry;
    if (!der_enter(entries, DER_SEQUENCE, "revokedCertificate", &entry))
        return NULL;
    json_t *object = json_object();
    put_integer(page, object, "userCertificate", &entry);
    json_page_put(page, object, "revocationDate", json_next_time(&entry));
    json_page_put(page, object, "crlEntryExtensions",
                  der_at_end(&entry) ? json_array()
                                     : json_next_extensions(page, &entry));
    return object;
}

json_t *json_crl(struct json_page *page, struct der_reader *reader)
{
    struct der_reader outer, tbs, entries;
    struct bytes version = {NULL, 0};
    if (!der_enter(reader, DER_SEQUENCE, "CertificateList", &outer) ||
        !der_enter(&outer, DER_SEQUENCE, "tbsCertList", &tbs) ||
        (der_next_is(&tbs, DER_INTEGER) &&
         !der_read_integer(&tbs, "version", &version)))
        return NULL;
    json_t *object = json_object(), *list = json_array();
    json_page_put(page, object, "version", json_version(version));
    put_algorithm(page, object, "signature", &tbs);
    json_page_put(page, object, "issuer", json_next_name(page, &tbs));
    json_page_put(page, object, "thisUpdate", json_next_time(&tbs));
    json_page_put(page, object, "nextUpdate",
                  der_next_is_time(&tbs) ? json_next_time(&tbs) : json_null());
    json_page_put(page, object, "revokedCertificates", list);
    if (der_next_is(&tbs, DER_SEQUENCE) &&
        der_enter(&tbs, DER_SEQUENCE, "revokedCertificates", &entries))
        while (page->is_whole && !der_at_end(&entries))
            json_page_append(page, list, json_entry(page, &entries));
    put_extensions(page, object, "crlExtensions", &tbs, 0);
    put_signature(page, object, &outer);
    return object;
}
