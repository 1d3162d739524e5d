/* certificate.c -- certificates. */
#include "certificate.h"

#include "../asn1/der_time.h"
#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "name.h"

#define VERSION_3 3

/* version  [0] EXPLICIT Version DEFAULT v1
 * Version ::= INTEGER { v1(0), v2(1), v3(2) } */
static bool read_version(struct der_reader *reader, struct certificate *certificate)
{
    struct der_reader inner;
    uint32_t value;
    size_t offset = reader->position;
    certificate->version = 1;
    if (!der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)))
        return true;
    if (!der_enter(reader, DER_CONTEXT_CONSTRUCTED(0), "version", &inner) ||
        !der_read_small(&inner, "version", VERSION_3 - 1, &value) ||
        !der_finish(&inner, "version"))
        return false;
    certificate->version = value + 1;
    return value != 0 ||
           der_flaw(reader, ERROR_ENCODING, offset, "X.690 11.5", "version",
                    "want the default v1 left out, have it encoded");
}

/* Validity ::= SEQUENCE { notBefore  Time, notAfter  Time } */
static bool read_validity(struct der_reader *reader, struct certificate *certificate)
{
    struct der_reader inner;
    size_t offset = reader->position;
    if (!der_enter(reader, DER_SEQUENCE, "validity", &inner) ||
        !der_read_time(&inner, "notBefore", &certificate->not_before) ||
        !der_read_time(&inner, "notAfter", &certificate->not_after) ||
        !der_finish(&inner, "validity"))
        return false;
    return certificate->not_before <= certificate->not_after ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.1.2.5", "validity",
                    "want notAfter at or behind notBefore, have it before");
}

/* Whether the next octets of READER are those of NAME. */
static bool next_is_name(const struct der_reader *reader, struct bytes name)
{
    return reader->end - reader->position >= name.length &&
           memcmp(reader->document.data + reader->position, name.data, name.length) ==
               0;
}

/* A root is its own issuer, and a name that a strict reader has read is right. */
static bool read_subject(struct der_reader *reader, struct certificate *certificate)
{
    bool is_read = reader->flaws == NULL && reader->error->kind == ERROR_NONE &&
                   next_is_name(reader, certificate->issuer);
    return is_read ? der_read_element(reader, DER_SEQUENCE, "subject",
                                      &certificate->subject)
                   : name_read(reader, "subject", &certificate->subject);
}

/* issuerUniqueID [1] and subjectUniqueID [2], IMPLICIT BIT STRING OPTIONAL: "These
 * fields MUST only appear if the version is 2 or 3" (4.1.2.8). */
static bool read_unique_id(struct der_reader *reader, uint8_t tag, const char *field,
                           unsigned version, struct bytes *unique_id)
{
    unsigned unused_bits;
    size_t offset = reader->position;
    if (!der_next_is(reader, tag))
        return true;
    if (!der_read_tagged_bits(reader, tag, field, unique_id, &unused_bits))
        return false;
    return version >= 2 ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.1.2.8", field,
                    "want version 2 or 3 with this field, have 1");
}

/* extensions [3] EXPLICIT Extensions OPTIONAL: "This field MUST only appear if the
 * version is 3" (4.1.2.9). */
static bool read_extensions(struct der_reader *reader, struct certificate *certificate)
{
    struct der_reader inner;
    size_t offset = reader->position;
    if (!der_next_is(reader, DER_CONTEXT_CONSTRUCTED(3)))
        return true;
    if (!der_enter(reader, DER_CONTEXT_CONSTRUCTED(3), "extensions", &inner) ||
        !extensions_read(&inner, EXTENSIONS_OF_CERTIFICATE, &certificate->extensions) ||
        !der_finish(&inner, "extensions"))
        return false;
    return certificate->version == VERSION_3 ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.1.2.9", "extensions",
                    "want version 3 with this field, have %u", certificate->version);
}

/* 4.1.1.2: "This field MUST contain the same algorithm identifier as the signature
 * field in the sequence tbsCertificate." */
static bool check_same_algorithm(const struct der_reader *reader,
                                 const struct certificate *certificate)
{
    struct bytes outer = certificate->signed_part.signature_algorithm.element;
    return bytes_equal(certificate->signature.element, outer) ||
           der_flaw(reader, ERROR_RULE, der_offset(reader, outer), "RFC 5280 4.1.1.2",
                    "signatureAlgorithm",
                    "want the algorithm of tbsCertificate.signature, have another");
}

