/* json_writer.h -- JSON (RFC 8259) that is written as it comes: nothing is kept, so that a
 * document may have any length. The layout is that of jansson with JSON_INDENT(2). Errors
 * are the stream's: ferror tells. A writer begins with OUT and zeros.
 *
 * In an object a value has a NAME, of ASCII without quotes; in an array NAME is NULL. */
#ifndef CERTWRIGHT_JSON_WRITER_H
#define CERTWRIGHT_JSON_WRITER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "../../asn1/bytes.h"

struct json_writer {
    FILE *out;
    int depth;
    bool is_inside; /* a value stands before, in the same brackets */
};

/* json_write_begin opens an object ('{') or an array ('['); json_write_end closes it ('}'
 * or ']'). */
void json_write_begin(struct json_writer *writer, const char *name, char bracket);
void json_write_end(struct json_writer *writer, char bracket);

/* json_write_quote begins a string, json_write_characters adds to it LENGTH bytes of UTF-8,
 * which may be cut anywhere, and json_write_unquote ends it. */
void json_write_quote(struct json_writer *writer, const char *name);
void json_write_characters(struct json_writer *writer, const char *text, size_t length);
void json_write_unquote(struct json_writer *writer);

/* These write one value: a string of TEXT, a string of OCTETS in lower-case hexadecimal, a
 * number, true or false, null. */
void json_write_text(struct json_writer *writer, const char *name, const char *text);
void json_write_hex(struct json_writer *writer, const char *name, struct bytes octets);
void json_write_integer(struct json_writer *writer, const char *name, int64_t value);
void json_write_boolean(struct json_writer *writer, const char *name, bool value);
void json_write_null(struct json_writer *writer, const char *name);

#endif
