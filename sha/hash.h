/* hash.h -- hash functions described by one table, so that whoever signs, verifies or
 * names one does not care which.
 *
 * A row holds what the standards say of a function: its name (FIPS 180-4), its lengths,
 * and the contents octets of its OBJECT IDENTIFIER (RFC 8017 appendix B.1). A new
 * function is a new file, a new member of the union, and a new row. */
#ifndef CERTWRIGHT_HASH_H
#define CERTWRIGHT_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "sha1.h"
#include "sha256.h"
#include "sha512.h"

#define HASH_DIGEST_LENGTH_MAX 64
#define HASH_BLOCK_LENGTH_MAX  128

struct hash_state;

struct hash {
    const char *name;     /* "SHA-256", as FIPS 180-4 spells it */
    size_t digest_length; /* octets, at most HASH_DIGEST_LENGTH_MAX */
    size_t block_length;  /* octets; HMAC needs it */
    const uint8_t *oid;   /* contents octets of the OBJECT IDENTIFIER */
    size_t oid_length;
    bool
        is_for_verifying_only; /* collisions are known: nothing new is signed over it */
    void (*init)(struct hash_state *state);
    void (*update)(struct hash_state *state, const uint8_t *data, size_t length);
    void (*finish)(struct hash_state *state, uint8_t *digest);
};

struct hash_state {
    const struct hash *hash;
    union {
        struct sha1_state sha1;
        struct sha256_state sha256;
        struct sha512_state sha512;
    } of;
};

extern const struct hash hash_sha1, hash_sha224, hash_sha256, hash_sha384, hash_sha512,
    hash_sha512_224, hash_sha512_256;

/* hash_table lists them all; NULL ends it. */
extern const struct hash *const hash_table[];

/* hash_by_name returns the function called NAME, or NULL: hyphens and case aside, and
 * with a slash or an underscore between the numbers of a truncated one ("SHA-256",
 * "sha256", "SHA512_256"). */
const struct hash *hash_by_name(const char *name);

/* hash_by_oid returns the function whose OBJECT IDENTIFIER has these LENGTH contents
 * octets, or NULL. */
const struct hash *hash_by_oid(const uint8_t *oid, size_t length);

/* hash_init makes STATE ready for a message to be hashed by HASH. */
void hash_init(struct hash_state *state, const struct hash *hash);

/* hash_update appends LENGTH octets of DATA to the message. DATA may be NULL if LENGTH
 * is 0. */
void hash_update(struct hash_state *state, const uint8_t *data, size_t length);

/* hash_finish writes hash->digest_length octets of DIGEST and wipes STATE. */
void hash_finish(struct hash_state *state, uint8_t *digest);

/* hash_digest hashes one message of LENGTH octets and writes hash->digest_length
 * octets. */
void hash_digest(const struct hash *hash, const uint8_t *data, size_t length,
                 uint8_t *digest);

#endif
