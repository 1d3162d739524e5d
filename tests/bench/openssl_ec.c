/* openssl_ec.c -- OpenSSL's ECDSA and Diffie-Hellman: contexts that work with a key again and
 * again. */
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include "contender.h"

struct openssl_key {
    EVP_PKEY *key;
    EVP_PKEY_CTX *signing, *verifying, *deriving;
};

static void close_key(void *state)
{
    struct openssl_key *k = state;
    EVP_PKEY_CTX_free(k->signing);
    EVP_PKEY_CTX_free(k->verifying);
    EVP_PKEY_CTX_free(k->deriving);
    EVP_PKEY_free(k->key);
    free(k);
}

static bool set_contexts(struct openssl_key *k)
{
    k->signing = EVP_PKEY_CTX_new(k->key, NULL);
    k->verifying = EVP_PKEY_CTX_new(k->key, NULL);
    k->deriving = EVP_PKEY_CTX_new(k->key, NULL);
    return EVP_PKEY_sign_init(k->signing) == 1 &&
           EVP_PKEY_verify_init(k->verifying) == 1 &&
           EVP_PKEY_derive_init(k->deriving) == 1 &&
           EVP_PKEY_derive_set_peer(k->deriving, k->key) == 1;
}

static void *open_key(struct bytes key)
{
    struct openssl_key *k = calloc(1, sizeof *k);
    const unsigned char *der = key.data;
    if (k == NULL)
        return NULL;
    k->key = d2i_AutoPrivateKey(NULL, &der, (long)key.length);
    if (k->key != NULL && set_contexts(k))
        return k;
    close_key(k);
    return NULL;
}

static bool sign(void *state, struct bytes digest,
                 uint8_t signature[EC_SIGNATURE_LENGTH_MAX], size_t *length)
{
    const struct openssl_key *k = state;
    *length = EC_SIGNATURE_LENGTH_MAX;
    return EVP_PKEY_sign(k->signing, signature, length, digest.data, digest.length) ==
           1;
}

static bool verify(void *state, struct bytes digest, struct bytes signature)
{
    const struct openssl_key *k = state;
    return EVP_PKEY_verify(k->verifying, signature.data, signature.length, digest.data,
                           digest.length) == 1;
}

static bool derive(void *state, uint8_t *secret, size_t *length)
{
    const struct openssl_key *k = state;
    *length = EC_SIGNATURE_LENGTH_MAX;
    return EVP_PKEY_derive(k->deriving, secret, length) == 1;
}

const struct ec_operations bench_openssl_ec = {open_key, close_key, sign, verify,
                                               derive};
