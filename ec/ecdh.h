/* ecdh.h -- the secret that two keys on one curve have in common: the x-coordinate of
 * d1 Q2 = d2 Q1 (SP 800-56A section 5.7.1.2, SEC 1 section 3.3.1; cofactor 1). */
#ifndef CERTWRIGHT_EC_ECDH_H
#define CERTWRIGHT_EC_ECDH_H

#include "key.h"

/* ecdh_derive sets SECRET to what KEY and PEER have in common, curve->length bytes,
 * big-endian. The result is EC_KEY_MISMATCH if the curves differ. EC_FAULT if the product is
 * not on the curve; SECRET is zero unless EC_OK, and the caller wipes it. Constant time in
 * KEY. */
enum ec_result ecdh_derive(const struct ec_private_key *key,
                           const struct ec_public_key *peer,
                           uint8_t secret[CURVE_LENGTH_MAX])
    __attribute__((warn_unused_result));

#endif
