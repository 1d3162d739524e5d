/* kat_rsp_ec_key.c -- keys on curves: KeyPair and PKV of NIST's 186-2 and 186-3 ECDSA
 * validation systems (ECDSAVS and ECDSA2VS), and compressed points in their style. */
#include <stdlib.h>

#include "kat_rsp_curve.h"
#include "kat_rsp_tests.h"

/* KeyPair: d, Qx, Qy; Q = dG. */
void rsp_run_ec_key(struct rsp_state *state)
{
    struct ec_private_key private_key;
    struct ec_public_key public_key;
    enum ec_result of_private, of_public;
    if (!rsp_fresh(state, "d") && !rsp_fresh(state, "Qx") && !rsp_fresh(state, "Qy"))
        return;
    const struct curve *curve = rsp_curve(state);
    if (curve == NULL)
        return;
    if (!rsp_private_key(state, curve, "d", &private_key, &of_private) ||
        !rsp_public_key(state, curve, "Qx", "Qy", &public_key, &of_public))
        rsp_not_whole(state, "d, Qx and Qy in hexadecimal");
    else if (of_private != EC_OK || of_public != EC_OK)
        kat_verdict(state->file, false, "a key pair",
                    ec_result_text(of_private != EC_OK ? of_private : of_public));
    else
        kat_verdict(state->file,
                    ec_public_key_equal(&private_key.public_key, &public_key), "Q = dG",
                    "another point");
}

/* PKV: Qx, Qy, and as the Result whether this is a public key. */
void rsp_run_ec_point(struct rsp_state *state)
{
    struct ec_public_key key;
    enum ec_result result;
    if (!rsp_fresh(state, "Result"))
        return;
    const struct curve *curve = rsp_curve(state);
    if (curve == NULL)
        return;
    if (!rsp_public_key(state, curve, "Qx", "Qy", &key, &result))
        rsp_not_whole(state, "Qx and Qy in hexadecimal");
    else
        rsp_judge(state, result == EC_OK,
                  result == EC_OK ? "a public key" : ec_result_text(result));
}

/* POINT, compressed, and the X and Y that it has. */
void rsp_run_compressed_point(struct rsp_state *state)
{
    struct ec_public_key key, want;
    enum ec_result of_key, of_want;
    uint8_t *point = NULL;
    size_t length;
    if (!rsp_fresh(state, "POINT"))
        return;
    const struct curve *curve = rsp_curve(state);
    if (curve == NULL)
        return;
    if (!rsp_octets(state, "POINT", &point, &length) ||
        !rsp_public_key(state, curve, "X", "Y", &want, &of_want)) {
        rsp_not_whole(state, "POINT, X and Y in hexadecimal");
        free(point);
        return;
    }
    of_key = ec_public_key_set(&key, curve, point, length);
    free(point);
    if (of_key != EC_OK || of_want != EC_OK)
        kat_verdict(state->file, false, "a point",
                    ec_result_text(of_key != EC_OK ? of_key : of_want));
    else
        kat_verdict(state->file, ec_public_key_equal(&key, &want), "X and Y",
                    "another point");
}
