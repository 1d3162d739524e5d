/* show_json_extensions.c -- extensions as JSON: the octets, what they are as ASN.1, and
 * the lines that `show` prints. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extensions.h"
#include "show_json_values.h"

/* Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue } */
static void put_extension(struct json_page *page, struct der_reader *list)
{
    struct der_reader inner;
    struct bytes oid, value;
    bool critical;
    if (!der_enter(list, DER_SEQUENCE, "Extension", &inner) ||
        !der_read_oid(&inner, "extnID", &oid) ||
        !der_read_default_false(&inner, "critical", &critical) ||
        !der_read(&inner, DER_OCTET_STRING, "extnValue", &value))
        return;
    json_write_begin(&page->writer, NULL, '{');
    json_put_oid_fields(page, oid);
    json_write_boolean(&page->writer, "critical", critical);
    show_extension_value(json_lines_begin(page, "text"), oid, value, 0);
    json_lines_end(page);
    json_put_asn1(page, "value", value);
    json_write_hex(&page->writer, "der", value);
    json_write_end(&page->writer, '}');
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
