/* show_name.c -- distinguished names as text. */
#include "show_name.h"

#include "../../asn1/der_string.h"
#include "../../asn1/oid.h"
#include "../../asn1/text.h"

/* AttributeTypeAndValue, as it stands in a name. */
struct attribute {
    struct bytes type;
    uint8_t tag;
    struct bytes contents, element;
};

static bool read_attribute(struct der_reader *reader, struct attribute *attribute)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "AttributeTypeAndValue", &inner) &&
           der_read_oid(&inner, "type", &attribute->type) &&
           der_read_any(&inner, "value", &attribute->tag, &attribute->contents,
                        &attribute->element) &&
           der_finish(&inner, "AttributeTypeAndValue");
}

/* How a value is written: with which escapes, and between quotes or not. */
struct value_form {
    bool escapes_quotes;  /* and puts what RFC 4514 escapes between quotes */
    bool escapes_letters; /* beyond ASCII */
};

static struct value_form value_form_of(const struct show *show,
                                       enum show_name_form form)
{
    bool is_old = form == SHOW_NAME_SPACED || show->like == SHOW_LIKE_3_0;
    return (struct value_form){is_old, is_old};
}

/* The types whose characters are printed. Times pass for text too. */
static bool is_text(uint8_t tag)
{
    return der_tag_is_string(tag) || tag == DER_UTC_TIME || tag == DER_GENERALIZED_TIME;
}

/* RFC 2253's list: what may not stand bare in a value. */
static bool wants_quotes(struct bytes text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = (char)text.data[i];
        if (c != '\0' && strchr(",+<>;", c) != NULL)
            return true;
        if (c == ' ' && (i == 0 || i + 1 == text.length))
            return true;
    }
    return text.length > 0 && text.data[0] == '#';
}

static void put_character(const struct show *show, struct value_form form, uint32_t c,
                          const uint8_t *octets, size_t length)
{
    bool is_escaped = c < ' ' || text_is_unsafe(c) || (form.escapes_letters && c > '~');
    if (is_escaped) {
        for (size_t i = 0; i < length; i++)
            show_format(show, "\\%02X", octets[i]);
        return;
    }
    if (c == '\\' || (c == '"' && form.escapes_quotes))
        putc('\\', show->out);
    fwrite(octets, 1, length, show->out);
}

/* The types whose octets are characters of ISO 8859-1 to OpenSSL, whatever their
 * alphabet allows. */
static int32_t next_character(uint8_t tag, struct bytes contents, size_t *position)
{
    bool is_wide =
        tag == DER_UTF8_STRING || tag == DER_BMP_STRING || tag == DER_UNIVERSAL_STRING;
    return der_string_next(is_wide ? tag : DER_TELETEX_STRING, contents, position);
}

static void put_text(const struct show *show, struct value_form form, uint8_t tag,
                     struct bytes contents)
{
    size_t position = 0, start = 0;
    int32_t c;
    while ((c = next_character(tag, contents, &position)) != DER_STRING_END) {
        uint8_t octets[4];
        if (c == DER_STRING_INVALID) {
            for (; start < position; start++)
                show_format(show, "\\%02X", contents.data[start]);
        } else {
            size_t length = der_string_encode((uint32_t)c, octets);
            put_character(show, form, (uint32_t)c, octets, length);
        }
        start = position;
    }
}

/* A space or a number sign at the end or the beginning means the same in every type;
 * in wide ones the octets between characters are looked through. */
static bool is_quoted(struct value_form form, uint8_t tag, struct bytes contents)
{
    uint8_t ascii[512];
    struct bytes text = {ascii, 0};
    size_t position = 0;
    int32_t c;
    if (!form.escapes_quotes)
        return false;
    if (tag != DER_BMP_STRING && tag != DER_UNIVERSAL_STRING)
        return wants_quotes(contents);
    while ((c = next_character(tag, contents, &position)) != DER_STRING_END &&
           text.length < sizeof ascii)
        ascii[text.length++] = c > 0 && c < 0x80 ? (uint8_t)c : 'x';
    return wants_quotes(text);
}

