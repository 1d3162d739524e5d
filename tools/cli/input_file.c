/* input_file.c -- reading a file, or standard input, into memory, and giving it back.
 *
 * Invariants: (1) of a block of memory that is given back, what was used has been wiped;
 * (2) at most INPUT_STEP bytes more are read than may be. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "input.h"
#include "input_shape.h"
#include "report.h"

#define INPUT_STEP ((size_t)1 << 20)

/* From here on the C library moves the pages of a block when it grows, not the octets, so
 * that nothing of it stays behind (M_MMAP_THRESHOLD in main.c). */
#define BLOCK_IS_MOVED ((size_t)1 << 20)

/* A file being read. PLAIN_MAX is the limit for any contents; 0 if it may hold objects,
 * and SHAPE says how long it may be. */
struct reading {
    struct input *input;
    struct stat status;
    size_t plain_max, capacity;
    struct input_shape shape;
};

/* How large the next block should be: for a file one byte more than it has, so that its end
 * is seen, but at first no more than INPUT_STEP, until its beginning has been looked at. A
 * file under /proc says that it is empty, and is not. */
static size_t next_capacity(const struct reading *reading, size_t used)
{
    size_t size = used == 0 ? INPUT_STEP / 16 : 2 * used;
    if (size > INPUT_LENGTH_MAX + 1 && used <= INPUT_LENGTH_MAX)
        size = INPUT_LENGTH_MAX + 1;
    if (S_ISREG(reading->status.st_mode) && reading->status.st_size > 0 &&
        (uintmax_t)reading->status.st_size >= used) {
        uintmax_t rest = (uintmax_t)reading->status.st_size + 1;
        size_t most = used == 0 ? INPUT_STEP : INPUT_LENGTH_MAX + 1;
        size = rest < most ? (size_t)rest : most;
    }
    return size;
}

/* Makes room for at least one more byte, and for a NUL after the contents. */
static bool grow(struct reading *reading, size_t used)
{
    struct input *input = reading->input;
    size_t size = next_capacity(reading, used);
    bool is_moved = used >= BLOCK_IS_MOVED;
    uint8_t *block = is_moved ? realloc(input->file, size + 1) : malloc(size + 1);
    if (block == NULL)
        return false;
    if (!is_moved && used > 0) {
        memcpy(block, input->file, used);
        explicit_bzero(input->file, used);
    }
    if (!is_moved)
        free(input->file);
    input->file = block;
    reading->capacity = size;
    return true;
}

/* Whether what has been read may go on. */
static bool may_go_on(struct reading *reading, struct error *error)
{
    struct bytes so_far = bytes_of(reading->input->file, reading->input->file_size);
    if (reading->plain_max == 0)
        return input_shape_allows(&reading->shape, so_far, error);
    return so_far.length <= reading->plain_max ||
           error_fail(error, ERROR_LIMIT, ERROR_NO_OFFSET, NULL,
                      "want at most %zu MiB, have more", reading->plain_max >> 20);
}

/* One step. False at the end, and when reading fails: then errno says why, and is 0
 * otherwise. */
static bool read_step(struct reading *reading, int descriptor)
{
    struct input *input = reading->input;
    ssize_t count;
    errno = 0;
    if (input->file_size == reading->capacity && !grow(reading, input->file_size))
        return false;
    size_t room = reading->capacity - input->file_size;
    do
        count = read(descriptor, input->file + input->file_size,
                     room < INPUT_STEP ? room : INPUT_STEP);
    while (count < 0 && errno == EINTR);
    if (count <= 0)
        return false;
    input->file_size += (size_t)count;
    return true;
}

static bool read_whole(struct reading *reading, int descriptor, struct error *error)
{
    struct input *input = reading->input;
    if (fstat(descriptor, &reading->status) != 0)
        return false;
    input->is_open_to_others =
        S_ISREG(reading->status.st_mode) && (reading->status.st_mode & 077) != 0;
    while (read_step(reading, descriptor))
        if (!may_go_on(reading, error))
            return false;
    input->contents = bytes_of(input->file, input->file_size);
    return errno == 0;
}

static void wipe_and_free(uint8_t *block, size_t size)
{
    if (block != NULL)
        explicit_bzero(block, size);
    free(block);
}

void input_close(struct input *input)
{
    wipe_and_free(input->file, input->file_size);
    free(input->objects);
    memset(input, 0, sizeof *input);
}

/* False, and ERROR if the contents are refused, or a line if they cannot be read. */
static bool read_path(struct input *input, const char *path, size_t plain_max,
                      struct error *error)
{
    struct reading reading = {.input = input, .plain_max = plain_max};
    memset(input, 0, sizeof *input);
    input->path = path != NULL ? path : "-";
    bool is_standard_input = strcmp(input->path, "-") == 0;
    int descriptor =
        is_standard_input ? STDIN_FILENO : open(input->path, O_RDONLY | O_NOCTTY);
    bool ok = descriptor >= 0 && read_whole(&reading, descriptor, error);
    if (!ok && error->kind == ERROR_NONE)
        report_system(input->path);
    if (descriptor >= 0 && !is_standard_input)
        close(descriptor);
    if (!ok)
        input_close(input);
    return ok;
}

bool input_try(struct input *input, const char *path, struct error *error)
{
    return read_path(input, path, 0, error);
}

static bool read_or_report(struct input *input, const char *path, size_t plain_max)
{
    struct error error = {0};
    bool ok = read_path(input, path, plain_max, &error);
    if (error.kind != ERROR_NONE)
        report_error(path != NULL ? path : "-", &error);
    return ok;
}

bool input_read(struct input *input, const char *path)
{
    return read_or_report(input, path, 0);
}

bool input_read_plain(struct input *input, const char *path, size_t length_max)
{
    return read_or_report(input, path, length_max);
}
