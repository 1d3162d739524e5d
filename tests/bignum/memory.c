/* memory.c -- bignum/allocator.c and bignum/scratch.c, compiled to be watched. */
#include "memory.h"

#include <gmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Before each block stands its size. */
union header {
    size_t size;
    max_align_t alignment;
};

static struct memory_counts counts;
static size_t calls_left = SIZE_MAX, scratch_left = SIZE_MAX;

void memory_counts_reset(void)
{
    memset(&counts, 0, sizeof counts);
}

struct memory_counts memory_counts(void)
{
    return counts;
}

void memory_fail_after(size_t good_calls)
{
    calls_left = good_calls;
}

void memory_fail_scratch_after(size_t good_calls)
{
    scratch_left = good_calls;
}

void memory_never_fail(void)
{
    calls_left = scratch_left = SIZE_MAX;
}

static void *watched_malloc(size_t size)
{
    if (calls_left == 0)
        return NULL;
    calls_left--;
    union header *header = malloc(sizeof *header + size);
    if (header == NULL)
        return NULL;
    counts.taken++;
    header->size = size;
    return header + 1;
}

/* Of the two files scratch.c alone calls it. */
static void *watched_calloc(size_t count, size_t size)
{
    if (scratch_left == 0)
        return NULL;
    scratch_left--;
    void *block = watched_malloc(count * size);
    if (block != NULL)
        memset(block, 0, count * size);
    return block;
}

static void watched_free(void *block)
{
    if (block == NULL)
        return;
    union header *header = (union header *)block - 1;
    const uint8_t *octets = block;
    bool wiped = true;
    for (size_t i = 0; i < header->size; i++)
        wiped = wiped && octets[i] == 0;
    counts.given_back++;
    counts.given_back_unwiped += !wiped;
    free(header);
}

#define malloc watched_malloc
#define calloc watched_calloc
#define free   watched_free
#include "bignum/allocator.c"
#include "bignum/scratch.c"
