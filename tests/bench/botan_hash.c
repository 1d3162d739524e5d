/* botan_hash.c -- Botan's SHA-256, through its interface for C. */
#include <botan/ffi.h>
#include <stdio.h>

#include "contender.h"

const char *bench_botan_version(void)
{
    static char text[32];
    snprintf(text, sizeof text, "%u.%u.%u", botan_version_major(),
             botan_version_minor(), botan_version_patch());
    return text;
}

static bool digest(struct bytes message, uint8_t digest[DIGEST_LENGTH])
{
    static botan_hash_t sha256;
    if (sha256 == NULL && botan_hash_init(&sha256, "SHA-256", 0) != 0)
        return false;
    return botan_hash_update(sha256, message.data, message.length) == 0 &&
           botan_hash_final(sha256, digest) == 0;
}

const struct hash_operations bench_botan_hash = {.digest = digest};
