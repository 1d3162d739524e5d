/* message.c -- blocks and padding. */
#include "message.h"

#include <string.h>

void message_append(const struct message_form *form, void *hash_value, uint8_t *block,
                    uint64_t *message_length, const uint8_t *data, size_t length)
{
    size_t waiting = (size_t)(*message_length % form->block_length);
    if (length == 0)
        return;
    *message_length += length;
    if (waiting + length < form->block_length) {
        memcpy(block + waiting, data, length);
        return;
    }
    if (waiting > 0) {
        size_t missing = form->block_length - waiting;
        memcpy(block + waiting, data, missing);
        form->hash_block(hash_value, block);
        data += missing;
        length -= missing;
    }
    for (; length >= form->block_length; length -= form->block_length) {
        form->hash_block(hash_value, data);
        data += form->block_length;
    }
    memcpy(block, data, length);
}

void message_pad(const struct message_form *form, void *hash_value, uint8_t *block,
                 uint64_t message_length)
{
    size_t waiting = (size_t)(message_length % form->block_length);
    uint64_t bits = message_length * 8;

    block[waiting++] = 0x80;
    if (waiting > form->block_length - form->size_length) {
        memset(block + waiting, 0, form->block_length - waiting);
        form->hash_block(hash_value, block);
        waiting = 0;
    }
    memset(block + waiting, 0, form->block_length - waiting);
    for (unsigned i = 0; i < 8; i++)
        block[form->block_length - 1 - i] = (uint8_t)(bits >> 8 * i);
    form->hash_block(hash_value, block);
}
