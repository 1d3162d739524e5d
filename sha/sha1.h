/* sha1.h -- SHA-1, FIPS 180-4 sections 5.3.1 and 6.1, for verifying old signatures
 * only.
 *
 * Two messages with one digest can be made for the price of a car (Leurent and Peyrin,
 * 2020), so nothing new is signed over it here. */
#ifndef CERTWRIGHT_SHA1_H
#define CERTWRIGHT_SHA1_H

#include <stddef.h>
#include <stdint.h>

#define SHA1_DIGEST_LENGTH 20
#define SHA1_BLOCK_LENGTH  64

struct sha1_state {
    uint32_t hash_value[5];  /* H(i) of the standard */
    uint64_t message_length; /* octets taken so far */
    uint8_t
        block[SHA1_BLOCK_LENGTH]; /* the message_length mod 64 octets still waiting */
};

/* sha1_init sets STATE to H(0), ready for the first octet of a message. */
void sha1_init(struct sha1_state *state);

/* sha1_update appends LENGTH octets of DATA to the message. */
void sha1_update(struct sha1_state *state, const uint8_t *data, size_t length);

/* sha1_finish pads the message, writes its digest, and wipes STATE. */
void sha1_finish(struct sha1_state *state, uint8_t digest[SHA1_DIGEST_LENGTH]);

#endif
