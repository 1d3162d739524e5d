/* pem_blocks.c -- the blocks of PEM, asn1/pem.c: any line with a hyphen may be the
 * next, or none, so that what find_hyphen finds is not asked (see pem.c). */
#include "proof.h"

/* In the place of memchr: it may look at all of the run, and finds any C in it. */
static void *any_of(const void *run, int c, size_t length)
{
    size_t i;
    assert(__CPROVER_r_ok(run, length));
    if (i >= length)
        return NULL;
    assume(((const uint8_t *)run)[i] == (uint8_t)c);
    return (void *)((const uint8_t *)run + i);
}
#define memchr any_of

#include "../../asn1/pem.c"

/* Any file of at most 15 bytes, in which there is room for an END line, any place in
 * it, a block without a label: the body is between that place and the END line.
 * Unwind: 16 find_end.0:9
 * Slow: 60 */
void prove_find_end(size_t length, bool at_end, size_t start)
{
    struct bytes file = {any_bytes(length, 15, at_end), length};
    struct pem_block block = {.label = {file.data, 0}};
    struct error error = {0};
    size_t position = start;
    assume(start <= length);
    enum pem_result result = find_end(file, &position, &block, &error);
    assert(position >= start && position <= length);
    assert((result == PEM_ERROR) == (error.kind != ERROR_NONE));
    if (result == PEM_BLOCK) {
        assert(block.body.data == file.data + start);
        assert(start + block.body.length + 14 + broken(1) <= position);
    }
}

/* Any file of at most 17 bytes, in which there is room for a BEGIN line, any place.
 * Unwind: 18 find_end.0:3 pem_next.0:10
 * Slow: 60 */
void prove_pem_next(size_t length, bool at_end, size_t start)
{
    struct bytes file = {any_bytes(length, 17, at_end), length};
    struct pem_block block;
    struct error error = {0};
    size_t position = start;
    assume(start <= length + broken(1));
    enum pem_result result = pem_next(file, &position, &block, &error);
    assert(position >= start && position <= length);
    assert(result == PEM_END || (result == PEM_ERROR && block.offset < length));
}
