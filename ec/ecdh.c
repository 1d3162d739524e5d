/* ecdh.c -- the x-coordinate of d Q. */
#include "ecdh.h"

#include <string.h>

#include "multiply.h"

enum ec_result ecdh_derive(const struct ec_private_key *key,
                           const struct ec_public_key *peer,
                           uint8_t secret[CURVE_LENGTH_MAX])
{
    const struct curve *curve = key->public_key.curve;
    struct jacobian_point product;
    struct affine_point shared;
    memset(secret, 0, CURVE_LENGTH_MAX);
    if (peer->curve != curve)
        return EC_KEY_MISMATCH;
    multiply_point(curve, &product, key->scalar, &peer->point);
    /* Infinity becomes (0, 0), which is not on the curve; but 0 < d < n. */
    jacobian_to_affine(curve, &shared, &product);
    bool ok = curve_has_point(curve, &shared);
    if (ok)
        field_write(curve->field, &shared.x, secret);
    explicit_bzero(&product, sizeof product);
    explicit_bzero(&shared, sizeof shared);
    return ok ? EC_OK : EC_FAULT;
}
