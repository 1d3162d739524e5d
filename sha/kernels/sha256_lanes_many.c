/* sha256_lanes_many.c -- which message is in which lane, and how far it has come.
 *
 * A lane works on a stretch of blocks: first the whole blocks of its message, where
 * they lie; then its end with the padding, in a buffer of the lane. In each step all
 * lanes hash as many blocks as the shortest stretch has. Then some have come to the end
 * of theirs, and go on to the next: of the same message, or of the next one that waits.
 * So it does not matter how different the lengths are, as long as enough messages wait.
 *
 * When none waits, lanes fall idle. An idle lane reads what another reads, and its hash
 * value is nobody's. */
#include "sha256_lanes_many.h"

#include <stdbool.h>

#include "../sha256_blocks.h"
#include "sha256_lanes.h"

struct lane {
    size_t message;        /* its index */
    const uint8_t *blocks; /* the stretch, or what is left of it */
    size_t count;          /* of blocks; 0 only in an idle lane */
    bool is_end;           /* whether the stretch is the end of the message */
    uint8_t end[2 * MESSAGE_BLOCK_LENGTH_MAX];
};

struct work {
    const struct sha256_message *messages;
    size_t count, next; /* of the messages; those from NEXT on wait */
    uint8_t (*digests)[SHA256_DIGEST_LENGTH];
    struct lane lanes[SHA256_LANES];
    size_t busy; /* lanes that are not idle */
    struct sha256_lanes H;
};

/* The end of the message of LANE is its next stretch. */
static void start_end(const struct work *work, struct lane *lane)
{
    lane->count = message_pad(&sha256_form, lane->blocks,
                              work->messages[lane->message].length, lane->end);
    lane->blocks = lane->end;
    lane->is_end = true;
}

/* The next message that waits is put into a lane, or the lane falls idle. */
static void start_message(struct work *work, unsigned lane_number)
{
    struct lane *lane = &work->lanes[lane_number];
    lane->count = 0;
    if (work->next == work->count) {
        work->busy--;
        return;
    }
    for (unsigned i = 0; i < 8; i++)
        work->H.word[i][lane_number] = sha256_initial[i];
    lane->message = work->next++;
    lane->blocks = work->messages[lane->message].data;
    lane->count = work->messages[lane->message].length / SHA256_BLOCK_LENGTH;
    lane->is_end = false;
    if (lane->count == 0)
        start_end(work, lane);
}

static void store_digest(const struct work *work, unsigned lane_number)
{
    uint8_t *digest = work->digests[work->lanes[lane_number].message];
    for (unsigned i = 0; i < 8; i++)
        message_store_word(digest + 4 * i, work->H.word[i][lane_number]);
}

/* All lanes hash as many blocks as the shortest stretch has; returns how many. At least
 * one lane is busy. */
static size_t hash_stretch(struct work *work)
{
    const uint8_t *blocks[SHA256_LANES];
    const struct lane *shortest = NULL;
    for (unsigned i = 0; i < SHA256_LANES; i++) {
        const struct lane *lane = &work->lanes[i];
        if (lane->count > 0 && (shortest == NULL || lane->count < shortest->count))
            shortest = lane;
    }
    for (unsigned i = 0; i < SHA256_LANES; i++)
        blocks[i] = work->lanes[i].count > 0 ? work->lanes[i].blocks : shortest->blocks;
    sha256_lanes_blocks(&work->H, blocks, shortest->count);
    return shortest->count;
}

static void step(struct work *work)
{
    size_t hashed = hash_stretch(work);
    for (unsigned i = 0; i < SHA256_LANES; i++) {
        struct lane *lane = &work->lanes[i];
        if (lane->count == 0)
            continue;
        lane->blocks += hashed * SHA256_BLOCK_LENGTH;
        lane->count -= hashed;
        if (lane->count > 0)
            continue;
        if (!lane->is_end) {
            start_end(work, lane);
        } else {
            store_digest(work, i);
            start_message(work, i);
        }
    }
}

/* What is left of the message in a busy lane. */
static void finish_alone(struct work *work, unsigned lane_number)
{
    struct lane *lane = &work->lanes[lane_number];
    uint32_t H[8];
    for (unsigned i = 0; i < 8; i++)
        H[i] = work->H.word[i][lane_number];
    sha256_hash_blocks(H, lane->blocks, lane->count);
    if (!lane->is_end) {
        lane->blocks += lane->count * SHA256_BLOCK_LENGTH;
        start_end(work, lane);
        sha256_hash_blocks(H, lane->blocks, lane->count);
    }
    for (unsigned i = 0; i < 8; i++)
        work->H.word[i][lane_number] = H[i];
    store_digest(work, lane_number);
}

void sha256_lanes_many(const struct sha256_message *messages, size_t count,
                       size_t worth, uint8_t (*digests)[SHA256_DIGEST_LENGTH])
{
    struct work work = {.messages = messages, .count = count, .digests = digests};
    work.busy = SHA256_LANES;
    for (unsigned i = 0; i < SHA256_LANES; i++)
        start_message(&work, i);
    while (work.busy >= worth)
        step(&work);
    for (unsigned i = 0; i < SHA256_LANES; i++)
        if (work.lanes[i].count > 0)
            finish_alone(&work, i);
}
