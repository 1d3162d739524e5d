/* input.c -- finding the objects in what was read. */
#include "input.h"

#include <stdlib.h>

#include "../../asn1/der_reader.h"
#include "../../asn1/pem.h"
#include "key_der.h"
#include "report.h"

/* It is worth while from here on; the C library moves no octets then (input_file.c). */
#define SHRINK_MIN ((size_t)4 << 20)

static const char *shown_path(const struct input *input)
{
    return strcmp(input->path, "-") == 0 ? "standard input" : input->path;
}

static bool fail_with(struct input *input, const struct error *error)
{
    report_error(input->path, error);
    input_close(input);
    return false;
}

static enum object_kind kind_of_block(const struct pem_block *block, struct bytes der)
{
    static const struct {
        const char *label;
        enum object_kind kind;
    } labels[] = {
        {"CERTIFICATE", OBJECT_CERTIFICATE},
        {"X509 CERTIFICATE", OBJECT_CERTIFICATE},
        {"CERTIFICATE REQUEST", OBJECT_REQUEST},
        {"NEW CERTIFICATE REQUEST", OBJECT_REQUEST},
        {"X509 CRL", OBJECT_CRL},
        {"PUBLIC KEY", OBJECT_PUBLIC_KEY},
        {"RSA PUBLIC KEY", OBJECT_RSA_PUBLIC_KEY},
        {"PRIVATE KEY", OBJECT_PRIVATE_KEY},
        {"RSA PRIVATE KEY", OBJECT_PRIVATE_KEY},
        {"EC PRIVATE KEY", OBJECT_PRIVATE_KEY},
        /* What `openssl ecparam -genkey` and its kin put before a key. */
        {"EC PARAMETERS", OBJECT_UNKNOWN},
        {"DH PARAMETERS", OBJECT_UNKNOWN},
        {"X9.42 DH PARAMETERS", OBJECT_UNKNOWN},
        {"DSA PARAMETERS", OBJECT_UNKNOWN},
        {"ENCRYPTED PRIVATE KEY", OBJECT_PRIVATE_KEY},
        {"TRUSTED CERTIFICATE", OBJECT_TRUSTED_CERTIFICATE},
    };
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
        if (pem_label_is(block, labels[i].label))
            return labels[i].kind;
    return object_kind_of(der);
}

/* Whatever key it is, known or not, and whatever else the label says. */
static bool is_labelled_private(const struct pem_block *block)
{
    static const char name[] = "PRIVATE KEY";
    size_t length = sizeof name - 1;
    for (size_t i = 0; i + length <= block->label.length; i++)
        if (memcmp(block->label.data + i, name, length) == 0)
            return !pem_label_is(block, "ENCRYPTED PRIVATE KEY");
    return false;
}

static bool count_blocks(const struct input *input, size_t *count, struct error *error)
{
    struct pem_block block;
    size_t position = 0;
    enum pem_result result;
    *count = 0;
    while ((result = pem_next(input->contents, &position, &block, error)) == PEM_BLOCK)
        ++*count;
    return result == PEM_END;
}

/* Moves LENGTH octets at BODY to the offset TO before it, and wipes what is left of the
 * BODY_LENGTH octets there. */
static struct bytes move_down(struct input *input, size_t to, uint8_t *body,
                              size_t length, size_t body_length)
{
    uint8_t *at = memmove(input->file + to, body, length);
    uint8_t *rest = at + length > body ? at + length : body;
    explicit_bzero(rest, (size_t)(body + body_length - rest));
    return bytes_of(at, length);
}

/* DER is shorter than its base 64, and what was decoded is put together at the beginning:
 * a large file is in memory once, and so is a key. */
