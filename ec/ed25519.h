/* ed25519.h -- Ed25519, RFC 8032 section 5.1: signatures with the Edwards curve of
 * edwards.h and SHA-512, over the message itself.
 *
 * The private key is 32 bytes, its seed. SHA-512 makes of it a scalar a and a prefix. The
 * public key is A = aB. For r = SHA-512(prefix || M) mod L the signature is R = rB and
 * S = r + SHA-512(R || A || M) a mod L; whoever verifies has S B = R + SHA-512(...) A.
 * "dom2" is empty: neither Ed25519ctx nor Ed25519ph is here, and X.509 has neither. */
#ifndef CERTWRIGHT_EC_ED25519_H
#define CERTWRIGHT_EC_ED25519_H

#include <stddef.h>
#include <stdint.h>

#include "../random/random.h"
#include "result.h"

#define ED25519_SEED_LENGTH      32
#define ED25519_PUBLIC_LENGTH    32
#define ED25519_SIGNATURE_LENGTH 64

/* Known to be the encoding of a point. */
struct ed25519_public_key {
    uint8_t point[ED25519_PUBLIC_LENGTH];
};

/* Plain memory: wiped by overwriting it. */
struct ed25519_private_key {
    struct ed25519_public_key public_key;
    uint8_t seed[ED25519_SEED_LENGTH];
};

/* What an observer is shown. Little-endian, 32 bytes, unless said. The marked ones (*) are
 * secret, and give the key, or signatures with it, away. */
enum ed25519_value {
    ED25519_HASHED_SEED, /* * SHA-512 of the seed, 64 bytes */
    ED25519_SCALAR,      /* * its first half with bits cleared and set: a */
    ED25519_PREFIX,      /* * its second half */
    ED25519_NOISE,       /* * the fresh randomness that r is made of, too */
    ED25519_NONCE_HASH,  /* * the 64 bytes that are r modulo L */
    ED25519_NONCE,       /* * r */
    ED25519_R,           /* R = rB, encoded */
    ED25519_R_X,         /* x and y of R, as numbers */
    ED25519_R_Y,
    ED25519_CHALLENGE_HASH, /* SHA-512(R || A || M), 64 bytes */
    ED25519_CHALLENGE,      /* the same modulo L */
    ED25519_S,              /* S = r + challenge a mod L */
    ED25519_A_X,            /* verifying: x and y of the public key */
    ED25519_A_Y,
    ED25519_CHECK, /* S B - challenge A, encoded, to be compared with R */
};

/* Whoever watches. One with a state of its own puts this structure first in a larger
 * one. */
struct ed25519_observer {
    void (*value)(struct ed25519_observer *observer, enum ed25519_value what,
                  const uint8_t *bytes, size_t length);
};

/* ed25519_public_key_set makes KEY of ENCODED, 32 bytes. The result is EC_POINT_RANGE if y
 * is not below the prime, and EC_POINT_OFF_CURVE if there is no such point, or x is 0 and
 * its sign is 1 (RFC 8032 section 5.1.3); KEY is zero then. Points of small order are
 * points: they are taken here, as OpenSSL does. */
enum ec_result ed25519_public_key_set(struct ed25519_public_key *key,
                                      const uint8_t encoded[ED25519_PUBLIC_LENGTH])
    __attribute__((warn_unused_result));

/* ed25519_private_key_set makes KEY of SEED, which may be any 32 bytes, and computes its
 * public key. Constant time. */
void ed25519_private_key_set(struct ed25519_private_key *key,
                             const uint8_t seed[ED25519_SEED_LENGTH]);

/* ed25519_generate makes a new KEY; EC_NO_RANDOM leaves it zero. */
enum ec_result ed25519_generate(struct ed25519_private_key *key,
                                struct random_source *random)
    __attribute__((warn_unused_result));

/* ed25519_sign signs the LENGTH bytes at MESSAGE. OBSERVER may be NULL. The result is
 * EC_NO_RANDOM or EC_FAULT, and SIGNATURE zero, unless EC_OK. Constant time in the key.
 *
 * With RANDOM NULL the signature is that of RFC 8032, which is always the same, and so is r when a
 * message is signed again. If a fault changes the second challenge, or r by a bit, the two
 * signatures give the key away. So the signature is computed twice, and verified, before it
 * is released.
 *
 * With RANDOM no two computations share r, and whoever verifies sees no difference. S alone is
 * computed twice, and R checked to be on the curve; what a fault can still do is in README.md.
 * For 32 fresh bytes Z
 *
 *     r = SHA-512(Z || prefix || 64 zero bytes || M) mod L.
 *
 * If Z were known, or always the same, r would be as unknown as the RFC's, by the prefix. The zero
 * bytes fill the first block of SHA-512, so that the prefix is never hashed in one block with
 * what others know. (The idea is that of "Hedged ECDSA and EdDSA Signatures",
 * draft-irtf-cfrg-det-sigs-with-noise.) */
enum ec_result ed25519_sign(const struct ed25519_private_key *key,
                            const uint8_t *message, size_t length,
                            struct random_source *random,
                            struct ed25519_observer *observer,
                            uint8_t signature[ED25519_SIGNATURE_LENGTH])
    __attribute__((warn_unused_result));

/* ed25519_verify returns EC_OK if SIGNATURE is that of MESSAGE by the owner of KEY, and EC_NO
 * if not. S must be below L; the equation is the one without the cofactor, and R is compared
 * as bytes (RFC 8032 section 5.1.7 allows this; OpenSSL does the same). OBSERVER may be
 * NULL. Not constant time: everything is public. */
enum ec_result ed25519_verify(const struct ed25519_public_key *key,
                              const uint8_t *message, size_t length,
                              const uint8_t signature[ED25519_SIGNATURE_LENGTH],
                              struct ed25519_observer *observer)
    __attribute__((warn_unused_result));

#endif
