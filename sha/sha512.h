/* sha512.h -- SHA-512 and the functions that are cut from it, SHA-384, SHA-512/224 and
 * SHA-512/256: FIPS 180-4 sections 5.1.2, 5.3.4 to 5.3.6, and 6.4 to 6.7.
 *
 * The four differ in where they start and in how much of the last hash value is the
 * digest. Messages are whole octets, below 2^61 of them. The functions run in time that
 * depends on the length of the message and never on its contents. */
#ifndef CERTWRIGHT_SHA512_H
#define CERTWRIGHT_SHA512_H

#include <stddef.h>
#include <stdint.h>

#define SHA512_DIGEST_LENGTH 64
#define SHA384_DIGEST_LENGTH 48
#define SHA512_BLOCK_LENGTH  128

struct sha512_state {
    uint64_t hash_value[8];  /* H(i) of the standard */
    uint64_t message_length; /* octets taken so far */
    uint8_t block
        [SHA512_BLOCK_LENGTH]; /* the message_length mod 128 octets still waiting */
};

/* These set STATE to the function's H(0), ready for the first octet of a message. */
void sha512_init(struct sha512_state *state);
void sha384_init(struct sha512_state *state);
void sha512_224_init(struct sha512_state *state);
void sha512_256_init(struct sha512_state *state);

/* sha512_update appends LENGTH octets of DATA to the message. */
void sha512_update(struct sha512_state *state, const uint8_t *data, size_t length);

/* sha512_finish pads the message, writes all 64 octets of the last hash value, of which
 * the shorter functions keep the first ones, and wipes STATE. */
void sha512_finish(struct sha512_state *state, uint8_t digest[SHA512_DIGEST_LENGTH]);

#endif
