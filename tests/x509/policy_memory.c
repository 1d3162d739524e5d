/* policy_memory.c -- x509/policy_graph.c and x509/policy_level.c, compiled to be watched. */
#include "policy_memory.h"

#include <stdint.h>
#include <stdlib.h>

/* Before each block stands its size. */
union header {
    size_t size;
    max_align_t alignment;
};

static struct policy_memory memory;
static size_t calls_left = SIZE_MAX;

void policy_memory_reset(size_t good_calls)
{
    memory = (struct policy_memory){0};
    calls_left = good_calls;
}

struct policy_memory policy_memory(void)
{
    return memory;
}

static void *watched_calloc(size_t count, size_t size)
{
    if (calls_left == 0)
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

static void watched_free(void *block)
{
    if (block == NULL)
        return;
    union header *header = (union header *)block - 1;
    memory.blocks--;
    memory.octets -= header->size;
    free(header);
}

#define calloc watched_calloc
#define free   watched_free
#include "x509/policy_graph.c"
#include "x509/policy_level.c"
