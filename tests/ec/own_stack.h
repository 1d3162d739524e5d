/* own_stack.h -- work on a stack that is ours: it can be searched for secrets afterwards. valgrind
 * takes what lies below a stack pointer for memory that nobody may read: so not there. */
#ifndef CERTWRIGHT_TESTS_EC_OWN_STACK_H
#define CERTWRIGHT_TESTS_EC_OWN_STACK_H

#include <stddef.h>
#include <stdint.h>

#define OWN_STACK_LENGTH 262144 /* bytes */

/* own_stack_run calls RUN with ARGUMENT in a thread of its own, and returns the stack that it
 * had, OWN_STACK_LENGTH bytes, which the caller frees. */
uint8_t *own_stack_run(void *(*run)(void *), void *argument);

/* own_stack_depth returns how many bytes below its top STACK was written to. */
size_t own_stack_depth(const uint8_t *stack);

#endif
