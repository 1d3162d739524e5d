/* der_reader.c -- the DER cursor.
 * Invariants: (1) position <= end <= document.length; (2) no octet at or after end is
 * looked at; (3) once error->kind is set, position no longer moves. */
#include "der_reader.h"

#include <stdarg.h>
#include <stdio.h>

#define LENGTH_OCTETS_MAX 4

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

/* X.690 8.1.3 and 10.1: the length is in COUNT octets behind the first one. */
static bool read_long_length(const struct der_reader *reader, const char *field,
                             size_t count, size_t *length)
{
    const uint8_t *octets = reader->document.data + reader->position + 2;
    size_t left = reader->end - reader->position - 2;
    if (count > LENGTH_OCTETS_MAX)
        return der_fail(reader, ERROR_LIMIT, reader->position, "X.690 8.1.3", field,
                        "want a length of at most %d octets, have %zu",
                        LENGTH_OCTETS_MAX, count);
    if (count > left)
        return fail_short(reader, reader->position, field, count, left);
    *length = 0;
    for (size_t i = 0; i < count; i++)
        *length = *length << 8 | octets[i];
    return (octets[0] != 0 && *length >= DER_LENGTH_LONG) ||
           der_fail(reader, ERROR_ENCODING, reader->position, "X.690 10.1", field,
                    "want the shortest form of the length, have a longer one");
}

/* The length of the contents, and how many octets the header has. */
static bool read_length(const struct der_reader *reader, const char *field,
                        size_t *header_length, size_t *length)
{
    uint8_t first = reader->document.data[reader->position + 1];
    *header_length = 2;
    *length = first;
    if (first == DER_LENGTH_LONG)
        return der_fail(reader, ERROR_ENCODING, reader->position, "X.690 10.1", field,
                        "want a definite length, have the indefinite form");
    if (first < DER_LENGTH_LONG)
        return true;
    *header_length += first & 0x7f;
    return read_long_length(reader, field, first & 0x7f, length);
}

/* The next element of READER, which has not failed. */
static struct der_element peek(const struct der_reader *reader, const char *field)
{
    const struct der_element none = {0};
    size_t left = reader->end - reader->position, header_length, length;
    if (left < 2) {
        (void)fail_short(reader, reader->position, field, 2, left);
        return none;
    }
    uint8_t tag = reader->document.data[reader->position];
    if ((tag & DER_HIGH_TAG_NUMBER) == DER_HIGH_TAG_NUMBER) {
        der_fail(reader, ERROR_UNSUPPORTED, reader->position, "X.690 8.1.2", field,
                 "want a tag number of at most 30, have a longer one");
        return none;
    }
    if (!read_length(reader, field, &header_length, &length))
        return none;
    if (length > left - header_length) {
        (void)fail_short(reader, reader->position, field, length, left - header_length);
        return none;
    }
    struct der_element element = {.start = reader->position,
                                  .contents = reader->position + header_length,
                                  .end = reader->position + header_length + length,
                                  .tag = tag};
    return element;
}

struct der_element der_peek_long(struct der_reader reader, const char *field)
{
    const struct der_element none = {0};
    return reader.error->kind == ERROR_NONE ? peek(&reader, field) : none;
}

static void fail_tag(const struct der_reader *reader, uint8_t tag, const char *field)
{
    char want[DER_TAG_NAME_SIZE], have[DER_TAG_NAME_SIZE];
    bool is_cut_off = reader->end == reader->document.length;
    if (reader->error->kind != ERROR_NONE)
        return;
    if (reader->position == reader->end) {
        der_fail(reader, is_cut_off ? ERROR_TRUNCATED : ERROR_ENCODING,
                 reader->position, "X.690 8.1.2", field, "want %s, have nothing",
                 der_tag_name(tag, want));
        return;
    }
    uint8_t found = reader->document.data[reader->position];
    der_fail(reader, ERROR_ENCODING, reader->position, "X.690 8.1.2", field,
             "want %s, have %s", der_tag_name(tag, want), der_tag_name(found, have));
}

struct der_element der_peek_long_tag(struct der_reader reader, uint8_t tag,
                                     const char *field)
{
    const struct der_element none = {0};
    if (der_next_is(&reader, tag))
        return peek(&reader, field);
    fail_tag(&reader, tag, field);
    return none;
}

bool der_fail_depth(struct der_reader reader, const char *field)
{
    return der_fail(&reader, ERROR_LIMIT, reader.position, NULL, field,
                    "want at most %d levels, have more", DER_DEPTH_MAX);
}

bool der_fail_left_over(struct der_reader reader, const char *field)
{
    return der_fail(&reader, ERROR_ENCODING, reader.position, "X.690 8.1.3", field,
                    "want nothing more, have %zu octets left over",
                    reader.end - reader.position);
}

/* X.690 11.6. An element is never the beginning of another, for then its length would
 * be the same: the padding that the clause speaks of does not come up. */
static bool is_ascending(struct bytes a, struct bytes b)
{
    return memcmp(a.data, b.data, a.length < b.length ? a.length : b.length) <= 0;
}

bool der_check_order(struct der_reader elements, const char *field)
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
    return der_enter(reader, tag, field, inner) && der_check_set_of(inner, field);
}
