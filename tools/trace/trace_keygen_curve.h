/* trace_keygen_curve.h -- a key on an elliptic curve being made, and shown. */
#ifndef CERTWRIGHT_TRACE_KEYGEN_CURVE_H
#define CERTWRIGHT_TRACE_KEYGEN_CURVE_H

#include "../../keys/key_type.h"
#include "trace_text.h"

/* trace_keygen_has tells whether keys of TYPE are shown here: P-256, P-384, P-521, Ed25519 and
 * X25519. */
bool trace_keygen_has(const struct key_type *type);

/* trace_keygen_curve makes a new KEY of TYPE, shows how, and tries it. False, and a line on
 * standard error, on failure. The caller wipes KEY. */
bool trace_keygen_curve(struct trace_style *style, const struct key_type *type,
                        struct private_key *key) __attribute__((warn_unused_result));

#endif
