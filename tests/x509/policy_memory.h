/* policy_memory.h -- the memory of the policy graph under observation.
 *
 * policy_memory.c compiles x509/policy_graph.c and x509/policy_level.c with functions that
 * count in the place of calloc and free; the linker takes these, not the ones in the
 * archive. */
#ifndef CERTWRIGHT_TESTS_X509_POLICY_MEMORY_H
#define CERTWRIGHT_TESTS_X509_POLICY_MEMORY_H

#include <stddef.h>

struct policy_memory {
    size_t calls;        /* of calloc */
    size_t blocks;       /* taken and not given back */
    size_t octets, peak; /* in those blocks, now and at most */
};

/* policy_memory_reset starts counting again, and lets GOOD_CALLS more blocks be taken and
 * then no more. */
void policy_memory_reset(size_t good_calls);

struct policy_memory policy_memory(void);

#endif
