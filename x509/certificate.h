/* certificate.h -- X.509 certificates, RFC 5280 section 4.1, read and written.
 *
 * A certificate is read without copying and without allocating: its fields borrow from
 * the document. Reading checks the encoding and what section 4.1 demands of the fields;
 * whether a certificate may be believed is another matter, and not decided here. */
#ifndef CERTWRIGHT_CERTIFICATE_H
#define CERTWRIGHT_CERTIFICATE_H

#include "extensions.h"
#include "signed.h"
#include "../keys/spki.h"

/* Certificates are a few kilobytes; one larger than this is an attack. */
#define CERTIFICATE_LENGTH_MAX ((size_t)1 << 20)

struct certificate {
    struct signed_structure signed_part; /* the whole; to_be_signed is tbsCertificate */
    unsigned version;                    /* 1 to 3, as people count */
    struct bytes serial_number;          /* contents octets of the INTEGER */
    struct algorithm_identifier signature;
    struct bytes issuer; /* a Name element */
    int64_t not_before; /* seconds as in calendar.h; both ends belong to the validity */
    int64_t not_after;
    struct bytes subject; /* a Name element */
    struct subject_public_key_info subject_public_key_info;
    struct bytes issuer_unique_id;  /* octets of the BIT STRING; empty if absent */
    struct bytes subject_unique_id; /* likewise */
    struct extensions extensions;
};

/* certificate_read reads a Certificate, strictly or tolerantly as READER does. */
bool certificate_read(struct der_reader *reader, struct certificate *certificate)
    __attribute__((warn_unused_result));

/* certificate_parse reads, strictly, the one Certificate that is all there is in
 * DER. */
bool certificate_parse(struct bytes der, struct certificate *certificate,
                       struct error *error) __attribute__((warn_unused_result));

/* certificate_write writes a Certificate of version 3 with the serial number, issuer,
 * validity, subject, subjectPublicKeyInfo (its element) and known extensions of FIELDS,
 * signed by SIGNER. If signing fails, ERROR says how and the writer fails. */
void certificate_write(struct der_writer *writer, const struct certificate *fields,
                       const struct signer *signer, struct error *error);

#endif
