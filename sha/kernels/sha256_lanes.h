/* sha256_lanes.h -- SHA-256 of sixteen messages at once, with AVX-512. */
#ifndef CERTWRIGHT_SHA256_LANES_H
#define CERTWRIGHT_SHA256_LANES_H

#include <stddef.h>
#include <stdint.h>

#define SHA256_LANES 16

/* The hash values of sixteen messages: word[i][lane] is the word H_i of the message in
 * this lane. */
struct sha256_lanes {
    _Alignas(64) uint32_t word[8][SHA256_LANES];
};

/* sha256_lanes_blocks does for each lane of H what sha256_reference_blocks does for one
 * hash value, with COUNT blocks, one behind another, from BLOCKS[lane] on; lanes may
 * read the same blocks. Octets of the messages may stay in memory behind it: it is for
 * messages that are no secret. KERNEL_SHA256_LANES must be supported. */
void sha256_lanes_blocks(struct sha256_lanes *H,
                         const uint8_t *const blocks[SHA256_LANES], size_t count);

#endif
