/* ours_hash.c -- certwright's SHA-256. */
#include "contender.h"
#include "sha/hash.h"

static bool digest(struct bytes message, uint8_t digest[DIGEST_LENGTH])
{
    hash_digest(&hash_sha256, message.data, message.length, digest);
    return true;
}

/* Switch here: sha256_many (sha/sha256_many.h). */
static bool digest_many(const struct bytes *messages, size_t count,
                        uint8_t (*digests)[DIGEST_LENGTH])
{
    for (size_t i = 0; i < count; i++)
        hash_digest(&hash_sha256, messages[i].data, messages[i].length, digests[i]);
    return true;
}

const struct hash_operations bench_ours_hash = {digest, digest_many};
