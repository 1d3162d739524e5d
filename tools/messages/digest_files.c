/* digest_files.c -- small files hashed together, others as they are read. Invariant:
 * what is held was named before what comes next, and is handed out before it.
 * */
#include "digest_files.h"

#include <string.h>

#include "../../sha/sha256_many.h"
#include "../cli/stream.h"

static uint8_t octets[DIGEST_OCTETS_MAX];

void digest_files_finish(struct digest_files *files)
{
    struct sha256_message messages[DIGEST_FILES_MAX];
    uint8_t digests[DIGEST_FILES_MAX][SHA256_DIGEST_LENGTH];
    size_t at = 0;
    for (size_t i = 0; i < files->count; i++) {
        messages[i] = (struct sha256_message){octets + at, files->lengths[i]};
        at += files->lengths[i];
    }
    sha256_many(messages, files->count, digests);
    for (size_t i = 0; i < files->count; i++)
        files->digested(files, &files->held[i], digests[i]);
    explicit_bzero(octets, files->used); /* some may be private keys */
    files->count = files->used = 0;
}

/* False if FILE is not small or cannot be read: then nothing is held of it. */
static bool hold(struct digest_files *files, const struct digest_file *file)
{
    size_t length;
    if (files->count == DIGEST_FILES_MAX ||
        files->used + DIGEST_SMALL_MAX > DIGEST_OCTETS_MAX)
        digest_files_finish(files);
    if (!stream_read_small(file->path, octets + files->used, DIGEST_SMALL_MAX, &length))
        return false;
    files->held[files->count] = *file;
    files->lengths[files->count++] = length;
    files->used += length;
    return true;
}

void digest_files_add(struct digest_files *files, const char *path, const char *mark)
{
    const struct digest_file file = {path, mark};
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    if (files->hash == &hash_sha256 && hold(files, &file))
        return;
    digest_files_finish(files);
    bool ok = stream_digest(path, files->hash, digest);
    files->digested(files, &file, ok ? digest : NULL);
}
