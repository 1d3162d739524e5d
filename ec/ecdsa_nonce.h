/* ecdsa_nonce.h -- nonces after RFC 6979: numbers that nobody can predict, out of the private
 * key, the digest, and fresh randomness if there is some (section 3.6). Internal to ec/.
 *
 * It is the generator HMAC_DRBG of SP 800-90A, seeded with these three. Without randomness
 * the same key and digest give the same nonce, and so the same signature; with it, a nonce is
 * good even if the randomness is not, because nobody else knows the key. */
#ifndef CERTWRIGHT_EC_ECDSA_NONCE_H
#define CERTWRIGHT_EC_ECDSA_NONCE_H

#include "ecdsa.h"

/* Bytes of the additional data k'. */
#define ECDSA_NONCE_RANDOM_LENGTH 32

/* The generator's state; secret. */
struct ecdsa_nonce {
    const struct curve *curve;
    const struct hash *hash;
    struct ecdsa_observer *observer;
    uint8_t K[HASH_DIGEST_LENGTH_MAX], V[HASH_DIGEST_LENGTH_MAX];
    bool is_drawn; /* one candidate was drawn already */
};

/* ecdsa_nonce_begin seeds NONCE with KEY, E and RANDOM. E are the leftmost bits of the digest
 * modulo n, curve->length bytes; RANDOM is ECDSA_NONCE_RANDOM_LENGTH bytes, or NULL for none.
 * OBSERVER may be NULL. The caller wipes NONCE, and the stack (stack.h). */
void ecdsa_nonce_begin(struct ecdsa_nonce *nonce, const struct ec_private_key *key,
                       const struct hash *hash, const uint8_t *e, const uint8_t *random,
                       struct ecdsa_observer *observer);

/* ecdsa_nonce_next sets K to the next nonce, curve->length bytes, from 1 to n - 1. Constant
 * time, but for candidates that are not in that range, which are thrown away. */
void ecdsa_nonce_next(struct ecdsa_nonce *nonce, uint8_t k[CURVE_LENGTH_MAX]);

#endif
