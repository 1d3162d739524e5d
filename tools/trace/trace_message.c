/* trace_message.c -- reading what is signed. Invariants: (1) the octets of a file are
 * kept as they are: PEM is decoded in a copy, for decoding overwrites it; (2) what may
 * hold objects is in memory, and what cannot is hashed as it is read, behind the octets
 * that showed it. */
#include "trace_message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../../asn1/der_reader.h"
#include "../../asn1/pem.h"
#include "../../schema/secret.h"
#include "../../x509/certificate.h"
#include "../cli/input_shape.h"
#include "../cli/report.h"

#define BUFFER_LENGTH 65536

static ssize_t read_some(int descriptor, uint8_t *buffer, size_t size)
{
    ssize_t count;
    do
        count = read(descriptor, buffer, size);
    while (count < 0 && errno == EINTR);
    return count;
}

static bool grow(struct input *input)
{
    size_t size = input->file_size == 0 ? BUFFER_LENGTH : 2 * input->file_size;
    uint8_t *block = realloc(input->file, size + 1); /* a NUL may be put behind */
    if (block == NULL)
        return false;
    input->file = block;
    input->file_size = size;
    return true;
}

/* Appends what comes next of the file, and returns how much that was; the descriptor is
 * closed at the end. -1 on failure. */
static ssize_t read_more(struct trace_message *message)
{
    struct input *whole = &message->whole;
    size_t used = whole->contents.length;
    if (used == whole->file_size && !grow(whole))
        return -1;
    ssize_t count =
        read_some(message->descriptor, whole->file + used, whole->file_size - used);
    if (count > 0)
        used += (size_t)count;
    whole->contents = bytes_of(whole->file, used);
    if (count == 0) {
        if (message->descriptor != STDIN_FILENO)
            close(message->descriptor);
        message->descriptor = -1;
    }
    return count;
}

/* Reads until the end of the file, or until no more is kept. */
static bool read_whole(struct trace_message *message)
{
    struct input_shape shape = {0};
    struct error ignored = {0};
    ssize_t count = 1;
    while (count > 0 && input_shape_allows(&shape, message->whole.contents, &ignored))
        count = read_more(message);
    return count >= 0;
}

/* Whether it is worth a copy to look for objects: DER, or text with PEM in it. */
static bool may_hold_objects(struct bytes contents)
{
    struct pem_block block;
    struct error ignored = {0};
    size_t position = 0;
    return (contents.length > 0 && contents.data[0] == DER_SEQUENCE) ||
           pem_next(contents, &position, &block, &ignored) == PEM_BLOCK;
}

static bool copy_whole(struct trace_message *message)
{
    struct bytes contents = message->whole.contents;
    struct input *copy = &message->decoded;
    copy->path = message->path;
    copy->file = malloc(contents.length + 1);
    if (copy->file == NULL)
        return false;
    memcpy(copy->file, contents.data, contents.length);
    copy->file_size = contents.length;
    copy->contents = bytes_of(copy->file, contents.length);
    return true;
}

/* What has the shape of SIGNED{} is taken for a certificate, request or CRL, even if
 * what is inside was altered so that it cannot be read. */
static bool read_signed(struct trace_message *message, const struct object *object,
                        struct error *error)
{
    struct der_reader reader = der_reader_of(object->der, error), contents;
    if (!signed_read(&reader, object_kind_name(object->kind), "toBeSigned",
                     &message->structure, &contents) ||
        !der_finish(&reader, object_kind_name(object->kind)))
        return false;
    message->kind = object->kind;
    message->document = object->der;
    message->is_signed = true;
    return true;
}

/* Of a CRL, which may be long, nothing inside is asked for. */
static bool read_tree(struct trace_message *message)
{
    return !message->is_signed || message->kind == OBJECT_CRL ||
           message->document.length > CERTIFICATE_LENGTH_MAX ||
           schema_read(message->document, schema_type_of(message->document),
                       &message->tree);
}

/* Whether a private key is in what was read, as it is or in PEM. */
static bool look_for_secret(struct trace_message *message)
{
    struct error ignored = {0};
    struct bytes contents = message->whole.contents;
    message->holds_secret = secret_is_inside(contents);
    if (message->holds_secret || !may_hold_objects(contents))
        return true;
    if (message->decoded.file == NULL &&
        (!copy_whole(message) || !input_find_objects(&message->decoded, &ignored)))
        return message->decoded.file != NULL;
    for (size_t i = 0; i < message->decoded.count; i++)
        message->holds_secret = message->holds_secret ||
                                message->decoded.objects[i].is_labelled_private ||
                                secret_is_inside(message->decoded.objects[i].der);
    return true;
}

static bool fail(const struct trace_message *message, const char *reason)
{
    report("%s: %s", strcmp(message->path, "-") == 0 ? "standard input" : message->path,
           reason);
    return false;
}

