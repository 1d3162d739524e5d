/* proof.h -- what the proofs in this folder have in common.
 *
 * A proof is a function whose name begins with prove_. CBMC calls it with every value
 * that its parameters can have, at once, and follows every path through it: each
 * assert(), and each check of pointers and arithmetic, must hold on all of them. What
 * is not to be covered is left out by assume(). docs/proofs.md explains it. */
#ifndef CERTWRIGHT_TESTS_PROOF_H
#define CERTWRIGHT_TESTS_PROOF_H

#include <assert.h>
#include <stdlib.h>

#include "../../asn1/bytes.h"

/* broken(WAY) is 0, but 1 when `run.sh --broken` asks whether the proof fails if a
 * bound is one off where it says so. A proof may be broken in several ways: 1, 2,
 * ... */
#ifndef BROKEN
#define BROKEN 0
#endif
#define broken(way) (BROKEN == (way))

/* Only those paths are followed on which CONDITION is true. */
#define assume(condition) __CPROVER_assume(condition)

/* allocate returns LENGTH bytes of any contents. The checks on pointers know that there
 * is nothing before the first of them and nothing after the last. */
static inline void *allocate(size_t length)
{
    void *data = malloc(length);
    assume(data != NULL);
    return data;
}

/* any_bytes returns a run of LENGTH bytes of any contents, at most ROOM, a constant. It
 * is the same as allocate for a proof, but quicker if it looks at many of them: they
 * lie at the beginning of a block of ROOM bytes, or at its end, where AT_END says. Of
 * the two, one finds a look before the run, and one a look after it. */
static inline uint8_t *any_bytes(size_t length, size_t room, bool at_end)
{
    assume(length <= room);
    uint8_t *block = allocate(room);
    return at_end ? block + (room - length) : block;
}

#endif
