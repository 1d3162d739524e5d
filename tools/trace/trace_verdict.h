/* trace_verdict.h -- a signature being verified and shown, by each algorithm that `trace
 * verify` has the arithmetic of, and what came out. */
#ifndef CERTWRIGHT_TRACE_VERDICT_H
#define CERTWRIGHT_TRACE_VERDICT_H

#include "../../keys/signature.h"
#include "trace_message.h"

/* What is wrong. */
enum trace_fault_kind {
    TRACE_NO_FAULT,
    TRACE_FAULT_MESSAGE,
    TRACE_FAULT_DIGEST,
    TRACE_FAULT_PADDING, /* of RSA */
    TRACE_FAULT_SIGNATURE,
    TRACE_FAULT_R, /* the first half of a signature on a curve */
    TRACE_FAULT_S, /* the second */
    TRACE_FAULT_KEY,
    TRACE_FAULT_POINT, /* another point than the right one: anything may be wrong */
};

struct trace_fault {
    enum trace_fault_kind kind;
    char reason[768]; /* sentences */
};

/* A bit of an octet string; 7 is the uppermost of an octet. */
struct trace_bit {
    size_t octet;
    unsigned bit;
};

struct trace_verification {
    struct trace_style *style;
    struct trace_message *message;
    const struct signature_algorithm *algorithm;
    const struct public_key *key;
    struct bytes signature;
    const char *whose;    /* "the key of the issuer" */
    struct bytes own_key; /* its SubjectPublicKeyInfo, if it is in what was signed; or
                           * empty */
    bool shows_rounds;    /* of the hash */
};

/* These show how the signature is verified, and what came out. The exit status is returned;
 * unless it is STATUS_YES there was a line on standard error. */
int trace_verify_rsa(const struct trace_verification *verification);
int trace_verify_ecdsa(const struct trace_verification *verification);
int trace_verify_ed25519(const struct trace_verification *verification);

/* trace_verdict prints the last step: FAULT, and BIT, with which turned over everything is
 * right, unless it is NULL. Returns the exit status. */
int trace_verdict(const struct trace_verification *verification,
                  const struct trace_fault *fault, const struct trace_bit *bit);

#endif
