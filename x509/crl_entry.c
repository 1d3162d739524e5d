/* crl_entry.c -- one entry of revokedCertificates and its extensions, RFC 5280 section
 * 5.3. */
#include "crl_entry.h"

#include "../asn1/der_any.h"
#include "../asn1/der_time.h"
#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "extension_list.h"
#include "general_name.h"

#define CRL_REASON_UNUSED 7

/* CRLReason ::= ENUMERATED { unspecified(0), ..., aACompromise(10) }, without 7 */
static bool read_reason(struct der_reader *reader, struct revoked_certificate *entry)
{
    struct bytes magnitude;
    size_t offset = reader->position;
    if (!der_read_tagged_unsigned(reader, DER_ENUMERATED, "reasonCode", &magnitude))
        return false;
    unsigned value = magnitude.length > 0 ? magnitude.data[0] : 0;
    if (magnitude.length > 1 || value > CRL_REASON_MAX || value == CRL_REASON_UNUSED)
        return der_fail(reader, ERROR_RULE, offset, "RFC 5280 5.3.1", "reasonCode",
                        "want 0 to 6 or 8 to 10, have another number");
    entry->reason = (enum crl_reason)value;
    entry->has_reason = true;
    return true;
}

static bool read_invalidity_date(struct der_reader *reader,
                                 struct revoked_certificate *entry)
{
    entry->has_invalidity_date =
        der_read_generalized_time(reader, "invalidityDate", &entry->invalidity_date);
    return entry->has_invalidity_date;
}

/* CertificateIssuer ::= GeneralNames */
static bool read_certificate_issuer(struct der_reader *reader,
                                    struct revoked_certificate *entry)
{
    struct bytes names;
    if (!general_names_read(reader, DER_SEQUENCE, "certificateIssuer", &names))
        return false;
    entry->certificate_issuer = names;
    return true;
}

struct entry_extension {
    const struct bytes *oid;
    bool (*read)(struct der_reader *reader, struct revoked_certificate *entry);
};

static const struct entry_extension rows[] = {
    {&oid_reason_code, read_reason},
    {&oid_invalidity_date, read_invalidity_date},
    {&oid_certificate_issuer, read_certificate_issuer},
};
#define ROW_COUNT (sizeof rows / sizeof rows[0])

/* 5.3.3 has certificateIssuer always critical: whoever passes it over takes the entry
 * for one of another issuer. */
static bool check_critical(const struct der_reader *reader,
                           const struct extension *extension)
{
    return extension->critical ||
           !bytes_equal(extension->oid, oid_certificate_issuer) ||
           der_flaw(reader, ERROR_RULE, der_offset(reader, extension->oid),
                    "RFC 5280 5.3.3", "critical", "want TRUE, have FALSE");
}

/* Reads the value of EXTENSION if it is known, and says so in IS_DECODED. */
static bool read_value(const struct der_reader *reader,
                       const struct extension *extension,
                       struct revoked_certificate *entry, bool *is_decoded)
{
    size_t i = 0;
    while (i < ROW_COUNT && !bytes_equal(extension->oid, *rows[i].oid))
        i++;
    *is_decoded = false;
    if (i == ROW_COUNT)
        return der_check_one(reader, "extnValue", extension->value);
    struct error error;
    error_clear(&error);
    struct der_reader inner = der_reader_within(reader, extension->value);
    inner.error = &error;
    *is_decoded = rows[i].read(&inner, entry) && der_finish(&inner, "extnValue");
    return *is_decoded ? check_critical(reader, extension)
                       : extension_unreadable(reader, &error);
}

/* crlEntryExtensions  Extensions OPTIONAL */
static bool read_extensions(struct der_reader *reader,
                            struct revoked_certificate *entry,
                            struct bytes *unknown_critical)
{
    struct extension_list list;
    struct extension extension;
    bool is_decoded;
    if (!extension_list_begin(reader, &entry->extensions, &list))
        return false;
    while (extension_list_next(&list, &extension)) {
        if (!read_value(&list.reader, &extension, entry, &is_decoded))
            return false;
        if (extension.critical && !is_decoded && unknown_critical->length == 0)
            *unknown_critical = extension.oid;
    }
    return der_finish(&list.reader, "crlEntryExtensions");
}

/* SEQUENCE {
 *     userCertificate     CertificateSerialNumber,
 *     revocationDate      Time,
 *     crlEntryExtensions  Extensions OPTIONAL } */
bool revoked_certificate_read(struct der_reader *reader,
                              struct revoked_certificate *entry,
                              struct bytes *unknown_critical)
{
    struct der_reader inner;
    memset(entry, 0, sizeof *entry);
    return der_enter(reader, DER_SEQUENCE, "revokedCertificate", &inner) &&
           der_read_integer(&inner, "userCertificate", &entry->user_certificate) &&
           der_read_time(&inner, "revocationDate", &entry->revocation_date) &&
           (der_at_end(&inner) || read_extensions(&inner, entry, unknown_critical)) &&
           der_finish(&inner, "revokedCertificate");
}

bool revoked_certificate_skip(struct der_reader *reader, struct bytes *serial_number)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "revokedCertificate", &inner) &&
           der_read(&inner, DER_INTEGER, "userCertificate", serial_number);
}

/* Opens an Extension up to its value; end_extension closes it. */
static void begin_extension(struct der_writer *writer, struct bytes oid, bool critical)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_oid(writer, oid);
    der_write_default_false(writer, critical);
    der_begin(writer, DER_OCTET_STRING);
}

static void end_extension(struct der_writer *writer)
{
    der_end(writer);
    der_end(writer);
}

static void write_extensions(struct der_writer *writer,
                             const struct revoked_certificate *entry)
{
    if (entry->has_reason) {
        uint8_t reason = (uint8_t)entry->reason;
        begin_extension(writer, oid_reason_code, false);
        der_write_tagged_unsigned(writer, DER_ENUMERATED, bytes_of(&reason, 1));
        end_extension(writer);
    }
    if (entry->has_invalidity_date) {
        begin_extension(writer, oid_invalidity_date, false);
        der_write_generalized_time(writer, entry->invalidity_date);
        end_extension(writer);
    }
    if (entry->certificate_issuer.length > 0) {
        begin_extension(writer, oid_certificate_issuer, true);
        der_write_raw(writer, entry->certificate_issuer);
        end_extension(writer);
    }
}

void revoked_certificate_write(struct der_writer *writer,
                               const struct revoked_certificate *entry)
{
    der_begin(writer, DER_SEQUENCE);
    der_write_integer(writer, entry->user_certificate);
    der_write_time(writer, entry->revocation_date);
    if (entry->has_reason || entry->has_invalidity_date ||
        entry->certificate_issuer.length > 0) {
        der_begin(writer, DER_SEQUENCE);
        write_extensions(writer, entry);
        der_end(writer);
    }
    der_end(writer);
}