static bool check_names(const struct der_reader *reader,
                        const struct certificate *certificate)
{
    const struct extensions *extensions = &certificate->extensions;
    if (name_is_empty(certificate->issuer) &&
        !der_flaw(reader, ERROR_RULE, der_offset(reader, certificate->issuer),
                  "RFC 5280 4.1.2.4", "issuer", "want a name that is not empty"))
        return false;
    /* 4.1.2.6: an empty subject calls for a critical subjectAltName. */
    return !name_is_empty(certificate->subject) ||
           extensions_is_critical(extensions, EXTENSION_SUBJECT_ALT_NAME) ||
           der_flaw(reader, ERROR_RULE, der_offset(reader, certificate->subject),
                    "RFC 5280 4.1.2.6", "subject",
                    "want a name, or a critical subjectAltName beside an empty one");
}

/* TBSCertificate ::= SEQUENCE {
 *     version               [0] EXPLICIT Version DEFAULT v1,
 *     serialNumber          CertificateSerialNumber, -- INTEGER
 *     signature             AlgorithmIdentifier,
 *     issuer                Name,
 *     validity              Validity,
 *     subject               Name,
 *     subjectPublicKeyInfo  SubjectPublicKeyInfo,
 *     issuerUniqueID        [1] IMPLICIT UniqueIdentifier OPTIONAL,
 *     subjectUniqueID       [2] IMPLICIT UniqueIdentifier OPTIONAL,
 *     extensions            [3] EXPLICIT Extensions OPTIONAL } */
static bool read_tbs_certificate(struct der_reader *tbs,
                                 struct certificate *certificate)
{
    return read_version(tbs, certificate) &&
           der_read_integer(tbs, "serialNumber", &certificate->serial_number) &&
           algorithm_read(tbs, "signature", &certificate->signature) &&
           name_read(tbs, "issuer", &certificate->issuer) &&
           read_validity(tbs, certificate) && read_subject(tbs, certificate) &&
           spki_read(tbs, "subjectPublicKeyInfo",
                     &certificate->subject_public_key_info) &&
           read_unique_id(tbs, DER_CONTEXT(1), "issuerUniqueID", certificate->version,
                          &certificate->issuer_unique_id) &&
           read_unique_id(tbs, DER_CONTEXT(2), "subjectUniqueID", certificate->version,
                          &certificate->subject_unique_id) &&
           read_extensions(tbs, certificate) && der_finish(tbs, "tbsCertificate");
}

bool certificate_read(struct der_reader *reader, struct certificate *certificate)
{
    struct der_reader tbs;
    size_t length = reader->end - reader->position;
    memset(certificate, 0, sizeof *certificate);
    if (length > CERTIFICATE_LENGTH_MAX)
        return der_fail(reader, ERROR_LIMIT, reader->position, NULL, "Certificate",
                        "want at most %zu octets, have %zu", CERTIFICATE_LENGTH_MAX,
                        length);
    return signed_read(reader, "Certificate", "tbsCertificate",
                       &certificate->signed_part, &tbs) &&
           read_tbs_certificate(&tbs, certificate) &&
           check_same_algorithm(reader, certificate) &&
           check_names(reader, certificate);
}

bool certificate_parse(struct bytes der, struct certificate *certificate,
                       struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    return certificate_read(&reader, certificate) && der_finish(&reader, "Certificate");
}

static void write_validity(struct der_writer *writer, const struct certificate *fields)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_time(writer, fields->not_before);
    der_write_time(writer, fields->not_after);
    der_end(writer);
}

void certificate_write(struct der_writer *writer, const struct certificate *fields,
                       const struct signer *signer, struct error *error)
{
    size_t start = signed_begin(writer);
    der_begin(writer, DER_SEQUENCE);
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_write_small(writer, VERSION_3 - 1);
    der_end(writer);
    der_write_integer(writer, fields->serial_number);
    signature_algorithm_write(writer, signer->algorithm);
    der_write_raw(writer, fields->issuer);
    write_validity(writer, fields);
    der_write_raw(writer, fields->subject);
    der_write_raw(writer, fields->subject_public_key_info.element);
    if (fields->extensions.present != 0) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(3));
        extensions_write(writer, &fields->extensions);
        der_end(writer);
    }
    der_end(writer);
    signed_end(writer, start, signer, error);
}
