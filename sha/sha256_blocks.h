/* sha256_blocks.h -- the inside of SHA-256, for the kernels that stand beside it and
 * for the tests that compare them. Internal to sha/. */
#ifndef CERTWRIGHT_SHA256_BLOCKS_H
#define CERTWRIGHT_SHA256_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

#include "message.h"
#include "sha256.h"

/* The constants of section 4.2.2, at an address that is a multiple of 16, so that a
 * kernel may load four at once. */
extern _Alignas(16) const uint32_t sha256_K[64];

/* H(0) of section 5.3.3. */
extern const uint32_t sha256_initial[8];

/* The form of SHA-256, whose hash_blocks is sha256_hash_blocks. */
extern const struct message_form sha256_form;

/* sha256_hash_blocks computes H(N) from H(0) in HASH_VALUE, an array of eight words,
 * and N = COUNT blocks, one behind another, with the fastest kernel that may be used;
 * sha256_reference_blocks does the same as the standard writes it. Time depends on
 * COUNT alone, and nothing of the blocks stays in memory. */
void sha256_hash_blocks(void *hash_value, const uint8_t *blocks, size_t count);
void sha256_reference_blocks(void *hash_value, const uint8_t *blocks, size_t count);

#endif
