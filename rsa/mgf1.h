/* mgf1.h -- the mask generation function MGF1, RFC 8017 appendix B.2.1: a hash made as
 * long as needed. Internal to rsa/. */
#ifndef CERTWRIGHT_MGF1_H
#define CERTWRIGHT_MGF1_H

#include "../sha/hash.h"

/* mgf1_xor computes MGF1 of SEED with HASH and adds (exclusive or) its first LENGTH
 * octets to DATA: masking and unmasking are the same. SEED and DATA must not
 * overlap. */
void mgf1_xor(const struct hash *hash, const uint8_t *seed, size_t seed_length,
              uint8_t *data, size_t length);

#endif
