/* key_search.c -- private keys in files of any length. The file goes through one buffer;
 * where a byte could be the first of a key, what the rules ask for is read from the buffer
 * or, outside it, from the file. */
#include "key_search.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "key_der.h"
#include "key_text.h"

#define BUFFER_LENGTH 262144
#define LOOKAHEAD     32 /* bytes that the rules look at without asking for them */

/* As much of base 64 as is decoded. A key that goes on after it counts as one cut off. */
#define DECODED_LENGTH 4096

struct file_view {
    struct byte_view view;
    int descriptor;
    int error; /* errno, after a failure to read; else 0 */
    uint64_t start;
    size_t length; /* of the part of the file from START on that is in the buffer */
    uint8_t buffer[BUFFER_LENGTH + LOOKAHEAD]; /* with zeros after the last byte */
};

/* Base 64 in a file, decoded as far as somebody has asked for it. */
struct base64_view {
    struct byte_view view;
    struct file_view *file;
    uint64_t position; /* of the next character */
    uint32_t bits;     /* of characters that do not fill a byte yet */
    unsigned bit_count;
    bool is_at_end;
    size_t length;
    uint8_t decoded[DECODED_LENGTH];
};

/* --- reading ----------------------------------------------------------------------- */

static size_t read_at(struct file_view *file, uint64_t offset, uint8_t *to, size_t size)
{
    size_t used = 0;
    while (used < size) {
        ssize_t count = offset > (uint64_t)INT64_MAX - size
                            ? 0
                            : pread(file->descriptor, to + used, size - used,
                                    (off_t)(offset + used));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            file->error = errno;
        if (count <= 0)
            break;
        used += (size_t)count;
    }
    return used;
}

static size_t read_file(struct byte_view *view, uint64_t offset, uint8_t *to,
                        size_t size)
{
    struct file_view *file = (struct file_view *)view;
    if (offset < file->start || offset - file->start > file->length ||
        size > file->length - (size_t)(offset - file->start))
        return read_at(file, offset, to, size);
    memcpy(to, file->buffer + (offset - file->start), size);
    return size;
}

static void fill(struct file_view *file, uint64_t start)
{
    file->start = start;
    file->length = read_at(file, start, file->buffer, BUFFER_LENGTH);
    memset(file->buffer + file->length, 0, LOOKAHEAD);
}

/* --- base 64 ----------------------------------------------------------------------- */

#define BASE64_SPACE -1 /* between characters: passed over */
#define BASE64_END   -2 /* of what is base 64 */

/* Either alphabet of RFC 4648. */
static int base64_value(uint8_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    if (c == '/' || c == '_')
        return 63;
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == 0 ? BASE64_SPACE
                                                                     : BASE64_END;
}

static void decode_character(struct base64_view *base64, uint8_t c)
{
    int value = base64_value(c);
    base64->is_at_end = value == BASE64_END;
    if (value < 0)
        return;
    base64->bits = base64->bits << 6 | (uint32_t)value;
    base64->bit_count += 6;
    if (base64->bit_count < 8)
        return;
    base64->bit_count -= 8;
    base64->decoded[base64->length++] = (uint8_t)(base64->bits >> base64->bit_count);
}

static size_t read_base64(struct byte_view *view, uint64_t offset, uint8_t *to,
                          size_t size)
{
    struct base64_view *base64 = (struct base64_view *)view;
    struct byte_view *file = &base64->file->view;
    uint8_t text[32];
    size_t count = 1;
    while (!base64->is_at_end && count > 0 && base64->length < DECODED_LENGTH &&
           base64->length < offset + size) {
        count = file->read(file, base64->position, text, sizeof text);
        for (size_t i = 0;
             i < count && !base64->is_at_end && base64->length < DECODED_LENGTH; i++)
            decode_character(base64, text[i]);
        base64->position += count;
    }
    if (offset >= base64->length)
        return 0;
    size_t rest = base64->length - (size_t)offset;
    memcpy(to, base64->decoded + offset, size < rest ? size : rest);
    return size < rest ? size : rest;
}

/* The base 64 of DER. */
static bool is_encoded_der(struct base64_view *base64)
{
    uint8_t start[KEY_DER_START] = {0};
    read_base64(&base64->view, 0, start, sizeof start);
    return key_der_may_begin(start) && key_der_at(&base64->view, 0) != KEY_DER_NONE;
}

