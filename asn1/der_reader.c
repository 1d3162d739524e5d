/* der_reader.c -- the DER cursor.
 * Invariants: (1) position <= end <= document.length; (2) no octet at or after end is
 * looked at; (3) once error->kind is set, position no longer moves. */
#include "der_reader.h"

#include <stdarg.h>
#include <stdio.h>

#include "ber.h"

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

static struct der_flaws ignored = {ignore_flaw};

struct der_reader der_reader_again(struct bytes element, struct error *error)
{
    return der_reader_tolerant(element, &ignored, error);
}

bool der_reader_is_again(const struct der_reader *reader)
{
    return reader->flaws == &ignored;
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
static void fail_short(const struct der_reader *reader, const char *field, size_t want,
                       size_t have)
{
    bool is_cut_off = reader->end == reader->document.length;
    der_fail(reader, is_cut_off ? ERROR_TRUNCATED : ERROR_ENCODING, reader->position,
             "X.690 8.1.3", field, "want %zu octets, have %zu left in %s", want, have,
             is_cut_off ? "the input" : "the element around it");
}

/* The length that COUNT octets after the first length octet of HEADER say. */
static size_t length_in(const uint8_t *header, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length = length << 8 | header[2 + i];
    return length;
}

struct der_length der_long_length(const uint8_t *header, size_t left)
{
    const struct der_length malformed = {0, 0};
    size_t count = header[1] & 0x7f;
    if (count == 0 || count > LENGTH_OCTETS_MAX || count > left - 2 || header[2] == 0)
        return malformed;
    struct der_length length = {2 + count, length_in(header, count)};
    return length.contents >= DER_LENGTH_LONG ? length : malformed;
}

/* Fails for the length of the next element, whose tag has TAG_LENGTH octets, and which
 * has a first length octet. */
static void fail_length(const struct der_reader *reader, const char *field,
                        size_t tag_length)
{
    size_t last = reader->position + tag_length - 1; /* octet of the tag */
    const uint8_t *header = reader->document.data + last;
    size_t left = reader->end - last - 2, count = header[1] & 0x7f;
    if (header[1] < DER_LENGTH_LONG)
        fail_short(reader, field, header[1], left);
    else if (count == 0)
        der_fail(reader, ERROR_ENCODING, reader->position, "X.690 10.1", field,
                 "want a definite length, have the indefinite form");
    else if (count > LENGTH_OCTETS_MAX)
        der_fail(reader, ERROR_LIMIT, reader->position, "X.690 8.1.3", field,
                 "want a length of at most %d octets, have %zu", LENGTH_OCTETS_MAX,
                 count);
    else if (count > left)
        fail_short(reader, field, count, left);
    else if (header[2] == 0 || length_in(header, count) < DER_LENGTH_LONG)
        der_fail(reader, ERROR_ENCODING, reader->position, "X.690 10.1", field,
                 "want the shortest form of the length, have a longer one");
    else
        fail_short(reader, field, length_in(header, count), left - count);
}

static struct bytes left_in(const struct der_reader *reader)
{
    return bytes_of(reader->document.data + reader->position,
                    reader->end - reader->position);
}

static bool has_long_tag(const struct der_reader *reader)
{
    return (reader->document.data[reader->position] & DER_HIGH_TAG_NUMBER) ==
           DER_HIGH_TAG_NUMBER;
}

bool der_peek_long_tag(struct der_reader reader, struct der_element *element)
{
    struct ber_header header;
    if (reader.error->kind != ERROR_NONE || reader.position == reader.end ||
        !has_long_tag(&reader) ||
        ber_read_header(left_in(&reader), &header) != BER_FINE || header.forms != 0)
        return false;
    element->start = reader.position;
    element->contents = reader.position + header.header_length;
    element->end = element->contents + (size_t)header.contents_length;
    element->tag = header.identifier;
    return true;
}

/* Fails for the next element, whose tag has several octets. */
static void fail_long_tag(const struct der_reader *reader, const char *field)
{
    struct ber_header header;
    size_t at = reader->position;
    enum ber_fault fault = ber_read_header(left_in(reader), &header);
    if (fault == BER_TAG_CUT_OFF || fault == BER_LENGTH_CUT_OFF)
        fail_short(reader, field, left_in(reader).length + 1, left_in(reader).length);
    else if (fault == BER_TAG_TOO_LARGE)
        der_fail(reader, ERROR_LIMIT, at, "X.690 8.1.2.4", field,
                 "want a tag number below 2^31, have a larger one");
    else if ((header.forms & BER_LONG_TAG) != 0)
        der_fail(reader, ERROR_ENCODING, at, "X.690 8.1.2.2", field,
                 "want a tag number below 31 in one octet, have more");
    else if ((header.forms & BER_PADDED_TAG) != 0)
        der_fail(reader, ERROR_ENCODING, at, "X.690 8.1.2.4.2", field,
                 "want the shortest form of the tag number, have a leading 80");
    else if (fault == BER_FINE && header.forms == 0)
        der_fail(reader, ERROR_UNSUPPORTED, at, "X.690 8.1.2", field,
                 "want a tag number of at most 30, have a longer one");
    else
        fail_length(reader, field, header.identifier_length);
}

void der_fail_element(struct der_reader reader, const char *field)
{
    size_t left = reader.end - reader.position;
    if (reader.error->kind != ERROR_NONE)
        return;
    if (left < 2)
        fail_short(&reader, field, 2, left);
    else if (has_long_tag(&reader))
        fail_long_tag(&reader, field);
    else
        fail_length(&reader, field, 1);
}

void der_fail_tagged(struct der_reader reader, uint8_t tag, const char *field)
{
    char want[DER_TAG_NAME_SIZE], have[DER_TAG_NAME_SIZE];
    bool is_cut_off = reader.end == reader.document.length;
    if (reader.error->kind != ERROR_NONE)
        return;
    if (reader.position == reader.end) {
        der_fail(&reader, is_cut_off ? ERROR_TRUNCATED : ERROR_ENCODING,
                 reader.position, "X.690 8.1.2", field, "want %s, have nothing",
                 der_tag_name(tag, want));
        return;
    }
    uint8_t found = reader.document.data[reader.position];
    if (found == tag)
        der_fail_element(reader, field);
    else
        der_fail(&reader, ERROR_ENCODING, reader.position, "X.690 8.1.2", field,
                 "want %s, have %s", der_tag_name(tag, want),
                 der_tag_name(found, have));
}

bool der_fail_depth(struct der_reader reader, const char *field)
{
    return der_fail(&reader, ERROR_LIMIT, reader.position, NULL, field,
                    "want at most %d levels, have more", DER_DEPTH_MAX);
}

void der_fail_within(struct error *error, size_t offset)
{
    error_fail(error, ERROR_LIMIT, offset, NULL, "want at most %d levels, have more",
               DER_DEPTH_MAX);
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
