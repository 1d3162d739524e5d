/* trace_ed25519.h -- what making keys, signing and verifying with Ed25519 have in common in
 * print. */
#ifndef CERTWRIGHT_TRACE_ED25519_H
#define CERTWRIGHT_TRACE_ED25519_H

#include "trace_kept.h"
#include "trace_message.h"

/* trace_little prints a number whose BYTES are least significant first. */
void trace_little(const struct trace_style *style, const char *name,
                  struct bytes bytes);

/* trace_secret_little does the same for one that only the owner of the key may know, and that
 * has at most BITS bits. */
void trace_secret_little(const struct trace_style *style, const char *name,
                         struct bytes bytes, size_t bits);

/* trace_ed25519_key begins a step and prints what SEED stands for: the values that signing
 * has put into VALUES. */
void trace_ed25519_key(struct trace_style *style, const uint8_t *seed,
                       const struct trace_values *values);

/* trace_ed25519_challenge begins a step and prints how R, the public key and MESSAGE, which
 * is in memory, are hashed to h, which is in VALUES. False, and a line on standard error, if
 * what is printed is not what was computed. */
bool trace_ed25519_challenge(struct trace_style *style,
                             const struct trace_message *message, struct bytes R,
                             const struct ed25519_public_key *key, bool shows_rounds,
                             const struct trace_values *values)
    __attribute__((warn_unused_result));

#endif
