/* ours_hash.c -- certwright's SHA-256. */
#include "contender.h"
#include "sha/hash.h"
#include "sha/sha256_many.h"

static bool digest(struct bytes message, uint8_t digest[DIGEST_LENGTH])
{
    hash_digest(&hash_sha256, message.data, message.length, digest);
    return true;
}

#define MESSAGES_MAX 1024

static bool digest_many(const struct bytes *messages, size_t count,
                        uint8_t (*digests)[DIGEST_LENGTH])
{
    struct sha256_message list[MESSAGES_MAX];
    if (count > MESSAGES_MAX)
        return false;
    for (size_t i = 0; i < count; i++)
        list[i] = (struct sha256_message){messages[i].data, messages[i].length};
    sha256_many(list, count, digests);
    return true;
}

const struct hash_operations bench_ours_hash = {digest, digest_many};
