/* crafted.h -- signatures made backwards, for what does not happen by chance: R is chosen, and
 * then a key is computed that fits. */
#ifndef CERTWRIGHT_TESTS_ORACLE_CRAFTED_H
#define CERTWRIGHT_TESTS_ORACLE_CRAFTED_H

#include "curve_peer.h"
#include "keys/curve_keys.h"

/* One key, here and by OpenSSL, and a digest. */
struct round {
    const struct curve *curve;
    struct random_source *random;
    struct ec_private_key key;
    EVP_PKEY *peer;
    const struct hash *hash;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
};

/* craft_point_near writes a point whose x-coordinate is the first from a small number on, and
 * returns its length. */
size_t craft_point_near(struct round *round, uint8_t point[CURVE_POINT_LENGTH_MAX]);

/* Each sets SIGNATURE to one of round->digest, and both halves of ROUND to the key that it
 * fits; round->key has no private half where nobody knows it.
 *
 * craft_small_x: the x-coordinate of R is small, and so is r. craft_x_above_order: it is from
 * n to p - 1, so that r is smaller by n. craft_equal_halves: u1 G = u2 Q, so that their sum is a
 * doubling. Nobody may take the others. craft_infinity: u1 G = -u2 Q, so that there is no R.
 * craft_r_wrapped: r + n is p or more, and modulo p it is the x-coordinate. */
void craft_small_x(struct round *round, struct ecdsa_signature *signature);
void craft_x_above_order(struct round *round, struct ecdsa_signature *signature);
void craft_equal_halves(struct round *round, struct ecdsa_signature *signature);
void craft_infinity(struct round *round, struct ecdsa_signature *signature);
void craft_r_wrapped(struct round *round, struct ecdsa_signature *signature);

#endif
