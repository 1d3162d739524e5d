/* name_write_text.c -- names from text: RFC 4514 section 3, and the form with slashes.
 *
 * The text is walked once. An attribute is a type, an equals sign and a value; what
 * stands behind the value says whether another one follows, and whether in the same
 * RelativeDistinguishedName. */
#include "../asn1/der_string.h"
#include "../asn1/hex.h"
#include "../asn1/oid.h"
#include "../asn1/text.h"
#include "attribute.h"
#include "name.h"

/* How deep the value of an attribute lies in a certificate or a request: in the document,
 * what of it is signed, the name, an RDN and an attribute. */
#define VALUE_DEPTH 5

struct name_parser {
    const char *text;
    size_t position;
    char separator; /* between RDNs: ',' or '/' */
    struct error *error;
    struct der_writer *writer;
};

static bool fail(struct name_parser *p, size_t position, const char *reason)
{
    return error_fail(p->error, ERROR_ENCODING, position, "RFC 4514 3", "subject: %s",
                      reason);
}

static char peek(const struct name_parser *p)
{
    return p->text[p->position];
}

static bool at_value_end(const struct name_parser *p)
{
    char c = peek(p);
    return c == '\0' || c == '+' || c == p->separator ||
           (c == ';' && p->separator == ',');
}

static void skip_spaces(struct name_parser *p)
{
    while (peek(p) == ' ')
        p->position++;
}

/* Reads "CN=" or "2.5.4.3=" and sets DOTTED. */
static bool parse_type(struct name_parser *p, char dotted[OID_TEXT_SIZE])
{
    skip_spaces(p);
    size_t start = p->position, length = strcspn(p->text + start, "=+,/;\\");
    if (p->text[start + length] != '=')
        return fail(p, start, "want TYPE=VALUE, have no equals sign");
    p->position = start + length + 1;
    while (length > 0 && p->text[start + length - 1] == ' ')
        length--;

    const struct oid_name *known = attribute_by_text(p->text + start, length);
    if (known != NULL) {
        strcpy(dotted, known->dotted);
        return true;
    }
    uint8_t octets[OID_OCTETS_MAX];
    size_t octets_length;
    if (length >= OID_TEXT_SIZE)
        return fail(p, start, "want an attribute type, have something longer");
    memcpy(dotted, p->text + start, length);
    dotted[length] = '\0';
    return oid_from_text(dotted, octets, &octets_length) ||
           fail(p, start, "want a known attribute type or dotted decimal");
}

/* RFC 4514 3: `pair = ESC ( ESC / special / hexpair )`. OpenSSL's slash form lets a
 * backslash stand before any character, and so do we. */
static bool parse_escape(struct name_parser *p, uint8_t *octet)
{
    size_t start = p->position++;
    int hex = hex_octet(p->text + p->position);
    if (hex >= 0) {
        *octet = (uint8_t)hex;
        p->position += 2;
        return true;
    }
    if (peek(p) == '\0')
        return fail(p, start, "want a character behind the backslash, have the end");
    *octet = (uint8_t)p->text[p->position++];
    return true;
}

/* Reads a value up to its end into OCTETS. Spaces around it do not count unless they
 * are escaped. */
static bool parse_string(struct name_parser *p, uint8_t *octets, size_t *length)
{
    size_t start = p->position, significant = 0;
    *length = 0;
    skip_spaces(p);
    while (!at_value_end(p)) {
        bool is_escaped = peek(p) == '\\';
        if (*length == ATTRIBUTE_LENGTH_MAX)
            return fail(p, start, "want a value of at most 32768 octets, have more");
        if (!is_escaped)
            octets[*length] = (uint8_t)p->text[p->position++];
        else if (!parse_escape(p, &octets[*length]))
            return false;
        if (octets[(*length)++] != ' ' || is_escaped)
            significant = *length;
    }
    *length = significant;
    return true;
}

static size_t count_characters(struct bytes utf8)
{
    size_t count = 0;
    for (size_t i = 0; i < utf8.length; i++)
        count += (utf8.data[i] & 0xc0) != 0x80;
    return count;
}

static bool is_letters(struct bytes value)
{
    for (size_t i = 0; i < value.length; i++)
        if (!text_is_letter(value.data[i]))
            return false;
    return true;
}

