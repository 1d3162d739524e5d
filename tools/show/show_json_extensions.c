/* show_json_extensions.c -- extensions as JSON: the octets, what they are as ASN.1, and
 * the lines that `show` prints. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extensions.h"
#include "show_json_values.h"

/* The lines in TEXT, as an array. */
static json_t *json_lines(struct json_page *page, const char *text, size_t length)
{
    json_t *array = json_array();
    while (length > 0) {
        const char *end = memchr(text, '\n', length);
        size_t line = end != NULL ? (size_t)(end - text) : length;
        json_page_append(page, array, json_stringn(text, line));
        line += end != NULL ? 1 : 0;
        text += line;
        length -= line;
    }
    return array;
}

/* How long the text is shows only when it is there. */
#define TEXT_SIZE_MIN ((size_t)4096)
#define TEXT_SIZE_MAX ((size_t)1 << 30)

static json_t *json_text_of(struct json_page *page, struct bytes oid,
                            struct bytes value)
{
    for (size_t size = TEXT_SIZE_MIN; size <= TEXT_SIZE_MAX; size *= 4) {
        struct json_text text;
        if (!json_text_begin(&text, page->show, size))
            return NULL;
        show_extension_value(&text.show, oid, value, 0);
        json_t *lines =
            json_text_close(&text) ? json_lines(page, text.text, text.length) : NULL;
        bool is_longer = text.length > size;
        json_text_free(&text);
        if (lines != NULL || !is_longer)
            return lines;
    }
    return NULL;
}

static json_t *json_extension(struct json_page *page, struct der_reader *list)
{
    struct der_reader inner;
    struct bytes oid, value;
    bool critical;
    if (!der_enter(list, DER_SEQUENCE, "Extension", &inner) ||
        !der_read_oid(&inner, "extnID", &oid) ||
        !der_read_default_false(&inner, "critical", &critical) ||
        !der_read(&inner, DER_OCTET_STRING, "extnValue", &value))
        return NULL;
    json_t *object = json_oid(page, oid);
    json_page_put(page, object, "critical", json_boolean(critical));
    json_page_put(page, object, "text", json_text_of(page, oid, value));
    json_page_put(page, object, "value", json_asn1(page, value));
    json_page_put(page, object, "der", json_hex(value));
    return object;
}

json_t *json_next_extensions(struct json_page *page, struct der_reader *reader)
{
    struct der_reader list;
    if (!der_enter(reader, DER_SEQUENCE, "Extensions", &list))
        return NULL;
    json_t *array = json_array();
    while (!der_at_end(&list))
        json_page_append(page, array, json_extension(page, &list));
    return array;
}
