/* random.c -- random octets from the system. */
#include "random.h"

#include <errno.h>
#include <string.h>

#if defined(__linux__) || defined(__APPLE__)
#include <sys/random.h>
#endif
#include <unistd.h>

#if defined(__linux__)

/* getrandom stops short when a signal arrives. */
static bool fill_from_system(struct random_source *source, uint8_t *octets,
                             size_t length)
{
    (void)source;
    while (length > 0) {
        ssize_t got = getrandom(octets, length, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        octets += got;
        length -= (size_t)got;
    }
    return true;
}

#else

/* getentropy gives at most 256 octets a call. */
static bool fill_from_system(struct random_source *source, uint8_t *octets,
                             size_t length)
{
    (void)source;
    while (length > 0) {
        size_t count = length < 256 ? length : 256;
        if (getentropy(octets, count) != 0)
            return false;
        octets += count;
        length -= count;
    }
    return true;
}

#endif

struct random_source *random_system(void)
{
    static struct random_source system = {fill_from_system};
    return &system;
}

bool random_fill(struct random_source *source, uint8_t *octets, size_t length)
{
    if (source->fill(source, octets, length))
        return true;
    explicit_bzero(octets, length);
    return false;
}

static bool fill_from_block(struct random_source *source, uint8_t *octets,
                            size_t length)
{
    struct random_block *block = (struct random_block *)source;
    while (length > 0) {
        if (block->left == 0) {
            if (!random_fill(block->from, block->octets, sizeof block->octets))
                return false;
            block->left = sizeof block->octets;
        }
        size_t count = length < block->left ? length : block->left;
        uint8_t *next = block->octets + sizeof block->octets - block->left;
        memcpy(octets, next, count);
        explicit_bzero(next, count);
        block->left -= count;
        octets += count;
        length -= count;
    }
    return true;
}

void random_block_start(struct random_block *block, struct random_source *from)
{
    block->source.fill = fill_from_block;
    block->from = from;
    block->left = 0;
}

void random_block_wipe(struct random_block *block)
{
    explicit_bzero(block, sizeof *block);
}
