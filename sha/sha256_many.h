/* sha256_many.h -- SHA-256 of many messages in one call: files, certificates. Where the
 * processor can, sixteen are hashed at once, which more than doubles the speed. */
#ifndef CERTWRIGHT_SHA256_MANY_H
#define CERTWRIGHT_SHA256_MANY_H

#include "sha256.h"

struct sha256_message {
    const uint8_t *data; /* may be NULL if length is 0 */
    size_t length;       /* octets */
};

/* sha256_many writes the digest of MESSAGES[i] into DIGESTS[i], for all i below COUNT.
 * Lengths may differ, and messages may overlap one another, but no digest. Time depends
 * on the lengths alone. Nothing is allocated. Octets of the messages may stay in memory
 * behind it: a secret is hashed with hash.h. */
void sha256_many(const struct sha256_message *messages, size_t count,
                 uint8_t (*digests)[SHA256_DIGEST_LENGTH]);

#endif
