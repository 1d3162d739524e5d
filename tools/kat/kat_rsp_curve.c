/* kat_rsp_curve.c -- curves, numbers and keys out of the records of NIST. */
#include "kat_rsp_curve.h"

#include <stdlib.h>
#include <string.h>

const struct curve *rsp_curve(struct rsp_state *state)
{
    const char *own = rsp_text(state, "CURVE");
    const char *name = own != NULL ? own : rsp_text(state, "curve");
    const char *of_set = name != NULL ? rsp_text(state, name) : NULL;
    if (of_set != NULL)
        name = of_set;
    const struct curve *curve = name != NULL ? kat_curve_by_name(name) : NULL;
    if (curve == NULL)
        kat_skip(state->file, kat_no_curve);
    return curve;
}

const struct hash *rsp_hash(struct rsp_state *state)
{
    const char *name = rsp_text(state, "hash");
    const struct hash *hash =
        hash_by_name(name != NULL && name[0] != '\0' ? name : "SHA-1");
    if (hash == NULL)
        kat_skip(state->file, "certwright does not have this hash");
    return hash;
}

bool rsp_scalar(const struct rsp_state *state, const struct curve *curve,
                const char *name, uint8_t scalar[CURVE_LENGTH_MAX], bool *fits)
{
    uint8_t *octets;
    size_t length;
    if (!rsp_octets(state, name, &octets, &length))
        return false;
    *fits = kat_number(bytes_of(octets, length), scalar, curve->length);
    free(octets);
    return true;
}

bool rsp_public_key(const struct rsp_state *state, const struct curve *curve,
                    const char *x, const char *y, struct ec_public_key *key,
                    enum ec_result *result)
{
    uint8_t encoded[CURVE_POINT_LENGTH_MAX] = {0x04};
    bool x_fits, y_fits;
    memset(key, 0, sizeof *key);
    if (!rsp_scalar(state, curve, x, encoded + 1, &x_fits) ||
        !rsp_scalar(state, curve, y, encoded + 1 + curve->length, &y_fits))
        return false;
    *result = EC_POINT_RANGE;
    if (x_fits && y_fits)
        *result = ec_public_key_set(key, curve, encoded, 1 + 2 * curve->length);
    return true;
}

bool rsp_private_key(const struct rsp_state *state, const struct curve *curve,
                     const char *name, struct ec_private_key *key,
                     enum ec_result *result)
{
    uint8_t scalar[CURVE_LENGTH_MAX];
    bool fits;
    memset(key, 0, sizeof *key);
    if (!rsp_scalar(state, curve, name, scalar, &fits))
        return false;
    *result = fits ? ec_private_key_set(key, curve, scalar) : EC_SCALAR_RANGE;
    return true;
}

void rsp_judge(struct rsp_state *state, bool is_accepted, const char *have)
{
    const char *expected = rsp_text(state, "Result");
    kat_verdict(state->file, expected[0] == (is_accepted ? 'P' : 'F'), expected, have);
}

void rsp_not_whole(struct rsp_state *state, const char *want)
{
    kat_verdict(state->file, false, want, "something else");
}
