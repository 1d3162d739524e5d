/* documents.c -- folders of PEM and DER files. */
#include "documents.h"

#include <dirent.h>
#include <stdlib.h>

#include "asn1/pem.h"
#include "tests/support/support.h"

static bool ends_with(const char *name, const char *ending)
{
    size_t length = strlen(name), ending_length = strlen(ending);
    return length > ending_length && strcmp(name + length - ending_length, ending) == 0;
}

/* Blocks that are not DER in base 64: a private key encrypted in the old way, under headers
 * (RFC 1421). They must be refused, and every other block must be decoded. */
static const struct {
    const char *file, *label;
} with_headers[] = {
    {"cryptography.io.with_headers.pem", "RSA PRIVATE KEY"}, /* Debian 13 */
};

static bool has_headers(const char *name, const struct pem_block *block)
{
    for (size_t i = 0; i < sizeof with_headers / sizeof with_headers[0]; i++)
        if (strcmp(name, with_headers[i].file) == 0 &&
            pem_label_is(block, with_headers[i].label))
            return true;
    return false;
}

/* Shows what BLOCK holds; returns how many documents that is. */
static size_t visit_block(const char *name, struct bytes file,
                          const struct pem_block *block,
                          struct document_visitor *visitor)
{
    struct error error = {0};
    size_t length, count = 0;
    uint8_t *octets = malloc(pem_decoded_size(block));
    ck_assert_ptr_nonnull(octets);
    bool is_decoded = pem_decode(file, block, octets, &length, &error);
    if (has_headers(name, block)) {
        ck_assert_msg(!is_decoded && error.kind == ERROR_UNSUPPORTED, "%s", name);
    } else {
        ck_assert_msg(is_decoded, "%s: %s", name, error.message);
        visitor->visit(visitor, name, bytes_of(octets, length));
        count = 1;
    }
    free(octets);
    return count;
}

static size_t visit_blocks(const char *name, struct bytes file,
                           struct document_visitor *visitor)
{
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, count = 0;
    enum pem_result result;
    while ((result = pem_next(file, &position, &block, &error)) == PEM_BLOCK)
        count += visit_block(name, file, &block, visitor);
    ck_assert_msg(result == PEM_END, "%s: %s", name, error.message);
    return count;
}

static size_t visit_file(const char *folder, const char *name,
                         struct document_visitor *visitor)
{
    char path[1024];
    size_t length, count;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    uint8_t *contents = test_file(path, &length);
    if (ends_with(name, ".der")) {
        visitor->visit(visitor, name, bytes_of(contents, length));
        count = 1;
    } else {
        count = visit_blocks(name, bytes_of(contents, length), visitor);
    }
    free(contents);
    return count;
}

size_t visit_documents(const char *folder, const char *package,
                       struct document_visitor *visitor)
{
    struct dirent **entries;
    size_t count = 0;
    int entry_count = scandir(folder, &entries, NULL, alphasort);
    ck_assert_msg(entry_count >= 0, "cannot read %s: install the package %s", folder,
                  package);
    for (int i = 0; i < entry_count; i++) {
        const char *name = entries[i]->d_name;
        if (ends_with(name, ".pem") || ends_with(name, ".crt") ||
            ends_with(name, ".der"))
            count += visit_file(folder, name, visitor);
        free(entries[i]);
    }
    free(entries);
    return count;
}
