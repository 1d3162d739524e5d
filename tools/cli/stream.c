/* stream.c -- hashing files. */
#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "report.h"

#define BUFFER_LENGTH 65536

/* Like read, but goes on if a signal came between. */
static ssize_t read_on(int descriptor, uint8_t *buffer, size_t size)
{
    ssize_t count;
    do
        count = read(descriptor, buffer, size);
    while (count < 0 && errno == EINTR);
    return count;
}

/* What is hashed may be a private key: the buffer is wiped, as much of it as was used. */
static bool hash_descriptor(int descriptor, const struct hash *hash, uint8_t *digest)
{
    static uint8_t buffer[BUFFER_LENGTH];
    struct hash_state state;
    ssize_t count;
    size_t used = 0;
    hash_init(&state, hash);
    while ((count = read_on(descriptor, buffer, sizeof buffer)) > 0) {
        hash_update(&state, buffer, (size_t)count);
        used = (size_t)count > used ? (size_t)count : used;
    }
    int saved = errno;
    hash_finish(&state, digest);
    explicit_bzero(buffer, used);
    explicit_bzero(&state, sizeof state);
    errno = saved;
    return count == 0;
}

static bool names_standard_input(const char *path)
{
    return path == NULL || strcmp(path, "-") == 0;
}

bool stream_digest(const char *path, const struct hash *hash,
                   uint8_t digest[HASH_DIGEST_LENGTH_MAX])
{
    bool is_standard_input = names_standard_input(path);
    int descriptor = is_standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_NOCTTY);
    bool ok = descriptor >= 0 && hash_descriptor(descriptor, hash, digest);
    if (!ok)
        report_system(is_standard_input ? "-" : path);
    if (descriptor >= 0 && !is_standard_input)
        close(descriptor);
    return ok;
}

/* Whether DESCRIPTOR ends within SIZE octets: a file may be longer than it seemed. */
static bool read_to_end(int descriptor, uint8_t *buffer, size_t size, size_t *length)
{
    for (*length = 0; *length < size;) {
        ssize_t count = read_on(descriptor, buffer + *length, size - *length);
        if (count <= 0)
            return count == 0;
        *length += (size_t)count;
    }
    uint8_t more;
    return read_on(descriptor, &more, 1) == 0;
}

/* What can be read only once must not be read here: a pipe, or a file of the kernel,
 * which says that it is empty. */
bool stream_read_small(const char *path, uint8_t *buffer, size_t size, size_t *length)
{
    struct stat status;
    if (names_standard_input(path) || stat(path, &status) != 0 ||
        !S_ISREG(status.st_mode) || status.st_size == 0 ||
        (uintmax_t)status.st_size > size)
        return false;
    int descriptor = open(path, O_RDONLY | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0)
        return false;
    /* The name may have come to stand for another file in between. */
    bool ok = fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) &&
              read_to_end(descriptor, buffer, size, length);
    close(descriptor);
    if (!ok)
        explicit_bzero(buffer, size);
    return ok;
}
