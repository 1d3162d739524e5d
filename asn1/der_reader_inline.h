/* der_reader_inline.h -- the half of the DER cursor that is compiled into its callers.
 * Included by der_reader.h, which has the contracts, and by nothing else.
 *
 * A certificate has some eighty elements, and to read one is a few comparisons: calls
 * would cost several times as much. So all that happens when nothing is wrong is here,
 * but for lengths of several octets; der_reader.c finds out what is wrong and says it.
 *
 * What it calls in der_reader.c takes a reader by value. A reader whose address is
 * never taken need not be in memory: in a function that enters an element, reads what
 * is inside and leaves it, all of it lives in registers. */
#ifndef CERTWRIGHT_DER_READER_INLINE_H
#define CERTWRIGHT_DER_READER_INLINE_H

#define DER_HIGH_TAG_NUMBER 0x1f /* the number follows, X.690 8.1.2.4 */
#define DER_LENGTH_LONG     0x80 /* from here on the length follows, 8.1.3.5 */

/* Without it compilers make functions of these after all. */
#define DER_INLINE static inline __attribute__((always_inline))

/* The next element, as offsets in the document. */
struct der_element {
    size_t start, contents, end; /* of its header, of its contents, behind both */
    uint8_t tag;
};

/* The length octets of an element: how long its header is, 0 if they are malformed, and
 * its contents. */
struct der_length {
    size_t header, contents;
};

/* der_long_length decodes the length of an element that begins at HEADER, with LEFT
 * octets from there to the end of what is read, at least 2. X.690 8.1.3.5 and 10.1: of
 * one to four octets, and the shortest form. */
struct der_length der_long_length(const uint8_t *header, size_t left);

/* der_peek_long_tag looks at the next element if its tag number is above 30, X.690
 * 8.1.2.4: in the fewest octets. False if it is not such an element, or a malformed
 * one. */
bool der_peek_long_tag(struct der_reader reader, struct der_element *element);

/* der_fail_element records what is wrong with the next element, unless something was
 * wrong before; der_fail_tagged does so if it must be TAG. */
void der_fail_element(struct der_reader reader, const char *field);
void der_fail_tagged(struct der_reader reader, uint8_t tag, const char *field);

/* der_check_order checks that ELEMENTS are in ascending order. */
bool der_check_order(struct der_reader elements, const char *field);

/* These record what is wrong, unless something was before: what lies at OFFSET would be
 * too deep; so would the next element; something is left over. The last two return
 * false. */
void der_fail_within(struct error *error, size_t offset);
bool der_fail_depth(struct der_reader reader, const char *field);
bool der_fail_left_over(struct der_reader reader, const char *field);

DER_INLINE size_t der_offset(const struct der_reader *reader, struct bytes part)
{
    return (size_t)(part.data - reader->document.data);
}

DER_INLINE struct der_reader der_reader_within(const struct der_reader *outer,
                                               struct bytes part)
{
    size_t start = der_offset(outer, part);
    struct der_reader inner = {.document = outer->document,
                               .position = start,
                               .end = start + part.length,
                               .depth = outer->depth + 1,
                               .flaws = outer->flaws,
                               .error = outer->error};
    if (inner.depth > DER_DEPTH_MAX)
        der_fail_within(inner.error, start);
    return inner;
}

DER_INLINE bool der_at_end(const struct der_reader *reader)
{
    return reader->position == reader->end || reader->error->kind != ERROR_NONE;
}

DER_INLINE bool der_next_is(const struct der_reader *reader, uint8_t tag)
{
    return !der_at_end(reader) && reader->document.data[reader->position] == tag;
}

/* der_peek looks at the next element without moving. */
DER_INLINE bool der_peek(const struct der_reader *reader, struct der_element *element)
{
    size_t left = reader->end - reader->position;
    if (left < 2 || reader->error->kind != ERROR_NONE)
        return false;
    const uint8_t *header = reader->document.data + reader->position;
    if ((header[0] & DER_HIGH_TAG_NUMBER) == DER_HIGH_TAG_NUMBER)
        return false;
    struct der_length length = {2, header[1]};
    if (header[1] >= DER_LENGTH_LONG)
        length = der_long_length(header, left);
    element->start = reader->position;
    element->contents = reader->position + length.header;
    element->end = element->contents + length.contents;
    element->tag = header[0];
    return length.header != 0 && length.contents <= left - length.header;
}

