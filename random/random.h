/* random.h -- where random octets come from.
 *
 * Randomness is a parameter everywhere in certwright: the program passes the system's
 * generator, a test passes a seeded one and gets the same key every time. */
#ifndef CERTWRIGHT_RANDOM_H
#define CERTWRIGHT_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A source fills OCTETS with LENGTH random octets, or returns false: then whoever asked
 * must stop, never go on with less. A source with a state of its own puts this
 * structure first in a larger one. */
struct random_source {
    bool (*fill)(struct random_source *source, uint8_t *octets, size_t length);
};

/* random_system returns the operating system's generator: getrandom(2), or
 * getentropy(3) where there is none. It waits until the system has seeded it and has no
 * fallback. */
struct random_source *random_system(void);

/* random_fill asks SOURCE for LENGTH octets. On failure OCTETS is all zero. */
bool random_fill(struct random_source *source, uint8_t *octets, size_t length)
    __attribute__((warn_unused_result));

#define RANDOM_BLOCK_LENGTH 4096

/* A source that asks another one for a block at a time: a system call costs as much as
 * a hundred octets do. Each octet is given once, and is then zero here. */
struct random_block {
    struct random_source source;
    struct random_source *from;
    size_t left; /* octets not yet given, at the end */
    uint8_t octets[RANDOM_BLOCK_LENGTH];
};

/* random_block_start makes BLOCK an empty block of FROM; pass &block->source where a
 * random_source is wanted, and wipe BLOCK with random_block_wipe afterwards. */
void random_block_start(struct random_block *block, struct random_source *from);
void random_block_wipe(struct random_block *block);

#endif
