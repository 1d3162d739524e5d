/* ecdh.c -- the x-coordinate of d Q. */
#include "ecdh.h"

#include <string.h>

#include "multiply.h"
#include "stack.h"

static SEPARATE_FRAME enum ec_result derive(const struct ec_private_key *key,
                                            const struct affine_point *peer,
                                            uint8_t *secret)
{
    const struct curve *curve = key->public_key.curve;
    struct jacobian_point product;
    struct affine_point shared;
    multiply_point(curve, &product, key->scalar, peer);
    /* Infinity becomes (0, 0), which is not on the curve; but 0 < d < n. */
    jacobian_to_affine(curve, &shared, &product);
    if (!curve_has_point(curve, &shared))
        return EC_FAULT;
    field_write(curve->field, &shared.x, secret);
    return EC_OK;
}

enum ec_result ecdh_derive(const struct ec_private_key *key,
                           const struct ec_public_key *peer,
                           uint8_t secret[CURVE_LENGTH_MAX])
{
    memset(secret, 0, CURVE_LENGTH_MAX);
    if (peer->curve != key->public_key.curve)
        return EC_KEY_MISMATCH;
    enum ec_result result = derive(key, &peer->point, secret);
    stack_wipe();
    return result;
}
