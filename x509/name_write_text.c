/* name_write_text.c -- names from text: RFC 4514 section 3, and the form with slashes.
 *
 * The text is walked once. An attribute is a type, an equals sign and a value; what
 * stands behind the value says whether another one follows, and whether in the same
 * RelativeDistinguishedName. */
#include "../asn1/der_string.h"
#include "../asn1/oid.h"
#include "name.h"

/* Longest value of any attribute, in octets: ub-name of RFC 5280 appendix A.1. */
#define VALUE_LENGTH_MAX 32768

struct name_parser {
    const char *text;
    size_t position;
    char separator; /* between RDNs: ',' or '/' */
    struct error *error;
    struct der_writer *writer;
};

/* What RFC 5280 appendix A.1 and X.520 say of an attribute's value: its string type and
 * its greatest length in characters. Types that are not listed are UTF8String up to
 * ub-name. */
struct attribute_rule {
    const char *dotted;
    uint8_t tag;
    size_t length_min, length_max;
};

static const struct attribute_rule rules[] = {
    {"2.5.4.3", DER_UTF8_STRING, 1, 64},      /* commonName */
    {"2.5.4.5", DER_PRINTABLE_STRING, 1, 64}, /* serialNumber */
    {"2.5.4.6", DER_PRINTABLE_STRING, 2, 2},  /* countryName */
    {"2.5.4.7", DER_UTF8_STRING, 1, 128},     /* localityName */
    {"2.5.4.8", DER_UTF8_STRING, 1, 128},     /* stateOrProvinceName */
    {"2.5.4.10", DER_UTF8_STRING, 1, 64},     /* organizationName */
    {"2.5.4.11", DER_UTF8_STRING, 1, 64},     /* organizationalUnitName */
    {"2.5.4.12", DER_UTF8_STRING, 1, 64},     /* title */
    {"2.5.4.46", DER_PRINTABLE_STRING, 1, VALUE_LENGTH_MAX}, /* dnQualifier */
    {"2.5.4.65", DER_UTF8_STRING, 1, 128},                   /* pseudonym */
    {"1.2.840.113549.1.9.1", DER_IA5_STRING, 1, 255},        /* emailAddress */
    {"0.9.2342.19200300.100.1.25", DER_IA5_STRING, 1,
     63}, /* domainComponent: a label */
    {"1.3.6.1.4.1.311.60.2.1.3", DER_PRINTABLE_STRING, 2, 2}, /* jurisdiction of C */
};

static const struct attribute_rule *rule_for(const char *dotted)
{
    static const struct attribute_rule other = {NULL, DER_UTF8_STRING, 1,
                                                VALUE_LENGTH_MAX};
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
        if (strcmp(rules[i].dotted, dotted) == 0)
            return &rules[i];
    return &other;
}

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

/* Names that may stand before an equals sign belong to these trees. */
static bool is_attribute_type(const char *dotted)
{
    static const char *const trees[] = {"2.5.4.", "0.9.2342.19200300.100.1.",
                                        "1.2.840.113549.1.9.",
                                        "1.3.6.1.4.1.311.60.2.1."};
    for (size_t i = 0; i < sizeof trees / sizeof trees[0]; i++)
        if (strncmp(dotted, trees[i], strlen(trees[i])) == 0)
            return true;
    return false;
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

    const struct oid_name *known = oid_name_by_text(p->text + start, length);
    if (known != NULL && is_attribute_type(known->dotted)) {
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

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* Two hexadecimal digits at *TEXT, or -1. */
static int hex_octet(const char *text)
{
    int high = hex_value(text[0]);
    int low = high < 0 ? -1 : hex_value(text[1]);
    return low < 0 ? -1 : high << 4 | low;
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
        if (*length == VALUE_LENGTH_MAX)
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

static bool write_string_value(struct name_parser *p, const struct attribute_rule *rule)
{
    uint8_t octets[VALUE_LENGTH_MAX];
    struct bytes value = {octets, 0};
    char type[DER_TAG_NAME_SIZE];
    size_t start = p->position;
    if (!parse_string(p, octets, &value.length))
        return false;
    if (!der_string_is_valid(rule->tag, value))
        return error_fail(p->error, ERROR_ENCODING, start, "RFC 5280 A.1",
                          "subject: want characters of %s only",
                          der_tag_name(rule->tag, type));
    size_t count = count_characters(value);
    if (count < rule->length_min || count > rule->length_max)
        return error_fail(p->error, ERROR_LIMIT, start, "RFC 5280 A.1",
                          "subject: want a value of %zu to %zu characters, have %zu",
                          rule->length_min, rule->length_max, count);
    der_write(p->writer, rule->tag, value);
    return true;
}

/* "#0c0141": the value's own DER. */
static bool write_hex_value(struct name_parser *p)
{
    uint8_t octets[VALUE_LENGTH_MAX];
    size_t length = 0, start = p->position++;
    for (int octet; length < sizeof octets; p->position += 2) {
        octet = hex_octet(p->text + p->position);
        if (octet < 0)
            break;
        octets[length++] = (uint8_t)octet;
    }
    skip_spaces(p);
    struct error inner = {0};
    struct der_reader reader = der_reader_of(bytes_of(octets, length), &inner);
    if (!at_value_end(p) || !der_read_any(&reader, "value", NULL, NULL, NULL) ||
        !der_finish(&reader, "value"))
        return fail(p, start, "want one DER value in hexadecimal behind #");
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
    if (!(peek(p) == '#' ? write_hex_value(p)
                         : write_string_value(p, rule_for(dotted))))
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
    }
    der_end(writer);
    return true;
}
