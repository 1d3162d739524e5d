/* key.h -- keys on the curves of curve.h: a private key is a scalar d, 1 <= d < n, and the
 * public key is the point Q = dG (FIPS 186-5 section 6.2, SEC 1 section 3.2). */
#ifndef CERTWRIGHT_EC_KEY_H
#define CERTWRIGHT_EC_KEY_H

#include "../random/random.h"
#include "curve.h"

/* Q, known to be on the curve. */
struct ec_public_key {
    const struct curve *curve;
    struct affine_point point;
};

/* Plain memory: wiped by overwriting it. */
struct ec_private_key {
    struct ec_public_key public_key;
    uint8_t scalar[CURVE_LENGTH_MAX]; /* d, big-endian, curve->length bytes */
};

/* ec_public_key_set makes KEY of a point as bytes, and checks it as curve_read_point does
 * (SP 800-56A section 5.6.2.3.3). KEY is zero unless EC_OK. */
enum ec_result ec_public_key_set(struct ec_public_key *key, const struct curve *curve,
                                 const uint8_t *encoded, size_t length)
    __attribute__((warn_unused_result));

/* ec_private_key_set makes KEY of SCALAR, curve->length bytes, and computes its public
 * key. The result is EC_SCALAR_RANGE unless 1 <= SCALAR < n; KEY is zero then. Constant
 * time in SCALAR, but for that verdict. */
enum ec_result ec_private_key_set(struct ec_private_key *key, const struct curve *curve,
                                  const uint8_t *scalar)
    __attribute__((warn_unused_result));

/* ec_generate makes a new KEY on CURVE: FIPS 186-5 appendix A.2.2, rejection sampling.
 * The result is EC_NO_RANDOM, and EC_FAULT if the new public key is not on the curve;
 * KEY is zero unless EC_OK. Constant time, but for candidates that are thrown away. */
enum ec_result ec_generate(struct ec_private_key *key, const struct curve *curve,
                           struct random_source *random)
    __attribute__((warn_unused_result));

/* ec_public_key_equal tells whether A and B are the same point of the same curve. */
bool ec_public_key_equal(const struct ec_public_key *a, const struct ec_public_key *b);

#endif
