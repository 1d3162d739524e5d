/* byte_view.h -- bytes that can be looked at in any order, wherever they are: in memory, in
 * a file of any length, or encoded in base 64. */
#ifndef CERTWRIGHT_BYTE_VIEW_H
#define CERTWRIGHT_BYTE_VIEW_H

#include <stddef.h>
#include <stdint.h>

/* READ copies what there is of the SIZE bytes from OFFSET on into TO, and returns how many
 * that were: fewer than SIZE only at the end. */
struct byte_view {
    size_t (*read)(struct byte_view *view, uint64_t offset, uint8_t *to, size_t size);
};

#endif
