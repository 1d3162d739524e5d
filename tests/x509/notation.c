/* notation.c -- DER written down by hand. Lengths are always in their shortest form: other
 * ones are written as hexadecimal digits. */
#include "notation.h"

#include "tests/support/support.h"

#define HEX_DIGITS "0123456789abcdef"

struct builder {
    struct notation *out;
    const struct scope *scope;
    const char *text; /* for messages */
    unsigned depth;
};

static const char *parse_items(struct builder *b, const char *at);

static void put(struct builder *b, const void *octets, size_t length)
{
    ck_assert_msg(length <= NOTATION_OCTETS_MAX - b->out->length, "too long: %.200s",
                  b->text);
    memcpy(b->out->octets + b->out->length, octets, length);
    b->out->length += length;
}

/* Puts the length of the octets from START on before them, and moves the marks among them,
 * those from FIRST_MARK on. */
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
    ck_assert_msg(*at == '}', "want '}': %.200s", b->text);
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
    ck_abort_msg("no definition of %.*s", (int)length, name);
    return NULL;
}

static const char *parse_name(struct builder *b, const char *at)
{
    size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
    const char *text = find_definition(b, at + 1, length);
    ck_assert_msg(++b->depth < 20, "definitions run in a circle: %.200s", b->text);
    const char *end = parse_items(b, text);
    ck_assert_msg(*end == '\0', "want no '}' without '{': %.200s", text);
    b->depth--;
    return at + 1 + length;
}

static const char *parse_quoted(struct builder *b, const char *at)
{
    size_t length = strcspn(at + 1, "\"");
    ck_assert_msg(at[1 + length] == '"', "want a second '\"': %.200s", b->text);
    put(b, at + 1, length);
    return at + 2 + length;
}

static const char *parse_hex(struct builder *b, const char *at)
{
    uint8_t octets[NOTATION_OCTETS_MAX];
    size_t digits = strspn(at, HEX_DIGITS);
    ck_assert_msg(digits > 0, "want notation, have \"%.40s\" in %.200s", at, b->text);
    put(b, octets, test_hex(at, octets, sizeof octets));
    return at + digits;
}

static void put_mark(struct builder *b)
{
    ck_assert(b->out->mark_count < NOTATION_MARKS_MAX);
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

void notation_encode(struct notation *n, const char *text, const struct scope *scope)
{
    static const struct scope nothing = {NULL, 0};
    struct builder b = {n, scope != NULL ? scope : &nothing, text, 0};
    n->length = n->mark_count = 0;
    const char *end = parse_items(&b, text);
    ck_assert_msg(*end == '\0', "want no '}' without '{': %.200s", text);
}

struct bytes notation_bytes(const struct notation *n)
{
    return bytes_of(n->octets, n->length);
}
