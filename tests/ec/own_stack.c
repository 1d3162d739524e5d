/* own_stack.c -- a thread whose stack was filled before. */
#include "own_stack.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "tests/support/support.h"

#define FILLING 0xa5

uint8_t *own_stack_run(void *(*run)(void *), void *argument)
{
    void *stack;
    pthread_attr_t attributes;
    pthread_t thread;
    ck_assert_int_eq(posix_memalign(&stack, 4096, OWN_STACK_LENGTH), 0);
    memset(stack, FILLING, OWN_STACK_LENGTH);
    pthread_attr_init(&attributes);
    ck_assert_int_eq(pthread_attr_setstack(&attributes, stack, OWN_STACK_LENGTH), 0);
    ck_assert_int_eq(pthread_create(&thread, &attributes, run, argument), 0);
    ck_assert_int_eq(pthread_join(thread, NULL), 0);
    pthread_attr_destroy(&attributes);
    return stack;
}

size_t own_stack_depth(const uint8_t *stack)
{
    size_t i = 0;
    while (i < OWN_STACK_LENGTH && stack[i] == FILLING)
        i++;
    return OWN_STACK_LENGTH - i;
}