/* der_peek_tag does the same with an element that must be TAG, and says what is
 * wrong. */
DER_INLINE bool der_peek_tag(const struct der_reader *reader, uint8_t tag,
                             const char *field, struct der_element *element)
{
    bool is_there = der_peek(reader, element) && element->tag == tag;
    if (!is_there)
        der_fail_tagged(*reader, tag, field);
    return is_there;
}

DER_INLINE struct bytes der_part(const struct der_reader *reader, size_t start,
                                 size_t end)
{
    return bytes_of(reader->document.data + start, end - start);
}

DER_INLINE bool der_enter_element(struct der_reader *reader, uint8_t tag,
                                  const char *field, struct bytes *element,
                                  struct der_reader *inner)
{
    struct der_element next;
    if (!der_peek_tag(reader, tag, field, &next) ||
        (reader->depth >= DER_DEPTH_MAX && !der_fail_depth(*reader, field))) {
        *inner = *reader;
        return false;
    }
    *inner = (struct der_reader){.document = reader->document,
                                 .position = next.contents,
                                 .end = next.end,
                                 .depth = reader->depth + 1,
                                 .flaws = reader->flaws,
                                 .error = reader->error};
    *element = der_part(reader, next.start, next.end);
    reader->position = next.end;
    return true;
}

DER_INLINE bool der_enter(struct der_reader *reader, uint8_t tag, const char *field,
                          struct der_reader *inner)
{
    struct bytes element;
    return der_enter_element(reader, tag, field, &element, inner);
}

DER_INLINE bool der_read(struct der_reader *reader, uint8_t tag, const char *field,
                         struct bytes *contents)
{
    struct der_element next;
    if (!der_peek_tag(reader, tag, field, &next))
        return false;
    *contents = der_part(reader, next.contents, next.end);
    reader->position = next.end;
    return true;
}

DER_INLINE bool der_read_element(struct der_reader *reader, uint8_t tag,
                                 const char *field, struct bytes *element)
{
    struct der_element next;
    if (!der_peek_tag(reader, tag, field, &next))
        return false;
    *element = der_part(reader, next.start, next.end);
    reader->position = next.end;
    return true;
}

DER_INLINE bool der_read_any(struct der_reader *reader, const char *field, uint8_t *tag,
                             struct bytes *contents, struct bytes *element)
{
    struct der_element next;
    if (!der_peek(reader, &next) && !der_peek_long_tag(*reader, &next)) {
        der_fail_element(*reader, field);
        return false;
    }
    if (tag != NULL)
        *tag = next.tag;
    if (contents != NULL)
        *contents = der_part(reader, next.contents, next.end);
    if (element != NULL)
        *element = der_part(reader, next.start, next.end);
    reader->position = next.end;
    return true;
}

DER_INLINE bool der_read_rest(struct der_reader *reader, struct bytes *rest)
{
    if (reader->error->kind != ERROR_NONE)
        return false;
    *rest = bytes_of(reader->document.data + reader->position,
                     reader->end - reader->position);
    reader->position = reader->end;
    return true;
}

DER_INLINE bool der_finish(const struct der_reader *reader, const char *field)
{
    if (reader->error->kind != ERROR_NONE)
        return false;
    return reader->position == reader->end || der_fail_left_over(*reader, field);
}

/* A SET OF one is sorted: its only element is as long as it says. Longer lengths are
 * left to der_check_order. */
DER_INLINE bool der_check_set_of(const struct der_reader *elements, const char *field)
{
    size_t left = elements->end - elements->position;
    bool has_one = left >= 2 && left - 2 < DER_LENGTH_LONG &&
                   elements->document.data[elements->position + 1] == left - 2;
    return has_one || der_check_order(*elements, field);
}

#endif
