/* sha256.h -- SHA-256 and SHA-224, FIPS 180-4 sections 5.1.1, 5.3.2, 5.3.3, 6.2 and
 * 6.3.
 *
 * SHA-224 starts elsewhere and keeps the first 28 octets of the last hash value.
 * Messages are whole octets, below 2^61 of them. The functions run in time that depends
 * on the length of the message and never on its contents. Most callers want hash.h,
 * which puts this function in a table beside its kin. */
#ifndef CERTWRIGHT_SHA256_H
#define CERTWRIGHT_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_DIGEST_LENGTH 32
#define SHA224_DIGEST_LENGTH 28
#define SHA256_BLOCK_LENGTH  64

struct sha256_state {
    uint32_t hash_value[8];  /* H(i) of the standard */
    uint64_t message_length; /* octets taken so far */
    uint8_t
        block[SHA256_BLOCK_LENGTH]; /* the message_length mod 64 octets still waiting */
};

/* These set STATE to the function's H(0), ready for the first octet of a message. */
void sha256_init(struct sha256_state *state);
void sha224_init(struct sha256_state *state);

/* sha256_update appends LENGTH octets of DATA to the message. */
void sha256_update(struct sha256_state *state, const uint8_t *data, size_t length);

/* sha256_finish pads the message, writes all 32 octets of the last hash value, and
 * wipes STATE: the caller must call sha256_init before the next message. */
void sha256_finish(struct sha256_state *state, uint8_t digest[SHA256_DIGEST_LENGTH]);

#endif
