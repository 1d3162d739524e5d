/* botan_rsa.c -- Botan's RSA, through its interface for C. Botan blinds, and checks what
 * comes out. */
#include <botan/ffi.h>
#include <stdio.h>
#include <stdlib.h>

#include "contender.h"

/* "Raw": the digest is given, and put into a DigestInfo of SHA-256. */
#define SCHEME "EMSA_PKCS1(Raw,SHA-256)"

struct botan_key {
    botan_rng_t random;
    botan_privkey_t private_key;
    botan_pubkey_t public_key;
    botan_pk_op_sign_t signing;
    botan_pk_op_verify_t verifying;
};

static void close_key(void *state)
{
    struct botan_key *k = state;
    botan_pk_op_verify_destroy(k->verifying);
    botan_pk_op_sign_destroy(k->signing);
    botan_pubkey_destroy(k->public_key);
    botan_privkey_destroy(k->private_key);
    botan_rng_destroy(k->random);
    free(k);
}

static void *open_key(struct bytes key)
{
    struct botan_key *k = calloc(1, sizeof *k);
    if (k == NULL)
        return NULL;
    if (botan_rng_init(&k->random, "user") == 0 &&
        botan_privkey_load_rsa_pkcs1(&k->private_key, key.data, key.length) == 0 &&
        botan_privkey_export_pubkey(&k->public_key, k->private_key) == 0 &&
        botan_pk_op_sign_create(&k->signing, k->private_key, SCHEME, 0) == 0 &&
        botan_pk_op_verify_create(&k->verifying, k->public_key, SCHEME, 0) == 0)
        return k;
    close_key(k);
    return NULL;
}

static bool sign(void *state, const uint8_t *digest, uint8_t *signature)
{
    const struct botan_key *k = state;
    size_t length = BENCH_SIGNATURE_LENGTH_MAX;
    return botan_pk_op_sign_update(k->signing, digest, DIGEST_LENGTH) == 0 &&
           botan_pk_op_sign_finish(k->signing, k->random, signature, &length) == 0;
}

static bool verify(void *state, const uint8_t *digest, struct bytes signature)
{
    const struct botan_key *k = state;
    return botan_pk_op_verify_update(k->verifying, digest, DIGEST_LENGTH) == 0 &&
           botan_pk_op_verify_finish(k->verifying, signature.data, signature.length) ==
               0;
}

static bool write_key(botan_privkey_t key, struct encoded *out)
{
    out->length = sizeof out->octets;
    return botan_privkey_export(key, out->octets, &out->length,
                                BOTAN_PRIVKEY_EXPORT_FLAG_DER) == 0;
}

static bool generate(unsigned bits, struct encoded *out)
{
    static botan_rng_t random;
    botan_privkey_t key = NULL;
    char size[16];
    if (random == NULL && botan_rng_init(&random, "user") != 0)
        return false;
    snprintf(size, sizeof size, "%u", bits);
    bool ok = botan_privkey_create(&key, "RSA", size, random) == 0 &&
              (out == NULL || write_key(key, out));
    botan_privkey_destroy(key);
    return ok;
}

const struct rsa_operations bench_botan_rsa = {open_key, close_key, sign,
                                               verify,   NULL,      generate};
