/* hmac.h -- HMAC, FIPS 198-1: a digest that only whoever knows a secret key can
 * compute. */
#ifndef CERTWRIGHT_HMAC_H
#define CERTWRIGHT_HMAC_H

#include "hash.h"

struct hmac_state {
    struct hash_state inner;
    struct hash_state outer; /* already past its key block */
};

/* hmac_init starts a message under KEY, KEY_LENGTH octets of any number, with HASH. */
void hmac_init(struct hmac_state *state, const struct hash *hash, const uint8_t *key,
               size_t key_length);

/* hmac_update appends LENGTH octets of DATA to the message. */
void hmac_update(struct hmac_state *state, const uint8_t *data, size_t length);

/* hmac_finish writes the hash's digest_length octets of MAC and wipes STATE. */
void hmac_finish(struct hmac_state *state, uint8_t *mac);

/* hmac_digest computes the MAC of one message. */
void hmac_digest(const struct hash *hash, const uint8_t *key, size_t key_length,
                 const uint8_t *data, size_t length, uint8_t *mac);

#endif
