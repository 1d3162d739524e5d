/* asn1_notation.c -- any octets as text that a person can edit and asn1_build.c makes
 * the same octets of. The language is described in docs/asn1-notation.md.
 *
 * Invariant: whatever the walk gives is written with all that is needed to have its
 * octets back: what a name or a value does not say by itself is said by an override,
 * and what cannot be walked over is written raw. */
#include <inttypes.h>

#include "../../asn1/der.h"
#include "../../asn1/der_rules.h"
#include "../../asn1/der_string.h"
#include "../../asn1/oid.h"
#include "../../asn1/text.h"
#include "asn1.h"
#include "asn1_notation.h"

#define OCTETS_ON_LINE  32
#define INTEGER_ON_LINE 32 /* octets; a serial number has at most 20 */
#define BITS_SHOWN      32 /* as zeros and ones: what might be named bits */

struct notation {
    FILE *stream;
    struct ber_walk walk;
    unsigned depth; /* braces open */
};

static void indent(struct notation *notation, unsigned depth)
{
    fprintf(notation->stream, "%*s", 2 * (int)depth, "");
}

static void write_digits(FILE *stream, struct bytes octets)
{
    for (size_t i = 0; i < octets.length; i++)
        fprintf(stream, "%02x", octets.data[i]);
}

/* As X.680 writes octets: '0500'H; many of them in lines. */
static void write_hex(struct notation *notation, struct bytes octets)
{
    FILE *stream = notation->stream;
    fputc('\'', stream);
    for (size_t i = 0; i < octets.length; i += OCTETS_ON_LINE) {
        size_t left = octets.length - i;
        if (octets.length > OCTETS_ON_LINE) {
            fputc('\n', stream);
            indent(notation, notation->depth + 1);
        }
        write_digits(stream, bytes_of(octets.data + i,
                                      left < OCTETS_ON_LINE ? left : OCTETS_ON_LINE));
    }
    fputs("'H", stream);
}

static void write_character(FILE *stream, const uint8_t *octets, size_t length,
                            bool is_safe)
{
    if (length == 1 && (octets[0] == '"' || octets[0] == '\\'))
        fputc('\\', stream);
    for (size_t i = 0; i < length; i++)
        if (is_safe)
            fputc(octets[i], stream);
        else
            fprintf(stream, "\\%02X", octets[i]);
}

/* TAG tells how characters are encoded in CONTENTS; in the quotes they are UTF-8. */
static void write_text(FILE *stream, uint8_t tag, struct bytes contents)
{
    size_t position = 0;
    fputc('"', stream);
    for (;;) {
        size_t start = position;
        uint8_t utf8[4];
        int32_t character = der_string_next(tag, contents, &position);
        if (character == DER_STRING_END)
            break;
        if (character == DER_STRING_INVALID)
            write_character(stream, contents.data + start, position - start, false);
        else
            write_character(stream, utf8, der_string_encode((uint32_t)character, utf8),
                            !text_is_unsafe((uint32_t)character));
    }
    fputc('"', stream);
}

static bool is_plain(struct bytes contents)
{
    for (size_t i = 0; i < contents.length; i++)
        if (contents.data[i] < ' ' || contents.data[i] > '~')
            return false;
    return contents.length > 0;
}

static void write_integer(struct notation *notation, struct bytes contents)
{
    const uint8_t *at = contents.data;
    size_t length = contents.length;
    bool is_minimal =
        length == 1 || (length > 1 && at[0] != ((at[1] & 0x80) != 0 ? 0xff : 0x00));
    bool is_negative = length > 0 && (at[0] & 0x80) != 0;
    if (is_minimal && length <= 8) {
        uint64_t value = is_negative ? UINT64_MAX : 0;
        for (size_t i = 0; i < length; i++)
            value = value << 8 | at[i];
        fprintf(notation->stream, "%" PRId64, (int64_t)value);
    } else if (is_minimal && !is_negative && length <= INTEGER_ON_LINE) {
        size_t skip = at[0] == 0 ? 1 : 0;
        fputs("0x", notation->stream);
        write_digits(notation->stream, bytes_of(at + skip, length - skip));
    } else {
        write_hex(notation, contents);
    }
}

