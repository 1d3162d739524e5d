/* pem.c -- RFC 7468. */
#include "pem.h"

#include "base64.h"

#define LINE_OCTETS 48 /* 64 characters of base 64 */

static const char begin_mark[] = "-----BEGIN ";
static const char end_mark[] = "-----END ";
static const char closing_mark[] = "-----";

static bool is_line_end(uint8_t c)
{
    return c == '\n' || c == '\r';
}

static bool starts_with(struct bytes line, const char *mark)
{
    return line.length >= strlen(mark) && memcmp(line.data, mark, strlen(mark)) == 0;
}

/* Returns the line at *POSITION without its end, and moves *POSITION to the next
 * line. */
static struct bytes next_line(struct bytes file, size_t *position)
{
    size_t start = *position, end = start;
    while (end < file.length && !is_line_end(file.data[end]))
        end++;
    *position = end;
    if (*position < file.length && file.data[*position] == '\r')
        ++*position;
    if (*position < file.length && file.data[*position] == '\n')
        ++*position;
    return bytes_of(file.data + start, end - start);
}

/* Moves *POSITION, where a line starts, to the first line there or behind that starts
 * with a hyphen, as every mark does; base 64 has no hyphen. False if there is none. */
static bool find_hyphen(struct bytes file, size_t *position)
{
    for (size_t at = *position; at < file.length; at++) {
        const uint8_t *hyphen = memchr(file.data + at, '-', file.length - at);
        if (hyphen == NULL)
            break;
        at = (size_t)(hyphen - file.data);
        if (at == *position || is_line_end(file.data[at - 1])) {
            *position = at;
            return true;
        }
    }
    *position = file.length;
    return false;
}

/* Sets LABEL to what stands between MARK and the five hyphens that end LINE. Spaces and
 * tabs may follow them. */
static bool read_label(struct bytes line, const char *mark, struct bytes *label)
{
    size_t mark_length = strlen(mark), closing_length = strlen(closing_mark);
    while (line.length > 0 &&
           (line.data[line.length - 1] == ' ' || line.data[line.length - 1] == '\t'))
        line.length--;
    if (!starts_with(line, mark) || line.length < mark_length + closing_length ||
        memcmp(line.data + line.length - closing_length, closing_mark,
               closing_length) != 0)
        return false;
    *label =
        bytes_of(line.data + mark_length, line.length - mark_length - closing_length);
    return true;
}

/* Finds the END line of BLOCK, whose body starts at *POSITION. */
static enum pem_result find_end(struct bytes file, size_t *position,
                                struct pem_block *block, struct error *error)
{
    size_t body_start = *position;
    struct bytes label;
    while (find_hyphen(file, position)) {
        size_t line_start = *position;
        struct bytes line = next_line(file, position);
        if (starts_with(line, begin_mark))
            break;
        if (!starts_with(line, end_mark))
            continue;
        if (!read_label(line, end_mark, &label) || !bytes_equal(label, block->label)) {
            error_fail(error, ERROR_ENCODING, line_start, "RFC 7468 3",
                       "PEM: want an END line with the label of the BEGIN line");
            return PEM_ERROR;
        }
        block->body = bytes_of(file.data + body_start, line_start - body_start);
        return PEM_BLOCK;
    }
    error_fail(error, ERROR_TRUNCATED, block->offset, "RFC 7468 3",
               "PEM: want an END line after this BEGIN line, have none");
    return PEM_ERROR;
}

enum pem_result pem_next(struct bytes file, size_t *position, struct pem_block *block,
                         struct error *error)
{
    while (find_hyphen(file, position)) {
        block->offset = *position;
        if (read_label(next_line(file, position), begin_mark, &block->label))
            return find_end(file, position, block, error);
    }
    return PEM_END;
}

bool pem_label_is(const struct pem_block *block, const char *label)
{
    return bytes_equal(block->label, bytes_of_text(label));
}

size_t pem_decoded_size(const struct pem_block *block)
{
    return block->body.length / 4 * 3 + 3;
}

bool pem_decode(struct bytes file, const struct pem_block *block, uint8_t *octets,
                size_t *length, struct error *error)
{
    size_t body_offset = (size_t)(block->body.data - file.data), fault;
    if (block->body.length > 0 &&
        memchr(block->body.data, ':', block->body.length) != NULL)
        return error_fail(
            error, ERROR_UNSUPPORTED, body_offset, "RFC 7468 2",
            "PEM: want base 64, have headers (an encrypted key of the old "
            "form?)");
    if (base64_decode(block->body, octets, length, &fault))
        return true;
    return error_fail(
        error, ERROR_ENCODING, body_offset + fault, "RFC 4648 4",
        fault == block->body.length
            ? "PEM: want whole groups of 4 base 64 characters, have a part"
            : "PEM: want base 64, have another character or wrong padding");
}

size_t pem_encoded_length(const char *label, size_t der_length)
{
    size_t lines = (der_length + LINE_OCTETS - 1) / LINE_OCTETS;
    size_t marks = strlen(begin_mark) + strlen(end_mark) + 2 * strlen(closing_mark) + 2;
    return marks + 2 * strlen(label) + base64_encoded_length(der_length) + lines;
}

static char *put(char *at, const char *text)
{
    size_t length = strlen(text);
    memcpy(at, text, length);
    return at + length;
}

static char *put_line(char *at, const char *mark, const char *label)
{
    return put(put(put(put(at, mark), label), closing_mark), "\n");
}

void pem_encode(const char *label, struct bytes der, char *text)
{
    char *at = put_line(text, begin_mark, label);
    for (size_t i = 0; i < der.length; i += LINE_OCTETS) {
        size_t left = der.length - i, count = left < LINE_OCTETS ? left : LINE_OCTETS;
        base64_encode(bytes_of(der.data + i, count), at);
        at += base64_encoded_length(count);
        *at++ = '\n';
    }
    put_line(at, end_mark, label);
}
