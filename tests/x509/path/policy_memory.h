/* policy_memory.h -- the memory of path validation under observation: of the policy graph,
 * of the search, and of the piles.
 *
 * policy_memory.c compiles the files of x509/ that take memory with functions that count in
 * the place of calloc, realloc and free; the linker takes these, not the ones in the
 * archive. */
#ifndef CERTWRIGHT_TESTS_X509_POLICY_MEMORY_H
#define CERTWRIGHT_TESTS_X509_POLICY_MEMORY_H

#include <stddef.h>

struct policy_memory {
    size_t asked;        /* calls of calloc and realloc */
    size_t calls;        /* of those, successful */
    size_t blocks;       /* taken and not given back */
    size_t octets, peak; /* in those blocks, now and at most */
};

/* policy_memory_reset starts counting again, and lets GOOD_CALLS more blocks be taken and
 * then no more. */
void policy_memory_reset(size_t good_calls);

/* policy_memory_fail_once lets GOOD_CALLS blocks be taken, then none once, then all. */
void policy_memory_fail_once(size_t good_calls);

struct policy_memory policy_memory(void);

/* policy_memory_free gives back a block that one of those files took and that a test came to
 * own. */
void policy_memory_free(void *block);

#endif
