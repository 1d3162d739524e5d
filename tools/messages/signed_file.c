/* signed_file.c -- a file as a signature takes it. */
#include "signed_file.h"

#include "../cli/stream.h"

bool signed_file_open(struct signed_file *file, const char *path,
                      const struct signature_algorithm *algorithm)
{
    *file = (struct signed_file){{NULL, 0}, {0}, {0}};
    if (algorithm->hash == NULL) {
        if (!input_read_plain(&file->whole, path, INPUT_TEXT_MAX))
            return false;
        file->input = file->whole.contents;
        return true;
    }
    file->input = bytes_of(file->digest, algorithm->hash->digest_length);
    return stream_digest(path, algorithm->hash, file->digest);
}

void signed_file_close(struct signed_file *file)
{
    input_close(&file->whole);
}
