/* show_json_values.c -- numbers, names and times as JSON. */
#include "show_json_values.h"

#include "../../asn1/calendar.h"
#include "../../asn1/der_string.h"
#include "../../asn1/oid.h"
#include "../../keys/algorithm.h"
#include "show_integer.h"
#include "show_time.h"

void json_put_safe(struct json_page *page, const char *name, struct bytes octets)
{
    show_safe(json_text_begin(page, name), octets);
    json_text_end(page);
}

void json_put_decimal(struct json_page *page, const char *name, struct bytes contents)
{
    show_decimal(json_text_begin(page, name), contents);
    json_text_end(page);
}

void json_put_oid_fields(struct json_page *page, struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *known = show_oid_name(&page->text, oid);
    json_write_text(&page->writer, "oid", oid_to_text(oid, dotted));
    if (known != NULL)
        json_write_text(&page->writer, "name", known->long_name);
    else
        json_write_null(&page->writer, "name");
}

void json_put_oid(struct json_page *page, const char *name, struct bytes oid)
{
    json_write_begin(&page->writer, name, '{');
    json_put_oid_fields(page, oid);
    json_write_end(&page->writer, '}');
}

void json_put_algorithm(struct json_page *page, const char *name,
                        const struct algorithm_identifier *algorithm)
{
    json_write_begin(&page->writer, name, '{');
    json_put_oid_fields(page, algorithm->algorithm);
    if (algorithm->parameters.length > 0)
        json_put_asn1(page, "parameters", algorithm->parameters);
    else
        json_write_null(&page->writer, "parameters");
    json_write_end(&page->writer, '}');
}

void json_put_time(struct json_page *page, const char *name, struct der_reader *reader)
{
    struct bytes contents;
    char text[CALENDAR_TEXT_SIZE];
    int64_t seconds;
    uint8_t tag =
        der_next_is(reader, DER_UTC_TIME) ? DER_UTC_TIME : DER_GENERALIZED_TIME;
    if (!der_read(reader, tag, "Time", &contents))
        return;
    if (show_time_read(tag, contents, &seconds))
        json_write_text(&page->writer, name, calendar_to_text(seconds, text));
    else
        json_write_null(&page->writer, name);
}

/* A string in UTF-8, whatever type it has. */
static void put_string(struct json_page *page, const char *name, uint8_t tag,
                       struct bytes contents)
{
    const struct show *text = json_text_begin(page, name);
    size_t position = 0, start = 0;
    int32_t c;
    while ((c = der_string_next(tag, contents, &position)) != DER_STRING_END) {
        uint8_t octets[4];
        if (c == DER_STRING_INVALID)
            show_safe(text, bytes_of(contents.data + start, position - start));
        else
            show_safe(text, bytes_of(octets, der_string_encode((uint32_t)c, octets)));
        start = position;
    }
    json_text_end(page);
}

/* AttributeTypeAndValue: the value as text if it is a string, else as ASN.1. */
static void put_attribute(struct json_page *page, struct der_reader *reader)
{
    struct der_reader inner;
    struct bytes type, contents, element;
    uint8_t tag;
    char tag_name[DER_TAG_NAME_SIZE];
    if (!der_enter(reader, DER_SEQUENCE, "AttributeTypeAndValue", &inner) ||
        !der_read_oid(&inner, "type", &type) ||
        !der_read_any(&inner, "value", &tag, &contents, &element))
        return;
    json_write_begin(&page->writer, NULL, '{');
    json_put_oid_fields(page, type);
    json_write_text(&page->writer, "type", der_tag_name(tag, tag_name));
    if (der_tag_is_string(tag))
        put_string(page, "value", tag, contents);
    else
        json_put_asn1(page, "value", element);
    json_write_end(&page->writer, '}');
}

void json_put_name(struct json_page *page, const char *name, struct der_reader *reader)
{
    struct der_reader rdns, attributes;
    if (!der_enter(reader, DER_SEQUENCE, "Name", &rdns))
        return;
    json_write_begin(&page->writer, name, '[');
    while (!der_at_end(&rdns) &&
           der_enter(&rdns, DER_SET, "RelativeDistinguishedName", &attributes)) {
        json_write_begin(&page->writer, NULL, '[');
        while (!der_at_end(&attributes))
            put_attribute(page, &attributes);
        json_write_end(&page->writer, ']');
    }
    json_write_end(&page->writer, ']');
}

static void put_primitive(struct json_page *page, const char *name, uint8_t tag,
                          struct bytes contents, struct bytes element)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(element, &error);
    struct bytes oid;
    if (tag == DER_OID && der_read_oid(&reader, "", &oid))
        json_put_oid(page, name, oid);
    else if (tag == DER_INTEGER || tag == DER_ENUMERATED)
        json_put_decimal(page, name, contents);
    else if (tag == DER_BOOLEAN && contents.length == 1)
        json_write_boolean(&page->writer, name, contents.data[0] != 0);
    else if (tag == DER_UTC_TIME || tag == DER_GENERALIZED_TIME)
        json_put_time(page, name, &reader);
    else if (der_tag_is_string(tag))
        put_string(page, name, tag, contents);
    else
        json_write_hex(&page->writer, name, contents);
}

/* The levels of DER that were entered: the depth is bounded by the reader. */
struct asn1_levels {
    struct der_reader levels[DER_DEPTH_MAX + 2];
    size_t depth;
};

/* Steps over the next element, or into it if it is constructed; to a PAGE it is written.
 * False at what is not DER. */
static bool step(struct asn1_levels *at, struct json_page *page, const char *name)
{
    struct der_reader *level = &at->levels[at->depth], ahead = *level;
    struct bytes contents, element;
    uint8_t tag;
    char tag_name[DER_TAG_NAME_SIZE];
    if (!der_read_any(&ahead, "", &tag, &contents, &element))
        return false;
    bool is_constructed = (tag & DER_CONSTRUCTED) != 0;
    if (page != NULL) {
        json_write_begin(&page->writer, at->depth > 0 ? NULL : name, '{');
        json_write_text(&page->writer, "type", der_tag_name(tag, tag_name));
    }
    if (is_constructed) {
        if (page != NULL)
            json_write_begin(&page->writer, "value", '[');
        at->depth++;
        return der_enter(level, tag, "", &at->levels[at->depth]);
    }
    *level = ahead;
    if (page != NULL) {
        put_primitive(page, "value", tag, contents, element);
        json_write_end(&page->writer, '}');
    }
    return true;
}

static void leave(struct asn1_levels *at, struct json_page *page)
{
    at->depth--;
    if (page == NULL)
        return;
    json_write_end(&page->writer, ']');
    json_write_end(&page->writer, '}');
}

/* Walks over all of DER; to a PAGE it is written. */
static bool walk(struct bytes der, struct json_page *page, const char *name)
{
    struct error error = {0};
    struct asn1_levels at;
    at.levels[0] = der_reader_again(der, &error);
    at.depth = 0;
    for (;;) {
        while (at.depth > 0 && der_at_end(&at.levels[at.depth]))
            leave(&at, page);
        if (der_at_end(&at.levels[at.depth]) || !step(&at, page, name))
            return error.kind == ERROR_NONE;
    }
}

static bool is_one_element(struct bytes der)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(der, &error);
    return der_read_any(&reader, "", NULL, NULL, NULL) && der_finish(&reader, "");
}

/* Whether it is DER shows at its end only: it is walked over twice. */
void json_put_asn1(struct json_page *page, const char *name, struct bytes der)
{
    if (!is_one_element(der) || !walk(der, NULL, NULL) || !walk(der, page, name))
        json_write_null(&page->writer, name);
}
