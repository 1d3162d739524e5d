/* overwrite.c -- what may give way to a result. */
#include "overwrite.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "key_search.h"
#include "report.h"

bool overwrite_search(const char *path, const char *shown, bool *is_there,
                      struct stat *looked)
{
    uint64_t offset = 0;
    int descriptor = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    *is_there = descriptor >= 0 || errno != ENOENT;
    if (!*is_there)
        return true;
    enum key_search_result result = KEY_SEARCH_FAILED;
    if (descriptor >= 0 && fstat(descriptor, looked) == 0)
        result = key_search(descriptor, &offset);
    if (result == KEY_SEARCH_FAILED)
        report(
            "%s: cannot be searched for a private key, and so is not overwritten: %s",
            shown, strerror(errno));
    else if (result == KEY_SEARCH_FOUND)
        report("%s: byte %" PRIu64 ": holds a private key, which is not overwritten",
               shown, offset);
    if (descriptor >= 0)
        close(descriptor);
    return result == KEY_SEARCH_NONE;
}

bool output_is_private(enum output_kind kind)
{
    return kind == OUTPUT_PRIVATE || kind == OUTPUT_PRIVATE_FORCE;
}

bool overwrite_refuse(const char *shown)
{
    report("%s: exists; --force replaces it", shown);
    return false;
}

static bool may_replace_by_key(const char *path, enum output_kind kind)
{
    struct stat status;
    if (lstat(path, &status) != 0)
        return true;
    if (S_ISLNK(status.st_mode)) {
        report("%s: is a symbolic link; a private key is not written through one",
               path);
        return false;
    }
    return !S_ISREG(status.st_mode) || kind == OUTPUT_PRIVATE_FORCE ||
           overwrite_refuse(path);
}

bool overwrite_may(const char *path, enum output_kind kind)
{
    struct stat status;
    bool is_there;
    if (output_is_private(kind))
        return may_replace_by_key(path, kind);
    return stat(path, &status) != 0 || !S_ISREG(status.st_mode) ||
           overwrite_search(path, path, &is_there, &status);
}
