/* pkcs1_bounds.c -- where rsa/pkcs1_signature.c writes its blocks, of all sizes: what
 * is copied is not looked at, only that it may be. pkcs1.c looks at small ones.
 *
 * Unwind: 2
 * Without: conversion */
#include "proof.h"

#include <string.h>

static void *copy_any(void *to, const void *from, size_t length)
{
    assert(__CPROVER_w_ok(to, length) && __CPROVER_r_ok(from, length));
    return to;
}

static void *set_any(void *to, int value, size_t length)
{
    assert(__CPROVER_w_ok(to, length));
    return to;
}
#define memcpy copy_any
#define memset set_any

#include "../../rsa/pkcs1_signature.c"

/* Any hash with an OBJECT IDENTIFIER of at most 16 bytes and a digest of at most 64,
 * any digest, a block of at most 2048 bytes. */
void prove_rsa_encode_pkcs1(size_t oid_length, size_t digest_length, size_t length)
{
    assume(oid_length <= 16 + broken(1) && digest_length <= HASH_DIGEST_LENGTH_MAX);
    assume(length <= RSA_MODULUS_LENGTH_MAX);
    struct hash hash = {.oid = allocate(oid_length),
                        .oid_length = oid_length,
                        .digest_length = digest_length};
    enum rsa_result result =
        rsa_encode_pkcs1(&hash, allocate(digest_length), allocate(length), length);
    size_t needed = 10 + oid_length + digest_length + 11;
    assert(result == (length >= needed ? RSA_OK : RSA_TOO_SHORT));
}
