/* kat_rsp_agreement.c -- secrets that two keys have in common: the vectors of NIST for SP
 * 800-56A (ECC CDH primitive, and the static unified model of KASVS without derivation of
 * keys), files in their style, and X25519. */
#include <stdlib.h>
#include <string.h>

#include "../../ec/ecdh.h"
#include "../../ec/x25519.h"
#include "kat_rsp_curve.h"
#include "kat_rsp_tests.h"

/* What the values of one kind of file are called: our key, the peer's, and the secret. */
struct agreement_names {
    const char *scalar, *x, *y, *peer_x, *peer_y, *secret;
};

static const struct agreement_names primitive_names = {
    "dIUT", "QIUTx", "QIUTy", "QCAVSx", "QCAVSy", "ZIUT",
};
static const struct agreement_names static_names = {
    "dsIUT", "QsIUTx", "QsIUTy", "QsCAVSx", "QsCAVSy", "CAVSHashZZ",
};
static const struct agreement_names other_names = {
    "dA", "x_qA", "y_qA", "x_qB", "y_qB", "x_Z",
};

/* Agrees on SECRET, with both public keys checked, and with our own found to belong to our
 * private key. False if something is missing or not hexadecimal. */
static bool agree(const struct rsp_state *state, const struct curve *curve,
                  const struct agreement_names *names, enum ec_result *result,
                  uint8_t secret[CURVE_LENGTH_MAX])
{
    struct ec_private_key key;
    struct ec_public_key own, peer;
    enum ec_result of_key, of_own, of_peer;
    memset(secret, 0, CURVE_LENGTH_MAX);
    if (!rsp_private_key(state, curve, names->scalar, &key, &of_key) ||
        !rsp_public_key(state, curve, names->x, names->y, &own, &of_own) ||
        !rsp_public_key(state, curve, names->peer_x, names->peer_y, &peer, &of_peer))
        return false;
    if (of_peer != EC_OK)
        *result = of_peer;
    else if (of_own != EC_OK)
        *result = of_own;
    else if (of_key != EC_OK)
        *result = of_key;
    else if (!ec_public_key_equal(&own, &key.public_key))
        *result = EC_KEY_MISMATCH;
    else
        *result = ecdh_derive(&key, &peer, secret);
    return true;
}

/* A record whose answer is the secret itself. */
static void run_secret(struct rsp_state *state, const struct agreement_names *names)
{
    uint8_t secret[CURVE_LENGTH_MAX], want[CURVE_LENGTH_MAX];
    enum ec_result result;
    bool fits;
    if (!rsp_fresh(state, names->secret))
        return;
    const struct curve *curve = rsp_curve(state);
    if (curve == NULL)
        return;
    if (!agree(state, curve, names, &result, secret) ||
        !rsp_scalar(state, curve, names->secret, want, &fits) || !fits)
        rsp_not_whole(state, "two keys and a secret in hexadecimal");
    else if (result != EC_OK)
        kat_verdict(state->file, false, "a secret", ec_result_text(result));
    else
        kat_compare(state->file, names->secret, bytes_of(want, curve->length),
                    bytes_of(secret, curve->length));
}

void rsp_run_cdh_primitive(struct rsp_state *state)
{
    run_secret(state, &primitive_names);
}

void rsp_run_other_ecdh(struct rsp_state *state)
{
    run_secret(state, &other_names);
}

/* KASVS: CAVSHashZZ is what the peer says the digest of the secret is, and the Result says
 * whether keys and digest are right. */
void rsp_run_ecdh_static(struct rsp_state *state)
{
    uint8_t secret[CURVE_LENGTH_MAX], digest[HASH_DIGEST_LENGTH_MAX], *want = NULL;
    size_t length;
    enum ec_result result;
    if (!rsp_fresh(state, "Result"))
        return;
    const struct curve *curve = rsp_curve(state);
    const struct hash *hash = curve != NULL ? rsp_hash(state) : NULL;
    if (hash == NULL)
        return;
    if (!rsp_fresh(state, static_names.secret) ||
        !rsp_octets(state, static_names.secret, &want, &length) ||
        !agree(state, curve, &static_names, &result, secret)) {
        rsp_not_whole(state, "two key pairs and a digest in hexadecimal");
    } else {
        hash_digest(hash, secret, curve->length, digest);
        bool is_same =
            bytes_equal(bytes_of(want, length), bytes_of(digest, hash->digest_length));
        rsp_judge(state, result == EC_OK && is_same,
                  result != EC_OK ? ec_result_text(result)
                  : is_same       ? "the same secret"
                                  : "another secret");
    }
    free(want);
}

/* RFC 7748 section 5.2. */
void rsp_run_x25519(struct rsp_state *state)
{
    uint8_t *scalar = NULL, *u = NULL, *want = NULL, secret[X25519_LENGTH];
    size_t scalar_length = 0, u_length = 0, want_length = 0;
    if (!rsp_fresh(state, "OUTPUT_U"))
        return;
    bool ok = rsp_octets(state, "INPUT_SCALAR", &scalar, &scalar_length) &&
              rsp_octets(state, "INPUT_U", &u, &u_length) &&
              rsp_octets(state, "OUTPUT_U", &want, &want_length);
    if (ok && scalar_length == 56 && u_length == 56) {
        kat_skip(state->file, kat_no_curve); /* X448 */
    } else if (!ok || scalar_length != X25519_LENGTH || u_length != X25519_LENGTH) {
        rsp_not_whole(state, "INPUT_SCALAR, INPUT_U and OUTPUT_U in hexadecimal");
    } else {
        struct x25519_private_key key;
        struct x25519_public_key peer;
        x25519_private_key_set(&key, scalar);
        memcpy(peer.u, u, X25519_LENGTH);
        enum ec_result result = x25519_derive(&key, &peer, secret);
        if (result != EC_OK)
            kat_verdict(state->file, false, "a secret", ec_result_text(result));
        else
            kat_compare(state->file, "OUTPUT_U", bytes_of(want, want_length),
                        bytes_of(secret, X25519_LENGTH));
    }
    free(scalar);
    free(u);
    free(want);
}
