/* ed25519_steps.h -- what signing, verifying and making keys have in common. Internal to
 * ec/. */
#ifndef CERTWRIGHT_EC_ED25519_STEPS_H
#define CERTWRIGHT_EC_ED25519_STEPS_H

#include "../sha/hash.h"
#include "ed25519.h"
#include "scalar25519.h"

/* What a seed stands for; secret. */
struct ed25519_expanded {
    uint8_t hashed[SHA512_DIGEST_LENGTH]; /* the prefix is its second half */
    uint8_t scalar[SCALAR25519_LENGTH];   /* a */
};

/* ed25519_expand makes EXPANDED of SEED: RFC 8032 section 5.1.5 steps 1 and 2. */
void ed25519_expand(struct ed25519_expanded *expanded,
                    const uint8_t seed[ED25519_SEED_LENGTH]);

/* ed25519_challenge sets CHALLENGE to SHA-512(R || A || M) modulo L, R being the first half of
 * SIGNATURE and A the point of KEY. */
void ed25519_challenge(uint8_t challenge[SCALAR25519_LENGTH],
                       const uint8_t signature[ED25519_SIGNATURE_LENGTH],
                       const struct ed25519_public_key *key, const uint8_t *message,
                       size_t length, struct ed25519_observer *observer);

/* ed25519_show shows BYTES to OBSERVER, unless it is NULL. */
static inline void ed25519_show(struct ed25519_observer *observer,
                                enum ed25519_value what, const uint8_t *bytes,
                                size_t length)
{
    if (observer != NULL)
        observer->value(observer, what, bytes, length);
}

#endif
