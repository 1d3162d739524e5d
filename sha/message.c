/* message.c -- blocks and padding. */
#include "message.h"

#include <string.h>

/* The octets behind the last whole block; block lengths are powers of two. */
static size_t rest_length(const struct message_form *form, uint64_t message_length)
{
    return (size_t)message_length & (form->block_length - 1);
}

void message_append(const struct message_form *form, void *hash_value, uint8_t *block,
                    uint64_t *message_length, const uint8_t *data, size_t length)
{
    size_t waiting = rest_length(form, *message_length);
    if (length == 0)
        return;
    *message_length += length;
    if (length < form->block_length - waiting) {
        memcpy(block + waiting, data, length);
        return;
    }
    if (waiting > 0) {
        size_t missing = form->block_length - waiting;
        memcpy(block + waiting, data, missing);
        form->hash_blocks(hash_value, block, 1);
        data += missing;
        length -= missing;
    }
    size_t rest = rest_length(form, length);
    if (length > rest)
        form->hash_blocks(hash_value, data, (length - rest) / form->block_length);
    memcpy(block, data + length - rest, rest);
}

size_t message_pad(const struct message_form *form, const uint8_t *rest,
                   uint64_t message_length, uint8_t end[2 * MESSAGE_BLOCK_LENGTH_MAX])
{
    size_t length = rest_length(form, message_length);
    uint64_t bits = message_length * 8;
    size_t count = length + 1 + form->size_length <= form->block_length ? 1 : 2;
    uint8_t *size = end + count * form->block_length - 8;

    if (length > 0)
        memcpy(end, rest, length);
    end[length] = 0x80;
    memset(end + length + 1, 0, (size_t)(size - end) - length - 1);
    message_store_word(size, (uint32_t)(bits >> 32));
    message_store_word(size + 4, (uint32_t)bits);
    return count;
}

void message_finish(const struct message_form *form, void *hash_value,
                    const uint8_t *rest, uint64_t message_length)
{
    uint8_t end[2 * MESSAGE_BLOCK_LENGTH_MAX];
    size_t count = message_pad(form, rest, message_length, end);
    form->hash_blocks(hash_value, end, count);
    explicit_bzero(end, count * form->block_length);
}
