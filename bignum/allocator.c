/* allocator.c -- the wiping allocator. */
#include "allocator.h"

#include <gmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../cpu/registers.h"

static void *allocate(size_t size)
{
    void *block = malloc(size);
    if (block == NULL) {
        fputs("certwright: out of memory\n", stderr);
        _Exit(2);
    }
    return block;
}

static void release(void *block, size_t size)
{
    if (block != NULL)
        explicit_bzero(block, size);
    free(block);
}

/* realloc would leave the old block behind unwiped. */
static void *reallocate(void *block, size_t old_size, size_t new_size)
{
    void *moved = allocate(new_size);
    memcpy(moved, block, old_size < new_size ? old_size : new_size);
    release(block, old_size);
    return moved;
}

void allocator_install(void)
{
    mp_set_memory_functions(allocate, reallocate, release);
}

/* GMP takes temporaries of up to 64 KiB from the stack, and few at a time. */
#define STACK_LENGTH (256 * 1024)

__attribute__((noinline)) void allocator_wipe_stack(void)
{
    uint8_t below[STACK_LENGTH];
    explicit_bzero(below, sizeof below);
    registers_wipe();
}
