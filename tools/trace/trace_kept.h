/* trace_kept.h -- what an observer was shown of a signature on a curve, kept until it is
 * known that the computation went well, and printed then. */
#ifndef CERTWRIGHT_TRACE_KEPT_H
#define CERTWRIGHT_TRACE_KEPT_H

#include "../../asn1/bytes.h"
#include "../../ec/ecdsa.h"
#include "../../ec/ed25519.h"

/* The longest is the seed of a nonce on P-521, with fresh randomness; they are few, unless
 * candidates for a nonce are refused, which one in 2^32 is. */
#define TRACE_KEPT_LENGTH (2 * CURVE_LENGTH_MAX + 32)
#define TRACE_KEPT_MAX    32

/* A value, and what it is: of enum ecdsa_value or enum ed25519_value. */
struct trace_value {
    int what;
    size_t length;
    uint8_t bytes[TRACE_KEPT_LENGTH];
};

struct trace_values {
    size_t count;
    struct trace_value values[TRACE_KEPT_MAX];
};

struct trace_kept_ecdsa {
    struct ecdsa_observer observer; /* first: it is what the library knows */
    struct trace_values kept;
};

struct trace_kept_ed25519 {
    struct ed25519_observer observer; /* first: it is what the library knows */
    struct trace_values kept;
};

/* trace_keep_ecdsa and trace_keep_ed25519 make an observer that keeps what it is shown. It
 * may be secret: the caller wipes it. */
void trace_keep_ecdsa(struct trace_kept_ecdsa *kept);
void trace_keep_ed25519(struct trace_kept_ed25519 *kept);

/* trace_kept returns the last value that is WHAT, or an empty run if there is none. */
struct bytes trace_kept(const struct trace_values *values, int what);

#endif