static bool find_signed(struct trace_message *message, enum trace_part part)
{
    struct error error = {0};
    bool is_wanted = part == TRACE_TO_BE_SIGNED;
    bool may = message->descriptor < 0 && may_hold_objects(message->whole.contents);
    if (!is_wanted && (part == TRACE_AS_IS || !may))
        return true;
    if (!may)
        return fail(message, "want a certificate, request or CRL; for any other file "
                             "--key and --signature are needed");
    if (!copy_whole(message))
        return fail(message, "out of memory");
    bool ok = input_find_objects(&message->decoded, &error) &&
              (is_wanted || message->decoded.count == 1) &&
              read_signed(message, &message->decoded.objects[0], &error);
    if (!ok && is_wanted) {
        report_error(message->path, &error);
        return false;
    }
    return read_tree(message) || fail(message, "out of memory");
}

bool trace_message_open(struct trace_message *message, const char *path,
                        enum trace_part part)
{
    memset(message, 0, sizeof *message);
    message->path = path != NULL ? path : "-";
    message->descriptor = STDIN_FILENO;
    if (strcmp(message->path, "-") != 0)
        message->descriptor = open(path, O_RDONLY | O_NOCTTY);
    if (message->descriptor < 0 || !read_whole(message)) {
        report_system(message->path);
        return false;
    }
    return find_signed(message, part) &&
           (look_for_secret(message) || fail(message, "out of memory"));
}

void trace_message_close(struct trace_message *message)
{
    if (message->descriptor > STDIN_FILENO)
        close(message->descriptor);
    schema_clear(&message->tree);
    input_close(&message->decoded);
    input_close(&message->whole);
    memset(message, 0, sizeof *message);
    message->descriptor = -1;
}

struct bytes trace_message_bytes(const struct trace_message *message)
{
    if (message->is_signed)
        return message->structure.to_be_signed;
    return message->descriptor < 0 ? message->whole.contents : bytes_of(NULL, 0);
}

bool trace_message_whole(struct trace_message *message, struct bytes *whole)
{
    ssize_t count = 1;
    while (message->descriptor >= 0 && count > 0 &&
           message->whole.contents.length <= INPUT_TEXT_MAX)
        count = read_more(message);
    if (count < 0) {
        report_system(message->path);
        return false;
    }
    if (message->descriptor >= 0)
        return fail(message,
                    "this scheme takes the message itself: want at most 48 MiB");
    *whole = trace_message_bytes(message);
    message->holds_secret =
        message->holds_secret || secret_is_inside(message->whole.contents);
    return true;
}

struct bytes trace_message_field(const struct trace_message *message, const char *path)
{
    const struct schema_tree *tree = &message->tree;
    size_t index = message->is_signed ? schema_find(tree, path) : tree->count;
    if (index >= tree->count)
        return bytes_of(NULL, 0);
    const struct schema_node *node = &tree->nodes[index];
    return bytes_of(tree->document.data + node->offset,
                    (size_t)node->header_length + node->contents_length);
}

void trace_message_path(const struct trace_message *message, size_t offset, char *text,
                        size_t size)
{
    const struct schema_tree *tree = &message->tree;
    size_t index = 0;
    while (index + 1 < tree->count && tree->nodes[index + 1].offset <= offset)
        index++;
    text[0] = '\0';
    if (index < tree->count)
        schema_path(tree, index, text, size);
}

void trace_message_show(const struct trace_message *message)
{
    const char *path =
        strcmp(message->path, "-") == 0 ? "Standard input" : message->path;
    if (!message->is_signed) {
        trace_say("%s is taken as it is: every octet of it is signed.", path);
        return;
    }
    struct bytes part = message->structure.to_be_signed;
    size_t first = (size_t)(part.data - message->document.data);
    const char *name = message->kind == OBJECT_CERTIFICATE ? "tbsCertificate"
                       : message->kind == OBJECT_REQUEST   ? "certificationRequestInfo"
                       : message->kind == OBJECT_CRL       ? "tbsCertList"
                                                           : "first element";
    trace_say("%s is %s of %zu octets (DER). Its signature covers the %s alone: octets "
              "%zu to %zu, %zu of them, header included. Behind it stand the algorithm "
              "and the signature, which cannot sign themselves.",
              path,
              message->kind == OBJECT_UNKNOWN ? "a signed structure"
                                              : object_kind_name(message->kind),
              message->document.length, name, first, first + part.length - 1,
              part.length);
    if (message->holds_secret)
        return;
    putchar('\n');
    trace_octets(bytes_of(part.data, part.length < 16 ? part.length : 16), first);
    if (part.length > 16)
        printf("%8s  ... to octet %zu\n", "", first + part.length - 1);
}

bool trace_message_hash(struct trace_message *message, const struct hash *hash,
                        const struct trace_style *style, bool shows_rounds,
                        uint8_t digest[HASH_DIGEST_LENGTH_MAX])
{
    static uint8_t buffer[BUFFER_LENGTH];
    struct trace_hash trace;
    ssize_t count = 0;
    trace_hash_begin(&trace, hash, style, shows_rounds,
                     message->holds_secret && !style->shows_secret);
    trace_hash_update(&trace, message->is_signed ? message->structure.to_be_signed
                                                 : message->whole.contents);
    while (message->descriptor >= 0 &&
           (count = read_some(message->descriptor, buffer, sizeof buffer)) > 0)
        trace_hash_update(&trace, bytes_of(buffer, (size_t)count));
    if (count < 0) {
        report_system(message->path);
        return false;
    }
    trace_hash_finish(&trace, digest);
    return true;
}
