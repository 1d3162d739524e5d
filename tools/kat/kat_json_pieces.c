/* kat_json_pieces.c -- finding where values of JSON end, RFC 8259. Brackets are counted and
 * strings stepped over; whether a piece is JSON inside, jansson says when it is parsed. */
#include "kat_json_pieces.h"

#include <stdio.h>
#include <string.h>

static bool is_space(uint8_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void drop(struct bytes *text, size_t count)
{
    text->data += count;
    text->length -= count;
}

/* Drops white space; tells whether MARK is next, and drops it. */
static bool take_mark(struct bytes *text, char mark)
{
    while (text->length > 0 && is_space(text->data[0]))
        drop(text, 1);
    if (text->length == 0 || text->data[0] != (uint8_t)mark)
        return false;
    drop(text, 1);
    return true;
}

/* Takes what is left of a string after its first quotation mark. */
static bool skip_string(struct bytes *text)
{
    while (text->length > 0) {
        uint8_t c = text->data[0];
        if (c == '\\' && text->length < 2)
            return false;
        drop(text, c == '\\' ? 2 : 1);
        if (c == '"')
            return true;
    }
    return false;
}

/* Takes one value off TEXT. */
static bool skip_value(struct bytes *text, struct bytes *value)
{
    size_t depth = 0;
    while (text->length > 0 && is_space(text->data[0]))
        drop(text, 1);
    *value = *text;
    while (text->length > 0) {
        uint8_t c = text->data[0];
        bool closes = c == ']' || c == '}';
        if (depth == 0 && (closes || c == ',' || c == ':' || is_space(c)))
            break;
        drop(text, 1);
        if (c == '"' && !skip_string(text))
            return false;
        depth += c == '[' || c == '{' ? 1 : 0;
        depth -= closes ? 1 : 0;
        if (depth == 0 && (closes || c == '"'))
            break;
    }
    value->length = (size_t)(text->data - value->data);
    return depth == 0 && value->length > 0;
}

static bool is_array(struct bytes value)
{
    return value.length >= 2 && value.data[0] == '[' &&
           value.data[value.length - 1] == ']';
}

static bool is_name(struct bytes key, const char *name)
{
    size_t length = strlen(name);
    return key.length == length + 2 && memcmp(key.data + 1, name, length) == 0;
}

bool json_outline_of(struct bytes text, const char *name, struct json_outline *outline)
{
    struct bytes rest = text, key, value;
    *outline = (struct json_outline){text, {NULL, 0}};
    if (!take_mark(&rest, '{'))
        return false;
    if (take_mark(&rest, '}'))
        return true;
    do {
        if (!skip_value(&rest, &key) || !take_mark(&rest, ':') ||
            !skip_value(&rest, &value))
            return false;
        if (outline->array.data == NULL && is_name(key, name) && is_array(value))
            outline->array = bytes_of(value.data + 1, value.length - 2);
    } while (take_mark(&rest, ','));
    return take_mark(&rest, '}');
}

bool json_next_element(struct bytes *array, struct bytes *element)
{
    if (!skip_value(array, element))
        return false;
    if (!take_mark(array, ','))
        return array->length == 0;
    while (array->length > 0 && is_space(array->data[0]))
        drop(array, 1);
    if (array->length == 0)
        *array = *element; /* nothing follows the comma */
    return array->length > 0 && array->data != element->data;
}

/* What jansson is still to read: two runs of text, one after the other. */
struct source {
    struct bytes runs[2];
};

static size_t read_source(void *buffer, size_t size, void *data)
{
    struct source *source = data;
    struct bytes *run = &source->runs[source->runs[0].length > 0 ? 0 : 1];
    size_t count = run->length < size ? run->length : size;
    if (count == 0)
        return 0; /* there may be no text at all, not even at NULL */
    memcpy(buffer, run->data, count);
    drop(run, count);
    return count;
}

static json_t *parse(struct source source, json_error_t *error)
{
    size_t length = source.runs[0].length + source.runs[1].length;
    *error = (json_error_t){.line = 1};
    if (length > JSON_PIECE_MAX) {
        snprintf(error->text, sizeof error->text, "want at most %zu bytes, have %zu",
                 JSON_PIECE_MAX, length);
        return NULL;
    }
    return json_load_callback(read_source, &source,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, error);
}

json_t *json_parse_outline(const struct json_outline *outline, json_error_t *error)
{
    struct bytes text = outline->text, array = outline->array;
    if (array.data == NULL)
        return parse((struct source){{text, {NULL, 0}}}, error);
    size_t before = (size_t)(array.data - text.data), after = before + array.length;
    struct source source = {{bytes_of(text.data, before),
                             bytes_of(text.data + after, text.length - after)}};
    return parse(source, error);
}

json_t *json_parse_element(struct bytes element, json_error_t *error)
{
    return parse((struct source){{element, {NULL, 0}}}, error);
}
