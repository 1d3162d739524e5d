/* show_json_extensions.c -- extensions as JSON: the octets, what they are as ASN.1, and
 * the lines that `show` prints. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extensions.h"
#include "show_json_values.h"

/* The fields of one extension. */
struct fields {
    struct bytes oid, value;
    bool critical;
};

/* Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue } */
static bool read_extension(struct der_reader *list, struct fields *fields)
{
    struct der_reader inner;
    return der_enter(list, DER_SEQUENCE, "Extension", &inner) &&
           der_read_oid(&inner, "extnID", &fields->oid) &&
           der_read_default_false(&inner, "critical", &fields->critical) &&
           der_read(&inner, DER_OCTET_STRING, "extnValue", &fields->value);
}

static void put_extension(struct json_page *page, struct der_reader *list)
{
    struct fields fields;
    if (!read_extension(list, &fields))
        return;
    json_write_begin(&page->writer, NULL, '{');
    json_put_oid_fields(page, fields.oid);
    json_write_boolean(&page->writer, "critical", fields.critical);
    show_extension_value(json_lines_begin(page, "text"), fields.oid, fields.value, 0);
    json_lines_end(page);
    json_put_asn1(page, "value", fields.value);
    json_write_hex(&page->writer, "der", fields.value);
    json_write_end(&page->writer, '}');
}

bool json_extensions_are_next(struct der_reader reader)
{
    struct der_reader list;
    struct fields fields;
    struct error ignored = {0};
    reader.error = &ignored;
    if (!der_next_is(&reader, DER_SEQUENCE) ||
        !der_enter(&reader, DER_SEQUENCE, "Extensions", &list))
        return false;
    while (!der_at_end(&list))
        if (!read_extension(&list, &fields))
            return false;
    return true;
}

void json_put_extensions(struct json_page *page, const char *name,
                         struct der_reader *reader)
{
    struct der_reader list;
    if (!der_enter(reader, DER_SEQUENCE, "Extensions", &list))
        return;
    json_write_begin(&page->writer, name, '[');
    while (!der_at_end(&list))
        put_extension(page, &list);
    json_write_end(&page->writer, ']');
}
