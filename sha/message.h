/* message.h -- what all functions of FIPS 180-4 do alike: cutting a message into blocks
 * (section 5.2) and padding the last of them (section 5.1). Internal to sha/. */
#ifndef CERTWRIGHT_SHA_MESSAGE_H
#define CERTWRIGHT_SHA_MESSAGE_H

#include <stddef.h>
#include <stdint.h>

#define MESSAGE_BLOCK_LENGTH_MAX 128

/* What a function says of its blocks. */
struct message_form {
    size_t block_length; /* octets, a power of two */
    size_t size_length;  /* octets of the size behind the padding: 8 or 16 */
    /* Computes H(N) from H(0) in HASH_VALUE and N = COUNT blocks, one behind
     * another. */
    void (*hash_blocks)(void *hash_value, const uint8_t *blocks, size_t count);
};

/* message_append adds LENGTH octets of DATA. BLOCK holds the octets that wait for a
 * whole block, *MESSAGE_LENGTH modulo the block length of them. */
void message_append(const struct message_form *form, void *hash_value, uint8_t *block,
                    uint64_t *message_length, const uint8_t *data, size_t length);

/* message_pad writes the octets of a message behind its last whole block, in REST, and
 * the padding into END: a one bit, zeros, and the size of the message in bits. Returns
 * how many blocks that is, 1 or 2. */
size_t message_pad(const struct message_form *form, const uint8_t *rest,
                   uint64_t message_length, uint8_t end[2 * MESSAGE_BLOCK_LENGTH_MAX]);

/* message_finish hashes REST and the padding. It leaves nothing of them behind but in
 * REST. */
void message_finish(const struct message_form *form, void *hash_value,
                    const uint8_t *rest, uint64_t message_length);

/* message_load_word returns the 32-bit word that four octets are, the most significant
 * first (section 3.1); message_store_word writes one. */
static inline uint32_t message_load_word(const uint8_t octets[4])
{
    return (uint32_t)octets[0] << 24 | (uint32_t)octets[1] << 16 |
           (uint32_t)octets[2] << 8 | octets[3];
}

static inline void message_store_word(uint8_t octets[4], uint32_t word)
{
    octets[0] = (uint8_t)(word >> 24);
    octets[1] = (uint8_t)(word >> 16);
    octets[2] = (uint8_t)(word >> 8);
    octets[3] = (uint8_t)word;
}

#endif
