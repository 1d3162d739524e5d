/* openssl_ed.c -- OpenSSL's Ed25519 and X25519: contexts that are used again and again. */
#include <openssl/evp.h>
#include <stdlib.h>

#include "contender.h"

struct openssl_key {
    EVP_PKEY *key;
    EVP_MD_CTX *signing, *verifying;
};

struct openssl_exchange {
    EVP_PKEY *key, *peer;
    EVP_PKEY_CTX *context;
};

static void close_key(void *state)
{
    struct openssl_key *k = state;
    EVP_MD_CTX_free(k->signing);
    EVP_MD_CTX_free(k->verifying);
    EVP_PKEY_free(k->key);
    free(k);
}

static void *open_key(const uint8_t key[ED_KEY_LENGTH])
{
    struct openssl_key *k = calloc(1, sizeof *k);
    if (k == NULL)
        return NULL;
    k->key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, key, ED_KEY_LENGTH);
    k->signing = EVP_MD_CTX_new();
    k->verifying = EVP_MD_CTX_new();
    if (k->key != NULL &&
        EVP_DigestSignInit(k->signing, NULL, NULL, NULL, k->key) == 1 &&
        EVP_DigestVerifyInit(k->verifying, NULL, NULL, NULL, k->key) == 1)
        return k;
    close_key(k);
    return NULL;
}

static bool sign(void *state, struct bytes message,
                 uint8_t signature[ED_SIGNATURE_LENGTH])
{
    struct openssl_key *k = state;
    size_t length = ED_SIGNATURE_LENGTH;
    return EVP_DigestSign(k->signing, signature, &length, message.data,
                          message.length) == 1;
}

static bool verify(void *state, struct bytes message,
                   const uint8_t signature[ED_SIGNATURE_LENGTH])
{
    struct openssl_key *k = state;
    return EVP_DigestVerify(k->verifying, signature, ED_SIGNATURE_LENGTH, message.data,
                            message.length) == 1;
}

static void close_exchange(void *state)
{
    struct openssl_exchange *e = state;
    EVP_PKEY_CTX_free(e->context);
    EVP_PKEY_free(e->key);
    EVP_PKEY_free(e->peer);
    free(e);
}

static void *open_exchange(const uint8_t key[ED_KEY_LENGTH],
                           const uint8_t peer[ED_KEY_LENGTH])
{
    struct openssl_exchange *e = calloc(1, sizeof *e);
    if (e == NULL)
        return NULL;
    e->key = EVP_PKEY_new_raw_private_key(EVP_PKEY_X25519, NULL, key, ED_KEY_LENGTH);
    e->peer = EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, NULL, peer, ED_KEY_LENGTH);
    if (e->key != NULL)
        e->context = EVP_PKEY_CTX_new(e->key, NULL);
    if (e->context != NULL && EVP_PKEY_derive_init(e->context) == 1 &&
        EVP_PKEY_derive_set_peer(e->context, e->peer) == 1)
        return e;
    close_exchange(e);
    return NULL;
}

static bool derive(void *state, uint8_t secret[ED_KEY_LENGTH])
{
    struct openssl_exchange *e = state;
    size_t length = ED_KEY_LENGTH;
    return EVP_PKEY_derive(e->context, secret, &length) == 1;
}

const struct ed_operations bench_openssl_ed = {
    open_key, close_key, sign, verify, open_exchange, close_exchange, derive};
