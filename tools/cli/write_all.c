/* write_all.c -- write(2), until all is written. */
#include "write_all.h"

#include <errno.h>
#include <unistd.h>

#include "held_signals.h"

/* Bytes for one write(2): enough to be fast, few enough that a signal is noticed soon. */
#define WRITE_LENGTH ((size_t)1 << 20)

#define INTERRUPTIONS_MAX 1000 /* so many in a row are not of signals */

bool write_all(int descriptor, struct bytes contents)
{
    unsigned interruptions = 0;
    while (contents.length > 0) {
        size_t wanted = contents.length < WRITE_LENGTH ? contents.length : WRITE_LENGTH;
        ssize_t count = write(descriptor, contents.data, wanted);
        if (count < 0 && errno == EINTR && interruptions++ < INTERRUPTIONS_MAX)
            continue;
        if (count == 0)
            errno = EIO;
        if (count <= 0)
            return false;
        contents = bytes_after(contents, (size_t)count);
        if (contents.length > 0 && held_signals_ask_to_stop()) {
            errno = EINTR;
            return false;
        }
    }
    return true;
}
