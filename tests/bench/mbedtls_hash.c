/* mbedtls_hash.c -- Mbed TLS's SHA-256. */
#include <mbedtls/sha256.h>

#include "mbedtls_random.h"

const char *bench_mbedtls_version(void)
{
    return MBEDTLS_VERSION_STRING;
}

static bool digest(struct bytes message, uint8_t digest[DIGEST_LENGTH])
{
#if MBEDTLS_IS_3
    return mbedtls_sha256(message.data, message.length, digest, 0) == 0;
#else
    return mbedtls_sha256_ret(message.data, message.length, digest, 0) == 0;
#endif
}

const struct hash_operations bench_mbedtls_hash = {.digest = digest};
