/* any_reader.h -- a DER cursor in any state that the invariants of asn1/der_reader.c
 * allow, and whether they still hold. */
#ifndef CERTWRIGHT_TESTS_ANY_READER_H
#define CERTWRIGHT_TESTS_ANY_READER_H

#include "../../asn1/der_reader.h"
#include "proof.h"

/* A parameter of a proof: its members have any values. */
struct any_reader {
    size_t length, position, end;
    unsigned depth;
    bool is_tolerant, has_failed;
    bool at_end; /* for small_reader_of */
};

static struct error proof_error;

static void pass_flaw(struct der_flaws *flaws, const struct error *flaw)
{
    (void)flaws;
    assert(flaw->kind != ERROR_NONE);
}

static struct der_flaws proof_flaws = {pass_flaw};

static struct der_reader reader_in(struct any_reader state, uint8_t *data)
{
    assume(state.position <= state.end && state.end <= state.length);
    assume(state.depth <= DER_DEPTH_MAX);
    proof_error.kind = state.has_failed ? ERROR_ENCODING : ERROR_NONE;
    struct der_reader reader = {
        .document = {data, state.length},
        .position = state.position,
        .end = state.end,
        .depth = state.depth,
        .flaws = state.is_tolerant ? &proof_flaws : NULL,
        .error = &proof_error,
    };
    return reader;
}

/* reader_of returns a reader that has come to STATE in a document of at most
 * LENGTH_MAX bytes. The document says that it is as long as STATE does, but there is
 * memory only up to the reader's end: a look at a byte behind that (invariant 2) is
 * a look outside. */
static struct der_reader reader_of(struct any_reader state, size_t length_max)
{
    assume(state.length <= length_max);
    assume(state.end <= length_max && state.end >= broken(1));
    return reader_in(state, allocate(state.end - broken(1)));
}

/* small_reader_of does the same for a proof that looks at many bytes of a few: see
 * any_bytes. */
static struct der_reader small_reader_of(struct any_reader state, size_t room)
{
    assume(state.length <= room);
    assume(state.end <= room && state.end >= broken(1));
    return reader_in(state, any_bytes(state.end - broken(1), room, state.at_end));
}

/* check_moved asserts the invariants of READER, which was BEFORE, and that it went
 * forward, or stood still if something had failed already. */
static void check_moved(const struct der_reader *reader, struct any_reader before)
{
    assert(reader->position <= reader->end);
    assert(reader->end == before.end && reader->depth == before.depth);
    assert(reader->position >= before.position);
    assert(!before.has_failed || reader->position == before.position);
    assert(!before.has_failed || reader->error->kind == ERROR_ENCODING);
}

/* check_part asserts that PART lies in READER's document between FIRST and END. */
static void check_part(const struct der_reader *reader, struct bytes part, size_t first,
                       size_t end)
{
    size_t start = (size_t)(part.data - reader->document.data);
    assert(start >= first && start <= end && part.length <= end - start);
}

#endif
