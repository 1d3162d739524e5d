/* policy_memory.c -- the files of x509/ that take memory to judge a path, compiled to be
 * watched. */
#include "policy_memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Before each block stands its size. */
union header {
    size_t size;
    max_align_t alignment;
};

static struct policy_memory memory;
static size_t calls_left = SIZE_MAX, failing_call = SIZE_MAX;

void policy_memory_reset(size_t good_calls)
{
    memory = (struct policy_memory){0};
    calls_left = good_calls;
    failing_call = SIZE_MAX;
}

void policy_memory_fail_once(size_t good_calls)
{
    failing_call = good_calls;
}

struct policy_memory policy_memory(void)
{
    return memory;
}

static void *watched_calloc(size_t count, size_t size)
{
    memory.asked++;
    if (calls_left == 0 || memory.asked - 1 == failing_call)
        return NULL;
    calls_left--;
    union header *header = calloc(1, sizeof *header + count * size);
    if (header == NULL)
        return NULL;
    header->size = count * size;
    memory.calls++;
    memory.blocks++;
    memory.octets += header->size;
    if (memory.octets > memory.peak)
        memory.peak = memory.octets;
    return header + 1;
}

/* Never zero, so that who forgets to write is seen. */
static void *watched_malloc(size_t size)
{
    void *block = watched_calloc(1, size);
    if (block != NULL)
        memset(block, 0xa5, size);
    return block;
}

static void watched_free(void *block)
{
    if (block == NULL)
        return;
    union header *header = (union header *)block - 1;
    memory.blocks--;
    memory.octets -= header->size;
    free(header);
}

void policy_memory_free(void *block)
{
    watched_free(block);
}

/* Always moves the block, so that whoever keeps the old one is seen. */
static void *watched_realloc(void *block, size_t size)
{
    uint8_t *moved = watched_calloc(1, size);
    if (moved == NULL || block == NULL)
        return moved;
    size_t old_size = ((union header *)block - 1)->size;
    memcpy(moved, block, old_size < size ? old_size : size);
    watched_free(block);
    return moved;
}

#define calloc  watched_calloc
#define malloc  watched_malloc
#define realloc watched_realloc
#define free    watched_free
#include "x509/crl_index.c"
#include "x509/path/crl_pool.c"
#include "x509/path/path.c"
#include "x509/path/path_certificate.c"
#include "x509/path/path_context.c"
#include "x509/path/path_report.c"
#include "x509/path/path_search.c"
#include "x509/path/policy_graph.c"
#include "x509/path/policy_level.c"