/* The base 64 of PEM: the dashes come before the label. */
static bool is_encoded_pem(struct base64_view *base64)
{
    uint8_t start[8];
    size_t count = read_base64(&base64->view, 0, start, sizeof start), dashes = 0;
    while (dashes < count && (start[dashes] == '-' || start[dashes] == ' '))
        dashes++;
    return dashes > 0 && key_text_is_label(&base64->view, dashes);
}

static bool is_encoded(struct file_view *file, uint64_t offset)
{
    struct base64_view base64;
    base64.view.read = read_base64;
    base64.file = file;
    base64.position = offset;
    base64.bits = 0;
    base64.bit_count = 0;
    base64.is_at_end = false;
    base64.length = 0;
    bool is_key = is_encoded_der(&base64) || is_encoded_pem(&base64) ||
                  key_text_is_openssh(&base64.view, 0);
    explicit_bzero(base64.decoded, base64.length);
    return is_key;
}

/* --- the search -------------------------------------------------------------------- */

/* What may come after AT, where some kind of key begins: a character of TEXT, or a zero of
 * UTF-16. */
static bool is_followed_by(const uint8_t *at, const char *text)
{
    return at[1] == 0 || strchr(text, at[1]) != NULL;
}

/* The bytes that is_key_at knows. */
static const bool may_begin_key[256] = {
    [0x30] = true, ['B'] = true,  ['E'] = true, ['M'] = true,
    ['L'] = true,  ['o'] = true,  ['b'] = true, ['P'] = true,
    ['S'] = true,  [0x1e] = true, ['"'] = true,
};

/* The first byte tells which kind it could be. */
static bool is_key_at(struct file_view *file, const uint8_t *at)
{
    struct byte_view *view = &file->view;
    uint64_t offset = file->start + (uint64_t)(at - file->buffer);
    switch (*at) {
    case 0x30:
        return key_der_may_begin(at) && key_der_at(view, offset) != KEY_DER_NONE;
    case 'B':
        return is_followed_by(at, "E") && key_text_is_label(view, offset);
    case 'E':
        return is_followed_by(at, "N") && key_text_is_label(view, offset);
    case 'M': /* 0x30 in base 64, and the first four bits of a length */
        return is_followed_by(at, "ABCDEFGHI") && is_encoded(file, offset);
    case 'L': /* dashes in base 64 */
        return is_followed_by(at, "S") && is_encoded(file, offset);
    case 'o':
        return is_followed_by(at, "p") && key_text_is_openssh(view, offset);
    case 'b': /* "openssh" in base 64 */
        return is_followed_by(at, "3") && is_encoded(file, offset);
    case 'P':
        return is_followed_by(at, "u") && key_text_is_putty_or_ssh(view, offset);
    case 'S':
        return is_followed_by(at, "S") && key_text_is_putty_or_ssh(view, offset);
    case '"':
        return is_followed_by(at, "d") && key_text_is_jwk(view, offset);
    case 0x1e:
        return key_text_is_pvk(at);
    default:
        return false;
    }
}

static bool search(struct file_view *file, uint64_t *offset)
{
    uint64_t start = 0;
    for (;;) {
        fill(file, start);
        bool is_last = file->length < BUFFER_LENGTH;
        size_t count = is_last ? file->length : BUFFER_LENGTH - LOOKAHEAD;
        for (size_t i = 0; i < count; i++)
            if (may_begin_key[file->buffer[i]] && is_key_at(file, file->buffer + i)) {
                *offset = file->start + i;
                if (file->buffer[i] == 'B' || file->buffer[i] == 'E')
                    *offset -= key_text_dashes(&file->view, *offset);
                return true;
            }
        if (is_last)
            return false;
        start += count;
    }
}

enum key_search_result key_search(int descriptor, uint64_t *offset)
{
    static struct file_view file;
    file.view.read = read_file;
    file.descriptor = descriptor;
    file.error = 0;
    bool is_found = search(&file, offset);
    explicit_bzero(file.buffer, sizeof file.buffer);
    if (is_found)
        return KEY_SEARCH_FOUND;
    errno = file.error;
    return file.error != 0 ? KEY_SEARCH_FAILED : KEY_SEARCH_NONE;
}
