/* replay.h -- a source of randomness that first gives the octets it was told, a salt or a seed
 * from a file of vectors, and then goes on with seeded ones, for blinding. */
#ifndef CERTWRIGHT_TESTS_RSA_REPLAY_H
#define CERTWRIGHT_TESTS_RSA_REPLAY_H

#include <string.h>

#include "fixtures.h"
#include "tests/support/support.h"

struct replaying_random {
    struct random_source source;
    struct value record;
    size_t used;
    struct seeded_random seeded;
};

static inline bool replaying_random_fill(struct random_source *source, uint8_t *octets,
                                         size_t length)
{
    struct replaying_random *r = (struct replaying_random *)source;
    size_t left = r->record.length - r->used, count = length < left ? length : left;
    if (count > 0)
        memcpy(octets, r->record.octets + r->used, count);
    r->used += count;
    return random_fill(&r->seeded.source, octets + count, length - count);
}

static inline void replaying_random_init(struct replaying_random *r,
                                         const struct value *record)
{
    r->source.fill = replaying_random_fill;
    r->record = *record;
    r->used = 0;
    seeded_random_init(&r->seeded, 5);
}

#endif
