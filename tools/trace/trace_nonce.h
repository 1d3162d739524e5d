/* trace_nonce.h -- how the nonce of an ECDSA signature comes to be, RFC 6979 section 3.2. */
#ifndef CERTWRIGHT_TRACE_NONCE_H
#define CERTWRIGHT_TRACE_NONCE_H

#include "../../ec/curve.h"
#include "../../sha/hash.h"
#include "trace_kept.h"
#include "trace_text.h"

/* trace_nonce prints the steps of VALUES up to k. All of them are secret. With
 * IS_DETERMINISTIC no randomness was mixed in. */
void trace_nonce(struct trace_style *style, const struct curve *curve,
                 const struct hash *hash, const struct trace_values *values,
                 bool is_deterministic);

#endif
