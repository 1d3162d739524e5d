/* trace_sign_ecdsa.c -- ECDSA, FIPS 186-5 section 6.4.1: its letters and its steps. */
#include <stdio.h>

#include "../../asn1/der_writer.h"
#include "../../keys/curve_keys.h"
#include "trace_ecdsa.h"
#include "trace_nonce.h"
#include "trace_signing.h"

static void show_key(struct trace_style *style, const struct hash *hash,
                     const struct ec_private_key *key,
                     const struct trace_values *values)
{
    const struct curve *curve = key->public_key.curve;
    trace_step(style, "The curve, the key, and the digest as a number",
               "FIPS 186-5 6.4.1, step 2");
    trace_ec_curve(style, curve);
    putchar('\n');
    trace_say("The key is a number d, and the point Q = d G:");
    trace_secret_bytes(style, "d", bytes_of(key->scalar, curve->length), curve->bits);
    trace_ec_point(style, curve, "Q", &key->public_key.point);
    putchar('\n');
    trace_ec_digest(style, curve, hash, values);
}

static void show_r_and_s(struct trace_style *style, const struct curve *curve,
                         const struct trace_values *values)
{
    trace_step(style, "R = k G, and r", "FIPS 186-5 6.4.1, steps 5 to 8");
    trace_say(
        "k G takes a doubling for each bit of k, and some additions; for the way back, "
        "from R to k, no way is known that takes fewer than some 2^%u steps.",
        curve->bits / 2);
    trace_ec_value(style, "R x", values, ECDSA_R_X);
    trace_ec_value(style, "R y", values, ECDSA_R_Y);
    trace_say("r is x modulo n:");
    trace_ec_value(style, "r", values, ECDSA_R);
    trace_step(style, "s = k^-1 (e + r d) mod n", "FIPS 186-5 6.4.1, steps 4 and 9");
    trace_say("Only here does the key come in. To others this is one equation with two "
              "unknown numbers, d and k: whoever has one has the other.");
    trace_secret_bytes(style, "k^-1", trace_kept(values, ECDSA_NONCE_INVERSE),
                       curve->bits);
    trace_ec_value(style, "s", values, ECDSA_S);
}

static bool show_der(struct trace_style *style, const struct curve *curve,
                     const struct ecdsa_signature *numbers,
                     uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    struct der_writer writer = {0};
    struct error error = {0};
    struct bytes der;
    ecdsa_signature_write(&writer, curve, numbers);
    bool ok = der_writer_finish(&writer, &der, &error);
    if (!ok)
        report_error(NULL, &error);
    if (ok) {
        memcpy(signature, der.data, der.length);
        *length = der.length;
        trace_step(style, "The signature: r and s in DER", "RFC 3279 2.2.3");
        trace_ec_signature(der);
    }
    der_writer_clear(&writer);
    return ok;
}

static void show_check(struct trace_style *style, bool is_deterministic)
{
    trace_step(style, "The checks before anything leaves", NULL);
    trace_say(
        "R is on the curve, and s k = e + r d modulo n.%s A result that failed a check "
        "could tell something about the key to whoever sees it, and is never given "
        "out.",
        is_deterministic
            ? " Everything was computed twice, with the same result, and the "
              "signature was verified: two signatures with one k, of which a fault "
              "has made one wrong, give the key away."
            : "");
}

/* Asked before anything is printed. */
static bool make(const struct trace_signing *signing, const struct ec_private_key *key,
                 const uint8_t *digest, struct trace_kept_ecdsa *kept,
                 struct ecdsa_signature *numbers)
{
    trace_keep_ecdsa(kept);
    enum ec_result result = ecdsa_sign(
        key, signing->algorithm->hash, digest,
        signing->is_deterministic ? NULL : random_system(), &kept->observer, numbers);
    if (result != EC_OK)
        report("trace sign: %s", ec_result_text(result));
    return result == EC_OK;
}

static bool show(const struct trace_signing *signing, const struct ec_private_key *key,
                 const uint8_t *digest, uint8_t signature[SIGNATURE_LENGTH_MAX],
                 size_t *length)
{
    struct trace_kept_ecdsa kept;
    struct ecdsa_signature numbers;
    const struct curve *curve = key->public_key.curve;
    struct trace_style *style = signing->style;
    const struct hash *hash = signing->algorithm->hash;
    bool ok = make(signing, key, digest, &kept, &numbers);
    if (ok) {
        show_key(style, hash, key, &kept.kept);
        trace_nonce(style, curve, hash, &kept.kept, signing->is_deterministic);
        show_r_and_s(style, curve, &kept.kept);
        show_check(style, signing->is_deterministic);
        ok = show_der(style, curve, &numbers, signature, length);
    }
    explicit_bzero(&kept, sizeof kept);
    return ok;
}

bool trace_sign_ecdsa(const struct trace_signing *signing,
                      const struct ec_private_key *key,
                      uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    struct trace_style *style = signing->style;
    const struct hash *hash = signing->algorithm->hash;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    if (hash->is_for_verifying_only) {
        report("trace sign: %s is for verifying only: nothing new is signed with it",
               hash->name);
        return false;
    }
    trace_warn_of_secrets(style);
    trace_step(style, "What is signed", NULL);
    trace_message_show(signing->message);
    trace_say(
        "It is signed by ECDSA with %s and a key on the curve %s (FIPS 186-5 6.4.1).",
        hash->name, key->public_key.curve->name);
    trace_step(style, "The digest", NULL);
    return trace_message_hash(signing->message, hash, style, signing->shows_rounds,
                              digest) &&
           show(signing, key, digest, signature, length);
}
