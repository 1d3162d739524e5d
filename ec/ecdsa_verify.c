/* ecdsa_verify.c -- FIPS 186-5 section 6.4.2; its letters. */
#include <string.h>

#include "ecdsa.h"
#include "ecdsa_observe.h"
#include "multiply.h"
#include "scalar.h"

/* Steps 3 and 4: u1 = e/s and u2 = r/s. */
static void find_scalars(const struct curve *curve, const struct element *e,
                         const struct element *r, const struct element *s,
                         struct ecdsa_observer *observer, uint8_t *u1, uint8_t *u2)
{
    const struct field *order = curve->order;
    struct element w, product;
    uint8_t w_bytes[CURVE_LENGTH_MAX];
    field_invert(order, &w, s);
    field_write(order, &w, w_bytes);
    field_multiply(order, &product, e, &w);
    field_write(order, &product, u1);
    field_multiply(order, &product, r, &w);
    field_write(order, &product, u2);
    ecdsa_observe(observer, ECDSA_W, w_bytes, curve->length);
    ecdsa_observe(observer, ECDSA_U1, u1, curve->length);
    ecdsa_observe(observer, ECDSA_U2, u2, curve->length);
}

/* Steps 6 to 8: whether the sum's x-coordinate is r modulo n. */
static bool has_x(const struct curve *curve, const struct affine_point *sum,
                  const struct element *r, struct ecdsa_observer *observer)
{
    uint8_t x[CURVE_LENGTH_MAX], y[CURVE_LENGTH_MAX], v_bytes[CURVE_LENGTH_MAX];
    struct element v;
    field_write(curve->field, &sum->x, x);
    field_write(curve->field, &sum->y, y);
    field_read_reduced(curve->order, &v, x);
    field_write(curve->order, &v, v_bytes);
    ecdsa_observe(observer, ECDSA_SUM_X, x, curve->length);
    ecdsa_observe(observer, ECDSA_SUM_Y, y, curve->length);
    ecdsa_observe(observer, ECDSA_V, v_bytes, curve->length);
    return field_is_equal(curve->order, &v, r);
}

enum ec_result ecdsa_verify(const struct ec_public_key *key, const struct hash *hash,
                            const uint8_t *digest,
                            const struct ecdsa_signature *signature,
                            struct ecdsa_observer *observer)
{
    const struct curve *curve = key->curve;
    struct element r, s, e;
    uint8_t u1[CURVE_LENGTH_MAX], u2[CURVE_LENGTH_MAX], e_bytes[CURVE_LENGTH_MAX];
    struct jacobian_point sum;
    struct affine_point affine;
    /* Step 1. */
    if (!scalar_read(curve, signature->r, &r) || !scalar_read(curve, signature->s, &s))
        return EC_NO;
    /* Step 2. */
    scalar_leftmost_bits(curve, digest, hash->digest_length, e_bytes);
    field_read_reduced(curve->order, &e, e_bytes);
    field_write(curve->order, &e, e_bytes);
    ecdsa_observe(observer, ECDSA_E, e_bytes, curve->length);

    find_scalars(curve, &e, &r, &s, observer, u1, u2);
    /* Step 5. */
    multiply_add(curve, &sum, u1, u2, &key->point);
    if (jacobian_is_infinity(curve, &sum))
        return EC_NO;
    jacobian_to_affine(curve, &affine, &sum);
    return has_x(curve, &affine, &r, observer) ? EC_OK : EC_NO;
}
