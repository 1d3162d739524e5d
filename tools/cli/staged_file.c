/* staged_file.c -- files that are whole or not there. Invariants: (1) the final name never
 * shows part of a file; (2) a temporary file is created with O_EXCL and mode 0600; (3) a
 * name that was free is taken by link(2), or by O_EXCL where there are no links: neither
 * replaces anything. */
#include "staged_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "held_signals.h"
#include "overwrite.h"
#include "report.h"
#include "write_all.h"

#define SUFFIX ".XXXXXX"

#define INTERRUPTIONS_MAX 1000 /* so many in a row are not of signals */
#define CHANGES_MAX       10   /* of the file that is to be replaced, by others */

static bool fail(const struct staged_file *staged)
{
    if (staged->companion != NULL)
        report("%s: %s; %s is new already, so run this again", staged->shown,
               strerror(errno), staged->companion);
    else
        report_system(staged->shown);
    return false;
}

static bool look(struct staged_file *staged)
{
    return overwrite_search(staged->path, staged->shown, &staged->replaces,
                            &staged->looked);
}

/* A public file behind a link is replaced where it is; the link stays. A private one is
 * never looked for behind a link. */
bool staged_file_prepare(struct staged_file *staged, const char *path,
                         enum output_kind kind)
{
    struct stat status;
    *staged = (struct staged_file){.shown = path, .kind = kind};
    if (output_is_private(kind) && !overwrite_may(path, kind))
        return false;
    bool is_there = stat(path, &status) == 0;
    if (!is_there && errno != ENOENT)
        return fail(staged);
    if (!is_there && lstat(path, &status) == 0 && S_ISLNK(status.st_mode)) {
        report("%s: is a symbolic link to nothing", path);
        return false;
    }
    staged->path =
        is_there && !output_is_private(kind) ? realpath(path, NULL) : strdup(path);
    if (staged->path == NULL)
        return fail(staged);
    return output_is_private(kind) || look(staged);
}

/* --- writing ----------------------------------------------------------------------- */

bool staged_contents_write(const struct output_file *file, int descriptor)
{
    return file->producer != NULL ? file->producer->write(file->producer, descriptor)
                                  : write_all(descriptor, file->contents);
}

/* Some file systems cannot sync; that is no failure. */
static bool sync_descriptor(int descriptor)
{
    unsigned interruptions = 0;
    while (fsync(descriptor) != 0)
        if (errno != EINTR || interruptions++ >= INTERRUPTIONS_MAX)
            return errno == EINVAL || errno == ENOSYS || errno == ENOTSUP;
    return true;
}

