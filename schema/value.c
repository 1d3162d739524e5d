/* value.c -- the value of a node in words. Whatever the octets are, what is written is
 * printable. */
#include "../asn1/der_time.h"
#include "../asn1/oid.h"
#include "../asn1/text.h"
#include "address.h"
#include "schema.h"
#include "../asn1/der_string.h"
#include "tables.h"

/* Octets that are shown whole; of more only the first are. */
#define SHOWN_OCTETS 32
#define SHOWN_NUMBER 32
/* A coordinate of 521 bits; of more, the bytes are shown. */
#define PIECE_SIZE 66

static void put_hex(struct text *text, struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++)
        text_format(text, "%02x", octets.data[i]);
}

static void put_count(struct text *text, size_t count, const char *what)
{
    text_format(text, "%zu %s%s", count, what, count == 1 ? "" : "s");
}

static void put_octets(struct text *text, struct bytes octets)
{
    put_count(text, octets.length, "byte");
    if (octets.length > 0 && octets.length <= SHOWN_OCTETS) {
        text_format(text, ": ");
        put_hex(text, octets);
    }
}

/* --- numbers ---------------------------------------------------------------------- */

static const char *number_name(const struct schema_type *type, uint64_t value)
{
    for (size_t i = 0; type != NULL && i < type->number_count; i++)
        if (type->numbers[i].value == value)
            return type->numbers[i].name;
    return NULL;
}

/* The position of the highest one bit of NUMBER, counted from 1. */
static size_t bit_length(struct bytes number)
{
    size_t bits = number.length * 8;
    for (size_t i = 0; i < number.length; i++, bits -= 8)
        for (unsigned mask = 0x80, left = 8; mask != 0; mask >>= 1, left--)
            if ((number.data[i] & mask) != 0)
                return bits - 8 + left;
    return 0;
}

/* Whether the first octet of an INTEGER only repeats its sign (X.690 8.3.2). */
static bool begins_with_padding(struct bytes contents, bool is_negative)
{
    return contents.length > 1 && contents.data[0] == (is_negative ? 0xff : 0) &&
           (!is_negative || (contents.data[1] & 0x80) != 0);
}

/* A number of more than eight octets; small ones are decimal. */
static void put_large(struct text *text, struct bytes magnitude)
{
    if (magnitude.length <= SHOWN_NUMBER) {
        text_format(text, "0x");
        put_hex(text, magnitude);
        text_format(text, ", ");
    } else {
        text_format(text, "0x");
        put_hex(text, bytes_of(magnitude.data, 8));
        text_format(text, "...");
        put_hex(text, bytes_of(magnitude.data + magnitude.length - 4, 4));
        text_format(text, ", ");
    }
    put_count(text, bit_length(magnitude), "bit");
}

/* X.690 8.3.3: two's complement. */
static void put_integer(struct text *text, const struct schema_type *type,
                        struct bytes contents)
{
    if (contents.length == 0) {
        text_format(text, "no number: an INTEGER has at least one byte");
        return;
    }
    bool is_negative = (contents.data[0] & 0x80) != 0;
    while (begins_with_padding(contents, is_negative))
        contents = bytes_of(contents.data + 1, contents.length - 1);
    if (contents.length > 8) {
        if (is_negative)
            text_format(text, "negative, in two's complement ");
        put_large(text, contents);
        return;
    }
    uint64_t value = is_negative ? UINT64_MAX : 0;
    for (size_t i = 0; i < contents.length; i++)
        value = value << 8 | contents.data[i];
    const char *name = number_name(type, value);
    if (is_negative)
        text_format(text, "-%llu", (unsigned long long)(0 - value));
    else
        text_format(text, "%llu", (unsigned long long)value);
    if (name != NULL && !is_negative)
        text_format(text, " (%s)", name);
}

/* --- bits ------------------------------------------------------------------------- */

static bool bit_is_set(struct bytes bits, size_t number)
{
    return number / 8 < bits.length &&
           (bits.data[number / 8] & (0x80 >> number % 8)) != 0;
}

