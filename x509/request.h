/* request.h -- certification requests, PKCS#10 (RFC 2986): a public key, a name, and
 * what else the certificate should say, signed with the private key to prove that the
 * requester has it. */
#ifndef CERTWRIGHT_REQUEST_H
#define CERTWRIGHT_REQUEST_H

#include "extensions.h"
#include "signed.h"
#include "../keys/spki.h"

#define REQUEST_LENGTH_MAX ((size_t)1 << 20)

struct certification_request {
    struct signed_structure signed_part; /* to_be_signed is certificationRequestInfo */
    unsigned version;                    /* 1, the only one */
    struct bytes subject;                /* a Name element */
    struct subject_public_key_info subject_public_key_info;
    struct bytes attributes; /* the element [0]; empty if absent */
    struct extensions
        extensions; /* of the extensionRequest attribute (RFC 2985 5.4.2) */
};

/* request_read reads a CertificationRequest, strictly or tolerantly as READER does.
 * Attributes other than extensionRequest must be DER and are not decoded. */
bool request_read(struct der_reader *reader, struct certification_request *request)
    __attribute__((warn_unused_result));

/* request_parse reads, strictly, the one CertificationRequest that is all there is in
 * DER. */
bool request_parse(struct bytes der, struct certification_request *request,
                   struct error *error) __attribute__((warn_unused_result));

/* request_verify checks that the owner of the key in REQUEST signed it. Errors as of
 * signed_verify. */
bool request_verify(const struct certification_request *request, struct error *error)
    __attribute__((warn_unused_result));

/* request_write writes a CertificationRequest with the subject, subjectPublicKeyInfo
 * (its element) and known extensions of FIELDS, signed by SIGNER. If signing fails,
 * ERROR says how and the writer fails. */
void request_write(struct der_writer *writer,
                   const struct certification_request *fields,
                   const struct signer *signer, struct error *error);

#endif
