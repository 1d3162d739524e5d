/* trace_hash.h -- a message on its way through a hash function, FIPS 180-4: its blocks,
 * the state after each, the rounds inside, the padding. The states are those that the
 * library came to; memory does not grow with the message. */
#ifndef CERTWRIGHT_TRACE_HASH_H
#define CERTWRIGHT_TRACE_HASH_H

#include "../../sha/hash.h"
#include "trace_text.h"

/* Of a long message the first and the last blocks are shown. */
#define TRACE_FIRST_BLOCKS 4
#define TRACE_LAST_BLOCKS  2

/* A block and the state before it. */
struct trace_block {
    struct hash_state before;
    uint8_t octets[HASH_BLOCK_LENGTH_MAX];
};

struct trace_hash {
    const struct hash *hash;
    const struct trace_style *style;
    bool shows_rounds, hides_message;
    struct hash_state state; /* of all whole blocks so far */
    uint64_t block_count;    /* how many these are */
    uint8_t waiting[HASH_BLOCK_LENGTH_MAX];
    size_t waiting_length;
    struct trace_block kept[TRACE_LAST_BLOCKS]; /* the last whole blocks */
};

/* trace_hash_begin prints H(0) and waits for the message. STYLE is borrowed. With
 * HIDES_MESSAGE neither the octets of the blocks are shown nor the rounds, which have
 * them. */
void trace_hash_begin(struct trace_hash *trace, const struct hash *hash,
                      const struct trace_style *style, bool shows_rounds,
                      bool hides_message);

/* trace_hash_update appends DATA to the message and prints the blocks that are whole
 * and shown. */
void trace_hash_update(struct trace_hash *trace, struct bytes data);

/* trace_hash_finish prints the last blocks with the padding, and the digest, and writes
 * that into DIGEST. */
void trace_hash_finish(struct trace_hash *trace, uint8_t *digest);

#endif
