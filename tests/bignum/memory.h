/* memory.h -- the library's memory under observation.
 *
 * memory.c compiles bignum/allocator.c and bignum/scratch.c with functions that count in
 * the place of malloc, calloc and free; the linker takes these, not the ones in the archive.
 * So every block that a test of bignum/ makes the library give back is looked at just
 * before it goes, which is the only moment when C allows it. */
#ifndef CERTWRIGHT_TESTS_BIGNUM_MEMORY_H
#define CERTWRIGHT_TESTS_BIGNUM_MEMORY_H

#include <stddef.h>

struct memory_counts {
    size_t taken;
    size_t given_back;
    size_t given_back_unwiped; /* of those, with an octet that was not zero */
};

/* memory_counts_reset starts counting again. */
void memory_counts_reset(void);

struct memory_counts memory_counts(void);

/* memory_fail_after lets GOOD_CALLS more blocks be taken and then no more. */
void memory_fail_after(size_t good_calls);

/* memory_fail_scratch_after does so to scratch memory alone. GMP's own numbers are not
 * touched, whose failure ends the process. */
void memory_fail_scratch_after(size_t good_calls);

void memory_never_fail(void);

#endif
