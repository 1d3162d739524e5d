/* output.c -- files that are whole or not there. Invariants: (1) the final name never
 * shows part of a file; (2) a private file is created with O_EXCL and mode 0600, and
 * unless it was told to replace another gets its final name by link(2), or where there
 * are no links by O_EXCL, which replace nothing. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../asn1/der_reader.h"
#include "../asn1/pem.h"
#include "input.h"
#include "report.h"

#define SUFFIX ".XXXXXX"

bool output_all(int descriptor, struct bytes contents)
{
    while (contents.length > 0) {
        ssize_t count = write(descriptor, contents.data, contents.length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        contents.data += count;
        contents.length -= (size_t)count;
    }
    return true;
}

static bool fail(const char *path)
{
    report_system(path);
    return false;
}

bool output_flush(void)
{
    return (fflush(stdout) == 0 && !ferror(stdout)) || fail("standard output");
}

/* A key, as against a result that is public or secret. */
static bool is_private(enum output_kind kind)
{
    return kind == OUTPUT_PRIVATE || kind == OUTPUT_PRIVATE_FORCE;
}

static bool is_standard_output(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

bool output_may_write(const char *path, enum output_kind kind)
{
    struct stat status;
    if (is_standard_output(path) || !is_private(kind) || lstat(path, &status) != 0)
        return true;
    if (S_ISLNK(status.st_mode)) {
        report("%s: is a symbolic link; a private key is not written through one",
               path);
        return false;
    }
    if (S_ISREG(status.st_mode) && kind == OUTPUT_PRIVATE) {
        report("%s: exists; --force replaces it", path);
        return false;
    }
    return true;
}

/* A device or a pipe cannot be renamed over; it is opened and written. */
static bool write_directly(const char *path, enum output_kind kind,
                           struct output_producer *producer)
{
    int no_follow = is_private(kind) ? O_NOFOLLOW : 0;
    int descriptor = open(path, O_WRONLY | O_NOCTTY | no_follow);
    if (descriptor < 0)
        return fail(path);
    bool ok = producer->write(producer, descriptor);
    ok = close(descriptor) == 0 && ok;
    return ok || fail(path);
}

/* Gives the temporary file its final name. */
static bool move(const char *temporary, const char *path, enum output_kind kind)
{
    if (kind != OUTPUT_PRIVATE)
        return rename(temporary, path) == 0;
    if (link(temporary, path) == 0) {
        unlink(temporary);
        return true;
    }
    if (errno == EEXIST)
        return false;
    /* A file system without hard links: taking the name first also replaces nothing. */
    int placeholder = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0600);
    if (placeholder < 0)
        return false;
    close(placeholder);
    return rename(temporary, path) == 0;
}

/* Syncs the folder that PATH is in, so that the new name outlives a power cut. */
static void sync_folder(const char *path)
{
    char folder[PATH_MAX];
    const char *slash = strrchr(path, '/');
    size_t length = slash == NULL ? 0 : (size_t)(slash - path) + 1;
    if (length >= sizeof folder)
        return;
    memcpy(folder, path, length);
    snprintf(folder + length, sizeof folder - length, ".");
    int descriptor = open(folder, O_RDONLY);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
}

