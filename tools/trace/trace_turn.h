/* trace_turn.h -- the one bit which, turned over, makes a signature on a curve right. Of such
 * signatures nothing comes back that could be compared: all that can be done is to try. */
#ifndef CERTWRIGHT_TRACE_TURN_H
#define CERTWRIGHT_TRACE_TURN_H

#include "trace_verdict.h"

/* The message that was verified, and its digest; of a scheme that takes the message itself
 * the digest is empty. */
struct trace_turn {
    const struct trace_verification *verification;
    struct bytes message; /* empty if it is not in memory */
    struct bytes digest;
};

/* These look for BIT in the signature, the digest, and the message; in there the key may be,
 * too. False if there is none, or the search would take more than seconds. */
bool trace_turn_signature(const struct trace_turn *turn, struct trace_bit *bit);
bool trace_turn_digest(const struct trace_turn *turn, struct trace_bit *bit);
bool trace_turn_message(const struct trace_turn *turn, struct trace_bit *bit);

/* trace_turn_tries_message tells whether the message is short enough for that. */
bool trace_turn_tries_message(const struct trace_turn *turn);

/* trace_turn_hash returns another hash than the algorithm's for whose digest of the message
 * the signature is right, or NULL if there is none. */
const struct hash *trace_turn_hash(const struct trace_turn *turn);

#endif
