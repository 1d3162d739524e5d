/* nettle_hash.c -- nettle's SHA-256. */
#include <nettle/sha2.h>
#include <nettle/version.h>

#include "contender.h"

#define TEXT_OF(number)  TEXT_OF_(number)
#define TEXT_OF_(number) #number

const char *bench_nettle_version(void)
{
    return TEXT_OF(NETTLE_VERSION_MAJOR) "." TEXT_OF(NETTLE_VERSION_MINOR);
}

static bool digest(struct bytes message, uint8_t digest[DIGEST_LENGTH])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, message.length, message.data);
    sha256_digest(&context, DIGEST_LENGTH, digest);
    return true;
}

const struct hash_operations bench_nettle_hash = {.digest = digest};
