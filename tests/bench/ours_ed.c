/* ours_ed.c -- certwright's Ed25519 and X25519. Noise for signatures is drawn from the system a
 * block at a time. */
#include <stdlib.h>

#include "contender.h"
#include "ec/ed25519.h"
#include "ec/x25519.h"

struct our_key {
    struct ed25519_private_key key;
    struct random_block random;
};

struct our_exchange {
    struct x25519_private_key key;
    struct x25519_public_key peer;
};

static void close_key(void *state)
{
    struct our_key *ours = state;
    random_block_wipe(&ours->random);
    explicit_bzero(ours, sizeof *ours);
    free(ours);
}

static void *open_key(const uint8_t key[ED_KEY_LENGTH])
{
    struct our_key *ours = malloc(sizeof *ours);
    if (ours == NULL)
        return NULL;
    ed25519_private_key_set(&ours->key, key);
    random_block_start(&ours->random, random_system());
    return ours;
}

static bool sign(void *state, struct bytes message,
                 uint8_t signature[ED_SIGNATURE_LENGTH])
{
    struct our_key *ours = state;
    return ed25519_sign(&ours->key, message.data, message.length, &ours->random.source,
                        NULL, signature) == EC_OK;
}

static bool verify(void *state, struct bytes message,
                   const uint8_t signature[ED_SIGNATURE_LENGTH])
{
    const struct our_key *ours = state;
    return ed25519_verify(&ours->key.public_key, message.data, message.length,
                          signature, NULL) == EC_OK;
}

static void close_exchange(void *state)
{
    explicit_bzero(state, sizeof(struct our_exchange));
    free(state);
}

static void *open_exchange(const uint8_t key[ED_KEY_LENGTH],
                           const uint8_t peer[ED_KEY_LENGTH])
{
    struct our_exchange *ours = malloc(sizeof *ours);
    if (ours == NULL)
        return NULL;
    x25519_private_key_set(&ours->key, key);
    memcpy(ours->peer.u, peer, sizeof ours->peer.u);
    return ours;
}

static bool derive(void *state, uint8_t secret[ED_KEY_LENGTH])
{
    const struct our_exchange *ours = state;
    return x25519_derive(&ours->key, &ours->peer, secret) == EC_OK;
}

const struct ed_operations bench_ours_ed = {
    open_key, close_key, sign, verify, open_exchange, close_exchange, derive};
