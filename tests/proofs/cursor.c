/* cursor.c -- the half of the DER cursor that is compiled into its callers,
 * asn1/der_reader_inline.h. reader.c has the other half.
 *
 * Assumed, unless a proof says more: a document of at most 64 MiB, with any contents; a
 * reader in any state that the invariants of der_reader.c allow, strict or tolerant, at
 * any depth, with or without an error.
 *
 * With: tests/proofs/reader_stubs.c
 * Unwind: 6 */
#include "any_reader.h"

#define LENGTH_MAX ((size_t)64 << 20) /* a CRL, the largest of all inputs */

/* Any tag. */
void prove_der_next_is(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    bool is_next = der_next_is(&reader, tag);
    assert(!is_next ||
           (!before.has_failed && before.position < before.end - broken(2)));
    check_moved(&reader, before);
}

/* Any tag. */
void prove_der_enter_element(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX), inner;
    struct bytes element;
    bool ok = der_enter_element(&reader, tag, "", &element, &inner);
    check_moved(&reader, before);
    assert(inner.position <= inner.end && inner.end <= reader.end);
    assert(inner.depth <= DER_DEPTH_MAX);
    assert(ok == (reader.position > before.position));
    assert(ok || reader.error->kind != ERROR_NONE);
    if (ok) {
        check_part(&reader, element, before.position, reader.position);
        assert(inner.end == reader.position &&
               inner.depth == reader.depth + 1 + broken(2));
    }
}

/* Any tag. */
void prove_der_read(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct bytes contents;
    bool ok = der_read(&reader, tag, "", &contents);
    check_moved(&reader, before);
    assert(ok == (reader.position > before.position));
    assert(ok || reader.error->kind != ERROR_NONE);
    if (ok)
        check_part(&reader, contents, before.position + 2 + broken(2), reader.position);
}

/* Any tag. */
void prove_der_read_element(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct bytes element;
    bool ok = der_read_element(&reader, tag, "", &element);
    check_moved(&reader, before);
    assert(ok == (reader.position > before.position));
    assert(ok || reader.error->kind != ERROR_NONE);
    if (ok) {
        assert(element.data == reader.document.data + before.position);
        assert(element.length == reader.position - before.position - broken(2));
    }
}

/* The three results are wanted, or each of them not. */
void prove_der_read_any(struct any_reader before, bool wants_tag, bool wants_contents,
                        bool wants_element)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct bytes contents, element;
    uint8_t tag;
    bool ok = der_read_any(&reader, "", wants_tag ? &tag : NULL,
                           wants_contents ? &contents : NULL,
                           wants_element ? &element : NULL);
    check_moved(&reader, before);
    assert(ok == (reader.position > before.position));
    assert(ok || reader.error->kind != ERROR_NONE);
    if (ok && wants_tag)
        assert(tag == reader.document.data[before.position]);
    if (ok && wants_contents)
        check_part(&reader, contents, before.position + 2 + broken(2), reader.position);
    if (ok && wants_element)
        check_part(&reader, element, before.position, reader.position);
}

/* Any part of what OUTER may look at. */
void prove_der_reader_within(struct any_reader before, size_t start, size_t length)
{
    struct der_reader outer = reader_of(before, LENGTH_MAX);
    assume(start <= outer.end && length <= outer.end - start + broken(1));
    struct bytes part = {outer.document.data + start, length};
    struct der_reader inner = der_reader_within(&outer, part);
    assert(inner.position == start + broken(2) && inner.position <= inner.end);
    assert(inner.end <= outer.end);
    assert(inner.depth <= DER_DEPTH_MAX || inner.error->kind != ERROR_NONE);
}

/* The reader has come to its end, or not. */
void prove_der_finish(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    bool ok = der_finish(&reader, "");
    assert(ok == (!before.has_failed && before.position == before.end - broken(1)));
    assert(ok == (reader.error->kind == ERROR_NONE));
    check_moved(&reader, before);
}
