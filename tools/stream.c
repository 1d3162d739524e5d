/* stream.c -- hashing files. */
#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "report.h"

#define BUFFER_LENGTH 65536

static bool hash_descriptor(int descriptor, const struct hash *hash, uint8_t *digest)
{
    static uint8_t buffer[BUFFER_LENGTH];
    struct hash_state state;
    hash_init(&state, hash);
    for (;;) {
        ssize_t count = read(descriptor, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return false;
        if (count == 0)
            break;
        hash_update(&state, buffer, (size_t)count);
    }
    hash_finish(&state, digest);
    return true;
}

bool stream_digest(const char *path, const struct hash *hash,
                   uint8_t digest[HASH_DIGEST_LENGTH_MAX])
{
    bool is_standard_input = path == NULL || strcmp(path, "-") == 0;
    int descriptor = is_standard_input ? STDIN_FILENO : open(path, O_RDONLY | O_NOCTTY);
    bool ok = descriptor >= 0 && hash_descriptor(descriptor, hash, digest);
    if (!ok)
        report_system(is_standard_input ? "-" : path);
    if (descriptor >= 0 && !is_standard_input)
        close(descriptor);
    return ok;
}
