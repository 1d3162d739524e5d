/* broken_random.h -- sources of randomness that fail, for bignum/ and rsa/: what is built on
 * them must stop, and must not hang. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_BROKEN_RANDOM_H
#define CERTWRIGHT_TESTS_BIGNUM_BROKEN_RANDOM_H

#include <string.h>

#include "tests/support/support.h"

/* A source that gives one octet for ever, and counts how often it is asked. */
struct stuck_random {
    struct random_source source;
    uint8_t octet;
    size_t calls;
};

static inline bool stuck_random_fill(struct random_source *source, uint8_t *octets,
                                     size_t length)
{
    struct stuck_random *r = (struct stuck_random *)source;
    memset(octets, r->octet, length);
    r->calls++;
    return true;
}

static inline void stuck_random_init(struct stuck_random *r, uint8_t octet)
{
    r->source.fill = stuck_random_fill;
    r->octet = octet;
    r->calls = 0;
}

/* A seeded source that fails for ever after some calls; it leaves octets behind when it
 * fails, as a careless source might. */
struct failing_random {
    struct random_source source;
    struct seeded_random seeded;
    size_t calls_left;
};

static inline bool failing_random_fill(struct random_source *source, uint8_t *octets,
                                       size_t length)
{
    struct failing_random *r = (struct failing_random *)source;
    if (r->calls_left == 0) {
        memset(octets, 0xa5, length);
        return false;
    }
    r->calls_left--;
    return r->seeded.source.fill(&r->seeded.source, octets, length);
}

static inline void failing_random_init(struct failing_random *r, size_t good_calls)
{
    r->source.fill = failing_random_fill;
    r->calls_left = good_calls;
    seeded_random_init(&r->seeded, 7);
}

#endif
