/* show_json_values.c -- numbers, names and times as JSON. */
#include "show_json_values.h"

#include <stdlib.h>

#include "../../asn1/calendar.h"
#include "../../asn1/der_string.h"
#include "../../asn1/oid.h"
#include "../../keys/algorithm.h"
#include "show_integer.h"
#include "show_time.h"

void json_page_put(struct json_page *page, json_t *object, const char *name,
                   json_t *value)
{
    json_put(&page->is_whole, object, name, value);
}

void json_page_append(struct json_page *page, json_t *array, json_t *value)
{
    json_append(&page->is_whole, array, value);
}

/* Makes room for SIZE characters. A stream in memory does not tell when it cannot grow:
 * it must not have to. */
static bool reserve(struct json_text *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        putc(' ', text->show.out);
    if (fflush(text->show.out) != 0 || text->length != size)
        return false;
    rewind(text->show.out);
    return true;
}

bool json_text_begin(struct json_text *text, const struct show *show, size_t size)
{
    *text = (struct json_text){{NULL, show->nowhere, show->like}, NULL, 0, size};
    text->show.out = open_memstream(&text->text, &text->length);
    if (text->show.out == NULL)
        return false;
    if (reserve(text, size))
        return true;
    json_text_close(text);
    json_text_free(text);
    return false;
}

bool json_text_close(struct json_text *text)
{
    return fclose(text->show.out) == 0 && text->text != NULL &&
           text->length <= text->size;
}

void json_text_free(struct json_text *text)
{
    if (text->text != NULL)
        explicit_bzero(text->text, text->length);
    free(text->text);
}

static json_t *json_text_end(struct json_text *text)
{
    bool ok = json_text_close(text);
    json_t *value = ok ? json_stringn(text->text, text->length) : NULL;
    json_text_free(text);
    return value;
}

json_t *json_safe(const struct json_page *page, struct bytes octets)
{
    struct json_text text;
    if (!json_text_begin(&text, page->show, 3 * octets.length + 1)) /* \XX */
        return NULL;
    show_safe(&text.show, octets);
    return json_text_end(&text);
}

json_t *json_decimal(const struct json_page *page, struct bytes contents)
{
    struct json_text text;
    if (!json_text_begin(&text, page->show, 3 * contents.length + 4)) /* -0x */
        return NULL;
    show_decimal(&text.show, contents);
    return json_text_end(&text);
}

json_t *json_oid(struct json_page *page, struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    const struct oid_name *name = show_oid_name(page->show, oid);
    json_t *object = json_object();
    json_page_put(page, object, "oid", json_string(oid_to_text(oid, dotted)));
    json_page_put(page, object, "name",
                  name != NULL ? json_string(name->long_name) : json_null());
    return object;
}

json_t *json_algorithm(struct json_page *page,
                       const struct algorithm_identifier *algorithm)
{
    json_t *object = json_oid(page, algorithm->algorithm);
    json_page_put(page, object, "parameters",
                  algorithm->parameters.length > 0
                      ? json_asn1(page, algorithm->parameters)
                      : json_null());
    return object;
}

json_t *json_next_time(struct der_reader *reader)
{
    struct bytes contents;
    char text[CALENDAR_TEXT_SIZE];
    int64_t seconds;
    uint8_t tag =
        der_next_is(reader, DER_UTC_TIME) ? DER_UTC_TIME : DER_GENERALIZED_TIME;
    if (!der_read(reader, tag, "Time", &contents))
        return NULL;
    return show_time_read(tag, contents, &seconds)
               ? json_string(calendar_to_text(seconds, text))
               : json_null();
}

/* A string in UTF-8, whatever type it has. */
static json_t *json_characters(const struct json_page *page, uint8_t tag,
                               struct bytes contents)
{
    struct json_text text;
    size_t position = 0, start = 0;
    int32_t c;
    /* An octet is a character at most, which is \XX twice if it is of Latin-1; two are
     * one of three octets in UTF-8. */
    if (!json_text_begin(&text, page->show, 6 * contents.length + 1))
        return NULL;
    while ((c = der_string_next(tag, contents, &position)) != DER_STRING_END) {
        uint8_t octets[4];
        if (c == DER_STRING_INVALID)
            show_safe(&text.show, bytes_of(contents.data + start, position - start));
        else
            show_safe(&text.show,
                      bytes_of(octets, der_string_encode((uint32_t)c, octets)));
        start = position;
    }
    return json_text_end(&text);
}

