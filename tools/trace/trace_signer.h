/* trace_signer.h -- the public key that a signature is checked with. */
#ifndef CERTWRIGHT_TRACE_SIGNER_H
#define CERTWRIGHT_TRACE_SIGNER_H

#include "trace_message.h"

struct trace_signer {
    const char *key_path, *issuer_path; /* one of them, or none */
    char whose[64];                     /* "the key of the issuer" */
    struct bytes own_key; /* its SubjectPublicKeyInfo, if it is in what was signed; or
                           * empty */
};

/* trace_signer_find sets KEY to the key in the file that SIGNER names, or else to the
 * one in MESSAGE: of a request, and of a certificate that is its own issuer, or signed
 * with its own key whatever the names are. ALGORITHM may be completed
 * (key_read_public). False, and a line on standard error, on failure. */
bool trace_signer_find(struct trace_signer *signer, const struct trace_message *message,
                       struct signature_algorithm *algorithm,
                       struct rsa_public_key *key) __attribute__((warn_unused_result));

#endif
