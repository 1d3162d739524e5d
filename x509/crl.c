/* crl.c -- certificate revocation lists. */
#include "crl.h"

#include "../asn1/der_time.h"
#include "../asn1/der_values.h"
#include "crl_entry.h"
#include "extension_list.h"
#include "general_name.h"
#include "name.h"
#include "name_compare.h"

#define VERSION_2 2

/* version  Version OPTIONAL -- if present, MUST be v2 */
static bool read_version(struct der_reader *reader, struct crl *crl)
{
    uint32_t value;
    size_t offset = reader->position;
    crl->version = 1;
    if (!der_next_is(reader, DER_INTEGER))
        return true;
    if (!der_read_small(reader, "version", VERSION_2 - 1, &value))
        return false;
    crl->version = value + 1;
    return crl->version == VERSION_2 ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 5.1.2.1", "version",
                    "want v2 (1) or nothing, have v1 (0)");
}

static bool read_issuer(struct der_reader *reader, struct crl *crl)
{
    return name_read(reader, "issuer", &crl->issuer) &&
           (!name_is_empty(crl->issuer) ||
            der_flaw(reader, ERROR_RULE, der_offset(reader, crl->issuer),
                     "RFC 5280 5.1.2.3", "issuer", "want a name that is not empty"));
}

static bool read_next_update(struct der_reader *reader, struct crl *crl)
{
    crl->has_next_update = der_next_is_time(reader);
    return !crl->has_next_update ||
           der_read_time(reader, "nextUpdate", &crl->next_update);
}

/* 5.1.2.1: "When extensions are used, as required by this profile, this field MUST be
 * present and MUST specify version 2". */
static bool check_version(const struct der_reader *reader, const struct crl *crl,
                          const char *field, struct bytes extensions)
{
    return extensions.length == 0 || crl->version == VERSION_2 ||
           der_flaw(reader, ERROR_RULE, der_offset(reader, extensions),
                    "RFC 5280 5.1.2.1", field,
                    "want version 2 with this field, have %u", crl->version);
}

static bool read_entries(struct der_reader *entries, struct crl *crl)
{
    struct revoked_certificate entry;
    for (; !der_at_end(entries); crl->revoked_count++)
        if (!revoked_certificate_read(entries, &entry, &crl->unknown_critical) ||
            !check_version(entries, crl, "crlEntryExtensions", entry.extensions))
            return false;
        else if (entry.reason == CRL_REASON_REMOVE_FROM_CRL)
            crl->has_remove_from_crl = true;
    return der_finish(entries, "revokedCertificates");
}

/* revokedCertificates  SEQUENCE OF SEQUENCE { ... } OPTIONAL */
static bool read_revoked_certificates(struct der_reader *reader, struct crl *crl)
{
    struct der_reader inner;
    if (!der_next_is(reader, DER_SEQUENCE))
        return true;
    if (!der_enter_element(reader, DER_SEQUENCE, "revokedCertificates",
                           &crl->revoked_certificates, &inner))
        return false;
    /* "When there are no revoked certificates, the revoked certificates list MUST be
     * absent." */
    if (der_at_end(&inner))
        return der_flaw(reader, ERROR_RULE,
                        der_offset(reader, crl->revoked_certificates),
                        "RFC 5280 5.1.2.6", "revokedCertificates",
                        "want at least one entry, or no list, have an empty one");
    return read_entries(&inner, crl);
}

/* crlExtensions  [0] EXPLICIT Extensions OPTIONAL */
static bool read_extensions(struct der_reader *reader, struct crl *crl)
{
    struct der_reader inner;
    if (!der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)))
        return true;
    return der_enter(reader, DER_CONTEXT_CONSTRUCTED(0), "crlExtensions", &inner) &&
           extensions_read(&inner, EXTENSIONS_OF_CRL, &crl->extensions) &&
           der_finish(&inner, "crlExtensions") &&
           check_version(reader, crl, "crlExtensions", crl->extensions.element);
}

/* 5.1.1.2: "This field MUST contain the same algorithm identifier as the signature
 * field in the sequence tbsCertList." */
