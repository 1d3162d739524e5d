/* openssl_hash.c -- OpenSSL's SHA-256, fetched once. */
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "contender.h"

const char *bench_openssl_version(void)
{
    return OpenSSL_version(OPENSSL_VERSION_STRING);
}

static bool digest(struct bytes message, uint8_t digest[DIGEST_LENGTH])
{
    static EVP_MD *sha256;
    if (sha256 == NULL)
        sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    return EVP_Digest(message.data, message.length, digest, NULL, sha256, NULL) == 1;
}

const struct hash_operations bench_openssl_hash = {.digest = digest};