static bool decode_blocks(struct input *input, size_t *used, struct error *error)
{
    struct pem_block block;
    size_t position = 0, length;
    for (*used = 0; pem_next(input->contents, &position, &block, error) == PEM_BLOCK;
         *used += length) {
        uint8_t *body = input->file + (block.body.data - input->contents.data);
        if (!pem_decode(input->contents, &block, body, &length, error))
            return false;
        bool is_private = is_labelled_private(&block);
        enum object_kind kind = kind_of_block(&block, bytes_of(body, length));
        input->objects[input->count++] = (struct object){
            kind, move_down(input, *used, body, length, block.body.length), is_private};
    }
    return true;
}

/* Gives back all of the file but the first USED octets, wiped. */
static void shrink(struct input *input, size_t used)
{
    explicit_bzero(input->file + used, input->file_size - used);
    uint8_t *block = realloc(input->file, used + 1);
    for (size_t i = 0; block != NULL && i < input->count; i++) {
        struct bytes *der = &input->objects[i].der;
        *der = bytes_of(block + (der->data - input->file), der->length);
    }
    input->file = block != NULL ? block : input->file;
    input->file_size = used;
    input->contents = bytes_of(input->file, used);
}

static bool find_blocks(struct input *input, struct error *error)
{
    size_t count;
    if (!count_blocks(input, &count, error))
        return false;
    if (count == 0)
        return error_fail(
            error, input->contents.length == 0 ? ERROR_TRUNCATED : ERROR_ENCODING, 0,
            NULL, "want PEM or DER, have %s",
            input->contents.length == 0 ? "nothing" : "neither");
    input->objects = calloc(count, sizeof *input->objects);
    if (input->objects == NULL)
        return error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL, "out of memory");
    size_t used;
    if (!decode_blocks(input, &used, error))
        return false;
    if (input->file_size >= SHRINK_MIN)
        shrink(input, used);
    return true;
}

/* A SEQUENCE that ends where the file ends is DER, whatever text may lie inside it. One
 * that does not could still be text that begins with a '0', before a PEM block. */
static bool is_der(struct bytes contents)
{
    struct error ignored = {0};
    struct bytes element;
    struct der_reader reader = der_reader_of(contents, &ignored);
    return der_read_element(&reader, DER_SEQUENCE, "", &element) &&
           der_finish(&reader, "");
}

/* Something that begins like DER and holds no PEM: its own reader says what is
 * wrong. */
static bool looks_like_der(const struct input *input)
{
    struct error ignored = {0};
    struct pem_block block;
    size_t position = 0;
    return input->contents.length > 0 && input->contents.data[0] == DER_SEQUENCE &&
           pem_next(input->contents, &position, &block, &ignored) == PEM_END;
}

static bool find_objects(struct input *input, struct error *error)
{
    if (!is_der(input->contents) && !looks_like_der(input))
        return find_blocks(input, error);
    input->objects = calloc(1, sizeof *input->objects);
    if (input->objects == NULL)
        return error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL, "out of memory");
    input->objects[0] =
        (struct object){object_kind_of(input->contents), input->contents, false};
    input->count = 1;
    return true;
}

void input_warn_of_key(struct input *input, const struct object *object)
{
    if (!input->is_open_to_others ||
        (!object->is_labelled_private && key_der_of(object->der) != KEY_DER_PLAIN))
        return;
    report_later("warning: %s: others may read this private key (chmod 600)",
                 shown_path(input));
    input->is_open_to_others = false; /* is said already */
}

bool input_find_objects(struct input *input, struct error *error)
{
    if (!find_objects(input, error))
        return false;
    for (size_t i = 0; i < input->count; i++)
        input_warn_of_key(input, &input->objects[i]);
    return true;
}

bool input_open(struct input *input, const char *path)
{
    struct error error = {0};
    return input_read(input, path) &&
           (input_find_objects(input, &error) || fail_with(input, &error));
}

const struct object *input_find(const struct input *input, enum object_kind kind)
{
    for (size_t i = 0; i < input->count; i++)
        if (input->objects[i].kind == kind)
            return &input->objects[i];
    report("%s: want %s, have %s", shown_path(input), object_kind_name(kind),
           object_kind_name(input->objects[0].kind));
    return NULL;
}
