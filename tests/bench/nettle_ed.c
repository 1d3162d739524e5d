/* nettle_ed.c -- nettle's Ed25519 and X25519, which have nothing to set up but the public key. */
#include <nettle/curve25519.h>
#include <nettle/eddsa.h>
#include <stdlib.h>

#include "contender.h"

/* The seed of one, or the scalar and the other's public key. */
struct nettle_pair {
    uint8_t own[ED_KEY_LENGTH], public_key[ED_KEY_LENGTH];
};

static void close_pair(void *state)
{
    explicit_bzero(state, sizeof(struct nettle_pair));
    free(state);
}

static void *open_exchange(const uint8_t key[ED_KEY_LENGTH],
                           const uint8_t peer[ED_KEY_LENGTH])
{
    struct nettle_pair *pair = malloc(sizeof *pair);
    if (pair == NULL)
        return NULL;
    memcpy(pair->own, key, sizeof pair->own);
    memcpy(pair->public_key, peer, sizeof pair->public_key);
    return pair;
}

static void *open_key(const uint8_t key[ED_KEY_LENGTH])
{
    uint8_t public_key[ED25519_KEY_SIZE];
    ed25519_sha512_public_key(public_key, key);
    return open_exchange(key, public_key);
}

static bool sign(void *state, struct bytes message,
                 uint8_t signature[ED_SIGNATURE_LENGTH])
{
    const struct nettle_pair *pair = state;
    ed25519_sha512_sign(pair->public_key, pair->own, message.length, message.data,
                        signature);
    return true;
}

static bool verify(void *state, struct bytes message,
                   const uint8_t signature[ED_SIGNATURE_LENGTH])
{
    const struct nettle_pair *pair = state;
    return ed25519_sha512_verify(pair->public_key, message.length, message.data,
                                 signature) == 1;
}

static bool derive(void *state, uint8_t secret[ED_KEY_LENGTH])
{
    const struct nettle_pair *pair = state;
    curve25519_mul(secret, pair->own, pair->public_key);
    return true;
}

const struct ed_operations bench_nettle_ed = {open_key,      close_pair, sign,  verify,
                                              open_exchange, close_pair, derive};
