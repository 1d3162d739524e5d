/* sha256_ni.h -- SHA-256 with the SHA extensions of x86-64 processors (SHA-NI). */
#ifndef CERTWRIGHT_SHA256_NI_H
#define CERTWRIGHT_SHA256_NI_H

#include <stddef.h>
#include <stdint.h>

/* sha256_ni_blocks does what sha256_reference_blocks does: it computes H(N) from H(0)
 * in HASH_VALUE and N = COUNT blocks, one behind another and at any address.
 * KERNEL_SHA256_NI must be supported. */
void sha256_ni_blocks(uint32_t hash_value[8], const uint8_t *blocks, size_t count);

#endif