static bool check_same_algorithm(const struct der_reader *reader, const struct crl *crl)
{
    struct bytes outer = crl->signed_part.signature_algorithm.element;
    return bytes_equal(crl->signature.element, outer) ||
           der_flaw(reader, ERROR_RULE, der_offset(reader, outer), "RFC 5280 5.1.1.2",
                    "signatureAlgorithm",
                    "want the algorithm of tbsCertList.signature, have another");
}

/* TBSCertList ::= SEQUENCE {
 *     version              Version OPTIONAL,
 *     signature            AlgorithmIdentifier,
 *     issuer               Name,
 *     thisUpdate           Time,
 *     nextUpdate           Time OPTIONAL,
 *     revokedCertificates  SEQUENCE OF SEQUENCE { ... } OPTIONAL,
 *     crlExtensions        [0] EXPLICIT Extensions OPTIONAL } */
static bool read_tbs_cert_list(struct der_reader *tbs, struct crl *crl)
{
    return read_version(tbs, crl) &&
           algorithm_read(tbs, "signature", &crl->signature) && read_issuer(tbs, crl) &&
           der_read_time(tbs, "thisUpdate", &crl->this_update) &&
           read_next_update(tbs, crl) && read_revoked_certificates(tbs, crl) &&
           read_extensions(tbs, crl) && der_finish(tbs, "tbsCertList");
}

bool crl_read(struct der_reader *reader, struct crl *crl)
{
    struct der_reader tbs;
    size_t length = reader->end - reader->position;
    memset(crl, 0, sizeof *crl);
    if (length > CRL_LENGTH_MAX)
        return der_fail(reader, ERROR_LIMIT, reader->position, NULL, "CertificateList",
                        "want at most %zu octets, have %zu", CRL_LENGTH_MAX, length);
    return signed_read(reader, "CertificateList", "tbsCertList", &crl->signed_part,
                       &tbs) &&
           read_tbs_cert_list(&tbs, crl) && check_same_algorithm(reader, crl);
}

bool crl_parse(struct bytes der, struct crl *crl, struct error *error)
{
    struct der_reader reader = der_reader_of(der, error);
    return crl_read(&reader, crl) && der_finish(&reader, "CertificateList");
}

void crl_walk_begin(struct crl_walk *walk, const struct crl *crl)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = extension_enter_again(crl->revoked_certificates, &walk->error);
}

bool crl_walk_next(struct crl_walk *walk, struct revoked_certificate *entry)
{
    struct bytes ignored = {NULL, 0};
    return !der_at_end(&walk->reader) &&
           revoked_certificate_read(&walk->reader, entry, &ignored);
}

bool crl_find(const struct crl *crl, bool is_indirect, struct bytes issuer,
              struct bytes serial_number, struct revoked_certificate *entry)
{
    struct crl_walk walk;
    struct revoked_certificate next;
    bool is_of_issuer = name_equal(crl->issuer, issuer), is_found = false;
    if (!is_of_issuer && !is_indirect)
        return false;
    crl_walk_begin(&walk, crl);
    while (crl_walk_next(&walk, &next)) {
        if (is_indirect && next.certificate_issuer.length > 0)
            is_of_issuer =
                general_names_have_directory(next.certificate_issuer, issuer);
        if (!is_of_issuer || !bytes_equal(next.user_certificate, serial_number))
            continue;
        *entry = next;
        is_found = true;
        if (next.reason != CRL_REASON_REMOVE_FROM_CRL)
            break;
    }
    return is_found;
}

void crl_write(struct der_writer *writer, const struct crl *fields,
               const struct signer *signer, struct error *error)
{
    size_t start = signed_begin(writer);
    der_begin(writer, DER_SEQUENCE);
    der_write_small(writer, VERSION_2 - 1);
    signature_algorithm_write(writer, signer->algorithm);
    der_write_raw(writer, fields->issuer);
    der_write_time(writer, fields->this_update);
    if (fields->has_next_update)
        der_write_time(writer, fields->next_update);
    if (fields->revoked_certificates.length > 2) /* more than a header */
        der_write_raw(writer, fields->revoked_certificates);
    if (fields->extensions.present != 0) {
        der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
        extensions_write(writer, &fields->extensions);
        der_end(writer);
    }
    der_end(writer);
    signed_end(writer, start, signer, error);
}
