/* hash.c -- the table of hash functions and the calls that go through it. */
#include "hash.h"

#include <string.h>

/* The functions of the table take the union and give each its own member. */
static void update_sha1(struct hash_state *state, const uint8_t *data, size_t length)
{
    sha1_update(&state->of.sha1, data, length);
}

static void update_sha256(struct hash_state *state, const uint8_t *data, size_t length)
{
    sha256_update(&state->of.sha256, data, length);
}

static void update_sha512(struct hash_state *state, const uint8_t *data, size_t length)
{
    sha512_update(&state->of.sha512, data, length);
}

static void init_sha1(struct hash_state *state)
{
    sha1_init(&state->of.sha1);
}

static void init_sha224(struct hash_state *state)
{
    sha224_init(&state->of.sha256);
}

static void init_sha256(struct hash_state *state)
{
    sha256_init(&state->of.sha256);
}

static void init_sha384(struct hash_state *state)
{
    sha384_init(&state->of.sha512);
}

static void init_sha512(struct hash_state *state)
{
    sha512_init(&state->of.sha512);
}

static void init_sha512_224(struct hash_state *state)
{
    sha512_224_init(&state->of.sha512);
}

static void init_sha512_256(struct hash_state *state)
{
    sha512_256_init(&state->of.sha512);
}

static void finish_sha1(struct hash_state *state, uint8_t *digest)
{
    sha1_finish(&state->of.sha1, digest);
}

/* A truncated function keeps the first octets of the hash value that it is cut from. */
static void finish_sha256(struct hash_state *state, uint8_t *digest)
{
    uint8_t whole[SHA256_DIGEST_LENGTH];
    sha256_finish(&state->of.sha256, whole);
    memcpy(digest, whole, state->hash->digest_length);
    explicit_bzero(whole, sizeof whole);
}

static void finish_sha512(struct hash_state *state, uint8_t *digest)
{
    uint8_t whole[SHA512_DIGEST_LENGTH];
    sha512_finish(&state->of.sha512, whole);
    memcpy(digest, whole, state->hash->digest_length);
    explicit_bzero(whole, sizeof whole);
}

/* id-sha1 is 1.3.14.3.2.26; the others are 2.16.840.1.101.3.4.2 and a number each. */
static const uint8_t oid_sha1[] = {0x2b, 0x0e, 0x03, 0x02, 0x1a};
static const uint8_t oid_sha224[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                                     0x03, 0x04, 0x02, 0x04};
static const uint8_t oid_sha256[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                                     0x03, 0x04, 0x02, 0x01};
static const uint8_t oid_sha384[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                                     0x03, 0x04, 0x02, 0x02};
static const uint8_t oid_sha512[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                                     0x03, 0x04, 0x02, 0x03};
static const uint8_t oid_sha512_224[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                                         0x03, 0x04, 0x02, 0x05};
static const uint8_t oid_sha512_256[] = {0x60, 0x86, 0x48, 0x01, 0x65,
                                         0x03, 0x04, 0x02, 0x06};

const struct hash hash_sha1 = {
    .name = "SHA-1",
    .digest_length = SHA1_DIGEST_LENGTH,
    .block_length = SHA1_BLOCK_LENGTH,
    .oid = oid_sha1,
    .oid_length = sizeof oid_sha1,
    .is_for_verifying_only = true,
    .init = init_sha1,
    .update = update_sha1,
    .finish = finish_sha1,
};

const struct hash hash_sha224 = {
    .name = "SHA-224",
    .digest_length = SHA224_DIGEST_LENGTH,
    .block_length = SHA256_BLOCK_LENGTH,
    .oid = oid_sha224,
    .oid_length = sizeof oid_sha224,
    .init = init_sha224,
    .update = update_sha256,
    .finish = finish_sha256,
};

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

const struct hash hash_sha384 = {
    .name = "SHA-384",
    .digest_length = SHA384_DIGEST_LENGTH,
    .block_length = SHA512_BLOCK_LENGTH,
    .oid = oid_sha384,
    .oid_length = sizeof oid_sha384,
    .init = init_sha384,
    .update = update_sha512,
    .finish = finish_sha512,
};

const struct hash hash_sha512 = {
    .name = "SHA-512",
    .digest_length = SHA512_DIGEST_LENGTH,
    .block_length = SHA512_BLOCK_LENGTH,
    .oid = oid_sha512,
    .oid_length = sizeof oid_sha512,
    .init = init_sha512,
    .update = update_sha512,
    .finish = finish_sha512,
};

const struct hash hash_sha512_224 = {
    .name = "SHA-512/224",
    .digest_length = SHA224_DIGEST_LENGTH,
    .block_length = SHA512_BLOCK_LENGTH,
    .oid = oid_sha512_224,
    .oid_length = sizeof oid_sha512_224,
    .init = init_sha512_224,
    .update = update_sha512,
    .finish = finish_sha512,
};

const struct hash hash_sha512_256 = {
    .name = "SHA-512/256",
    .digest_length = SHA256_DIGEST_LENGTH,
    .block_length = SHA512_BLOCK_LENGTH,
    .oid = oid_sha512_256,
    .oid_length = sizeof oid_sha512_256,
    .init = init_sha512_256,
    .update = update_sha512,
    .finish = finish_sha512,
};

const struct hash *const hash_table[] = {
    &hash_sha1,   &hash_sha224,     &hash_sha256,     &hash_sha384,
    &hash_sha512, &hash_sha512_224, &hash_sha512_256, NULL,
};

/* One character of a name with case folded; a slash or an underscore counts as a slash,
 * and hyphens were skipped. */
static char fold(char c)
{
    if (c >= 'a' && c <= 'z')
        return (char)(c - 'a' + 'A');
    return c == '_' ? '/' : c;
}

static bool same_name(const char *a, const char *b)
{
    for (;; a++, b++) {
        a += strspn(a, "-");
        b += strspn(b, "-");
        if (fold(*a) != fold(*b))
            return false;
        if (*a == '\0')
            return true;
    }
}

const struct hash *hash_by_name(const char *name)
{
    for (size_t i = 0; hash_table[i] != NULL; i++)
        if (same_name(name, hash_table[i]->name))
            return hash_table[i];
    return NULL;
}

const struct hash *hash_by_oid(const uint8_t *oid, size_t length)
{
    for (size_t i = 0; hash_table[i] != NULL; i++)
        if (length == hash_table[i]->oid_length &&
            memcmp(oid, hash_table[i]->oid, length) == 0)
            return hash_table[i];
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
