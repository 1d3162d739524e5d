/* name_to_text.c -- names as text, RFC 4514 section 2, in the order of the
 * certificate. */
#include <stdio.h>

#include "../asn1/der_string.h"
#include "attribute.h"
#include "name.h"
#include "../asn1/text.h"

/* RFC 4514 2.4: characters that mean something in the text form. */
static bool needs_backslash(uint32_t c, bool is_first, bool is_last)
{
    if (c == '"' || c == '+' || c == ',' || c == ';' || c == '<' || c == '>' ||
        c == '\\')
        return true;
    return (is_first && (c == ' ' || c == '#')) || (is_last && c == ' ');
}

static void put_escaped_octets(struct text *text, const uint8_t *octets, size_t count)
{
    for (size_t i = 0; i < count; i++)
        text_format(text, "\\%02X", octets[i]);
}

static void put_character(struct text *text, uint32_t c, bool is_first, bool is_last)
{
    uint8_t octets[4];
    size_t count = der_string_encode(c, octets);
    if (text_is_unsafe(c)) {
        put_escaped_octets(text, octets, count);
        return;
    }
    if (needs_backslash(c, is_first, is_last))
        text_put(text, "\\", 1);
    text_put(text, (const char *)octets, count);
}

static void put_string(struct text *text, const struct name_attribute *attribute)
{
    size_t position = 0, start = 0;
    for (;;) {
        int32_t c = der_string_next(attribute->tag, attribute->contents, &position);
        if (c == DER_STRING_END)
            return;
        if (c == DER_STRING_INVALID)
            put_escaped_octets(text, attribute->contents.data + start,
                               position - start);
        else
            put_character(text, (uint32_t)c, start == 0,
                          position == attribute->contents.length);
        start = position;
    }
}

/* RFC 4514 2.4: a value that is no string is "#" and its DER in hexadecimal. */
static void put_value(struct text *text, const struct name_attribute *attribute)
{
    if (der_tag_is_string(attribute->tag)) {
        put_string(text, attribute);
        return;
    }
    text_put(text, "#", 1);
    for (size_t i = 0; i < attribute->element.length; i++)
        text_format(text, "%02x", attribute->element.data[i]);
}

size_t name_to_text(struct bytes name, char *text, size_t size)
{
    struct text out = text_of(text, size);
    struct name_walk walk;
    struct name_attribute attribute;
    char dotted[OID_TEXT_SIZE];
    bool is_first = true;

    name_walk_begin(&walk, name);
    while (name_walk_next(&walk, &attribute)) {
        if (!is_first)
            text_put(&out, attribute.starts_rdn ? "," : "+", 1);
        is_first = false;
        text_format(&out, "%s=", attribute_to_text(attribute.type, dotted));
        put_value(&out, &attribute);
    }
    return text_end(&out);
}
