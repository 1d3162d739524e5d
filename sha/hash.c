/* hash.c -- the table of hash functions and the calls that go through it. */
#include "hash.h"

#include <string.h>

static void init_sha256(struct hash_state *state)
{
    sha256_init(&state->of.sha256);
}

static void update_sha256(struct hash_state *state, const uint8_t *data, size_t length)
{
    sha256_update(&state->of.sha256, data, length);
}

static void finish_sha256(struct hash_state *state, uint8_t *digest)
{
    sha256_finish(&state->of.sha256, digest);
}

/* id-sha256: 2.16.840.1.101.3.4.2.1 */
static const uint8_t oid_sha256[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                                     0x03, 0x04, 0x02, 0x01};

const struct hash hash_sha256 = {
    .name = "SHA-256",
    .digest_length = SHA256_DIGEST_LENGTH,
    .block_length = SHA256_BLOCK_LENGTH,
    .oid = oid_sha256,
    .oid_length = sizeof oid_sha256,
    .init = init_sha256,
    .update = update_sha256,
    .finish = finish_sha256,
};

static const struct hash *const table[] = {&hash_sha256};
static const size_t table_count = sizeof table / sizeof table[0];

/* Skips hyphens and folds ASCII case, so that "sha256" finds "SHA-256". */
static bool same_name(const char *a, const char *b)
{
    for (;;) {
        a += strspn(a, "-");
        b += strspn(b, "-");
        char x = *a >= 'a' && *a <= 'z' ? (char)(*a - 'a' + 'A') : *a;
        char y = *b >= 'a' && *b <= 'z' ? (char)(*b - 'a' + 'A') : *b;
        if (x != y)
            return false;
        if (x == '\0')
            return true;
        a++;
        b++;
    }
}

const struct hash *hash_by_name(const char *name)
{
    for (size_t i = 0; i < table_count; i++)
        if (same_name(name, table[i]->name))
            return table[i];
    return NULL;
}

const struct hash *hash_by_oid(const uint8_t *oid, size_t length)
{
    for (size_t i = 0; i < table_count; i++)
        if (length == table[i]->oid_length && memcmp(oid, table[i]->oid, length) == 0)
            return table[i];
    return NULL;
}

void hash_init(struct hash_state *state, const struct hash *hash)
{
    state->hash = hash;
    hash->init(state);
}

void hash_update(struct hash_state *state, const uint8_t *data, size_t length)
{
    if (length > 0)
        state->hash->update(state, data, length);
}

void hash_finish(struct hash_state *state, uint8_t *digest)
{
    state->hash->finish(state, digest);
    state->hash = NULL;
}

void hash_digest(const struct hash *hash, const uint8_t *data, size_t length,
                 uint8_t *digest)
{
    struct hash_state state;
    hash_init(&state, hash);
    hash_update(&state, data, length);
    hash_finish(&state, digest);
}
