/* files.c -- files of certificates, requests and keys. */
#include "files.h"

#include <dirent.h>
#include <stdlib.h>

#include "tests/support/support.h"

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text), end_length = strlen(end);
    return length >= end_length && strcmp(text + length - end_length, end) == 0;
}

/* Decodes BLOCK behind the USED octets of file->decoded, and returns how many there are now.
 */
static size_t decode_block(struct der_file *file, struct bytes contents,
                           const struct pem_block *block, size_t used)
{
    size_t length = 0;
    ck_assert_msg(file->count < FILE_BLOCKS_MAX, "%s: too many blocks", file->path);
    struct der_block *out = &file->blocks[file->count++];
    uint8_t *at = file->decoded + used;
    *out = (struct der_block){.label = block->label};
    if (!pem_decode(contents, block, at, &length, &out->error))
        return used;
    out->der = bytes_of(at, length);
    return used + length;
}

static void decode_pem(struct der_file *file, struct bytes contents)
{
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, used = 0;
    enum pem_result result;
    file->decoded = malloc(contents.length + 16);
    ck_assert_ptr_nonnull(file->decoded);
    while ((result = pem_next(contents, &position, &block, &error)) == PEM_BLOCK)
        used = decode_block(file, contents, &block, used);
    ck_assert_msg(result == PEM_END, "%s: %s", file->path, error.message);
}

void der_file_open(struct der_file *file, const char *path)
{
    size_t length;
    file->path = path;
    file->contents = test_file(path, &length);
    file->decoded = NULL;
    file->count = 0;
    struct bytes contents = bytes_of(file->contents, length);
    bool is_der = ends_with(path, ".der") ||
                  (length >= 2 && contents.data[0] == 0x30 && contents.data[1] >= 0x80);
    if (is_der)
        file->blocks[file->count++] = (struct der_block){.der = contents};
    else
        decode_pem(file, contents);
}

void der_file_close(struct der_file *file)
{
    free(file->contents);
    free(file->decoded);
}

bool der_label_is(const struct der_block *block, const char *label)
{
    return bytes_equal(block->label, bytes_of_text(label));
}

static int is_wanted(const struct dirent *entry)
{
    return ends_with(entry->d_name, ".pem") || ends_with(entry->d_name, ".crt") ||
           ends_with(entry->d_name, ".der") || ends_with(entry->d_name, ".crl");
}

size_t visit_folder(const char *folder, struct file_visitor *visitor)
{
    static struct der_file file;
    struct dirent **entries;
    char path[1024];
    int count = scandir(folder, &entries, is_wanted, alphasort);
    ck_assert_msg(count >= 0, "cannot open %s: is its package installed?", folder);
    for (int i = 0; i < count; i++) {
        int length = snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        ck_assert(length > 0 && (size_t)length < sizeof path);
        free(entries[i]);
        der_file_open(&file, path);
        visitor->visit(visitor, &file);
        der_file_close(&file);
    }
    free(entries);
    return (size_t)count;
}
