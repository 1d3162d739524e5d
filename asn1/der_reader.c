/* der_reader.c -- the DER cursor.
 * Invariants: (1) position <= end <= document.length; (2) no octet at or after end is
 * looked at; (3) once error->kind is set, position no longer moves. */
#include "der_reader.h"

#include <stdarg.h>
#include <stdio.h>

#define HIGH_TAG_NUMBER   0x1f /* the number follows, X.690 8.1.2.4 */
#define LENGTH_INDEFINITE 0x80
#define LENGTH_OCTETS_MAX 4

/* One element: where it starts, how long its header is, what it is. */
struct element {
    size_t offset;
    size_t header_length;
    size_t contents_length;
    uint8_t tag;
};

struct der_reader der_reader_tolerant(struct bytes document, struct der_flaws *flaws,
                                      struct error *error)
{
    struct der_reader reader = {
        .document = document, .end = document.length, .flaws = flaws, .error = error};
    return reader;
}

struct der_reader der_reader_of(struct bytes document, struct error *error)
{
    return der_reader_tolerant(document, NULL, error);
}

static void ignore_flaw(struct der_flaws *flaws, const struct error *flaw)
{
    (void)flaws;
    (void)flaw;
}

struct der_reader der_reader_again(struct bytes element, struct error *error)
{
    static struct der_flaws ignored = {ignore_flaw};
    return der_reader_tolerant(element, &ignored, error);
}

struct der_reader der_reader_within(const struct der_reader *outer, struct bytes part)
{
    struct der_reader inner = *outer;
    inner.position = der_offset(outer, part);
    inner.end = inner.position + part.length;
    inner.depth++;
    if (inner.depth > DER_DEPTH_MAX)
        error_fail(inner.error, ERROR_LIMIT, inner.position, NULL,
                   "want at most %d levels, have more", DER_DEPTH_MAX);
    return inner;
}

size_t der_offset(const struct der_reader *reader, struct bytes part)
{
    return (size_t)(part.data - reader->document.data);
}

bool der_at_end(const struct der_reader *reader)
{
    return reader->position == reader->end || reader->error->kind != ERROR_NONE;
}

bool der_next_is(const struct der_reader *reader, uint8_t tag)
{
    return !der_at_end(reader) && reader->document.data[reader->position] == tag;
}

static void format_error(struct error *error, enum error_kind kind, size_t offset,
                         const char *source, const char *field, const char *format,
                         va_list arguments)
{
    *error = (struct error){.kind = kind, .offset = offset, .source = source};
    int used = snprintf(error->message, sizeof error->message, "%s: ", field);
    if (used > 0 && (size_t)used < sizeof error->message)
        vsnprintf(error->message + used, sizeof error->message - (size_t)used, format,
                  arguments);
}

bool der_fail(const struct der_reader *reader, enum error_kind kind, size_t offset,
              const char *source, const char *field, const char *format, ...)
{
    if (reader->error->kind != ERROR_NONE)
        return false;
    va_list arguments;
    va_start(arguments, format);
    format_error(reader->error, kind, offset, source, field, format, arguments);
    va_end(arguments);
    return false;
}

bool der_flaw(const struct der_reader *reader, enum error_kind kind, size_t offset,
              const char *source, const char *field, const char *format, ...)
{
    struct error flaw;
    if (reader->error->kind != ERROR_NONE)
        return false;
    va_list arguments;
    va_start(arguments, format);
    format_error(&flaw, kind, offset, source, field, format, arguments);
    va_end(arguments);
    if (reader->flaws == NULL) {
        *reader->error = flaw;
        return false;
    }
    reader->flaws->report(reader->flaws, &flaw);
    return true;
}

/* Fails because fewer octets are left than wanted: the document is cut off, or an
 * element inside it lies about its length. */
static bool fail_short(const struct der_reader *reader, size_t offset,
                       const char *field, size_t want, size_t have)
{
    bool is_cut_off = reader->end == reader->document.length;
    return der_fail(reader, is_cut_off ? ERROR_TRUNCATED : ERROR_ENCODING, offset,
                    "X.690 8.1.3", field, "want %zu octets, have %zu left in %s", want,
                    have, is_cut_off ? "the input" : "the element around it");
}

/* X.690 8.1.3 and 10.1: the octets that hold the length, COUNT of them after the
 * first. */
static bool read_long_length(const struct der_reader *reader, const char *field,
                             struct element *element, size_t count)
{
    const uint8_t *octets = reader->document.data + element->offset + 2;
    size_t left = reader->end - element->offset - 2;
    if (count > LENGTH_OCTETS_MAX)
        return der_fail(reader, ERROR_LIMIT, element->offset, "X.690 8.1.3", field,
                        "want a length of at most %d octets, have %zu",
                        LENGTH_OCTETS_MAX, count);
    if (count > left)
        return fail_short(reader, element->offset, field, count, left);
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length = length << 8 | octets[i];
    if (octets[0] == 0 || length < 0x80)
        return der_fail(reader, ERROR_ENCODING, element->offset, "X.690 10.1", field,
                        "want the shortest form of the length, have a longer one");
    element->header_length = 2 + count;
    element->contents_length = length;
    return true;
}

static bool read_length(const struct der_reader *reader, const char *field,
                        struct element *element)
{
    uint8_t first = reader->document.data[element->offset + 1];
    if (first == LENGTH_INDEFINITE)
        return der_fail(reader, ERROR_ENCODING, element->offset, "X.690 10.1", field,
                        "want a definite length, have the indefinite form");
    if (first > LENGTH_INDEFINITE)
        return read_long_length(reader, field, element, first & 0x7f);
    element->header_length = 2;
    element->contents_length = first;
    return true;
}

