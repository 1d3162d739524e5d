/* openssl_rsa.c -- OpenSSL's RSA: contexts that sign and verify with a key again and
 * again. Blinding, and the check of what came out, are OpenSSL's defaults. */
#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>

#include "contender.h"

struct openssl_key {
    EVP_PKEY *key;
    EVP_PKEY_CTX *signing, *verifying;
};

static void close_key(void *state)
{
    struct openssl_key *k = state;
    EVP_PKEY_CTX_free(k->signing);
    EVP_PKEY_CTX_free(k->verifying);
    EVP_PKEY_free(k->key);
    free(k);
}

static bool set_scheme(EVP_PKEY_CTX *context)
{
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 &&
           EVP_PKEY_CTX_set_signature_md(context, EVP_sha256()) == 1;
}

static bool set_contexts(struct openssl_key *k)
{
    k->signing = EVP_PKEY_CTX_new(k->key, NULL);
    k->verifying = EVP_PKEY_CTX_new(k->key, NULL);
    return EVP_PKEY_sign_init(k->signing) == 1 && set_scheme(k->signing) &&
           EVP_PKEY_verify_init(k->verifying) == 1 && set_scheme(k->verifying);
}

static void *open_key(struct bytes key)
{
    struct openssl_key *k = calloc(1, sizeof *k);
    const unsigned char *der = key.data;
    if (k == NULL)
        return NULL;
    k->key = d2i_PrivateKey(EVP_PKEY_RSA, NULL, &der, (long)key.length);
    if (k->key != NULL && set_contexts(k))
        return k;
    close_key(k);
    return NULL;
}

static bool sign(void *state, const uint8_t *digest, uint8_t *signature)
{
    const struct openssl_key *k = state;
    size_t length = BENCH_SIGNATURE_LENGTH_MAX;
    return EVP_PKEY_sign(k->signing, signature, &length, digest, DIGEST_LENGTH) == 1;
}

static bool verify(void *state, const uint8_t *digest, struct bytes signature)
{
    const struct openssl_key *k = state;
    return EVP_PKEY_verify(k->verifying, signature.data, signature.length, digest,
                           DIGEST_LENGTH) == 1;
}

static bool write_key(EVP_PKEY *key, struct encoded *out)
{
    unsigned char *end = out->octets;
    int length = i2d_PrivateKey(key, NULL);
    if (length <= 0 || (size_t)length > sizeof out->octets)
        return false;
    out->length = (size_t)i2d_PrivateKey(key, &end);
    return true;
}

static bool generate(unsigned bits, struct encoded *out)
{
    EVP_PKEY *key = EVP_RSA_gen(bits);
    bool ok = key != NULL && (out == NULL || write_key(key, out));
    EVP_PKEY_free(key);
    return ok;
}

const struct rsa_operations bench_openssl_rsa = {open_key, close_key, sign,
                                                 verify,   NULL,      generate};