static void put_named_bits(struct text *text, const struct schema_type *type,
                           struct bytes bits)
{
    size_t before = text->length;
    for (size_t i = 0; i < bits.length * 8 && i < 64; i++) {
        const char *name = number_name(type, i);
        if (!bit_is_set(bits, i))
            continue;
        text_format(text, "%s", text->length > before ? ", " : "");
        if (name != NULL)
            text_format(text, "%s", name);
        else
            text_format(text, "bit %zu", i);
    }
    if (text->length == before)
        text_format(text, "no bit is set");
}

static void put_bits(struct text *text, const struct schema_type *type,
                     struct bytes contents)
{
    if (contents.length == 0 || contents.data[0] > 7 ||
        (contents.length == 1 && contents.data[0] > 0)) {
        text_format(text, "no bits: the first byte is to say how many of the last "
                          "one's do not count");
        return;
    }
    struct bytes bits = bytes_of(contents.data + 1, contents.length - 1);
    if (type != NULL && type->number_count > 0) {
        put_named_bits(text, type, bits);
        return;
    }
    put_count(text, bits.length * 8 - contents.data[0], "bit");
    if (bits.length > 0 && bits.length <= SHOWN_OCTETS) {
        text_format(text, ": ");
        put_hex(text, bits);
    }
}

/* --- text, times, names ----------------------------------------------------------- */

static void put_character(struct text *text, int32_t character)
{
    uint8_t octets[4];
    if (character == '"' || character == '\\')
        text_format(text, "\\");
    if (text_is_unsafe((uint32_t)character))
        text_format(text, "\\u{%04X}", (unsigned)character);
    else
        text_put(text, (const char *)octets,
                 der_string_encode((uint32_t)character, octets));
}

static void put_string(struct text *text, uint8_t tag, struct bytes contents)
{
    size_t position = 0;
    text_format(text, "\"");
    for (;;) {
        size_t start = position;
        int32_t character = der_string_next(tag, contents, &position);
        if (character == DER_STRING_END)
            break;
        if (character == DER_STRING_INVALID)
            text_format(text, "\\x%02X", contents.data[start]);
        else
            put_character(text, character);
    }
    text_format(text, "\"");
    if (!der_string_is_valid(tag, contents))
        text_format(text, ", which is not all of its alphabet");
}

/* Reads CONTENTS as a time of the type TAG: the reader wants a whole element. */
static bool read_time(uint8_t tag, struct bytes contents, int64_t *seconds)
{
    uint8_t element[2 + 15];
    struct error ignored = {0};
    if (contents.length > 15)
        return false;
    element[0] = tag;
    element[1] = (uint8_t)contents.length;
    memcpy(element + 2, contents.data, contents.length);
    struct der_reader reader =
        der_reader_again(bytes_of(element, 2 + contents.length), &ignored);
    return tag == DER_UTC_TIME ? der_read_time(&reader, "", seconds)
                               : der_read_generalized_time(&reader, "", seconds);
}

static void put_time(struct text *text, uint8_t tag, struct bytes contents)
{
    char shown[CALENDAR_TEXT_SIZE];
    int64_t seconds;
    if (read_time(tag, contents, &seconds)) {
        text_format(text, "%s", calendar_to_text(seconds, shown));
        return;
    }
    put_string(text, DER_IA5_STRING, contents);
    text_format(text, ", not a time as RFC 5280 has it");
}

static void put_oid(struct text *text, const struct schema_node *node,
                    struct bytes contents)
{
    bool is_named = node->type != NULL && node->type->opening_count > 0;
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *name = oid_name_of(contents);
    oid_to_text(contents, dotted);
    if (strcmp(dotted, "?") == 0) {
        text_format(text, "no OBJECT IDENTIFIER, or one with very large numbers");
        return;
    }
    if (is_named && node->opening != NULL)
        text_format(text, "%s (%s)", node->opening->name, dotted);
    else if (name != NULL)
        text_format(text, "%s (%s)", name->long_name, dotted);
    else
        text_format(text, "%s", dotted);
}

static void put_boolean(struct text *text, struct bytes contents)
{
    if (contents.length != 1) {
        text_format(text, "no BOOLEAN: it has one byte");
        return;
    }
    text_format(text, "%s", contents.data[0] != 0 ? "TRUE" : "FALSE");
    if (contents.data[0] != 0 && contents.data[0] != 0xff)
        text_format(text, ", written %02X where DER has FF", contents.data[0]);
}

