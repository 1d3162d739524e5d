/* show_certificate.c -- certificates as text, RFC 5280 section 4.1: one function for
 * each field, in the order of the fields. */
#include "../../asn1/der_values.h"
#include "show_extensions.h"
#include "show_integer.h"
#include "show_key.h"
#include "show_name.h"
#include "show_objects.h"
#include "show_signature.h"
#include "show_time.h"

/* version  [0] EXPLICIT Version DEFAULT v1 */
static bool show_version(const struct show *show, struct der_reader *tbs)
{
    struct der_reader wrapped;
    struct bytes contents = {NULL, 0};
    uint64_t version;
    if (der_next_is(tbs, DER_CONTEXT_CONSTRUCTED(0)) &&
        (!der_enter(tbs, DER_CONTEXT_CONSTRUCTED(0), "version", &wrapped) ||
         !der_read_integer(&wrapped, "version", &contents)))
        return false;
    struct magnitude magnitude = magnitude_of(contents);
    bool fits = magnitude_to_uint64(&magnitude, &version) && version <= INT64_MAX;
    show_format(show, "        Version: ");
    if (fits && !magnitude.is_negative && version <= 2)
        show_format(show, "%u (0x%x)\n", (unsigned)version + 1, (unsigned)version);
    else
        show_format(show, "Unknown (%s%lld)\n",
                    fits && magnitude.is_negative ? "-" : "",
                    fits ? (long long)version : -1LL);
    return true;
}

static bool show_serial_number(const struct show *show, struct der_reader *tbs)
{
    struct bytes contents;
    if (!der_read_integer(tbs, "serialNumber", &contents))
        return false;
    show_format(show, "        Serial Number:");
    show_serial(show, contents);
    return true;
}

static bool show_algorithm(const struct show *show, struct der_reader *tbs)
{
    struct algorithm_identifier algorithm;
    if (!algorithm_read(tbs, "signature", &algorithm))
        return false;
    show_signature_algorithm(show, &algorithm, 8);
    return true;
}

static bool show_labelled_name(const struct show *show, struct der_reader *tbs,
                               const char *label)
{
    show_format(show, "        %s: ", label);
    if (!show_name(show, tbs, SHOW_NAME_OF_VERSION))
        return false;
    show_format(show, "\n");
    return true;
}

/* Validity ::= SEQUENCE { notBefore Time, notAfter Time } */
static bool show_validity(const struct show *show, struct der_reader *tbs)
{
    struct der_reader validity;
    if (!der_enter(tbs, DER_SEQUENCE, "validity", &validity))
        return false;
    show_format(show, "        Validity\n            Not Before: ");
    if (!show_next_time(show, &validity))
        return false;
    show_format(show, "\n            Not After : ");
    if (!show_next_time(show, &validity))
        return false;
    show_format(show, "\n");
    return true;
}

/* TAG IMPLICIT BIT STRING OPTIONAL */
static bool show_unique_id(const struct show *show, struct der_reader *tbs, uint8_t tag,
                           const char *label)
{
    struct bytes octets;
    unsigned unused;
    if (!der_next_is(tbs, tag))
        return true;
    if (!der_read_tagged_bits(tbs, tag, label, &octets, &unused))
        return false;
    show_format(show, "        %s: ", label);
    show_bit_octets(show, octets, 12);
    return true;
}

static bool show_certificate_extensions(const struct show *show, struct der_reader *tbs)
{
    struct der_reader wrapped;
    return !der_next_is(tbs, DER_CONTEXT_CONSTRUCTED(3)) ||
           (der_enter(tbs, DER_CONTEXT_CONSTRUCTED(3), "extensions", &wrapped) &&
            show_extensions(show, &wrapped, "X509v3 extensions", 8));
}

bool show_certificate(const struct show *show, struct der_reader *reader)
{
    struct der_reader certificate, tbs;
    if (!der_enter(reader, DER_SEQUENCE, "Certificate", &certificate) ||
        !der_enter(&certificate, DER_SEQUENCE, "tbsCertificate", &tbs))
        return false;
    show_format(show, "Certificate:\n    Data:\n");
    if (!show_version(show, &tbs) || !show_serial_number(show, &tbs) ||
        !show_algorithm(show, &tbs) || !show_labelled_name(show, &tbs, "Issuer") ||
        !show_validity(show, &tbs) || !show_labelled_name(show, &tbs, "Subject"))
        return false;
    show_format(show, "        Subject Public Key Info:\n");
    return show_spki(show, &tbs, 12) &&
           show_unique_id(show, &tbs, DER_CONTEXT(1), "Issuer Unique ID") &&
           show_unique_id(show, &tbs, DER_CONTEXT(2), "Subject Unique ID") &&
           show_certificate_extensions(show, &tbs) &&
           der_finish(&tbs, "tbsCertificate") && show_signature(show, &certificate) &&
           der_finish(&certificate, "Certificate");
}
