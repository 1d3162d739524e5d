/* ecdsa_nonce.c -- RFC 6979 section 3.2, step by step. K, V, T and h1 are its names, int2octets
 * and bits2octets its functions. */
#include "ecdsa_nonce.h"

#include <string.h>

#include "../sha/hmac.h"
#include "ecdsa_observe.h"
#include "scalar.h"

/* V = HMAC_K(V) */
static void update_v(struct ecdsa_nonce *nonce)
{
    size_t length = nonce->hash->digest_length;
    hmac_digest(nonce->hash, nonce->K, length, nonce->V, length, nonce->V);
    ecdsa_observe(nonce->observer, ECDSA_NONCE_V, nonce->V, length);
}

/* K = HMAC_K(V || SEPARATOR || SEED), then V = HMAC_K(V). */
static void update(struct ecdsa_nonce *nonce, uint8_t separator, const uint8_t *seed,
                   size_t seed_length)
{
    struct hmac_state hmac;
    size_t length = nonce->hash->digest_length;
    hmac_init(&hmac, nonce->hash, nonce->K, length);
    hmac_update(&hmac, nonce->V, length);
    hmac_update(&hmac, &separator, 1);
    hmac_update(&hmac, seed, seed_length);
    hmac_finish(&hmac, nonce->K);
    ecdsa_observe(nonce->observer, ECDSA_NONCE_K, nonce->K, length);
    update_v(nonce);
}

void ecdsa_nonce_begin(struct ecdsa_nonce *nonce, const struct ec_private_key *key,
                       const struct hash *hash, const uint8_t *e, const uint8_t *random,
                       struct ecdsa_observer *observer)
{
    size_t length = key->public_key.curve->length;
    *nonce = (struct ecdsa_nonce){
        .curve = key->public_key.curve, .hash = hash, .observer = observer};
    /* int2octets(x) || bits2octets(h1) || k' */
    uint8_t seed[2 * CURVE_LENGTH_MAX + ECDSA_NONCE_RANDOM_LENGTH];
    size_t seed_length = 2 * length;
    memcpy(seed, key->scalar, length);
    memcpy(seed + length, e, length);
    if (random != NULL) {
        memcpy(seed + seed_length, random, ECDSA_NONCE_RANDOM_LENGTH);
        seed_length += ECDSA_NONCE_RANDOM_LENGTH;
    }
    ecdsa_observe(observer, ECDSA_NONCE_SEED, seed, seed_length);
    memset(nonce->V, 0x01, hash->digest_length); /* step b */
    memset(nonce->K, 0x00, hash->digest_length); /* step c */
    update(nonce, 0x00, seed, seed_length);      /* steps d and e */
    update(nonce, 0x01, seed, seed_length);      /* steps f and g */
}

/* Step h: T = V || V || ..., until it has as many bits as n; its leftmost bits are a
 * candidate. */
static void draw(struct ecdsa_nonce *nonce, uint8_t k[CURVE_LENGTH_MAX])
{
    uint8_t T[CURVE_LENGTH_MAX + HASH_DIGEST_LENGTH_MAX];
    size_t T_length = 0;
    if (nonce->is_drawn)
        update(nonce, 0x00, NULL, 0);
    while (T_length < nonce->curve->length) {
        update_v(nonce);
        memcpy(T + T_length, nonce->V, nonce->hash->digest_length);
        T_length += nonce->hash->digest_length;
    }
    scalar_leftmost_bits(nonce->curve, T, T_length, k);
    nonce->is_drawn = true;
}

void ecdsa_nonce_next(struct ecdsa_nonce *nonce, uint8_t k[CURVE_LENGTH_MAX])
{
    struct element scalar;
    bool ok = false;
    while (!ok) {
        draw(nonce, k);
        ok = scalar_read(nonce->curve, k, &scalar);
        if (!ok)
            ecdsa_observe(nonce->observer, ECDSA_NONCE_REFUSED, k,
                          nonce->curve->length);
    }
}
