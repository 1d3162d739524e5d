/* trace_signer.h -- the public key that a signature is checked with. */
#ifndef CERTWRIGHT_TRACE_SIGNER_H
#define CERTWRIGHT_TRACE_SIGNER_H

#include "../../keys/key.h"
#include "trace_message.h"

struct trace_signer {
    const char *key_path, *issuer_path; /* one of them, or none */
    char whose[64];                     /* "the key of the issuer" */
    const char *path;                   /* of the file that the key was read from */
    struct bytes own_key; /* its SubjectPublicKeyInfo, if it is in what was signed; or
                           * empty */
};

/* trace_signer_find sets KEY to the key in the file that SIGNER names, or else to the
 * one in MESSAGE: of a request, and of a certificate that is its own issuer, or signed
 * with its own key whatever the names are. False, and a line on standard error, on
 * failure. */
bool trace_signer_find(struct trace_signer *signer, const struct trace_message *message,
                       struct public_key *key) __attribute__((warn_unused_result));

/* trace_shows tells whether `trace` has the arithmetic of keys of TYPE. If not, it says so
 * of the key in the file at PATH. */
bool trace_shows(const struct key_type *type, const char *path)
    __attribute__((warn_unused_result));

#endif
