/* multiple.h -- points times numbers that anyone may know: the two that a verification adds
 * in one go, for whoever shows them. Not constant time. */
#ifndef CERTWRIGHT_EC_MULTIPLE_H
#define CERTWRIGHT_EC_MULTIPLE_H

#include "curve.h"
#include "ed25519.h"

/* curve_multiple sets MULTIPLE to SCALAR times POINT, which is on CURVE, or times the
 * generator if POINT is NULL. SCALAR is curve->length bytes, big-endian, below the order.
 * False, and MULTIPLE zero, if that is infinity: if SCALAR is 0. */
bool curve_multiple(const struct curve *curve, const uint8_t *scalar,
                    const struct affine_point *point, struct affine_point *multiple)
    __attribute__((warn_unused_result));

/* ed25519_multiple writes SCALAR times the point of KEY, or times the base point if KEY is
 * NULL, encoded. SCALAR is 32 bytes, little-endian, below 2^255. */
void ed25519_multiple(const uint8_t scalar[32], const struct ed25519_public_key *key,
                      uint8_t multiple[ED25519_PUBLIC_LENGTH]);

#endif