/* Looks at the next element without moving; whatever is returned lies within END. */
static bool peek(const struct der_reader *reader, const char *field,
                 struct element *element)
{
    if (reader->error->kind != ERROR_NONE)
        return false;
    size_t left = reader->end - reader->position;
    element->offset = reader->position;
    if (left < 2)
        return fail_short(reader, element->offset, field, 2, left);
    element->tag = reader->document.data[element->offset];
    if ((element->tag & HIGH_TAG_NUMBER) == HIGH_TAG_NUMBER)
        return der_fail(reader, ERROR_UNSUPPORTED, element->offset, "X.690 8.1.2",
                        field, "want a tag number of at most 30, have a longer one");
    if (!read_length(reader, field, element))
        return false;
    if (element->contents_length > left - element->header_length)
        return fail_short(reader, element->offset, field, element->contents_length,
                          left - element->header_length);
    return true;
}

static bool peek_tag(const struct der_reader *reader, uint8_t tag, const char *field,
                     struct element *element)
{
    char want[DER_TAG_NAME_SIZE], have[DER_TAG_NAME_SIZE];
    if (reader->error->kind != ERROR_NONE)
        return false;
    if (reader->position == reader->end)
        return der_fail(reader,
                        reader->end == reader->document.length ? ERROR_TRUNCATED
                                                               : ERROR_ENCODING,
                        reader->position, "X.690 8.1.2", field, "want %s, have nothing",
                        der_tag_name(tag, want));
    if (!der_next_is(reader, tag)) {
        uint8_t found = reader->document.data[reader->position];
        return der_fail(reader, ERROR_ENCODING, reader->position, "X.690 8.1.2", field,
                        "want %s, have %s", der_tag_name(tag, want),
                        der_tag_name(found, have));
    }
    return peek(reader, field, element);
}

static void step_over(struct der_reader *reader, const struct element *element)
{
    reader->position =
        element->offset + element->header_length + element->contents_length;
}

static struct bytes contents_of(const struct der_reader *reader,
                                const struct element *element)
{
    return bytes_of(reader->document.data + element->offset + element->header_length,
                    element->contents_length);
}

static struct bytes whole_of(const struct der_reader *reader,
                             const struct element *element)
{
    return bytes_of(reader->document.data + element->offset,
                    element->header_length + element->contents_length);
}

bool der_enter(struct der_reader *reader, uint8_t tag, const char *field,
               struct der_reader *inner)
{
    struct element element;
    *inner = *reader;
    if (!peek_tag(reader, tag, field, &element))
        return false;
    if (reader->depth >= DER_DEPTH_MAX)
        return der_fail(reader, ERROR_LIMIT, element.offset, NULL, field,
                        "want at most %d levels, have more", DER_DEPTH_MAX);
    *inner = der_reader_within(reader, contents_of(reader, &element));
    step_over(reader, &element);
    return true;
}

/* X.690 11.6. An element is never the beginning of another, for then its length would
 * be the same: the padding that the clause speaks of does not come up. */
static bool is_ascending(struct bytes a, struct bytes b)
{
    return memcmp(a.data, b.data, a.length < b.length ? a.length : b.length) <= 0;
}

static bool check_set_order(struct der_reader elements, const char *field)
{
    struct bytes previous = {NULL, 0}, next;
    while (!der_at_end(&elements)) {
        if (!der_read_any(&elements, field, NULL, NULL, &next))
            return false;
        if (previous.data != NULL && !is_ascending(previous, next))
            return der_flaw(&elements, ERROR_ENCODING, der_offset(&elements, next),
                            "X.690 11.6", field,
                            "want the elements of a SET OF in ascending order");
        previous = next;
    }
    return true;
}

bool der_enter_set_of(struct der_reader *reader, uint8_t tag, const char *field,
                      struct der_reader *inner)
{
    return der_enter(reader, tag, field, inner) && check_set_order(*inner, field);
}

bool der_read(struct der_reader *reader, uint8_t tag, const char *field,
              struct bytes *contents)
{
    struct element element;
    if (!peek_tag(reader, tag, field, &element))
        return false;
    *contents = contents_of(reader, &element);
    step_over(reader, &element);
    return true;
}

bool der_read_element(struct der_reader *reader, uint8_t tag, const char *field,
                      struct bytes *whole)
{
    struct element element;
    if (!peek_tag(reader, tag, field, &element))
        return false;
    *whole = whole_of(reader, &element);
    step_over(reader, &element);
    return true;
}

bool der_read_any(struct der_reader *reader, const char *field, uint8_t *tag,
                  struct bytes *contents, struct bytes *whole)
{
    struct element element;
    if (!peek(reader, field, &element))
        return false;
    if (tag != NULL)
        *tag = element.tag;
    if (contents != NULL)
        *contents = contents_of(reader, &element);
    if (whole != NULL)
        *whole = whole_of(reader, &element);
    step_over(reader, &element);
    return true;
}

bool der_finish(const struct der_reader *reader, const char *field)
{
    if (reader->error->kind != ERROR_NONE)
        return false;
    size_t left = reader->end - reader->position;
    return left == 0 ||
           der_fail(reader, ERROR_ENCODING, reader->position, "X.690 8.1.3", field,
                    "want nothing more, have %zu octets left over", left);
}
