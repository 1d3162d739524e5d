/* kat_rsp_ecdsa.c -- the signatures of NIST's 186-2 and 186-3 ECDSA validation systems
 * (ECDSAVS and ECDSA2VS), and those with the nonces of RFC 6979. */
#include <stdlib.h>
#include <string.h>

#include "../../ec/ecdsa.h"
#include "kat_rsp_curve.h"
#include "kat_rsp_tests.h"

/* One record of SigGen or SigVer: Msg, Qx, Qy, R, S; perhaps d and k; perhaps Result. */
struct ecdsa_record {
    const struct hash *hash;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    struct ec_public_key key;
    enum ec_result key_result;
    struct ecdsa_signature signature;
    bool fits; /* neither R nor S is too long */
};

static bool read_record(const struct rsp_state *state, const struct curve *curve,
                        struct ecdsa_record *record)
{
    uint8_t *message;
    size_t length;
    bool r_fits, s_fits;
    if (!rsp_fresh(state, "Msg") || !rsp_fresh(state, "R") || !rsp_fresh(state, "S") ||
        !rsp_public_key(state, curve, "Qx", "Qy", &record->key, &record->key_result) ||
        !rsp_scalar(state, curve, "R", record->signature.r, &r_fits) ||
        !rsp_scalar(state, curve, "S", record->signature.s, &s_fits) ||
        !rsp_octets(state, "Msg", &message, &length))
        return false;
    record->fits = r_fits && s_fits;
    hash_digest(record->hash, message, length, record->digest);
    free(message);
    return true;
}

static enum ec_result verify(const struct ecdsa_record *record)
{
    if (record->key_result != EC_OK)
        return record->key_result;
    return record->fits ? ecdsa_verify(&record->key, record->hash, record->digest,
                                       &record->signature, NULL)
                        : EC_NO;
}

/* Catches the nonce of a signature. */
struct nonce_catcher {
    struct ecdsa_observer observer;
    uint8_t nonce[CURVE_LENGTH_MAX];
    size_t length;
};

static void catch_nonce(struct ecdsa_observer *observer, enum ecdsa_value what,
                        const uint8_t *bytes, size_t length)
{
    struct nonce_catcher *catcher = (struct nonce_catcher *)observer;
    if (what != ECDSA_NONCE || length > sizeof catcher->nonce)
        return;
    memcpy(catcher->nonce, bytes, length);
    catcher->length = length;
}

/* Compares what was signed with what the record has, and counts it once: the first
 * difference is said. NONCE is empty unless it was to be found, too. */
static void compare(struct rsp_state *state, const struct ecdsa_record *record,
                    struct bytes wanted_nonce, struct bytes nonce,
                    const struct ecdsa_signature *signature)
{
    size_t length = record->key.curve->length;
    struct bytes r = bytes_of(record->signature.r, length),
                 have_r = bytes_of(signature->r, length),
                 s = bytes_of(record->signature.s, length),
                 have_s = bytes_of(signature->s, length);
    if (!bytes_equal(wanted_nonce, nonce))
        kat_compare(state->file, "k", wanted_nonce, nonce);
    else if (!bytes_equal(r, have_r))
        kat_compare(state->file, "R", r, have_r);
    else
        kat_compare(state->file, "S", s, have_s);
}

/* Signs again with the nonce k of the record, or to find k where IS_DETERMINISTIC. */
static void sign_again(struct rsp_state *state, const struct ecdsa_record *record,
                       const struct ec_private_key *key, bool is_deterministic)
{
    struct nonce_catcher catcher = {.observer = {catch_nonce}};
    struct ecdsa_signature signature;
    uint8_t nonce[CURVE_LENGTH_MAX];
    size_t length = key->public_key.curve->length;
    bool fits;
    if (!rsp_scalar(state, key->public_key.curve, "k", nonce, &fits)) {
        rsp_not_whole(state, "k in hexadecimal");
        return;
    }
    enum ec_result result =
        !fits ? EC_SCALAR_RANGE
        : is_deterministic
            ? ecdsa_sign(key, record->hash, record->digest, NULL, &catcher.observer,
                         &signature)
            : ecdsa_sign_with_nonce(key, record->hash, record->digest, nonce,
                                    &catcher.observer, &signature);
    if (result != EC_OK)
        kat_verdict(state->file, false, "a signature", ec_result_text(result));
    else
        compare(state, record, bytes_of(nonce, length),
                bytes_of(catcher.nonce, catcher.length), &signature);
}

/* SigGen: the signature of the file verifies, and is the one that is made from d and k,
 * where the file has them. */
static void run_generation(struct rsp_state *state, const struct ecdsa_record *record,
                           bool is_deterministic)
{
    struct ec_private_key key;
    enum ec_result of_key, verified = verify(record);
    bool has_key = rsp_fresh(state, "d"), has_nonce = rsp_fresh(state, "k");
    if (verified != EC_OK)
        kat_verdict(state->file, false, "a signature", ec_result_text(verified));
    else if (!has_key && !has_nonce && !is_deterministic)
        kat_verdict(state->file, true, "a signature", "");
    else if (!rsp_private_key(state, record->key.curve, "d", &key, &of_key))
        rsp_not_whole(state, "d in hexadecimal");
    else if (of_key != EC_OK)
        kat_verdict(state->file, false, "a private key", ec_result_text(of_key));
    else if (!ec_public_key_equal(&key.public_key, &record->key))
        kat_verdict(state->file, false, "Q = dG", "another point");
    else if (has_nonce || is_deterministic)
        sign_again(state, record, &key, is_deterministic);
    else
        kat_verdict(state->file, true, "a signature", "");
}

static void run_verification(struct rsp_state *state, const struct ecdsa_record *record)
{
    enum ec_result verified = verify(record);
    rsp_judge(state, verified == EC_OK,
              verified == EC_OK ? "a good signature" : ec_result_text(verified));
}

/* What there is to be done with a signature. */
enum signature_test {
    VERIFY,
    GENERATE,
    GENERATE_DETERMINISTIC,
};

static void run_signature(struct rsp_state *state, enum signature_test test)
{
    struct ecdsa_record record = {0};
    if (!rsp_fresh(state, test == VERIFY ? "Result" : "S"))
        return;
    const struct curve *curve = rsp_curve(state);
    if (curve == NULL || (record.hash = rsp_hash(state)) == NULL)
        return;
    if (!read_record(state, curve, &record))
        rsp_not_whole(state, "Msg, Qx, Qy, R and S in hexadecimal");
    else if (test == VERIFY)
        run_verification(state, &record);
    else
        run_generation(state, &record, test == GENERATE_DETERMINISTIC);
}

void rsp_run_ecdsa_verify(struct rsp_state *state)
{
    run_signature(state, VERIFY);
}

void rsp_run_ecdsa_sign(struct rsp_state *state)
{
    run_signature(state, GENERATE);
}

void rsp_run_ecdsa_deterministic(struct rsp_state *state)
{
    run_signature(state, GENERATE_DETERMINISTIC);
}