/* Of a SEQUENCE that begins with an identifier: which one. */
static void put_elements(struct text *text, const struct schema_tree *tree,
                         size_t index)
{
    const struct schema_node *node = &tree->nodes[index], *first = node + 1;
    put_count(text, node->child_count, "element");
    if (node->child_count > 1 && first->kind == NODE_FIELD && first->opening != NULL)
        text_format(text, ", %s", first->opening->name);
}

/* The number in OCTETS, most significant byte first unless IS_REVERSED. */
static void put_unsigned(struct text *text, struct bytes octets, bool is_reversed)
{
    uint8_t number[PIECE_SIZE];
    if (octets.length > sizeof number) {
        put_octets(text, octets);
        return;
    }
    for (size_t i = 0; i < octets.length; i++)
        number[i] = octets.data[is_reversed ? octets.length - 1 - i : i];
    put_large(text, bytes_of(number, octets.length));
}

/* Octets that are more than that. */
static void put_formatted(struct text *text, const struct schema_type *type,
                          struct bytes contents)
{
    if (type->number_count > 0 && contents.length == 1) {
        const char *name = number_name(type, contents.data[0]);
        text_format(text, "%02x (%s)", contents.data[0], name != NULL ? name : "?");
    } else if (type->format == SCHEMA_BIG_ENDIAN ||
               type->format == SCHEMA_LITTLE_ENDIAN) {
        put_unsigned(text, contents, type->format == SCHEMA_LITTLE_ENDIAN);
    } else if (type->format != SCHEMA_ADDRESS || !address_put(text, contents)) {
        put_octets(text, contents);
    }
}

static void put_primitive(struct text *text, const struct schema_node *node,
                          struct bytes contents)
{
    uint8_t tag =
        node->type != NULL && node->type->tag != 0 ? node->type->tag : node->tag;
    switch (tag) {
    case DER_BOOLEAN:
        put_boolean(text, contents);
        break;
    case DER_INTEGER:
    case DER_ENUMERATED:
        put_integer(text, node->type, contents);
        break;
    case DER_BIT_STRING:
        put_bits(text, node->type, contents);
        break;
    case DER_NULL:
        if (contents.length == 0)
            text_format(text, "NULL");
        else
            put_octets(text, contents);
        break;
    case DER_OID:
        put_oid(text, node, contents);
        break;
    case DER_UTC_TIME:
    case DER_GENERALIZED_TIME:
        put_time(text, tag, contents);
        break;
    default:
        if (der_tag_is_string(tag))
            put_string(text, tag, contents);
        else if (node->type != NULL)
            put_formatted(text, node->type, contents);
        else
            put_octets(text, contents);
        break;
    }
}

size_t schema_value(const struct schema_tree *tree, size_t index, char *text,
                    size_t size)
{
    const struct schema_node *node = &tree->nodes[index];
    struct bytes contents = schema_contents(tree, index);
    struct text value = text_of(text, size);
    char name[DER_TAG_NAME_SIZE];
    if (node->kind == NODE_END)
        text_format(&value, "the end");
    else if (node->kind == NODE_ENCLOSED)
        text_format(&value, "%u", contents.data[0]);
    else if (node->kind == NODE_BROKEN || node->kind == NODE_HIDDEN)
        put_octets(&value, contents);
    else if (node->kind == NODE_TAG)
        text_format(&value, "[%u]", node->tag & 0x1fU);
    else if (node->has_pieces)
        text_format(&value, "%zu bytes in pieces", contents.length);
    else if (node->has_children && (node->tag & DER_CONSTRUCTED) == 0)
        text_format(&value, "%zu bytes that are DER", contents.length);
    else if ((node->tag & DER_CONSTRUCTED) != 0 && !node->has_children &&
             contents.length > 0)
        text_format(&value, "%zu bytes that are not looked into", contents.length);
    else if ((node->tag & DER_CONSTRUCTED) != 0)
        put_elements(&value, tree, index);
    else if (node->kind == NODE_UNDEFINED && node->tag >> 6 != 0) {
        text_format(&value, "%s, ", der_tag_name(node->tag, name));
        put_octets(&value, contents);
    } else
        put_primitive(&value, node, contents);
    if (node->is_indefinite)
        text_format(&value, ", of indefinite length");
    if (node->is_cut_off)
        text_format(&value, ", cut off");
    return text_end(&value);
}