static void put_value(const struct show *show, enum show_name_form name_form,
                      const struct attribute *attribute)
{
    struct value_form form = value_form_of(show, name_form);
    if (!is_text(attribute->tag)) {
        putc('#', show->out);
        for (size_t i = 0; i < attribute->element.length; i++)
            show_format(show, "%02X", attribute->element.data[i]);
        return;
    }
    const char *quote =
        is_quoted(form, attribute->tag, attribute->contents) ? "\"" : "";
    fputs(quote, show->out);
    put_text(show, form, attribute->tag, attribute->contents);
    fputs(quote, show->out);
}

bool show_name_rdn(const struct show *show, struct der_reader *reader,
                   enum show_name_form form)
{
    bool is_old = form == SHOW_NAME_SPACED || show->like == SHOW_LIKE_3_0;
    for (bool is_first = true; !der_at_end(reader); is_first = false) {
        struct attribute attribute;
        if (!read_attribute(reader, &attribute))
            return false;
        if (!is_first)
            show_format(show, " + ");
        show_oid_short(show, attribute.type);
        show_format(show, "%s", is_old ? " = " : "=");
        put_value(show, form, &attribute);
    }
    return reader->error->kind == ERROR_NONE;
}

bool show_name(const struct show *show, struct der_reader *reader,
               enum show_name_form form)
{
    struct der_reader rdns, attributes;
    bool is_first = true;
    if (!der_enter(reader, DER_SEQUENCE, "Name", &rdns))
        return false;
    while (!der_at_end(&rdns)) {
        if (!der_enter(&rdns, DER_SET, "RelativeDistinguishedName", &attributes))
            return false;
        if (der_at_end(&attributes))
            continue; /* against the rules, and nothing to see */
        show_comma(show, &is_first);
        if (!show_name_rdn(show, &attributes, form))
            return false;
    }
    return true;
}

/* The oldest form is put together in a buffer of 256 octets; an attribute that no
 * longer fits, and all behind it, are left out. */
#define SLASHES_MAX 255

/* In the oldest form an octet that is not printable is \xHH, and what would look like
 * the beginning of an attribute has a backslash. */
static size_t slashed_length(uint8_t octet)
{
    if (octet < ' ' || octet > '~')
        return 4;
    return octet == '/' || octet == '+' ? 2 : 1;
}

static size_t slashes_length(const struct show *show, const struct attribute *attribute)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *name = show_oid_name(show, attribute->type);
    size_t length = 2 + strlen(name != NULL ? name->short_name
                                            : oid_to_text(attribute->type, dotted));
    for (size_t i = 0; i < attribute->contents.length; i++)
        length += slashed_length(attribute->contents.data[i]);
    return length;
}

static void put_slashed(const struct show *show, const struct attribute *attribute)
{
    putc('/', show->out);
    show_oid_short(show, attribute->type);
    putc('=', show->out);
    for (size_t i = 0; i < attribute->contents.length; i++) {
        uint8_t octet = attribute->contents.data[i];
        if (slashed_length(octet) == 4)
            show_format(show, "\\x%02X", octet);
        else
            show_format(show, "%s%c", slashed_length(octet) == 2 ? "\\" : "", octet);
    }
}

bool show_name_slashes(const struct show *show, struct der_reader *reader)
{
    struct der_reader rdns, attributes;
    struct attribute attribute;
    size_t length = 0;
    if (!der_enter(reader, DER_SEQUENCE, "Name", &rdns))
        return false;
    while (!der_at_end(&rdns)) {
        if (!der_enter(&rdns, DER_SET, "RelativeDistinguishedName", &attributes))
            return false;
        while (!der_at_end(&attributes)) {
            if (!read_attribute(&attributes, &attribute))
                return false;
            length += slashes_length(show, &attribute);
            if (length <= SLASHES_MAX)
                put_slashed(show, &attribute);
        }
    }
    return rdns.error->kind == ERROR_NONE;
}
