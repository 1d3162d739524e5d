/* reader.c -- the half of the DER cursor that says what is wrong, and decodes long
 * lengths, asn1/der_reader.c. cursor.c has the other half.
 *
 * Assumed, unless a proof says more: a document of at most 64 MiB, with any contents; a
 * reader in any state that the invariants of der_reader.c allow, strict or tolerant, at
 * any depth, with or without an error.
 *
 * With: asn1/error.c asn1/der.c asn1/ber.c
 * Unwind: 6 */
#include "any_reader.h"

#include "../../asn1/der_reader.c"

#define LENGTH_MAX ((size_t)64 << 20) /* a CRL, the largest of all inputs */

/* What the proofs of other files take for granted of the functions that say what is
 * wrong (reader_stubs.c): an error is kept, or comes to be; nothing else changes. */
void prove_der_fail(struct any_reader before, enum error_kind kind)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    assume(kind > ERROR_NONE - broken(1) && kind <= ERROR_INPUT_OUTPUT);
    bool ok = der_fail(&reader, kind, before.position, NULL, "", "");
    assert(!ok && reader.error->kind == (before.has_failed ? ERROR_ENCODING : kind));
    assert(reader.error->kind != ERROR_NONE);
    check_moved(&reader, before);
}

void prove_der_flaw(struct any_reader before, enum error_kind kind)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    assume(kind > ERROR_NONE - broken(1) && kind <= ERROR_INPUT_OUTPUT);
    bool ok = der_flaw(&reader, kind, before.position, NULL, "", "");
    assert(ok == (before.is_tolerant && !before.has_failed));
    assert(ok == (reader.error->kind == ERROR_NONE));
    check_moved(&reader, before);
}

/* The next element is not there, or not one, or not of this tag, in a document of at
 * most 10 bytes: more than there are in a header with a tag of one byte.
 * Unwind: 12 */
void prove_der_fail_tagged(struct any_reader before, uint8_t tag)
{
    struct der_reader reader = small_reader_of(before, 10);
    struct der_element element;
    assume(!der_peek(&reader, &element) || element.tag != tag);
    der_fail_tagged(reader, tag, "");
    assert(reader.error->kind > ERROR_NONE + broken(2));
    check_moved(&reader, before);
}

/* The next element is not there, or not one, in a document of at most 10 bytes.
 * Unwind: 12 */
void prove_der_fail_element(struct any_reader before)
{
    struct der_reader reader = small_reader_of(before, 10);
    struct der_element element;
    assume(!der_peek(&reader, &element));
    der_fail_element(reader, "");
    assert(reader.error->kind > ERROR_NONE + broken(2));
    check_moved(&reader, before);
}

/* The same in a document of any length. The tag is of one byte: a longer one is as long
 * as the document lets it.
 * Slow: 20 */
void prove_der_fail_element_anywhere(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    struct der_element element;
    assume(!der_peek(&reader, &element));
    assume(reader.position == reader.end || !has_long_tag(&reader));
    der_fail_element(reader, "");
    assert(reader.error->kind > ERROR_NONE + broken(2));
    check_moved(&reader, before);
}

/* The next element has a tag of several bytes, or not, in a document of at most 10
 * bytes: if it is there, it lies between position and end.
 * Unwind: 12 */
void prove_der_peek_long_tag(struct any_reader before)
{
    struct der_reader reader = small_reader_of(before, 10);
    struct der_element element;
    if (!der_peek_long_tag(reader, &element))
        return;
    assert(!before.has_failed && element.start == before.position);
    assert(element.contents >= element.start + 3 + broken(2));
    assert(element.contents <= element.end && element.end <= reader.end);
}

/* These always fail, and say nothing if something was wrong before. */
void prove_der_fail_depth(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    bool ok = der_fail_depth(reader, "");
    assert(!ok && reader.error->kind ==
                      (before.has_failed && !broken(1) ? ERROR_ENCODING : ERROR_LIMIT));
    check_moved(&reader, before);
}

void prove_der_fail_left_over(struct any_reader before)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    bool ok = der_fail_left_over(reader, "");
    assert(!ok && reader.error->kind == ERROR_ENCODING + broken(1));
    check_moved(&reader, before);
}

void prove_der_fail_within(struct any_reader before, size_t offset)
{
    struct der_reader reader = reader_of(before, LENGTH_MAX);
    der_fail_within(reader.error, offset);
    assert(reader.error->kind ==
           (before.has_failed && !broken(1) ? ERROR_ENCODING : ERROR_LIMIT));
    check_moved(&reader, before);
}

/* Any header of 2 to 6 bytes with a long length, and any number of bytes after it. All
 * lengths that it accepts are from 128 to 2^32 - 1 in the shortest form. */
void prove_der_long_length(size_t left, size_t more)
{
    assume(left >= 2 && left <= 6);
    assume(more == 0 || left == 6);
    assume(more <= UINT32_MAX);
    const uint8_t *header = allocate(left - broken(1));
    assume(header[1] >= DER_LENGTH_LONG);
    struct der_length length = der_long_length(header, left + more);
    if (length.header == 0) {
        assert(length.contents == 0);
        return;
    }
    assert(length.header == 2 + (size_t)(header[1] & 0x7f));
    assert(length.header >= 3 && length.header <= 6 && length.header <= left);
    assert(length.contents >= 0x80 + broken(2) && length.contents <= UINT32_MAX);
    assert(length.contents >> 8 * (length.header - 3) != 0);
}

/* Any length from 128 to 2^32 - 1, written in the shortest form, is read back. */
void prove_der_long_length_of_all(uint32_t length)
{
    assume(length >= 0x80 - broken(1));
    size_t count = length < 0x100       ? 1
                   : length < 0x10000   ? 2
                   : length < 0x1000000 ? 3
                                        : 4;
    uint8_t *header = allocate(2 + count);
    header[1] = (uint8_t)(0x80 + count);
    for (size_t i = 0; i < count; i++)
        header[2 + i] = (length >> 8 * (count - 1 - i)) & 0xff;
    struct der_length read = der_long_length(header, 2 + count);
    assert(read.header == 2 + count && read.contents == length);
}
