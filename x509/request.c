/* request.c -- certification requests. */
#include "request.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "../keys/attribute_values.h"
#include "name.h"

/* The value of extensionRequest, one Extensions (RFC 2985 5.4.2: SINGLE VALUE TRUE). */
static bool read_extension_request(struct der_reader *values,
                                   struct certification_request *request)
{
    if (request->extensions.element.length > 0)
        return der_flaw(values, ERROR_RULE, values->position, "RFC 2985 5.4.2",
                        "extensionRequest", "want the attribute once, have it again") &&
               attribute_values_skip(values);
    return extensions_read(values, EXTENSIONS_OF_CERTIFICATE, &request->extensions) &&
           der_finish(values, "extensionRequest");
}

static bool read_attribute(struct der_reader *reader,
                           struct certification_request *request)
{
    struct der_reader values;
    struct bytes type;
    if (!attribute_values_enter(reader, &type, &values))
        return false;
    return !der_at_end(&values) && bytes_equal(type, oid_extension_request)
               ? read_extension_request(&values, request)
               : attribute_values_skip(&values);
}

/* attributes  [0] IMPLICIT SET OF Attribute. Some programs leave an empty one out. */
static bool read_attributes(struct der_reader *reader,
                            struct certification_request *request)
{
    struct der_reader inner;
    if (der_at_end(reader))
        return der_flaw(reader, ERROR_ENCODING, reader->position, "RFC 2986 4.1",
                        "attributes",
                        "want the field even when it is empty, have none");
    if (!der_enter_element(reader, DER_CONTEXT_CONSTRUCTED(0), "attributes",
                           &request->attributes, &inner) ||
        !der_check_set_of(&inner, "attributes"))
        return false;
    while (!der_at_end(&inner))
        if (!read_attribute(&inner, request))
            return false;
    return der_finish(&inner, "attributes");
}

static bool read_version(struct der_reader *reader,
                         struct certification_request *request)
{
    uint32_t version;
    size_t offset = reader->position;
    if (!der_read_small(reader, "version", PATH_LENGTH_MAX, &version))
        return false;
    request->version = version + 1;
    return version == 0 ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 2986 4.1", "version",
                    "want v1 (0), have %u", (unsigned)version);
}

/* CertificationRequestInfo ::= SEQUENCE {
 *     version        INTEGER { v1(0) },
 *     subject        Name,
 *     subjectPKInfo  SubjectPublicKeyInfo,
 *     attributes     [0] IMPLICIT Attributes } */
static bool read_request_info(struct der_reader *info,
                              struct certification_request *request)
{
    return read_version(info, request) &&
           name_read(info, "subject", &request->subject) &&
           spki_read(info, "subjectPKInfo", &request->subject_public_key_info) &&
           read_attributes(info, request) &&
           der_finish(info, "certificationRequestInfo");
}

bool request_read(struct der_reader *reader, struct certification_request *request)
{
    struct der_reader info;
    size_t length = reader->end - reader->position;
    memset(request, 0, sizeof *request);
    if (length > REQUEST_LENGTH_MAX)
        return der_fail(reader, ERROR_LIMIT, reader->position, NULL,
                        "CertificationRequest", "want at most %zu octets, have %zu",
                        REQUEST_LENGTH_MAX, length);
    return signed_read(reader, "CertificationRequest", "certificationRequestInfo",
                       &request->signed_part, &info) &&
           read_request_info(&info, request);
}

bool request_parse(struct bytes der, struct certification_request *request,
                   struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    return request_read(&reader, request) &&
           der_finish(&reader, "CertificationRequest");
}

bool request_verify(const struct certification_request *request, struct error *error)
{
    return signed_verify(&request->signed_part, &request->subject_public_key_info,
                         error);
}

static void write_extension_request(struct der_writer *writer,
                                    const struct extensions *extensions)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, oid_extension_request);
    der_begin(writer, DER_SET);
    extensions_write(writer, extensions);
    der_end_set_of(writer);
    der_end(writer);
}

void request_write(struct der_writer *writer,
                   const struct certification_request *fields,
                   const struct signer *signer, struct error *error)
{
    size_t start = signed_begin(writer);
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, 0);
    der_write_raw(writer, fields->subject);
    der_write_raw(writer, fields->subject_public_key_info.element);
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    if (fields->extensions.present != 0)
        write_extension_request(writer, &fields->extensions);
    der_end_set_of(writer);
    der_end(writer);
    signed_end(writer, start, signer, error);
}