static void write_boolean(struct notation *notation, struct bytes contents)
{
    if (contents.length == 1 && (contents.data[0] == 0x00 || contents.data[0] == 0xff))
        fputs(contents.data[0] == 0 ? "FALSE" : "TRUE", notation->stream);
    else
        write_hex(notation, contents);
}

static void write_oid(struct notation *notation, struct bytes contents)
{
    char text[OID_TEXT_SIZE];
    const struct oid_name *name = oid_name_of(contents);
    if (oid_to_text(contents, text)[0] == '?') {
        write_hex(notation, contents);
        return;
    }
    fputs(text, notation->stream);
    if (name != NULL)
        fprintf(notation->stream, "  -- %s", name->long_name);
}

static void write_bits(struct notation *notation, struct bytes contents)
{
    if (contents.length == 0) {
        fputs("unused=none ''H", notation->stream);
        return;
    }
    unsigned unused = contents.data[0];
    struct bytes octets = bytes_of(contents.data + 1, contents.length - 1);
    bool is_valid =
        unused == 0 || (unused < 8 && octets.length > 0 &&
                        (octets.data[octets.length - 1] & ((1u << unused) - 1)) == 0);
    if (is_valid && 8 * octets.length <= BITS_SHOWN) {
        fputc('\'', notation->stream);
        for (size_t i = 0; i < 8 * octets.length - unused; i++)
            fputc((octets.data[i / 8] & 0x80 >> i % 8) != 0 ? '1' : '0',
                  notation->stream);
        fputs("'B", notation->stream);
        return;
    }
    if (unused != 0)
        fprintf(notation->stream, "unused=%u ", unused);
    write_hex(notation, octets);
}

static void write_wide_text(struct notation *notation, uint8_t tag,
                            struct bytes contents)
{
    if (der_string_is_valid(tag, contents))
        write_text(notation->stream, tag, contents);
    else
        write_hex(notation, contents);
}

static void write_universal(struct notation *notation, uint32_t number,
                            struct bytes contents)
{
    switch (number) {
    case DER_BOOLEAN:
        write_boolean(notation, contents);
        return;
    case DER_INTEGER:
    case DER_ENUMERATED:
        write_integer(notation, contents);
        return;
    case DER_BIT_STRING:
        write_bits(notation, contents);
        return;
    case DER_OID:
        write_oid(notation, contents);
        return;
    case DER_UNIVERSAL_STRING:
    case DER_BMP_STRING:
        write_wide_text(notation, (uint8_t)number, contents);
        return;
    default:
        if (asn1_type_is_text(number) ||
            (number == DER_OCTET_STRING && is_plain(contents)))
            write_text(notation->stream, DER_UTF8_STRING, contents);
        else
            write_hex(notation, contents);
    }
}

/* Contents that are no elements, behind the tag and a space. */
static void write_value(struct notation *notation, const struct ber_element *element)
{
    const struct ber_header *header = &element->header;
    if (header->is_constructed)
        write_hex(notation, element->contents);
    else if (header->tag_class == BER_UNIVERSAL)
        write_universal(notation, header->number, element->contents);
    else if (is_plain(element->contents))
        write_text(notation->stream, DER_UTF8_STRING, element->contents);
    else
        write_hex(notation, element->contents);
}

static void write_tag(struct notation *notation, const struct ber_header *header)
{
    static const char *const classes[] = {"UNIVERSAL ", "APPLICATION ", "", "PRIVATE "};
    const char *name =
        header->tag_class == BER_UNIVERSAL ? asn1_type_name(header->number) : NULL;
    if (name != NULL)
        fputs(name, notation->stream);
    else
        fprintf(notation->stream, "[%s%" PRIu32 "]", classes[header->tag_class],
                header->number);
}

/* Says what the name and the value do not: octets of tag and length that are not the
 * shortest, and which form it has if that is not the one that goes without saying. */