/* The mode of a public file: of the one it replaces, or as the umask has it. */
static mode_t public_mode(const struct staged_file *staged)
{
    if (staged->replaces)
        return staged->looked.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static bool fill(int descriptor, const struct staged_file *staged,
                 const struct output_file *file)
{
    if (staged->kind == OUTPUT_PUBLIC && fchmod(descriptor, public_mode(staged)) != 0)
        return false;
    return staged_contents_write(file, descriptor) && sync_descriptor(descriptor);
}

/* The length of the folder in PATH, with its slash: where the name begins. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

/* Whether C is not the first byte of a character of UTF-8. */
static bool is_inside_character(char c)
{
    return ((unsigned char)c & 0xc0) == 0x80;
}

/* PATH and a suffix for mkstemp(3). A name that leaves no room for it is cut. */
static char *temporary_name(const char *path)
{
    size_t length = strlen(path), folder = folder_length(path);
    size_t longest =
        folder + NAME_MAX < PATH_MAX - 1 ? folder + NAME_MAX : PATH_MAX - 1;
    size_t room = longest - strlen(SUFFIX);
    /* A name that is too long by itself stays so, and is refused. */
    if (length > room && length <= longest && room > folder)
        for (length = room; length > folder && is_inside_character(path[length]);)
            length--;
    char *temporary = malloc(length + sizeof SUFFIX);
    if (temporary != NULL) {
        memcpy(temporary, path, length);
        memcpy(temporary + length, SUFFIX, sizeof SUFFIX);
    }
    return temporary;
}

bool staged_file_write(struct staged_file *staged, const struct output_file *file)
{
    char *temporary = temporary_name(staged->path);
    int descriptor = temporary != NULL ? mkstemp(temporary) : -1; /* O_EXCL, 0600 */
    if (descriptor < 0) {
        fail(staged);
        free(temporary);
        return false;
    }
    staged->temporary = temporary;
    bool ok = fill(descriptor, staged, file);
    int saved = errno;
    if (close(descriptor) != 0 && errno != EINTR && ok) {
        saved = errno;
        ok = false;
    }
    errno = saved;
    /* A process that is about to die of a signal need not say so. */
    return ok || (!held_signals_ask_to_stop() && fail(staged));
}

/* --- naming ------------------------------------------------------------------------ */

/* The temporary file has its name, or no longer exists. */
static void forget_temporary(struct staged_file *staged)
{
    free(staged->temporary);
    staged->temporary = NULL;
}

static void remove_temporary(struct staged_file *staged)
{
    if (staged->temporary != NULL && unlink(staged->temporary) != 0 && errno != ENOENT)
        report("%s: could not be removed: %s", staged->temporary, strerror(errno));
    forget_temporary(staged);
}

/* Where there are no links: an empty file takes the name first, which replaces nothing. */
static bool name_through_placeholder(struct staged_file *staged)
{
    int placeholder =
        open(staged->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (placeholder < 0)
        return false;
    close(placeholder);
    if (rename(staged->temporary, staged->path) == 0) {
        forget_temporary(staged);
        return true;
    }
    int saved = errno;
    unlink(staged->path);
    errno = saved;
    return false;
}

/* False and EEXIST if something has the name. */
static bool name_new(struct staged_file *staged)
{
    if (link(staged->temporary, staged->path) != 0)
        return errno != EEXIST && name_through_placeholder(staged);
    remove_temporary(staged);
    return true;
}

static bool name_over(struct staged_file *staged)
{
    if (rename(staged->temporary, staged->path) != 0)
        return fail(staged);
    forget_temporary(staged);
    return true;
}

static bool is_same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* Whether what stands there is the file that was searched, as it was then. */
static bool is_as_before(const struct staged_file *staged)
{
    struct stat now;
    const struct stat *then = &staged->looked;
    return lstat(staged->path, &now) == 0 && now.st_dev == then->st_dev &&
           now.st_ino == then->st_ino && now.st_size == then->st_size &&
           is_same_time(now.st_mtim, then->st_mtim) &&
           is_same_time(now.st_ctim, then->st_ctim);
}

static bool name_public(struct staged_file *staged)
{
    for (int changes = 0; changes < CHANGES_MAX; changes++) {
        if (!staged->replaces && name_new(staged))
            return true;
        if (!staged->replaces && errno != EEXIST)
            return fail(staged);
        if (staged->replaces && is_as_before(staged))
            return name_over(staged);
        if (!look(staged))
            return false;
    }
    report("%s: is changed by others all the time", staged->shown);
    return false;
}

static bool name_private(struct staged_file *staged)
{
    return name_new(staged) ||
           (errno == EEXIST ? overwrite_refuse(staged->shown) : fail(staged));
}

bool staged_file_name(struct staged_file *staged)
{
    return staged->kind == OUTPUT_PRIVATE         ? name_private(staged)
           : staged->kind == OUTPUT_PRIVATE_FORCE ? name_over(staged)
                                                  : name_public(staged);
}

void staged_file_sync_folder(const struct staged_file *staged)
{
    size_t length = folder_length(staged->path);
    char *folder = malloc(length + sizeof ".");
    if (folder == NULL)
        return;
    memcpy(folder, staged->path, length);
    memcpy(folder + length, ".", sizeof ".");
    int descriptor = open(folder, O_RDONLY | O_CLOEXEC);
    free(folder);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
}

void staged_file_discard(struct staged_file *staged)
{
    remove_temporary(staged);
    free(staged->path);
    staged->path = NULL;
}
