/* input.c -- reading files and finding the objects in them. */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../asn1/der_reader.h"
#include "../asn1/pem.h"
#include "report.h"

#define READ_SIZE 65536 /* where nobody knows how much will come */

static bool fail(struct input *input)
{
    report_system(input->path);
    input_close(input);
    return false;
}

static bool fail_with(struct input *input, const struct error *error)
{
    report_error(input->path, error);
    input_close(input);
    return false;
}

/* How large the first block should be: for a file an octet more than it has, so that
 * its end is seen, and no more than is read. What is taken is wiped in the end, and to
 * wipe what was never used would take pages of memory for nothing. A file of the system
 * may say that it is empty, and is not. */
static size_t first_size(int descriptor)
{
    struct stat status;
    if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) ||
        status.st_size <= 0)
        return READ_SIZE;
    return (size_t)status.st_size < INPUT_LENGTH_MAX ? (size_t)status.st_size + 1
                                                     : INPUT_LENGTH_MAX + 1;
}

/* Makes room for at least one more octet; the old block is wiped. */
static bool grow(struct input *input, int descriptor, size_t used)
{
    size_t size = used == 0 ? first_size(descriptor) : 2 * used;
    uint8_t *block = malloc(size + 1); /* a NUL may be put behind the contents */
    if (block == NULL)
        return false;
    if (used > 0) {
        memcpy(block, input->file, used);
        explicit_bzero(input->file, used);
    }
    free(input->file);
    input->file = block;
    input->file_size = size;
    return true;
}

static bool read_whole(struct input *input, int descriptor)
{
    size_t used = 0;
    for (;;) {
        if (used == input->file_size && !grow(input, descriptor, used))
            return false;
        ssize_t count = read(descriptor, input->file + used, input->file_size - used);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        used += (size_t)count;
        if (used > INPUT_LENGTH_MAX) {
            errno = EFBIG;
            return false;
        }
        if (count == 0)
            break;
    }
    input->contents = bytes_of(input->file, used);
    return true;
}

static bool read_path(struct input *input)
{
    bool is_standard_input = strcmp(input->path, "-") == 0;
    int descriptor =
        is_standard_input ? STDIN_FILENO : open(input->path, O_RDONLY | O_NOCTTY);
    if (descriptor < 0)
        return fail(input);
    bool ok = read_whole(input, descriptor);
    int saved = errno;
    if (!is_standard_input)
        close(descriptor);
    errno = saved;
    return ok || fail(input);
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

/* DER is shorter than its base 64, and takes its place: a large file is in memory once,
 * and so is a key. */
static bool decode_blocks(struct input *input, struct error *error)
{
    struct pem_block block;
    size_t position = 0, length;
    while (pem_next(input->contents, &position, &block, error) == PEM_BLOCK) {
        uint8_t *at = input->file + (block.body.data - input->contents.data);
        if (!pem_decode(input->contents, &block, at, &length, error))
            return false;
        struct bytes der = bytes_of(at, length);
        input->objects[input->count++] = (struct object){
            kind_of_block(&block, der), der, is_labelled_private(&block)};
    }
    return true;
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
    return decode_blocks(input, error);
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

bool input_find_objects(struct input *input, struct error *error)
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

bool input_read(struct input *input, const char *path)
{
    memset(input, 0, sizeof *input);
    input->path = path != NULL ? path : "-";
    return read_path(input);
}

bool input_open(struct input *input, const char *path)
{
    struct error error = {0};
    return input_read(input, path) &&
           (input_find_objects(input, &error) || fail_with(input, &error));
}

static void wipe_and_free(uint8_t *block, size_t size)
{
    if (block != NULL)
        explicit_bzero(block, size);
    free(block);
}

void input_close(struct input *input)
{
    wipe_and_free(input->file, input->file_size);
    free(input->objects);
    memset(input, 0, sizeof *input);
}

const struct object *input_find(const struct input *input, enum object_kind kind)
{
    for (size_t i = 0; i < input->count; i++)
        if (input->objects[i].kind == kind)
            return &input->objects[i];
    report("%s: want %s, have %s",
           strcmp(input->path, "-") == 0 ? "standard input" : input->path,
           object_kind_name(kind), object_kind_name(input->objects[0].kind));
    return NULL;
}
