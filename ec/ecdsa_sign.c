/* ecdsa_sign.c -- FIPS 186-5 section 6.4.1; its letters. */
#include <string.h>

#include "constant_time.h"
#include "ecdsa.h"
#include "ecdsa_nonce.h"
#include "ecdsa_observe.h"
#include "multiply.h"
#include "scalar.h"
#include "stack.h"
#include "verdict.h"

/* What a signature is made of. Numbers modulo n, but for e_bytes. */
struct signing {
    const struct ec_private_key *key;
    const struct curve *curve;
    struct ecdsa_observer *observer;
    uint8_t e_bytes[CURVE_LENGTH_MAX];
    struct element d, e, k, k_inverse, r, s;
    struct affine_point R;
};

/* Shows a number modulo FIELD. */
static void show(const struct signing *signing, enum ecdsa_value what,
                 const struct field *field, const struct element *number)
{
    uint8_t bytes[CURVE_LENGTH_MAX];
    if (signing->observer == NULL)
        return;
    field_write(field, number, bytes);
    signing->observer->value(signing->observer, what, bytes, signing->curve->length);
}

/* Steps 1 and 2: e is the leftmost bits of the digest. False if the key is not in range. */
static bool begin(struct signing *signing, const struct ec_private_key *key,
                  const struct hash *hash, const uint8_t *digest,
                  struct ecdsa_observer *observer)
{
    const struct curve *curve = key->public_key.curve;
    *signing = (struct signing){.key = key, .curve = curve, .observer = observer};
    scalar_from_digest(curve, digest, hash->digest_length, &signing->e,
                       signing->e_bytes);
    ecdsa_observe(observer, ECDSA_E, signing->e_bytes, curve->length);
    return scalar_read(curve, key->scalar, &signing->d);
}

/* Steps 5 to 8: R = kG, and r = its x-coordinate modulo n. */
static void find_r(struct signing *signing, const uint8_t *k)
{
    const struct curve *curve = signing->curve;
    struct jacobian_point R;
    uint8_t x[CURVE_LENGTH_MAX];
    multiply_base(curve, &R, k);
    jacobian_to_affine(curve, &signing->R, &R);
    field_write(curve->field, &signing->R.x, x);
    field_read_reduced(curve->order, &signing->r, x);
    show(signing, ECDSA_R_X, curve->field, &signing->R.x);
    show(signing, ECDSA_R_Y, curve->field, &signing->R.y);
    show(signing, ECDSA_R, curve->order, &signing->r);
}

/* e + rd */
static void add_key(const struct signing *signing, struct element *sum)
{
    const struct field *order = signing->curve->order;
    field_multiply(order, sum, &signing->r, &signing->d);
    field_add(order, sum, sum, &signing->e);
}

/* Steps 4 and 9: s = k^-1 (e + rd). */
static void find_s(struct signing *signing)
{
    const struct field *order = signing->curve->order;
    struct element sum;
    field_invert(order, &signing->k_inverse, &signing->k);
    add_key(signing, &sum);
    field_multiply(order, &signing->s, &signing->k_inverse, &sum);
    show(signing, ECDSA_NONCE_INVERSE, order, &signing->k_inverse);
    show(signing, ECDSA_S, order, &signing->s);
}

/* Makes r and s with K. EC_NO if one of them is 0, and EC_FAULT if R is not on the curve or s
 * k is not e + rd. */
static enum ec_result sign_once(struct signing *signing, const uint8_t *k)
{
    const struct field *order = signing->curve->order;
    struct element left, right;
    if (!scalar_read(signing->curve, k, &signing->k))
        return EC_SCALAR_RANGE;
    ecdsa_observe(signing->observer, ECDSA_NONCE, k, signing->curve->length);
    find_r(signing, k);
    find_s(signing);
    if (verdict(field_is_zero(order, &signing->r) | field_is_zero(order, &signing->s)))
        return EC_NO;
    add_key(signing, &right);
    field_multiply(order, &left, &signing->s, &signing->k);
    bool ok = curve_has_point(signing->curve, &signing->R) &&
              verdict(field_is_equal(order, &left, &right));
    return ok ? EC_OK : EC_FAULT;
}