static void write_overrides(struct notation *notation,
                            const struct ber_element *element, bool has_braces)
{
    const struct ber_header *header = &element->header;
    const uint8_t *at = notation->walk.document.data + element->offset;
    bool is_named =
        header->tag_class == BER_UNIVERSAL && asn1_type_name(header->number) != NULL;
    bool is_expected = is_named ? der_type_has_parts(header->number) : has_braces;
    if (header->is_constructed != is_expected)
        fputs(header->is_constructed ? " constructed" : " primitive", notation->stream);
    if ((header->forms & (BER_LONG_TAG | BER_PADDED_TAG)) != 0) {
        fputs(" tag='", notation->stream);
        write_digits(notation->stream, bytes_of(at, header->identifier_length));
        fputs("'H", notation->stream);
    }
    if (header->is_indefinite) {
        fputs(" length=indefinite", notation->stream);
    } else if ((header->forms & (BER_LONG_LENGTH | BER_RESERVED_FORM)) != 0) {
        fputs(" length='", notation->stream);
        write_digits(notation->stream,
                     bytes_of(at + header->identifier_length,
                              header->header_length - header->identifier_length));
        fputs("'H", notation->stream);
    }
}

/* How many octets of contents stand before elements that are worth showing, or
 * SIZE_MAX. Below the greatest depth nothing is. */
static size_t find_inside(const struct ber_element *element)
{
    const struct ber_header *header = &element->header;
    struct bytes contents = element->contents;
    if (element->depth == BER_DEPTH_MAX)
        return SIZE_MAX;
    if (header->is_constructed)
        return 0;
    if (header->tag_class != BER_UNIVERSAL)
        return SIZE_MAX;
    if (header->number == DER_OCTET_STRING && !is_plain(contents) &&
        ber_is_one_value(contents))
        return 0;
    if (header->number == DER_BIT_STRING && contents.length > 1 &&
        contents.data[0] == 0 &&
        ber_is_one_value(bytes_of(contents.data + 1, contents.length - 1)))
        return 1;
    return SIZE_MAX;
}

static void close_braces(struct notation *notation, unsigned depth)
{
    while (notation->depth > depth) {
        notation->depth--;
        indent(notation, notation->depth);
        fputs("}\n", notation->stream);
    }
}

static void write_element(struct notation *notation, const struct ber_element *element)
{
    size_t skip = find_inside(element);
    bool has_braces = skip != SIZE_MAX;
    indent(notation, element->depth);
    write_tag(notation, &element->header);
    write_overrides(notation, element, has_braces);
    bool is_silent = element->header.tag_class == BER_UNIVERSAL &&
                     (element->header.number == DER_NULL ||
                      element->header.number == BER_END_OF_CONTENTS) &&
                     !element->header.is_constructed;
    if (has_braces && element->contents.length == skip) {
        fputs(" {}\n", notation->stream);
    } else if (has_braces && ber_enter(&notation->walk, element, skip) == BER_FINE) {
        fputs(" {\n", notation->stream);
        notation->depth++;
    } else {
        if (!is_silent || element->contents.length > 0) {
            fputc(' ', notation->stream);
            write_value(notation, element);
        }
        fputc('\n', notation->stream);
    }
}

void asn1_write_notation(FILE *stream, struct bytes document)
{
    struct notation notation = {.stream = stream, .walk = ber_walk_of(document)};
    struct ber_element element;
    enum ber_fault fault;
    enum ber_step step;
    const char *source;
    while ((step = ber_next(&notation.walk, &element, &fault)) != BER_END) {
        close_braces(&notation, element.depth);
        if (step == BER_ELEMENT) {
            write_element(&notation, &element);
            continue;
        }
        indent(&notation, element.depth);
        fputs("raw ", stream);
        write_hex(&notation, ber_leave_rest(&notation.walk));
        fprintf(stream, "  -- byte %zu: %s\n", element.offset,
                ber_fault_text(fault, &source));
    }
    close_braces(&notation, 0);
}
