/* ours_ec.c -- certwright's ECDSA and Diffie-Hellman. */
#include <stdlib.h>

#include "contender.h"
#include "ec/ecdh.h"
#include "keys/private_key.h"
#include "keys/signature.h"

struct our_key {
    struct private_key key;
    struct public_key public_key;
    struct signature_algorithm algorithm;
    struct key_signer signer;
};

static void close_key(void *state)
{
    struct our_key *ours = state;
    key_signer_end(&ours->signer);
    private_key_wipe(&ours->key);
    free(ours);
}

static void *open_key(struct bytes key)
{
    static const struct signature_wish no_wish;
    struct error error = {0};
    struct our_key *ours = calloc(1, sizeof *ours);
    if (ours == NULL)
        return NULL;
    if (private_key_parse(key, &ours->key, &error)) {
        private_key_public(&ours->key, &ours->public_key);
        key_signer_begin(&ours->signer, &ours->key, random_system());
        if (signature_choose(&ours->public_key, &no_wish, &ours->algorithm, &error))
            return ours;
    }
    close_key(ours);
    return NULL;
}

static bool sign(void *state, struct bytes digest,
                 uint8_t signature[EC_SIGNATURE_LENGTH_MAX], size_t *length)
{
    struct our_key *ours = state;
    uint8_t made[SIGNATURE_LENGTH_MAX];
    if (signature_make(&ours->algorithm, &ours->signer, digest, made, length) != KEY_OK)
        return false;
    memcpy(signature, made, *length);
    return true;
}

static bool verify(void *state, struct bytes digest, struct bytes signature)
{
    const struct our_key *ours = state;
    return signature_check(&ours->algorithm, &ours->public_key, digest, signature) ==
           KEY_OK;
}

static bool derive(void *state, uint8_t *secret, size_t *length)
{
    const struct our_key *ours = state;
    *length = ours->key.ec.public_key.curve->length;
    return ecdh_derive(&ours->key.ec, &ours->key.ec.public_key, secret) == EC_OK;
}

const struct ec_operations bench_ours_ec = {open_key, close_key, sign, verify, derive};
