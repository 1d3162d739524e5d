/* ours_rsa.c -- certwright's RSA. */
#include <stdlib.h>

#include "asn1/der_reader.h"
#include "asn1/der_writer.h"
#include "contender.h"
#include "rsa/generate.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/signer.h"
#include "rsa/verify_batch.h"
#include "keys/rsa_key.h"

/* A key that is made ready once, as the peers do. */
struct our_key {
    struct rsa_private_key key;
    struct rsa_signer signer;
};

static void close_key(void *state)
{
    struct our_key *ours = state;
    rsa_signer_end(&ours->signer);
    rsa_private_key_wipe(&ours->key);
    free(ours);
}

static void *open_key(struct bytes key)
{
    struct error error = {0};
    struct der_reader reader = der_reader_of(key, &error);
    struct our_key *ours = calloc(1, sizeof *ours);
    if (ours == NULL)
        return NULL;
    if (!rsa_private_key_read(&reader, "RSAPrivateKey", &ours->key)) {
        close_key(ours);
        return NULL;
    }
    rsa_signer_begin(&ours->signer, &ours->key, random_system());
    return ours;
}

static bool sign(void *state, const uint8_t *digest, uint8_t *signature)
{
    struct our_key *ours = state;
    return rsa_signer_sign_pkcs1(&ours->signer, &hash_sha256, digest, signature) ==
           RSA_OK;
}

static bool verify(void *state, const uint8_t *digest, struct bytes signature)
{
    const struct our_key *ours = state;
    return rsa_verify_pkcs1(&ours->key.public_key, &hash_sha256, digest, signature.data,
                            signature.length) == RSA_OK;
}

#define BATCH_MAX 64

static bool verify_many(void *state, const struct signed_digest_case *cases,
                        size_t count, size_t signature_length)
{
    const struct our_key *ours = state;
    struct rsa_signed_digest items[BATCH_MAX] = {{0}};
    enum rsa_result results[BATCH_MAX] = {RSA_OK};
    if (count > BATCH_MAX)
        return false;
    for (size_t i = 0; i < count; i++)
        items[i] = (struct rsa_signed_digest){&ours->key.public_key, &hash_sha256,
                                              cases[i].digest, cases[i].signature,
                                              signature_length};
    rsa_verify_pkcs1_batch(items, count, results);
    bool ok = true;
    for (size_t i = 0; i < count; i++)
        ok = ok && results[i] == RSA_OK;
    return ok;
}

static bool write_key(const struct rsa_private_key *key, struct encoded *out)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    rsa_private_key_write(&writer, key);
    bool ok =
        der_writer_finish(&writer, &der, &error) && der.length <= sizeof out->octets;
    if (ok) {
        memcpy(out->octets, der.data, der.length);
        out->length = der.length;
    }
    der_writer_clear(&writer);
    return ok;
}

static bool generate(unsigned bits, struct encoded *out)
{
    struct rsa_private_key key = {0};
    bool ok = rsa_generate(&key, bits, RSA_PUBLIC_EXPONENT_DEFAULT, random_system(),
                           NULL) == RSA_OK &&
              (out == NULL || write_key(&key, out));
    rsa_private_key_wipe(&key);
    return ok;
}

const struct rsa_operations bench_ours_rsa = {open_key, close_key,   sign,
                                              verify,   verify_many, generate};
