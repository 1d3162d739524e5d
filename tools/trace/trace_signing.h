/* trace_signing.h -- a signature being made and shown, by each algorithm that `trace sign`
 * has the arithmetic of. */
#ifndef CERTWRIGHT_TRACE_SIGNING_H
#define CERTWRIGHT_TRACE_SIGNING_H

#include "../../ec/ecdsa.h"
#include "../../ec/ed25519.h"
#include "../../keys/signature.h"
#include "trace_message.h"

struct trace_signing {
    struct trace_style *style;
    struct trace_message *message;
    const struct signature_algorithm *algorithm;
    bool shows_rounds;     /* of the hash */
    bool is_deterministic; /* no randomness in the nonce */
};

/* These show how the signature of the message by KEY comes to be, from the message on, and
 * set SIGNATURE and LENGTH. False, and a line on standard error, on failure. */
bool trace_sign_rsa(const struct trace_signing *signing,
                    const struct rsa_private_key *key,
                    uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
    __attribute__((warn_unused_result));
bool trace_sign_ecdsa(const struct trace_signing *signing,
                      const struct ec_private_key *key,
                      uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
    __attribute__((warn_unused_result));
bool trace_sign_ed25519(const struct trace_signing *signing,
                        const struct ed25519_private_key *key,
                        uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
    __attribute__((warn_unused_result));

#endif
