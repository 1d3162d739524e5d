/* der_writer.c -- the DER builder.
 * Invariants: (1) open[] ascends, and every open element starts with its identifier
 * octet and one octet kept free for the length; (2) once failure is set nothing is
 * written; (3) a block is wiped before it is freed. */
#include "der_writer.h"

#include "der_reader.h"

#include <stdlib.h>

#define CAPACITY_MIN 256

void der_writer_fail(struct der_writer *writer, enum error_kind kind)
{
    if (writer->failure == ERROR_NONE)
        writer->failure = kind;
}

static void free_block(uint8_t *block, size_t size)
{
    if (block != NULL)
        explicit_bzero(block, size);
    free(block);
}

/* Makes room for COUNT more octets and returns where they go, or NULL. */
static uint8_t *reserve(struct der_writer *writer, size_t count)
{
    if (writer->failure != ERROR_NONE)
        return NULL;
    if (count > DER_WRITER_LENGTH_MAX - writer->length) {
        der_writer_fail(writer, ERROR_LIMIT);
        return NULL;
    }
    size_t needed = writer->length + count;
    if (needed > writer->capacity) {
        size_t capacity = writer->capacity > 0 ? writer->capacity : CAPACITY_MIN;
        while (capacity < needed)
            capacity *= 2;
        uint8_t *block = malloc(capacity);
        if (block == NULL) {
            der_writer_fail(writer, ERROR_MEMORY);
            return NULL;
        }
        if (writer->length > 0)
            memcpy(block, writer->data, writer->length);
        free_block(writer->data, writer->capacity);
        writer->data = block;
        writer->capacity = capacity;
    }
    uint8_t *at = writer->data + writer->length;
    writer->length = needed;
    return at;
}

void der_write_raw(struct der_writer *writer, struct bytes octets)
{
    if (octets.length == 0)
        return;
    uint8_t *at = reserve(writer, octets.length);
    if (at != NULL)
        memcpy(at, octets.data, octets.length);
}

struct bytes der_written(const struct der_writer *writer, size_t offset)
{
    if (writer->failure != ERROR_NONE || offset >= writer->length)
        return bytes_of(NULL, 0);
    return bytes_of(writer->data + offset, writer->length - offset);
}

static void begin(struct der_writer *writer, uint8_t tag)
{
    uint8_t *at = reserve(writer, 2);
    if (at == NULL)
        return;
    at[0] = tag;
    at[1] = 0;
    writer->open[writer->open_count++] = writer->length;
}

void der_begin(struct der_writer *writer, uint8_t tag)
{
    if (writer->open_count == DER_DEPTH_MAX)
        der_writer_fail(writer, ERROR_LIMIT);
    begin(writer, tag);
}

/* X.690 10.1: how many octets follow the first length octet. */
static size_t count_length_octets(size_t length)
{
    size_t count = 0;
    if (length >= 0x80)
        for (; length > 0; length >>= 8)
            count++;
    return count;
}

void der_end(struct der_writer *writer)
{
    if (writer->open_count == 0)
        der_writer_fail(writer, ERROR_RULE);
    if (writer->failure != ERROR_NONE)
        return;
    size_t start = writer->open[--writer->open_count];
    size_t contents_length = writer->length - start;
    size_t count = count_length_octets(contents_length);
    if (count == 0) {
        writer->data[start - 1] = (uint8_t)contents_length;
        return;
    }
    if (reserve(writer, count) == NULL)
        return;
    uint8_t *contents = writer->data + start;
    memmove(contents + count, contents, contents_length);
    contents[-1] = (uint8_t)(0x80 | count);
    for (size_t i = 0; i < count; i++)
        contents[i] = (uint8_t)(contents_length >> 8 * (count - 1 - i));
}

void der_write(struct der_writer *writer, uint8_t tag, struct bytes contents)
{
    begin(writer, tag); /* a primitive element nests nothing, so it does not count */
    der_write_raw(writer, contents);
    der_end(writer);
}

/* Contents octets of equal value but different length do not occur in DER: what is a
 * prefix of another element has a smaller length octet, and differs there. */
static int compare_elements(const void *a, const void *b)
{
    const struct bytes *x = a, *y = b;
    size_t common = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->data, y->data, common);
    return order != 0 ? order : (x->length > y->length) - (x->length < y->length);
}

/* Splits CONTENTS into its elements, if ELEMENTS is not NULL, and sets COUNT. False if
 * it is not whole elements: der_write_raw takes anything. */
static bool split_elements(struct bytes contents, struct bytes *elements, size_t *count)
{
    struct error ignored = {0};
    struct bytes element;
    struct der_reader reader = der_reader_of(contents, &ignored);
    for (*count = 0; !der_at_end(&reader); ++*count) {
        if (!der_read_any(&reader, "", NULL, NULL, &element))
            return false;
        if (elements != NULL)
            elements[*count] = element;
    }
    return true;
}

/* Sorts the elements in CONTENTS, which is a copy, and writes them to OUT. */
static enum error_kind write_sorted(struct bytes contents, uint8_t *out)
{
    size_t count;
    if (!split_elements(contents, NULL, &count))
        return ERROR_ENCODING;
    struct bytes *elements = calloc(count + 1, sizeof *elements);
    if (elements == NULL)
        return ERROR_MEMORY;
    bool ok = split_elements(contents, elements, &count); /* as a moment ago */
    qsort(elements, count, sizeof *elements, compare_elements);
    for (size_t i = 0; ok && i < count; i++) {
        memcpy(out, elements[i].data, elements[i].length);
        out += elements[i].length;
    }
    free(elements);
    return ok ? ERROR_NONE : ERROR_ENCODING;
}

void der_end_set_of(struct der_writer *writer)
{
    if (writer->failure == ERROR_NONE && writer->open_count > 0) {
        uint8_t *start = writer->data + writer->open[writer->open_count - 1];
        size_t length = writer->length - writer->open[writer->open_count - 1];
        uint8_t *copy = malloc(length + 1);
        if (copy != NULL)
            memcpy(copy, start, length);
        enum error_kind failure =
            copy != NULL ? write_sorted(bytes_of(copy, length), start) : ERROR_MEMORY;
        if (failure != ERROR_NONE)
            der_writer_fail(writer, failure);
        free_block(copy, length);
    }
    der_end(writer);
}

bool der_writer_finish(struct der_writer *writer, struct bytes *encoded,
                       struct error *error)
{
    if (writer->open_count > 0)
        der_writer_fail(writer, ERROR_RULE);
    *encoded = bytes_of(writer->data, writer->length);
    switch (writer->failure) {
    case ERROR_NONE:
        return true;
    case ERROR_MEMORY:
        return error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL, "out of memory");
    case ERROR_LIMIT:
        return error_fail(error, ERROR_LIMIT, ERROR_NO_OFFSET, NULL,
                          "the encoding is too long or nested too deep");
    default:
        return error_fail(error, writer->failure, ERROR_NO_OFFSET, "X.690",
                          "a value has no DER encoding, or elements are not balanced");
    }
}

void der_writer_clear(struct der_writer *writer)
{
    free_block(writer->data, writer->capacity);
    memset(writer, 0, sizeof *writer);
}
