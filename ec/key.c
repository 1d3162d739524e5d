/* key.c -- key pairs: SEC 1 section 3.2, FIPS 186-5 appendix A.2. */
#include "key.h"

#include <string.h>

#include "multiply.h"
#include "scalar.h"
#include "stack.h"

enum ec_result ec_public_key_set(struct ec_public_key *key, const struct curve *curve,
                                 const uint8_t *encoded, size_t length)
{
    memset(key, 0, sizeof *key);
    enum ec_result result = curve_read_point(curve, encoded, length, &key->point);
    if (result == EC_OK)
        key->curve = curve;
    return result;
}

bool ec_public_key_equal(const struct ec_public_key *a, const struct ec_public_key *b)
{
    return a->curve == b->curve &&
           field_is_equal(a->curve->field, &a->point.x, &b->point.x) &&
           field_is_equal(a->curve->field, &a->point.y, &b->point.y);
}

/* Sets KEY to d, which is in range, and Q = dG. */
static void set_pair(struct ec_private_key *key, const struct curve *curve,
                     const uint8_t *scalar)
{
    struct jacobian_point Q;
    multiply_base(curve, &Q, scalar);
    key->public_key.curve = curve;
    jacobian_to_affine(curve, &key->public_key.point, &Q);
    memcpy(key->scalar, scalar, curve->length);
}

static SEPARATE_FRAME enum ec_result
set(struct ec_private_key *key, const struct curve *curve, const uint8_t *scalar)
{
    struct element d;
    if (!scalar_read(curve, scalar, &d))
        return EC_SCALAR_RANGE;
    set_pair(key, curve, scalar);
    return EC_OK;
}

enum ec_result ec_private_key_set(struct ec_private_key *key, const struct curve *curve,
                                  const uint8_t *scalar)
{
    memset(key, 0, sizeof *key);
    enum ec_result result = set(key, curve, scalar);
    stack_wipe();
    return result;
}

/* A source that gives so many candidates out of range one after another does not work: of
 * random ones fewer than one in 2^32 is. */
#define CANDIDATES_MAX 64

/* FIPS 186-5 appendix A.2.2: a random number of as many bits as n, until one is in the range
 * from 1 to n - 1. */
static enum ec_result draw_scalar(const struct curve *curve,
                                  struct random_source *random,
                                  uint8_t scalar[CURVE_LENGTH_MAX])
{
    struct element d;
    for (unsigned i = 0; i < CANDIDATES_MAX; i++) {
        if (!random_fill(random, scalar, curve->length))
            return EC_NO_RANDOM;
        scalar[0] &= (uint8_t)(0xff >> (8 * curve->length - curve->bits));
        if (scalar_read(curve, scalar, &d))
            return EC_OK;
    }
    return EC_NO_RANDOM;
}

static SEPARATE_FRAME enum ec_result generate(struct ec_private_key *key,
                                              const struct curve *curve,
                                              struct random_source *random)
{
    uint8_t scalar[CURVE_LENGTH_MAX];
    enum ec_result result = draw_scalar(curve, random, scalar);
    if (result != EC_OK)
        return result;
    set_pair(key, curve, scalar);
    return curve_has_point(curve, &key->public_key.point) ? EC_OK : EC_FAULT;
}

enum ec_result ec_generate(struct ec_private_key *key, const struct curve *curve,
                           struct random_source *random)
{
    memset(key, 0, sizeof *key);
    enum ec_result result = generate(key, curve, random);
    stack_wipe();
    if (result != EC_OK)
        explicit_bzero(key, sizeof *key);
    return result;
}
