/* show_json.c -- the document of `show --json`. */
#include "show_json.h"

#include "../cli/report.h"
#include "show_json_values.h"

static void put_content(struct json_page *page, enum object_kind kind,
                        struct der_reader *reader)
{
    struct bytes element;
    switch (kind) {
    case OBJECT_CERTIFICATE:
        json_put_certificate(page, "content", reader);
        break;
    case OBJECT_REQUEST:
        json_put_request(page, "content", reader);
        break;
    case OBJECT_CRL:
        json_put_crl(page, "content", reader);
        break;
    case OBJECT_PUBLIC_KEY:
        json_put_spki(page, "content", reader);
        break;
    case OBJECT_RSA_PUBLIC_KEY:
        if (der_read_element(reader, DER_SEQUENCE, "RSAPublicKey", &element))
            json_put_rsa_public(page, "content", element);
        break;
    default:
        json_put_private_key(page, "content", reader);
    }
}

static const char *kind_name(enum object_kind kind)
{
    switch (kind) {
    case OBJECT_CERTIFICATE:
        return "certificate";
    case OBJECT_REQUEST:
        return "request";
    case OBJECT_CRL:
        return "crl";
    case OBJECT_PRIVATE_KEY:
        return "private key";
    default:
        return "public key";
    }
}

static bool put_objects(struct json_page *page, const struct input *input)
{
    struct error error = {0};
    for (size_t i = 0; i < input->count && error.kind == ERROR_NONE; i++) {
        const struct object *object = &input->objects[i];
        struct der_reader reader = der_reader_again(object->der, &error);
        json_write_begin(&page->writer, NULL, '{');
        json_put_safe(page, "file", bytes_of_text(input->path));
        json_write_text(&page->writer, "kind", kind_name(object->kind));
        put_content(page, object->kind, &reader);
        json_write_end(&page->writer, '}');
    }
    if (error.kind != ERROR_NONE)
        report_error(input->path, &error);
    return error.kind == ERROR_NONE;
}

static bool put_document(struct json_page *page, const struct input *inputs,
                         size_t count)
{
    bool ok = true;
    json_write_begin(&page->writer, NULL, '{');
    json_write_text(&page->writer, "format", "certwright show 1");
    json_write_begin(&page->writer, "objects", '[');
    for (size_t i = 0; i < count && ok; i++)
        ok = put_objects(page, &inputs[i]);
    json_write_end(&page->writer, ']');
    json_write_end(&page->writer, '}');
    putc('\n', page->writer.out);
    return ok;
}

bool show_json(const struct show *show, const struct input *inputs, size_t count)
{
    struct json_page page;
    bool ok = json_page_open(&page, show);
    if (!ok)
        report("show: out of memory");
    ok = ok && put_document(&page, inputs, count);
    json_page_close(&page);
    return ok;
}
