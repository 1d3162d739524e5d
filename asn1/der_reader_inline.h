/* der_reader_inline.h -- the half of the DER cursor that is compiled into its callers.
 * Included by der_reader.h, which has the contracts, and by nothing else.
 *
 * A certificate has some eighty elements, and to read one is a few comparisons: calls
 * would cost several times as much. So what happens to nearly every element is here:
 * its header has two octets, and nothing is wrong. What has longer headers, or is
 * wrong, is for the functions of der_reader.c.
 *
 * Those take a reader by value. A reader whose address is never taken need not be in
 * memory: in a function that enters an element, reads what is inside and leaves it, all
 * of it lives in registers. */
#ifndef CERTWRIGHT_DER_READER_INLINE_H
#define CERTWRIGHT_DER_READER_INLINE_H

#define DER_HIGH_TAG_NUMBER 0x1f /* the number follows, X.690 8.1.2.4 */
#define DER_LENGTH_LONG     0x80 /* from here on the length follows, 8.1.3.5 */

/* Without it compilers make functions of these after all. */
#define DER_INLINE static inline __attribute__((always_inline))

/* The next element, as offsets in the document; all 0 if there is none. */
struct der_element {
    size_t start, contents, end; /* of its header, of its contents, behind both */
    uint8_t tag;
};

/* der_peek_long returns the next element, whatever its header; it lies within READER's
 * end. X.690 8.1.2, 8.1.3 and 10.1. */
struct der_element der_peek_long(struct der_reader reader, const char *field);

/* der_peek_long_tag does the same with an element that must be TAG. */
struct der_element der_peek_long_tag(struct der_reader reader, uint8_t tag,
                                     const char *field);

/* der_check_order checks that ELEMENTS are in ascending order. */
bool der_check_order(struct der_reader elements, const char *field);

/* These record what is wrong, unless something was before, and return false: the next
 * element would be too deep; something is left over. */
bool der_fail_depth(struct der_reader reader, const char *field);
bool der_fail_left_over(struct der_reader reader, const char *field)
   ;

DER_INLINE bool der_at_end(const struct der_reader *reader)
{
    return reader->position == reader->end || reader->error->kind != ERROR_NONE;
}

DER_INLINE bool der_next_is(const struct der_reader *reader, uint8_t tag)
{
    return !der_at_end(reader) && reader->document.data[reader->position] == tag;
}

/* Whether the next element has a header of two octets and lies within READER's end.
 * Its tag number is not looked at. */
DER_INLINE bool der_next_is_short(const struct der_reader *reader)
{
    const uint8_t *header = reader->document.data + reader->position;
    size_t left = reader->end - reader->position;
    bool is_short = left >= 2 && header[1] < DER_LENGTH_LONG && header[1] <= left - 2 &&
                    reader->error->kind == ERROR_NONE;
    return __builtin_expect(is_short, true);
}

/* The next element, which is short. */
DER_INLINE struct der_element der_short_element(const struct der_reader *reader)
{
    const uint8_t *header = reader->document.data + reader->position;
    struct der_element element = {.start = reader->position,
                                  .contents = reader->position + 2,
                                  .end = reader->position + 2 + header[1],
                                  .tag = header[0]};
    return element;
}

/* der_peek looks at the next element without moving. */
DER_INLINE bool der_peek(const struct der_reader *reader, const char *field,
                         struct der_element *element)
{
    if (der_next_is_short(reader)) {
        *element = der_short_element(reader);
        if ((element->tag & DER_HIGH_TAG_NUMBER) != DER_HIGH_TAG_NUMBER)
            return true;
    }
    *element = der_peek_long(*reader, field);
    return element->end != 0;
}

/* der_peek_tag does the same with an element that must be TAG. */
DER_INLINE bool der_peek_tag(const struct der_reader *reader, uint8_t tag,
                             const char *field, struct der_element *element)
{
    if (der_next_is_short(reader) && reader->document.data[reader->position] == tag) {
        *element = der_short_element(reader);
        return true;
    }
    *element = der_peek_long_tag(*reader, tag, field);
    return element->end != 0;
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
    if (!der_peek(reader, field, &next))
        return false;
    if (tag != NULL)
        *tag = next.tag;
    if (contents != NULL)
        *contents = der_part(reader, next.contents, next.end);
    if (element != NULL)
        *element = der_part(reader, next.start, next.end);
    reader->position = next.end;
    return true;
}

DER_INLINE bool der_finish(const struct der_reader *reader, const char *field)
{
    if (reader->error->kind != ERROR_NONE)
        return false;
    return reader->position == reader->end || der_fail_left_over(*reader, field);
}

/* A SET OF one is sorted: its only element is as long as it says. */
DER_INLINE bool der_check_set_of(const struct der_reader *elements, const char *field)
{
    size_t left = elements->end - elements->position;
    bool has_one =
        left >= 2 && elements->document.data[elements->position + 1] == left - 2;
    return has_one || der_check_order(*elements, field);
}

#endif
