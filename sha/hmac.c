/* hmac.c -- HMAC: H((K0 ^ opad) || H((K0 ^ ipad) || text)), FIPS 198-1 section 4. K0,
 * ipad and opad are its names. */
#include "hmac.h"

#include <string.h>

#define IPAD 0x36
#define OPAD 0x5c

/* Starts STATE with the block K0 ^ PAD. */
static void start(struct hash_state *state, const struct hash *hash, const uint8_t *K0,
                  uint8_t pad)
{
    uint8_t block[HASH_BLOCK_LENGTH_MAX];
    for (size_t i = 0; i < hash->block_length; i++)
        block[i] = K0[i] ^ pad;
    hash_init(state, hash);
    hash_update(state, block, hash->block_length);
    explicit_bzero(block, sizeof block);
}

void hmac_init(struct hmac_state *state, const struct hash *hash, const uint8_t *key,
               size_t key_length)
{
    /* Steps 1 to 3: a key longer than a block is hashed first; then zeros fill the
     * block. */
    uint8_t K0[HASH_BLOCK_LENGTH_MAX] = {0};
    if (key_length > hash->block_length)
        hash_digest(hash, key, key_length, K0);
    else if (key_length > 0)
        memcpy(K0, key, key_length);
    start(&state->inner, hash, K0, IPAD);
    start(&state->outer, hash, K0, OPAD);
    explicit_bzero(K0, sizeof K0);
}

void hmac_update(struct hmac_state *state, const uint8_t *data, size_t length)
{
    hash_update(&state->inner, data, length);
}

void hmac_finish(struct hmac_state *state, uint8_t *mac)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    size_t digest_length = state->inner.hash->digest_length;
    hash_finish(&state->inner, digest);
    hash_update(&state->outer, digest, digest_length);
    hash_finish(&state->outer, mac);
    explicit_bzero(digest, sizeof digest);
}

void hmac_digest(const struct hash *hash, const uint8_t *key, size_t key_length,
                 const uint8_t *data, size_t length, uint8_t *mac)
{
    struct hmac_state state;
    hmac_init(&state, hash, key, key_length);
    hmac_update(&state, data, length);
    hmac_finish(&state, mac);
}
