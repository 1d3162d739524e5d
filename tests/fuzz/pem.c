/* pem.c -- any bytes as a file of PEM blocks. Blocks follow each other and are borrowed; what
 * is decoded is encoded and read again, the same block with the same bytes. */
#include "asn1/pem.h"

#include <stdlib.h>

#include "fuzz.h"

static void *allocate(size_t size)
{
    void *block = malloc(size > 0 ? size : 1);
    if (block == NULL)
        abort();
    return block;
}

static void check_encoded(struct bytes label, struct bytes der)
{
    char *name = fuzz_text(label);
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, length, text_length = pem_encoded_length(name, der.length);
    char *text = allocate(text_length);
    uint8_t *octets = allocate(text_length);
    pem_encode(name, der, text);
    struct bytes file = bytes_of(text, text_length);
    fuzz_safe(file, true, "pem_encode: unsafe text");
    fuzz_require(pem_next(file, &position, &block, &error) == PEM_BLOCK,
                 "an encoded block is not found");
    fuzz_require(block.offset == 0 && position == text_length,
                 "an encoded block is not all of the text");
    fuzz_same(label, block.label, "label");
    fuzz_require(pem_decode(file, &block, octets, &length, &error),
                 "an encoded block is not decoded");
    fuzz_same(der, bytes_of(octets, length), "pem_encode and pem_decode");
    free(name);
    free(text);
    free(octets);
}

static void check_block(struct bytes file, const struct pem_block *block)
{
    struct error error = {0};
    uint8_t *octets = allocate(pem_decoded_size(block));
    uint8_t *copy = allocate(file.length);
    size_t length, length_in_place;
    bool ok = pem_decode(file, block, octets, &length, &error);
    fuzz_error(ok, &error, file);

    /* In place, as files of keys are decoded. */
    struct error error_in_place = {0};
    memcpy(copy, file.data, file.length);
    struct bytes moved = bytes_of(copy, file.length);
    struct pem_block there = *block;
    there.label.data = copy + (block->label.data - file.data);
    there.body.data = copy + (block->body.data - file.data);
    fuzz_require(pem_decode(moved, &there, copy + (block->body.data - file.data),
                            &length_in_place, &error_in_place) == ok,
                 "pem_decode in place: another verdict");
    if (ok) {
        fuzz_same(bytes_of(octets, length),
                  bytes_of(copy + (block->body.data - file.data), length_in_place),
                  "pem_decode in place");
        /* A label with a hyphen or a NUL cannot be handed over. */
        if (memchr(block->label.data, 0, block->label.length) == NULL)
            check_encoded(block->label, bytes_of(octets, length));
    }
    free(octets);
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct bytes file = bytes_of(data, size);
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, before = 0;
    enum pem_result result;
    while ((result = pem_next(file, &position, &block, &error)) == PEM_BLOCK) {
        fuzz_require(position > before && position <= size, "pem_next does not go on");
        fuzz_require(block.offset >= before && block.offset < position,
                     "a block outside of where it was found");
        fuzz_within(file, block.label, "label");
        fuzz_within(file, block.body, "body");
        before = position;
        check_block(file, &block);
    }
    fuzz_error(result == PEM_END, &error, file);
    return 0;
}
