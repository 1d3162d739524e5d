/* ecdsa_verify.c -- FIPS 186-5 section 6.4.2; its letters. */
#include <string.h>

#include "ecdsa.h"
#include "ecdsa_observe.h"
#include "multiply.h"
#include "scalar.h"

/* Numbers modulo n, and their bytes. */
struct verifying {
    const struct curve *curve;
    struct ecdsa_observer *observer;
    const struct ecdsa_signature *signature;
    struct element e, r, s;
    uint8_t u1[CURVE_LENGTH_MAX], u2[CURVE_LENGTH_MAX];
};

/* Step 2: e is the leftmost bits of the digest. */
static void find_e(struct verifying *v, const struct hash *hash, const uint8_t *digest)
{
    uint8_t bytes[CURVE_LENGTH_MAX];
    scalar_from_digest(v->curve, digest, hash->digest_length, &v->e, bytes);
    ecdsa_observe(v->observer, ECDSA_E, bytes, v->curve->length);
}

/* Steps 3 and 4: w = 1/s, u1 = e w and u2 = r w. */
static void find_scalars(struct verifying *v)
{
    const struct field *order = v->curve->order;
    struct element w, product;
    uint8_t bytes[CURVE_LENGTH_MAX];
    field_invert(order, &w, &v->s);
    field_write(order, &w, bytes);
    field_multiply(order, &product, &v->e, &w);
    field_write(order, &product, v->u1);
    field_multiply(order, &product, &v->r, &w);
    field_write(order, &product, v->u2);
    ecdsa_observe(v->observer, ECDSA_W, bytes, v->curve->length);
    ecdsa_observe(v->observer, ECDSA_U1, v->u1, v->curve->length);
    ecdsa_observe(v->observer, ECDSA_U2, v->u2, v->curve->length);
}

/* Whether the x-coordinate of SUM, X/Z^2, is X_WANTED: whether x Z^2 = X, without a
 * division. */
static bool has_x(const struct curve *curve, const struct jacobian_point *sum,
                  const struct element *x_wanted)
{
    struct element product;
    field_square(curve->field, &product, &sum->z);
    field_multiply(curve->field, &product, &product, x_wanted);
    return field_is_equal(curve->field, &product, &sum->x);
}

/* Steps 6 to 8: whether the x-coordinate of SUM is r modulo n. It is below p, and p is between
 * n and 2n: so it is r or, if that is below p, r + n. */
static bool matches_r(const struct verifying *v, const struct jacobian_point *sum)
{
    struct element x;
    if (field_read(v->curve->field, &x, v->signature->r) && has_x(v->curve, sum, &x))
        return true;
    return scalar_read_plus_order(v->curve, v->signature->r, &x) &&
           has_x(v->curve, sum, &x);
}

/* What an observer sees takes a division. */
static void show_sum(const struct verifying *v, const struct jacobian_point *sum)
{
    const struct curve *curve = v->curve;
    uint8_t bytes[CURVE_LENGTH_MAX];
    struct affine_point affine;
    struct element x;
    jacobian_to_affine(curve, &affine, sum);
    field_write(curve->field, &affine.x, bytes);
    ecdsa_observe(v->observer, ECDSA_SUM_X, bytes, curve->length);
    field_read_reduced(curve->order, &x, bytes);
    field_write(curve->field, &affine.y, bytes);
    ecdsa_observe(v->observer, ECDSA_SUM_Y, bytes, curve->length);
    field_write(curve->order, &x, bytes);
    ecdsa_observe(v->observer, ECDSA_V, bytes, curve->length);
}

enum ec_result ecdsa_verify(const struct ec_public_key *key, const struct hash *hash,
                            const uint8_t *digest,
                            const struct ecdsa_signature *signature,
                            struct ecdsa_observer *observer)
{
    struct verifying v = {
        .curve = key->curve, .observer = observer, .signature = signature};
    struct jacobian_point sum;
    /* Step 1. */
    if (!scalar_read(v.curve, signature->r, &v.r) ||
        !scalar_read(v.curve, signature->s, &v.s))
        return EC_NO;
    find_e(&v, hash, digest);
    find_scalars(&v);
    /* Step 5. */
    multiply_add(v.curve, &sum, v.u1, v.u2, &key->point);
    if (jacobian_is_infinity(v.curve, &sum))
        return EC_NO;
    if (observer != NULL)
        show_sum(&v, &sum);
    return matches_r(&v, &sum) ? EC_OK : EC_NO;
}
