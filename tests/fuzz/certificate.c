/* certificate.c -- any bytes as a certificate. What is read is borrowed from them; the strict
 * reader, the tolerant one and that of path validation agree; and it is written back, part by
 * part, and as a whole if it is of version 3 with known extensions alone. */
#include "x509/certificate.h"

#include "asn1/der_time.h"
#include "asn1/der_values.h"
#include "document.h"
#include "fuzz.h"
#include "x509/path/path_certificate.h"

static void check_within(struct bytes document, const struct certificate *c)
{
    fuzz_within(document, c->signed_part.element, "Certificate");
    fuzz_within(document, c->signed_part.to_be_signed, "tbsCertificate");
    fuzz_within(document, c->signed_part.signature, "signatureValue");
    fuzz_within(document, c->serial_number, "serialNumber");
    fuzz_within(document, c->issuer, "issuer");
    fuzz_within(document, c->subject, "subject");
    fuzz_within(document, c->subject_public_key_info.element, "subjectPublicKeyInfo");
    fuzz_within(document, c->issuer_unique_id, "issuerUniqueID");
    fuzz_within(document, c->subject_unique_id, "subjectUniqueID");
    check_extensions_within(document, &c->extensions);
}

static void check_validity(const struct certificate *c)
{
    struct der_writer writer = {0};
    const uint8_t *start = c->issuer.data + c->issuer.length;
    der_begin(&writer, DER_SEQUENCE);
    der_write_time(&writer, c->not_before);
    der_write_time(&writer, c->not_after);
    der_end(&writer);
    fuzz_written(&writer, bytes_of(start, (size_t)(c->subject.data - start)),
                 "validity");
}

static void check_whole(struct bytes document, const struct certificate *c)
{
    struct replay replay;
    struct der_writer writer = {0};
    struct error error = {0};
    if (c->version != 3 || c->issuer_unique_id.data != NULL ||
        c->subject_unique_id.data != NULL ||
        !extensions_are_rewritten(&c->extensions) ||
        !replay_of(&replay, &c->signed_part))
        return;
    certificate_write(&writer, c, &replay.signer, &error);
    fuzz_written(&writer, document, "certificate_write");
}

static void check_strict(struct bytes document, const struct certificate *c)
{
    struct der_writer writer = {0};
    check_within(document, c);
    check_signed(document, &c->signed_part);
    check_algorithm(document, &c->signature);
    check_name(c->issuer);
    check_name(c->subject);
    check_spki(document, &c->subject_public_key_info);
    check_extensions(document, EXTENSIONS_OF_CERTIFICATE, &c->extensions);
    check_validity(c);
    der_write_integer(&writer, c->serial_number);
    if (c->serial_number.length < 0x80)
        fuzz_written(&writer,
                     bytes_of(c->serial_number.data - 2, c->serial_number.length + 2),
                     "serialNumber");
    der_writer_clear(&writer);
    check_whole(document, c);
}

/* Path validation reads tolerantly, but for GeneralizedTime before 2050. */
static void check_path_reader(struct bytes document, bool is_strict, bool is_tolerant)
{
    struct path_certificate certificate;
    struct error error = {0};
    bool ok = path_certificate_read(document, &certificate, &error);
    fuzz_error(ok, &error, document);
    fuzz_require(ok == is_tolerant, "the reader of path validation disagrees");
    fuzz_require(!is_strict || certificate.flaw.kind == ERROR_NONE,
                 "a flaw in what is strictly right");
}

static bool read(struct der_reader *reader, void *out)
{
    return certificate_read(reader, out) && der_finish(reader, "Certificate");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size);
    struct certificate strict, tolerant;
    bool is_tolerant;
    bool is_strict =
        read_both(document, read, &strict, &tolerant, sizeof strict, &is_tolerant);
    check_within(document, &tolerant);
    if (is_strict)
        check_strict(document, &strict);
    check_path_reader(document, is_strict, is_tolerant);
    return 0;
}
