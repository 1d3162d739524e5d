/* trace_kept.c -- keeping values in the order in which they come. */
#include "trace_kept.h"

#include <string.h>

static void keep(struct trace_values *kept, int what, const uint8_t *bytes,
                 size_t length)
{
    if (kept->count == TRACE_KEPT_MAX || length > TRACE_KEPT_LENGTH)
        return;
    struct trace_value *value = &kept->values[kept->count++];
    value->what = what;
    value->length = length;
    memcpy(value->bytes, bytes, length);
}

static void see_ecdsa(struct ecdsa_observer *observer, enum ecdsa_value what,
                      const uint8_t *bytes, size_t length)
{
    keep(&((struct trace_kept_ecdsa *)observer)->kept, (int)what, bytes, length);
}

static void see_ed25519(struct ed25519_observer *observer, enum ed25519_value what,
                        const uint8_t *bytes, size_t length)
{
    keep(&((struct trace_kept_ed25519 *)observer)->kept, (int)what, bytes, length);
}

void trace_keep_ecdsa(struct trace_kept_ecdsa *kept)
{
    memset(kept, 0, sizeof *kept);
    kept->observer.value = see_ecdsa;
}

void trace_keep_ed25519(struct trace_kept_ed25519 *kept)
{
    memset(kept, 0, sizeof *kept);
    kept->observer.value = see_ed25519;
}

struct bytes trace_kept(const struct trace_values *values, int what)
{
    for (size_t i = values->count; i > 0; i--)
        if (values->values[i - 1].what == what)
            return bytes_of(values->values[i - 1].bytes, values->values[i - 1].length);
    return bytes_of(NULL, 0);
}