static bool write_string_value(struct name_parser *p, const struct attribute_rule *rule)
{
    uint8_t octets[ATTRIBUTE_LENGTH_MAX];
    struct bytes value = {octets, 0};
    char type[DER_TAG_NAME_SIZE];
    size_t start = p->position;
    if (!parse_string(p, octets, &value.length))
        return false;
    if (!der_string_is_valid(rule->tag, value))
        return error_fail(p->error, ERROR_ENCODING, start, "RFC 5280 A.1",
                          "subject: want characters of %s only",
                          der_tag_name(rule->tag, type));
    if (rule->is_letters && !is_letters(value))
        return fail(p, start, "want two letters for a country");
    size_t count = count_characters(value);
    if (count < rule->length_min || count > rule->length_max)
        return error_fail(p->error, ERROR_LIMIT, start, "RFC 5280 A.1",
                          "subject: want a value of %zu to %zu characters, have %zu",
                          rule->length_min, rule->length_max, count);
    der_write(p->writer, rule->tag, value);
    return true;
}

/* Says what is wrong with the octets behind the # at POSITION. */
static bool fail_value(struct name_parser *p, size_t position,
                       const struct error *inner)
{
    enum error_kind kind = inner->kind == ERROR_LIMIT ? ERROR_LIMIT : ERROR_ENCODING;
    return error_fail(p->error, kind, position, inner->source,
                      "subject: want one DER value in hexadecimal behind #; its byte "
                      "%zu: %.80s",
                      inner->offset, inner->message);
}

/* "#0c0141": the value's own DER, throughout. */
static bool write_hex_value(struct name_parser *p, struct bytes type)
{
    uint8_t octets[ATTRIBUTE_LENGTH_MAX];
    size_t length = 0, start = p->position++;
    for (int octet; length < sizeof octets; p->position += 2) {
        octet = hex_octet(p->text + p->position);
        if (octet < 0)
            break;
        octets[length++] = (uint8_t)octet;
    }
    skip_spaces(p);
    if (!at_value_end(p))
        return fail(p, start, "want one DER value in hexadecimal behind #");
    struct error inner = {0};
    struct der_reader reader = der_reader_of(bytes_of(octets, length), &inner);
    reader.depth = VALUE_DEPTH;
    uint8_t tag = 0;
    struct bytes contents, element;
    if (!der_read_any(&reader, "value", &tag, &contents, &element) ||
        !(attribute_is_usual(tag) ? der_check_string(&reader, tag, "value", contents)
                                  : attribute_check_other(reader, type, element)) ||
        !der_finish(&reader, "value"))
        return fail_value(p, start, &inner);
    der_write_raw(p->writer, bytes_of(octets, length));
    return true;
}

static bool write_attribute(struct name_parser *p)
{
    char dotted[OID_TEXT_SIZE];
    uint8_t oid[OID_OCTETS_MAX];
    size_t oid_length;
    if (!parse_type(p, dotted) || !oid_from_text(dotted, oid, &oid_length))
        return false;
    der_begin(p->writer, DER_SEQUENCE);
    der_write_oid(p->writer, bytes_of(oid, oid_length));
    if (!(peek(p) == '#' ? write_hex_value(p, bytes_of(oid, oid_length))
                         : write_string_value(p, attribute_rule_of(dotted))))
        return false;
    der_end(p->writer);
    return true;
}

/* One RelativeDistinguishedName: attributes joined by plus signs. */
static bool write_rdn(struct name_parser *p)
{
    der_begin(p->writer, DER_SET);
    if (!write_attribute(p))
        return false;
    while (peek(p) == '+') {
        p->position++;
        if (!write_attribute(p))
            return false;
    }
    der_end_set_of(p->writer);
    return true;
}

bool name_write_text(struct der_writer *writer, const char *text, struct error *error)
{
    struct name_parser p = {text, 0, ',', error, writer};
    if (text[0] == '/') {
        p.separator = '/';
        p.position = 1;
    }
    der_begin(writer, DER_SEQUENCE);
    bool has_more = peek(&p) != '\0';
    while (has_more) {
        if (!write_rdn(&p))
            return false;
        has_more = peek(&p) != '\0';
        p.position += has_more;
        /* OpenSSL's users may end the slash form with one more slash. */
        if (p.separator == '/' && peek(&p) == '\0')
            has_more = false;
    }
    der_end(writer);
    return true;
}