static void write_signature(const struct signing *signing,
                            struct ecdsa_signature *signature)
{
    field_write(signing->curve->order, &signing->r, signature->r);
    field_write(signing->curve->order, &signing->s, signature->s);
}

/* Signs with one nonce after another until r and s are not 0. Nobody will see a second. */
static enum ec_result sign_with_derived(struct signing *signing,
                                        const struct hash *hash, const uint8_t *random)
{
    struct ecdsa_nonce nonce;
    uint8_t k[CURVE_LENGTH_MAX];
    enum ec_result result;
    ecdsa_nonce_begin(&nonce, signing->key, hash, signing->e_bytes, random,
                      signing->observer);
    do {
        ecdsa_nonce_next(&nonce, k);
        result = sign_once(signing, k);
    } while (result == EC_NO);
    return result;
}

static enum ec_result sign_unchecked(const struct ec_private_key *key,
                                     const struct hash *hash, const uint8_t *digest,
                                     const uint8_t *random,
                                     struct ecdsa_observer *observer,
                                     struct ecdsa_signature *signature)
{
    struct signing signing;
    if (!begin(&signing, key, hash, digest, observer))
        return EC_FAULT;
    enum ec_result result = sign_with_derived(&signing, hash, random);
    if (result == EC_OK)
        write_signature(&signing, signature);
    return result;
}

/* A signature that can be made again must be the same each time: of two whose nonces differ
 * by a known number, as after a fault in one bit of k, both are valid, and together they
 * give the key away. So AGAIN, if it differs, is as secret as the key. */
static bool is_reproduced(const struct ec_private_key *key, const struct hash *hash,
                          const uint8_t *digest,
                          const struct ecdsa_signature *signature)
{
    struct ecdsa_signature again = {{0}, {0}};
    return sign_unchecked(key, hash, digest, NULL, NULL, &again) == EC_OK &&
           verdict(mask_is_same(again.r, signature->r, sizeof again.r) &
                   mask_is_same(again.s, signature->s, sizeof again.s)) &&
           ecdsa_verify(&key->public_key, hash, digest, signature, NULL) == EC_OK;
}

static SEPARATE_FRAME enum ec_result
sign(const struct ec_private_key *key, const struct hash *hash, const uint8_t *digest,
     struct random_source *random, struct ecdsa_observer *observer,
     struct ecdsa_signature *signature)
{
    uint8_t fresh[ECDSA_NONCE_RANDOM_LENGTH];
    if (random != NULL && !random_fill(random, fresh, sizeof fresh))
        return EC_NO_RANDOM;
    enum ec_result result = sign_unchecked(
        key, hash, digest, random != NULL ? fresh : NULL, observer, signature);
    if (result == EC_OK && random == NULL &&
        !is_reproduced(key, hash, digest, signature))
        result = EC_FAULT;
    return result;
}

enum ec_result ecdsa_sign(const struct ec_private_key *key, const struct hash *hash,
                          const uint8_t *digest, struct random_source *random,
                          struct ecdsa_observer *observer,
                          struct ecdsa_signature *signature)
{
    memset(signature, 0, sizeof *signature);
    enum ec_result result = sign(key, hash, digest, random, observer, signature);
    stack_wipe();
    if (result != EC_OK)
        memset(signature, 0, sizeof *signature);
    return result;
}

static SEPARATE_FRAME enum ec_result
sign_with_nonce(const struct ec_private_key *key, const struct hash *hash,
                const uint8_t *digest, const uint8_t *nonce,
                struct ecdsa_observer *observer, struct ecdsa_signature *signature)
{
    struct signing signing;
    if (!begin(&signing, key, hash, digest, observer))
        return EC_FAULT;
    enum ec_result result = sign_once(&signing, nonce);
    if (result == EC_OK)
        write_signature(&signing, signature);
    return result;
}

enum ec_result ecdsa_sign_with_nonce(const struct ec_private_key *key,
                                     const struct hash *hash, const uint8_t *digest,
                                     const uint8_t *nonce,
                                     struct ecdsa_observer *observer,
                                     struct ecdsa_signature *signature)
{
    memset(signature, 0, sizeof *signature);
    enum ec_result result =
        sign_with_nonce(key, hash, digest, nonce, observer, signature);
    stack_wipe();
    return result;
}
