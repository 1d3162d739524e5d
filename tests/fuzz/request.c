/* request.c -- any bytes as a certification request: borrowed, read alike strictly and
 * tolerantly, and written back; as a whole if its one attribute is of known extensions. */
#include "x509/request.h"

#include "document.h"
#include "fuzz.h"

static void check_within(struct bytes document, const struct certification_request *r)
{
    fuzz_within(document, r->signed_part.to_be_signed, "certificationRequestInfo");
    fuzz_within(document, r->signed_part.signature, "signature");
    fuzz_within(document, r->subject, "subject");
    fuzz_within(document, r->subject_public_key_info.element, "subjectPKInfo");
    fuzz_within(document, r->attributes, "attributes");
    check_extensions_within(document, &r->extensions);
}

/* Writes it as a whole. Where that gives other bytes, there is an attribute that is not
 * written, or more than one; then what is written must at least be read to the same. */
static void check_whole(struct bytes document, const struct certification_request *r)
{
    struct replay replay;
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes written;
    struct certification_request again;
    if (!extensions_are_rewritten(&r->extensions) ||
        !replay_of(&replay, &r->signed_part))
        return;
    request_write(&writer, r, &replay.signer, &error);
    fuzz_require(der_writer_finish(&writer, &written, &error), "request_write");
    fuzz_require(request_parse(written, &again, &error), "a written request is wrong");
    fuzz_same(r->subject, again.subject, "subject");
    fuzz_same(r->subject_public_key_info.element, again.subject_public_key_info.element,
              "subjectPKInfo");
    fuzz_same(r->extensions.element, again.extensions.element, "extensions");
    if (r->attributes.length == again.attributes.length &&
        written.length == document.length)
        fuzz_same(document, written, "request_write");
    der_writer_clear(&writer);
}

static void check_strict(struct bytes document, const struct certification_request *r)
{
    struct error error = {0};
    check_signed(document, &r->signed_part);
    check_name(r->subject);
    check_spki(document, &r->subject_public_key_info);
    check_extensions(document, EXTENSIONS_OF_CERTIFICATE, &r->extensions);
    fuzz_require(r->version == 1, "version");
    check_whole(document, r);
    bool is_signed = request_verify(r, &error);
    fuzz_error(is_signed, &error, document);
}

static bool read(struct der_reader *reader, void *out)
{
    return request_read(reader, out) && der_finish(reader, "CertificationRequest");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes document = bytes_of(data, size);
    struct certification_request strict, tolerant;
    bool is_tolerant;
    bool is_strict =
        read_both(document, read, &strict, &tolerant, sizeof strict, &is_tolerant);
    check_within(document, &tolerant);
    if (is_strict)
        check_strict(document, &strict);
    return 0;
}
