/* ed25519_sign.c -- signing with Ed25519, RFC 8032 section 5.1.6.
 *
 * Invariants: (1) what is secret is in the stack frames of run and of what it calls, and is wiped
 * with them; (2) nothing is released that has not been checked. */
#include "ed25519.h"

#include <string.h>

#include "ed25519_steps.h"
#include "edwards.h"
#include "stack.h"
#include "verdict.h"

#define NOISE_LENGTH 32

/* One signature being made. What the steps read comes first. */
struct signing {
    const struct ed25519_private_key *key;
    const uint8_t *message;
    size_t length;
    struct random_source *random; /* or NULL */
    struct ed25519_observer *observer;

    struct ed25519_expanded expanded;
    uint8_t nonce[SCALAR25519_LENGTH];                  /* r */
    uint8_t x[FIELD25519_LENGTH], y[FIELD25519_LENGTH]; /* of R */
    uint8_t challenge[SCALAR25519_LENGTH];              /* SHA-512(R || A || M) mod L */
    uint8_t signature[ED25519_SIGNATURE_LENGTH];
};

static void expand_key(struct signing *s)
{
    ed25519_expand(&s->expanded, s->key->seed);
    ed25519_show(s->observer, ED25519_HASHED_SEED, s->expanded.hashed,
                 sizeof s->expanded.hashed);
    ed25519_show(s->observer, ED25519_SCALAR, s->expanded.scalar,
                 sizeof s->expanded.scalar);
    ed25519_show(s->observer, ED25519_PREFIX, s->expanded.hashed + 32, 32);
}

/* Fills the first block of STATE with noise, prefix and zeros, or takes the prefix alone. */
static bool hash_prefix(struct signing *s, struct hash_state *state)
{
    const uint8_t *prefix = s->expanded.hashed + 32;
    uint8_t block[SHA512_BLOCK_LENGTH] = {0};
    if (s->random == NULL) {
        hash_update(state, prefix, 32);
        return true;
    }
    if (!random_fill(s->random, block, NOISE_LENGTH))
        return false;
    ed25519_show(s->observer, ED25519_NOISE, block, NOISE_LENGTH);
    memcpy(block + NOISE_LENGTH, prefix, 32);
    hash_update(state, block, sizeof block);
    return true;
}

static bool make_nonce(struct signing *s)
{
    uint8_t digest[SHA512_DIGEST_LENGTH];
    struct hash_state state;
    hash_init(&state, &hash_sha512);
    if (!hash_prefix(s, &state))
        return false;
    hash_update(&state, s->message, s->length);
    hash_finish(&state, digest);
    ed25519_show(s->observer, ED25519_NONCE_HASH, digest, sizeof digest);
    scalar25519_reduce(s->nonce, digest);
    ed25519_show(s->observer, ED25519_NONCE, s->nonce, sizeof s->nonce);
    return true;
}

/* R = rB. The Z of POINT is as secret as r, and is left to stack_wipe. */
static void make_R(struct signing *s)
{
    struct edwards_point point;
    edwards_multiply_base(&point, s->nonce);
    edwards_affine(s->x, s->y, &point);
    ed25519_show(s->observer, ED25519_R_X, s->x, sizeof s->x);
    ed25519_show(s->observer, ED25519_R_Y, s->y, sizeof s->y);
    edwards_encode_affine(s->signature, s->x, s->y);
    ed25519_show(s->observer, ED25519_R, s->signature, EDWARDS_LENGTH);
}

static void make_S(struct signing *s)
{
    uint8_t *S = s->signature + ED25519_SIGNATURE_LENGTH / 2;
    ed25519_challenge(s->challenge, s->signature, &s->key->public_key, s->message,
                      s->length, s->observer);
    scalar25519_multiply_add(S, s->challenge, s->expanded.scalar, s->nonce);
    ed25519_show(s->observer, ED25519_S, S, SCALAR25519_LENGTH);
}

/* RFC 8032 section 5.1.6, steps 1 to 6. False if there is no noise. */
static bool make_signature(struct signing *s)
{
    expand_key(s);
    if (!make_nonce(s))
        return false;
    make_R(s);
    make_S(s);
    return true;
}

static bool is_same(const uint8_t *a, const uint8_t *b, size_t length)
{
    uint8_t difference = 0;
    for (size_t i = 0; i < length; i++)
        difference |= a[i] ^ b[i];
    return verdict(mask_is_zero(difference));
}

/* With noise: what can be seen without a second multiplication of points. R is on the curve,
 * and S comes out once more, from the seed on. A bit of a that a fault has turned would else
 * show whether it had been 0 or 1. */
static bool is_plausible(struct signing *s)
{
    const uint8_t *S = s->signature + ED25519_SIGNATURE_LENGTH / 2;
    uint8_t again[SCALAR25519_LENGTH];
    ed25519_expand(&s->expanded, s->key->seed);
    scalar25519_multiply_add(again, s->challenge, s->expanded.scalar, s->nonce);
    return is_same(again, S, sizeof again) && edwards_has_affine(s->x, s->y);
}

/* Without noise: the whole comes out once more. Whoever verifies cannot see a fault in r, and two
 * signatures whose r differ by a bit give the key away as well as two with the same r. */
static bool comes_out_again(const struct signing *s)
{
    struct signing again = {.key = s->key, .message = s->message, .length = s->length};
    bool is_equal = make_signature(&again) &&
                    is_same(again.signature, s->signature, sizeof s->signature);
    return is_equal && ed25519_verify(&s->key->public_key, s->message, s->length,
                                      s->signature, NULL) == EC_OK;
}

static SEPARATE_FRAME enum ec_result run(const struct signing *task,
                                         uint8_t signature[ED25519_SIGNATURE_LENGTH])
{
    struct signing s = *task;
    if (!make_signature(&s))
        return EC_NO_RANDOM;
    bool is_right = s.random != NULL ? is_plausible(&s) : comes_out_again(&s);
    if (!is_right)
        return EC_FAULT;
    memcpy(signature, s.signature, ED25519_SIGNATURE_LENGTH);
    return EC_OK;
}

enum ec_result ed25519_sign(const struct ed25519_private_key *key,
                            const uint8_t *message, size_t length,
                            struct random_source *random,
                            struct ed25519_observer *observer,
                            uint8_t signature[ED25519_SIGNATURE_LENGTH])
{
    const struct signing task = {.key = key,
                                 .message = message,
                                 .length = length,
                                 .random = random,
                                 .observer = observer};
    memset(signature, 0, ED25519_SIGNATURE_LENGTH);
    enum ec_result result = run(&task, signature);
    stack_wipe();
    return result;
}
