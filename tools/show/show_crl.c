/* show_crl.c -- certificate revocation lists as text, RFC 5280 section 5.1. */
#include "../../asn1/der_time.h"
#include "../../asn1/der_values.h"
#include "show_extensions.h"
#include "show_integer.h"
#include "show_name.h"
#include "show_objects.h"
#include "show_signature.h"
#include "show_time.h"

/* version  Version OPTIONAL */
static bool show_version(const struct show *show, struct der_reader *tbs)
{
    struct bytes contents = {NULL, 0};
    uint64_t version;
    if (der_next_is(tbs, DER_INTEGER) && !der_read_integer(tbs, "version", &contents))
        return false;
    struct magnitude magnitude = magnitude_of(contents);
    bool fits = magnitude_to_uint64(&magnitude, &version) && version <= INT64_MAX;
    if (fits && !magnitude.is_negative && version <= 1)
        show_format(show, "        Version %u (0x%x)\n", (unsigned)version + 1,
                    (unsigned)version);
    else
        show_format(show, "        Version unknown (%s%lld)\n",
                    fits && magnitude.is_negative ? "-" : "",
                    fits ? (long long)version : -1LL);
    return true;
}

/* signature, issuer, thisUpdate and nextUpdate. OUTER stands before signatureAlgorithm,
 * which OpenSSL prints in the place of signature. */
static bool show_header(const struct show *show, struct der_reader *tbs,
                        struct der_reader outer)
{
    struct algorithm_identifier signature, algorithm;
    if (!algorithm_read(tbs, "signature", &signature) ||
        !algorithm_read(&outer, "signatureAlgorithm", &algorithm))
        return false;
    show_signature_algorithm(show, &algorithm, 8);
    show_format(show, "        Issuer: ");
    if (!show_name(show, tbs, SHOW_NAME_OF_VERSION))
        return false;
    show_format(show, "\n        Last Update: ");
    if (!show_next_time(show, tbs))
        return false;
    show_format(show, "\n        Next Update: ");
    if (!der_next_is_time(tbs))
        show_format(show, "NONE");
    else if (!show_next_time(show, tbs))
        return false;
    show_format(show, "\n");
    return true;
}

/* revokedCertificates  SEQUENCE OF SEQUENCE {
 *     userCertificate     CertificateSerialNumber,
 *     revocationDate      Time,
 *     crlEntryExtensions  Extensions OPTIONAL } */
static bool show_entry(const struct show *show, struct der_reader *entries)
{
    struct der_reader entry;
    struct bytes serial;
    if (!der_enter(entries, DER_SEQUENCE, "revokedCertificate", &entry) ||
        !der_read_integer(&entry, "userCertificate", &serial))
        return false;
    show_format(show, "    Serial Number: ");
    show_bare_hex(show, serial);
    show_format(show, "\n        Revocation Date: ");
    if (!show_next_time(show, &entry))
        return false;
    show_format(show, "\n");
    return (der_at_end(&entry) ||
            show_extensions(show, &entry, "CRL entry extensions", 8)) &&
           der_finish(&entry, "revokedCertificate");
}

static bool show_entries(const struct show *show, struct der_reader *entries)
{
    show_format(show, "%s\n",
                der_at_end(entries) ? "No Revoked Certificates."
                                    : "Revoked Certificates:");
    while (!der_at_end(entries))
        if (!show_entry(show, entries))
            return false;
    return true;
}

/* The extensions of the list stand behind the entries, and are printed before them. */
static bool show_lists(const struct show *show, struct der_reader *tbs)
{
    struct der_reader entries = *tbs, wrapped;
    entries.position = entries.end;
    if (der_next_is(tbs, DER_SEQUENCE) &&
        !der_enter(tbs, DER_SEQUENCE, "revokedCertificates", &entries))
        return false;
    if (der_next_is(tbs, DER_CONTEXT_CONSTRUCTED(0)) &&
        (!der_enter(tbs, DER_CONTEXT_CONSTRUCTED(0), "crlExtensions", &wrapped) ||
         !show_extensions(show, &wrapped, "CRL extensions", 8)))
        return false;
    return der_finish(tbs, "tbsCertList") && show_entries(show, &entries);
}

bool show_crl(const struct show *show, struct der_reader *reader)
{
    struct der_reader list, tbs;
    if (!der_enter(reader, DER_SEQUENCE, "CertificateList", &list) ||
        !der_enter(&list, DER_SEQUENCE, "tbsCertList", &tbs))
        return false;
    show_format(show, "Certificate Revocation List (CRL):\n");
    return show_version(show, &tbs) && show_header(show, &tbs, list) &&
           show_lists(show, &tbs) && show_signature(show, &list) &&
           der_finish(&list, "CertificateList");
}
