/* show_json.c -- the document of `show --json`. */
#include "show_json.h"

#include <stdlib.h>

#include "../cli/report.h"
#include "show_json_values.h"

/* The document, while it is being put together. */
static json_t *objects;

/* jansson does not say how long a block is that it frees, and the block may hold a
 * secret number: the length stands before it, in as much room as keeps the block
 * aligned. */
union header {
    size_t length;
    max_align_t alignment;
};

static void *allocate(size_t length)
{
    union header *block =
        length <= SIZE_MAX - sizeof *block ? malloc(sizeof *block + length) : NULL;
    if (block == NULL)
        return NULL;
    block->length = length;
    return block + 1;
}

static void release(void *octets)
{
    if (octets == NULL)
        return;
    union header *block = (union header *)octets - 1;
    explicit_bzero(octets, block->length);
    free(block);
}

static bool fail_memory(void)
{
    report("show: out of memory");
    return false;
}

bool show_json_begin(void)
{
    json_set_alloc_funcs(allocate, release);
    objects = json_array();
    return objects != NULL || fail_memory();
}

static json_t *json_of(struct json_page *page, enum object_kind kind,
                       struct der_reader *reader)
{
    struct bytes element;
    switch (kind) {
    case OBJECT_CERTIFICATE:
        return json_certificate(page, reader);
    case OBJECT_REQUEST:
        return json_request(page, reader);
    case OBJECT_CRL:
        return json_crl(page, reader);
    case OBJECT_PUBLIC_KEY:
        return json_next_spki(page, reader);
    case OBJECT_RSA_PUBLIC_KEY:
        return der_read_element(reader, DER_SEQUENCE, "RSAPublicKey", &element)
                   ? json_rsa_public(page, element)
                   : NULL;
    case OBJECT_PRIVATE_KEY:
        return json_next_private_key(page, reader);
    default:
        return NULL;
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

bool show_json_add(const struct show *show, const struct input *input,
                   struct error *error)
{
    struct json_page page = {show, true};
    for (size_t i = 0; i < input->count && page.is_whole; i++) {
        const struct object *object = &input->objects[i];
        struct der_reader reader = der_reader_again(object->der, error);
        json_t *entry = json_object();
        json_page_put(&page, entry, "file",
                      json_safe(&page, bytes_of_text(input->path)));
        json_page_put(&page, entry, "kind", json_string(kind_name(object->kind)));
        json_page_put(&page, entry, "content", json_of(&page, object->kind, &reader));
        json_page_append(&page, objects, entry);
    }
    return page.is_whole ||
           error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL, "out of memory");
}

bool show_json_end(int status)
{
    json_t *document = json_object();
    bool ok =
        json_object_set_new(document, "format", json_string("certwright show 1")) == 0;
    ok = json_object_set_new(document, "objects", objects) == 0 && ok;
    objects = NULL;
    char *text =
        ok && status == STATUS_YES ? json_dumps(document, JSON_INDENT(2)) : NULL;
    json_decref(document);
    if (text == NULL)
        return status != STATUS_YES || fail_memory();
    puts(text);
    release(text);
    return true;
}
