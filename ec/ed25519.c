/* ed25519.c -- the keys of Ed25519, RFC 8032 section 5.1.5, and the hash that both who signs
 * and who verifies compute. */
#include "ed25519.h"

#include <string.h>

#include "ed25519_steps.h"
#include "edwards.h"
#include "stack.h"

void ed25519_expand(struct ed25519_expanded *expanded,
                    const uint8_t seed[ED25519_SEED_LENGTH])
{
    hash_digest(&hash_sha512, seed, ED25519_SEED_LENGTH, expanded->hashed);
    scalar25519_clamp(expanded->scalar, expanded->hashed);
}

void ed25519_challenge(uint8_t challenge[SCALAR25519_LENGTH],
                       const uint8_t signature[ED25519_SIGNATURE_LENGTH],
                       const struct ed25519_public_key *key, const uint8_t *message,
                       size_t length, struct ed25519_observer *observer)
{
    uint8_t digest[SHA512_DIGEST_LENGTH];
    struct hash_state state;
    hash_init(&state, &hash_sha512);
    hash_update(&state, signature, ED25519_SIGNATURE_LENGTH / 2);
    hash_update(&state, key->point, sizeof key->point);
    hash_update(&state, message, length);
    hash_finish(&state, digest);
    ed25519_show(observer, ED25519_CHALLENGE_HASH, digest, sizeof digest);
    scalar25519_reduce(challenge, digest);
    ed25519_show(observer, ED25519_CHALLENGE, challenge, SCALAR25519_LENGTH);
}

enum ec_result ed25519_public_key_set(struct ed25519_public_key *key,
                                      const uint8_t encoded[ED25519_PUBLIC_LENGTH])
{
    struct edwards_point point;
    enum ec_result result = edwards_decode(&point, encoded);
    memset(key, 0, sizeof *key);
    if (result == EC_OK)
        memcpy(key->point, encoded, sizeof key->point);
    return result;
}

static SEPARATE_FRAME void set_public_key(struct ed25519_private_key *key)
{
    struct ed25519_expanded expanded;
    struct edwards_point point;
    ed25519_expand(&expanded, key->seed);
    edwards_multiply_base(&point, expanded.scalar);
    edwards_encode(key->public_key.point, &point);
}

void ed25519_private_key_set(struct ed25519_private_key *key,
                             const uint8_t seed[ED25519_SEED_LENGTH])
{
    memmove(key->seed, seed, sizeof key->seed);
    set_public_key(key);
    stack_wipe();
}

enum ec_result ed25519_generate(struct ed25519_private_key *key,
                                struct random_source *random)
{
    memset(key, 0, sizeof *key);
    if (!random_fill(random, key->seed, sizeof key->seed))
        return EC_NO_RANDOM;
    ed25519_private_key_set(key, key->seed);
    return EC_OK;
}
