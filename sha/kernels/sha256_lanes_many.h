/* sha256_lanes_many.h -- messages of any number and any lengths in sixteen lanes. */
#ifndef CERTWRIGHT_SHA256_LANES_MANY_H
#define CERTWRIGHT_SHA256_LANES_MANY_H

#include "../sha256_many.h"

/* sha256_lanes_many does what sha256_many does. What is left when fewer than WORTH
 * lanes have a message is hashed one after another; WORTH is at least 1.
 * KERNEL_SHA256_LANES must be supported. */
void sha256_lanes_many(const struct sha256_message *messages, size_t count,
                       size_t worth, uint8_t (*digests)[SHA256_DIGEST_LENGTH]);

#endif