/* AttributeTypeAndValue: the value as text if it is a string, else as ASN.1. */
static json_t *json_attribute(struct json_page *page, struct der_reader *reader)
{
    struct der_reader inner;
    struct bytes type, contents, element;
    uint8_t tag;
    char name[DER_TAG_NAME_SIZE];
    if (!der_enter(reader, DER_SEQUENCE, "AttributeTypeAndValue", &inner) ||
        !der_read_oid(&inner, "type", &type) ||
        !der_read_any(&inner, "value", &tag, &contents, &element))
        return NULL;
    json_t *object = json_oid(page, type);
    json_page_put(page, object, "type", json_string(der_tag_name(tag, name)));
    json_page_put(page, object, "value",
                  der_tag_is_string(tag) ? json_characters(page, tag, contents)
                                         : json_asn1(page, element));
    return object;
}

json_t *json_rdn(struct json_page *page, struct der_reader *reader)
{
    json_t *array = json_array();
    while (!der_at_end(reader))
        json_page_append(page, array, json_attribute(page, reader));
    return array;
}

json_t *json_next_name(struct json_page *page, struct der_reader *reader)
{
    struct der_reader rdns, attributes;
    if (!der_enter(reader, DER_SEQUENCE, "Name", &rdns))
        return NULL;
    json_t *array = json_array();
    while (!der_at_end(&rdns) &&
           der_enter(&rdns, DER_SET, "RelativeDistinguishedName", &attributes))
        json_page_append(page, array, json_rdn(page, &attributes));
    return array;
}

static json_t *json_primitive(struct json_page *page, uint8_t tag,
                              struct bytes contents, struct bytes element)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(element, &error);
    struct bytes oid;
    if (tag == DER_OID && der_read_oid(&reader, "", &oid))
        return json_oid(page, oid);
    if (tag == DER_INTEGER || tag == DER_ENUMERATED)
        return json_decimal(page, contents);
    if (tag == DER_BOOLEAN && contents.length == 1)
        return json_boolean(contents.data[0] != 0);
    if (tag == DER_UTC_TIME || tag == DER_GENERALIZED_TIME)
        return json_next_time(&reader);
    if (der_tag_is_string(tag))
        return json_characters(page, tag, contents);
    return json_hex(contents);
}

/* Adds the next element of LEVEL to ARRAY. What is constructed is entered: INNER stands
 * inside, and INSIDE is where its elements go; else that is NULL. False at what is not
 * DER, or if something could not be put into something: then it is gone. */
static bool add_element(struct json_page *page, struct der_reader *level, json_t *array,
                        struct der_reader *inner, json_t **inside)
{
    struct der_reader ahead = *level;
    struct bytes contents, element;
    uint8_t tag;
    char name[DER_TAG_NAME_SIZE];
    *inside = NULL;
    if (!der_read_any(&ahead, "", &tag, &contents, &element))
        return false;
    bool is_constructed = (tag & DER_CONSTRUCTED) != 0;
    if (is_constructed && !der_enter(level, tag, "", inner))
        return false;
    if (is_constructed)
        *inside = json_array();
    else
        *level = ahead;
    json_t *object = json_object();
    json_page_put(page, object, "type", json_string(der_tag_name(tag, name)));
    json_page_put(page, object, "value",
                  is_constructed ? *inside
                                 : json_primitive(page, tag, contents, element));
    json_page_append(page, array, object);
    return page->is_whole;
}

/* The levels that were entered, a reader and an array for each: the depth is bounded by
 * the reader. */
json_t *json_asn1(struct json_page *page, struct bytes der)
{
    struct error error = {0};
    struct der_reader levels[DER_DEPTH_MAX + 2];
    json_t *arrays[DER_DEPTH_MAX + 2], *root = json_array(), *inside;
    size_t depth = 0;
    levels[0] = der_reader_again(der, &error);
    arrays[0] = root;
    for (;;) {
        while (depth > 0 && der_at_end(&levels[depth]))
            depth--;
        if (der_at_end(&levels[depth]) ||
            !add_element(page, &levels[depth], arrays[depth], &levels[depth + 1],
                         &inside))
            break;
        if (inside != NULL)
            arrays[++depth] = inside;
    }
    bool is_one = error.kind == ERROR_NONE && json_array_size(root) == 1;
    json_t *only = is_one ? json_incref(json_array_get(root, 0)) : json_null();
    json_decref(root);
    return only;
}