/* The mode of a public file: of the one it replaces, or as the umask has it. */
static mode_t public_mode(const char *path)
{
    struct stat status;
    if (stat(path, &status) == 0)
        return status.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool fill(int descriptor, const char *path, enum output_kind kind,
                 struct output_producer *producer)
{
    if (kind == OUTPUT_PUBLIC && fchmod(descriptor, public_mode(path)) != 0)
        return false;
    return producer->write(producer, descriptor) && fsync(descriptor) == 0;
}

/* Writes the file at PATH, which messages call SHOWN. */
static bool write_file(const char *path, const char *shown, enum output_kind kind,
                       struct output_producer *producer)
{
    char temporary[PATH_MAX];
    int length = snprintf(temporary, sizeof temporary, "%s" SUFFIX, path);
    if (length < 0 || (size_t)length >= sizeof temporary) {
        errno = ENAMETOOLONG;
        return fail(shown);
    }
    int descriptor = mkstemp(temporary); /* O_EXCL, mode 0600 */
    if (descriptor < 0)
        return fail(shown);
    bool ok = fill(descriptor, path, kind, producer);
    int saved = errno;
    if (close(descriptor) != 0 && ok) {
        saved = errno;
        ok = false;
    }
    if (ok && move(temporary, path, kind)) {
        sync_folder(path);
        return true;
    }
    if (!ok)
        errno = saved;
    fail(shown);
    unlink(temporary);
    return false;
}

/* One element and nothing more, of the structure that private keys have. */
static bool is_private_key_der(struct bytes contents)
{
    struct error ignored = {0};
    struct bytes element;
    struct der_reader reader = der_reader_of(contents, &ignored);
    return der_read_element(&reader, DER_SEQUENCE, "", &element) &&
           der_finish(&reader, "") && object_kind_of(contents) == OBJECT_PRIVATE_KEY;
}

/* Looks for a private key in the file at PATH, which a public result would replace: PEM
 * by its label, DER by its structure. */
static bool holds_private_key(const char *path)
{
    static const char label[] = "PRIVATE KEY-----";
    uint8_t start[16384]; /* longer than any key in DER */
    bool found = false;
    int descriptor = open(path, O_RDONLY | O_NOCTTY);
    ssize_t length = descriptor >= 0 ? read(descriptor, start, sizeof start) : -1;
    for (ssize_t i = 0; i + (ssize_t)strlen(label) <= length && !found; i++)
        found = memcmp(start + i, label, strlen(label)) == 0;
    if (length > 0 && !found)
        found = is_private_key_der(bytes_of(start, (size_t)length));
    if (descriptor >= 0)
        close(descriptor);
    explicit_bzero(start, sizeof start);
    return found;
}

/* A public file behind a link is replaced where it is; the link stays. A private one is
 * never looked for behind a link. */
static bool replace_file(const char *path, enum output_kind kind,
                         struct output_producer *producer)
{
    char resolved[PATH_MAX];
    if (is_private(kind))
        return write_file(path, path, kind, producer);
    if (holds_private_key(path)) {
        report("%s: holds a private key, which is not overwritten", path);
        return false;
    }
    if (realpath(path, resolved) == NULL)
        return fail(path);
    return write_file(resolved, path, kind, producer);
}

/* Nothing is there, unless it is a link that leads nowhere. */
static bool create_file(const char *path, enum output_kind kind,
                        struct output_producer *producer)
{
    struct stat status;
    if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode)) {
        report("%s: is a symbolic link to nothing", path);
        return false;
    }
    return write_file(path, path, kind, producer);
}

/* Past the buffer of stdio, where a private key would stay. */
static bool write_standard_output(struct output_producer *producer)
{
    return output_flush() &&
           (producer->write(producer, STDOUT_FILENO) || fail("standard output"));
}

bool output_produce(const char *path, enum output_kind kind,
                    struct output_producer *producer)
{
    struct stat status;
    if (is_standard_output(path))
        return write_standard_output(producer);
    if (!output_may_write(path, kind))
        return false;
    if (stat(path, &status) != 0)
        return create_file(path, kind, producer);
    if (S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return fail(path);
    }
    return S_ISREG(status.st_mode) ? replace_file(path, kind, producer)
                                   : write_directly(path, kind, producer);
}

/* Octets that are at hand. */
struct writer {
    struct output_producer producer;
    struct bytes contents;
};

static bool write_contents(struct output_producer *producer, int descriptor)
{
    return output_all(descriptor, ((struct writer *)producer)->contents);
}

bool output_write(const char *path, enum output_kind kind, struct bytes contents)
{
    struct writer writer = {{write_contents}, contents};
    return output_produce(path, kind, &writer.producer);
}

bool output_encoded(const char *path, enum output_kind kind, const char *label,
                    struct bytes der, bool is_der)
{
    if (is_der)
        return output_write(path, kind, der);
    size_t length = pem_encoded_length(label, der.length);
    char *text = malloc(length);
    if (text == NULL)
        return fail("memory");
    pem_encode(label, der, text);
    bool ok = output_write(path, kind, bytes_of(text, length));
    explicit_bzero(text, length);
    free(text);
    return ok;
}
