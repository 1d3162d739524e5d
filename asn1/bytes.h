/* bytes.h -- a run of octets that belongs to someone else. */
#ifndef CERTWRIGHT_BYTES_H
#define CERTWRIGHT_BYTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Borrowed, never owned: valid as long as whatever DATA points into. A zeroed object is
 * the empty run. */
struct bytes {
    const uint8_t *data;
    size_t length;
};

/* bytes_of names LENGTH octets at DATA. */
static inline struct bytes bytes_of(const void *data, size_t length)
{
    struct bytes run = {data, length};
    return run;
}

/* bytes_of_text names the characters of TEXT without its NUL. */
static inline struct bytes bytes_of_text(const char *text)
{
    return bytes_of(text, strlen(text));
}

/* bytes_after names the octets of RUN behind the first COUNT, which it has. */
static inline struct bytes bytes_after(struct bytes run, size_t count)
{
    return bytes_of(run.data + count, run.length - count);
}

/* bytes_equal tells whether A and B have the same octets. Not constant time. */
static inline bool bytes_equal(struct bytes a, struct bytes b)
{
    return a.length == b.length &&
           (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

#endif
