/* output.c -- where results go. Regular files are written as staged_file.h has it, and
 * several of them together: all are written before the first one is named, and no signal
 * comes between. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../asn1/pem.h"
#include "held_signals.h"
#include "overwrite.h"
#include "report.h"
#include "staged_file.h"

static bool fail(const char *path)
{
    report_system(path);
    return false;
}

bool output_flush(void)
{
    return (fflush(stdout) == 0 && !ferror(stdout)) || fail("standard output");
}

static bool is_standard_output(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

bool output_may_write(const char *path, enum output_kind kind)
{
    return is_standard_output(path) || overwrite_may(path, kind);
}

/* Past the buffer of stdio, where a private key would stay. */
static bool write_standard_output(const struct output_file *file)
{
    return output_flush() &&
           (staged_contents_write(file, STDOUT_FILENO) || fail("standard output"));
}

/* A device or a pipe cannot be renamed over; it is opened and written. */
static bool is_written_directly(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && !S_ISREG(status.st_mode);
}

static bool write_directly(const struct output_file *file)
{
    bool is_private = output_is_private(file->kind);
    if (is_private && !output_may_write(file->path, file->kind))
        return false;
    int no_follow = is_private ? O_NOFOLLOW : 0;
    int descriptor = open(file->path, O_WRONLY | O_NOCTTY | O_CLOEXEC | no_follow);
    if (descriptor < 0)
        return fail(file->path);
    bool ok = staged_contents_write(file, descriptor);
    int saved = errno;
    if (close(descriptor) != 0 && errno != EINTR && ok)
        return fail(file->path);
    errno = saved;
    return ok || fail(file->path);
}

/* What is to be a regular file is prepared, and anything else written. */
static bool prepare(const struct output_file *file, struct staged_file *staged)
{
    if (is_standard_output(file->path))
        return write_standard_output(file);
    if (is_written_directly(file->path))
        return write_directly(file);
    return staged_file_prepare(staged, file->path, file->kind);
}

/* Gives the files their names, one at once after the other. */
static bool name_all(struct staged_file *staged, size_t count)
{
    const char *named = NULL;
    for (size_t i = 0; i < count; i++) {
        if (staged[i].path == NULL)
            continue;
        staged[i].companion = named;
        if (!staged_file_name(&staged[i]))
            return false;
        named = staged[i].shown;
    }
    for (size_t i = 0; i < count; i++)
        if (staged[i].path != NULL)
            staged_file_sync_folder(&staged[i]);
    return true;
}

/* All files are written before the first gets its name. */
static bool write_staged(const struct output_file *files, struct staged_file *staged,
                         size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (staged[i].path != NULL && !staged_file_write(&staged[i], &files[i]))
            return false;
    return name_all(staged, count);
}

static bool write_encoded(const struct output_file *files, size_t count)
{
    struct staged_file staged[OUTPUT_FILES_MAX] = {{.path = NULL}};
    bool ok = true;
    for (size_t i = 0; i < count && ok; i++)
        ok = prepare(&files[i], &staged[i]);
    held_signals_begin();
    ok = ok && write_staged(files, staged, count);
    for (size_t i = 0; i < count; i++)
        staged_file_discard(&staged[i]);
    held_signals_end();
    return ok;
}

/* Makes PEM of the contents of FILE, if it has a label. The text is the caller's. */
static bool encode(struct output_file *file, char **text)
{
    if (file->label == NULL)
        return true;
    size_t length = pem_encoded_length(file->label, file->contents.length);
    *text = malloc(length);
    if (*text == NULL)
        return fail("memory");
    pem_encode(file->label, file->contents, *text);
    file->contents = bytes_of(*text, length);
    return true;
}

bool output_write_files(const struct output_file *files, size_t count)
{
    struct output_file encoded[OUTPUT_FILES_MAX];
    char *texts[OUTPUT_FILES_MAX] = {NULL};
    bool ok = true;
    for (size_t i = 0; i < count; i++) {
        encoded[i] = files[i];
        ok = ok && encode(&encoded[i], &texts[i]);
    }
    ok = ok && write_encoded(encoded, count);
    for (size_t i = 0; i < count; i++) {
        if (texts[i] != NULL)
            explicit_bzero(texts[i], encoded[i].contents.length);
        free(texts[i]);
    }
    return ok;
}

bool output_produce(const char *path, enum output_kind kind,
                    struct output_producer *producer)
{
    struct output_file file = {path, kind, NULL, {NULL, 0}, producer};
    return output_write_files(&file, 1);
}

bool output_write(const char *path, enum output_kind kind, struct bytes contents)
{
    struct output_file file = {path, kind, NULL, contents, NULL};
    return output_write_files(&file, 1);
}

bool output_encoded(const char *path, enum output_kind kind, const char *label,
                    struct bytes der, bool is_der)
{
    struct output_file file = {path, kind, is_der ? NULL : label, der, NULL};
    return output_write_files(&file, 1);
}
