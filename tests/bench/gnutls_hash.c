/* gnutls_hash.c -- GnuTLS's SHA-256. */
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>

#include "contender.h"

const char *bench_gnutls_version(void)
{
    return gnutls_check_version(NULL);
}

static bool digest(struct bytes message, uint8_t digest[DIGEST_LENGTH])
{
    return gnutls_hash_fast(GNUTLS_DIG_SHA256, message.data, message.length, digest) ==
           0;
}

const struct hash_operations bench_gnutls_hash = {.digest = digest};
