/* observer.h -- watching a block being hashed, round by round, to show how it is done.
 * Nothing is watched in hash.h, and nothing there is slower for it. */
#ifndef CERTWRIGHT_SHA_OBSERVER_H
#define CERTWRIGHT_SHA_OBSERVER_H

#include <stdint.h>

#include "sha1.h"
#include "sha256.h"
#include "sha512.h"

/* Whoever watches. One with a state of its own puts this structure first in a larger
 * one. */
struct hash_observer {
    /* Called after the round T, counted from 0, with W[T] of the message schedule and
     * the working variables a, b, c, ...: five of SHA-1, eight of the others. Words of
     * 32 bits are in the lower half. */
    void (*round)(struct hash_observer *observer, unsigned t, uint64_t W,
                  const uint64_t *variables);
};

/* These hash BLOCK, as long as the function's blocks are, behind what STATE has come
 * to, and show OBSERVER each round; STATE stays as it is. */
void sha1_observe_block(const struct sha1_state *state, const uint8_t *block,
                        struct hash_observer *observer);
void sha256_observe_block(const struct sha256_state *state, const uint8_t *block,
                          struct hash_observer *observer);
void sha512_observe_block(const struct sha512_state *state, const uint8_t *block,
                          struct hash_observer *observer);

#endif
