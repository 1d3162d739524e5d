/* notation.c -- DER written down by hand. Lengths are always in their shortest form: other
 * ones are written as hexadecimal digits. */
#include "notation.h"

#include <string.h>

#include "asn1/hex.h"

#define HEX_DIGITS   "0123456789abcdef"
#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz_0123456789"
#define DEPTH_MAX    20

/* The first thing that is wrong sticks, and ends all loops. */
struct builder {
    struct notation *out;
    const struct scope *scope;
    const char *reason;
    unsigned depth; /* of definitions */
};

static const char *parse_items(struct builder *b, const char *at);

/* Returns the end of the text, where every loop stops. */
static const char *fail(struct builder *b, const char *reason)
{
    if (b->reason == NULL)
        b->reason = reason;
    return "";
}

static void put(struct builder *b, const void *octets, size_t length)
{
    if (length > NOTATION_OCTETS_MAX - b->out->length) {
        fail(b, "too long");
        return;
    }
    memcpy(b->out->octets + b->out->length, octets, length);
    b->out->length += length;
}

/* Puts the length of the octets from START on before them, and moves the marks among
 * them, those from FIRST_MARK on. */
static void insert_length(struct builder *b, size_t start, size_t first_mark)
{
    uint8_t header[4] = {0x83};
    size_t length = b->out->length - start, count = 1;
    if (length < 0x80)
        header[0] = (uint8_t)length;
    else
        count += length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    for (size_t i = 1, rest = length; i < count; i++, rest >>= 8)
        header[count - i] = (uint8_t)rest;
    if (count > 1)
        header[0] = (uint8_t)(0x80 | (count - 1));
    put(b, header, count);
    if (b->reason != NULL)
        return;
    uint8_t *contents = b->out->octets + start;
    memmove(contents + count, contents, length);
    memcpy(contents, header, count);
    for (size_t i = first_mark; i < b->out->mark_count; i++)
        b->out->marks[i] += count;
}

static const char *parse_braces(struct builder *b, const char *at)
{
    size_t start = b->out->length, first_mark = b->out->mark_count;
    at = parse_items(b, at + 1);
    if (*at != '}')
        return fail(b, "want '}'");
    insert_length(b, start, first_mark);
    return at + 1;
}

static const char *find_definition(const struct builder *b, const char *name,
                                   size_t length)
{
    for (size_t i = b->scope->count; i > 0; i--) {
        const struct definition *d = &b->scope->definitions[i - 1];
        if (strlen(d->name) == length && memcmp(d->name, name, length) == 0)
            return d->text;
    }
    return NULL;
}

static const char *parse_name(struct builder *b, const char *at)
{
    size_t length = strspn(at + 1, NAME_LETTERS);
    const char *text = find_definition(b, at + 1, length);
    if (text == NULL)
        return fail(b, "want a name that is defined");
    if (++b->depth == DEPTH_MAX)
        return fail(b, "definitions run in a circle");
    if (*parse_items(b, text) != '\0')
        return fail(b, "want no '}' without '{' in a definition");
    b->depth--;
    return at + 1 + length;
}

static const char *parse_quoted(struct builder *b, const char *at)
{
    size_t length = strcspn(at + 1, "\"");
    if (at[1 + length] != '"')
        return fail(b, "want a second '\"'");
    put(b, at + 1, length);
    return at + 2 + length;
}

static const char *parse_hex(struct builder *b, const char *at)
{
    if (strspn(at, HEX_DIGITS) < 2)
        return fail(b, "want two hexadecimal digits, a name, quotes or braces");
    for (; strspn(at, HEX_DIGITS) >= 2; at += 2) {
        uint8_t octet = (uint8_t)hex_octet(at);
        put(b, &octet, 1);
    }
    return at;
}

static void put_mark(struct builder *b)
{
    if (b->out->mark_count == NOTATION_MARKS_MAX)
        fail(b, "too many marks");
    else
        b->out->marks[b->out->mark_count++] = b->out->length;
}

/* Reads up to the end of the text or the brace that closes. */
static const char *parse_items(struct builder *b, const char *at)
{
    for (;;) {
        at += strspn(at, " ");
        switch (*at) {
        case '\0':
        case '}':
            return at;
        case '{':
            at = parse_braces(b, at);
            break;
        case '$':
            at = parse_name(b, at);
            break;
        case '"':
            at = parse_quoted(b, at);
            break;
        case '^':
            put_mark(b);
            at++;
            break;
        default:
            at = parse_hex(b, at);
        }
    }
}

bool notation_parse(struct notation *n, const char *text, const struct scope *scope,
                    const char **reason)
{
    static const struct scope nothing = {NULL, 0};
    struct builder b = {n, scope != NULL ? scope : &nothing, NULL, 0};
    n->length = n->mark_count = 0;
    if (*parse_items(&b, text) != '\0')
        fail(&b, "want no '}' without '{'");
    *reason = b.reason;
    return b.reason == NULL;
}

struct bytes notation_bytes(const struct notation *n)
{
    return bytes_of(n->octets, n->length);
}
