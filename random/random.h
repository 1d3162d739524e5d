/* random.h -- where random octets come from, and uniform numbers made of them.
 *
 * Randomness is a parameter everywhere in certwright: the program passes the system's
 * generator, a test passes a seeded one and gets the same key every time. */
#ifndef CERTWRIGHT_RANDOM_H
#define CERTWRIGHT_RANDOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../bignum/number.h"

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

/* random_bits sets NUMBER, of LIMB_COUNT limbs, to a uniform number of at most BITS
 * bits (BITS <= LIMB_COUNT * GMP_NUMB_BITS). Returns false, and NUMBER zero, if SOURCE
 * fails. */
bool random_bits(struct random_source *source, size_t bits, size_t limb_count,
                 struct number *number) __attribute__((warn_unused_result));

/* random_below sets NUMBER, of BOUND's limb count, to a uniform number in [0, BOUND).
 * BOUND must not be 0. A draw that is too large is thrown away whole (FIPS 186-5
 * A.3.2), so the time tells nothing of the number returned. Returns false, and NUMBER
 * zero, if SOURCE fails or if 256 draws in a row were too large, which a working source
 * does once in 2^256. */
bool random_below(struct random_source *source, const struct number *bound,
                  struct number *number) __attribute__((warn_unused_result));

#endif
