/* json_writer.c -- JSON that is written as it comes, RFC 8259. */
#include "json_writer.h"

#include <inttypes.h>

#define INDENT 2

/* The comma, the line end and the name before a value. */
static void begin_value(struct json_writer *writer, const char *name)
{
    if (writer->depth > 0)
        fprintf(writer->out, "%s\n%*s", writer->is_inside ? "," : "",
                INDENT * writer->depth, "");
    if (name != NULL)
        fprintf(writer->out, "\"%s\": ", name);
    writer->is_inside = true;
}

void json_write_begin(struct json_writer *writer, const char *name, char bracket)
{
    begin_value(writer, name);
    putc(bracket, writer->out);
    writer->depth++;
    writer->is_inside = false;
}

void json_write_end(struct json_writer *writer, char bracket)
{
    writer->depth--;
    if (writer->is_inside)
        fprintf(writer->out, "\n%*s", INDENT * writer->depth, "");
    putc(bracket, writer->out);
    writer->is_inside = true;
}

void json_write_quote(struct json_writer *writer, const char *name)
{
    begin_value(writer, name);
    putc('"', writer->out);
}

/* Section 7: the quotation mark, the reverse solidus and control characters. */
static void put_escaped(FILE *out, unsigned char c)
{
    static const char names[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = c != 0 ? strchr(names, c) : NULL;
    if (found != NULL)
        fprintf(out, "\\%c", letters[found - names]);
    else
        fprintf(out, "\\u%04X", c);
}

static bool is_plain(unsigned char c)
{
    return c >= ' ' && c != '"' && c != '\\';
}

void json_write_characters(struct json_writer *writer, const char *text, size_t length)
{
    size_t start = 0;
    for (size_t i = 0; i < length; i++) {
        if (is_plain((unsigned char)text[i]))
            continue;
        fwrite(text + start, 1, i - start, writer->out);
        put_escaped(writer->out, (unsigned char)text[i]);
        start = i + 1;
    }
    fwrite(text + start, 1, length - start, writer->out);
}

void json_write_unquote(struct json_writer *writer)
{
    putc('"', writer->out);
}

void json_write_text(struct json_writer *writer, const char *name, const char *text)
{
    json_write_quote(writer, name);
    json_write_characters(writer, text, strlen(text));
    json_write_unquote(writer);
}

void json_write_hex(struct json_writer *writer, const char *name, struct bytes octets)
{
    static const char digits[] = "0123456789abcdef";
    json_write_quote(writer, name);
    for (size_t i = 0; i < octets.length; i++) {
        putc(digits[octets.data[i] >> 4], writer->out);
        putc(digits[octets.data[i] & 0xf], writer->out);
    }
    json_write_unquote(writer);
}

void json_write_integer(struct json_writer *writer, const char *name, int64_t value)
{
    begin_value(writer, name);
    fprintf(writer->out, "%" PRId64, value);
}

void json_write_boolean(struct json_writer *writer, const char *name, bool value)
{
    begin_value(writer, name);
    fputs(value ? "true" : "false", writer->out);
}

void json_write_null(struct json_writer *writer, const char *name)
{
    begin_value(writer, name);
    fputs("null", writer->out);
}
