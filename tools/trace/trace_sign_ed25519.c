/* trace_sign_ed25519.c -- Ed25519, RFC 8032 sections 5.1.5 and 5.1.6; the letters are its
 * own, but for h, the challenge, which it calls k as others call a nonce. */
#include <stdio.h>

#include "trace_ed25519.h"
#include "trace_signing.h"

static struct bytes half(struct bytes both, size_t i)
{
    return bytes_of(both.data + i * both.length / 2, both.length / 2);
}

static void show_nonce(struct trace_style *style, const struct trace_values *values,
                       bool is_deterministic)
{
    trace_step(style, "The nonce r", "RFC 8032 5.1.6, step 2");
    if (is_deterministic) {
        trace_say(
            "r = SHA-512(prefix || M) mod L: nobody else knows the prefix, and so "
            "nobody can guess r; the same message has the same r, and the same "
            "signature. SHA-512:");
    } else {
        trace_say(
            "r must be another one for each signature, and a number that nobody can "
            "guess: whoever knows it has the key. r = SHA-512(Z || prefix || 64 bytes "
            "00 || M) mod L, where Z are 32 fresh random bytes; whoever verifies sees "
            "no difference to RFC 8032, which has no Z. Z:");
        trace_secret_rows(style, trace_kept(values, ED25519_NOISE));
        trace_say("SHA-512:");
    }
    trace_secret_rows(style, trace_kept(values, ED25519_NONCE_HASH));
    trace_say("The same modulo L:");
    trace_secret_little(style, "r", trace_kept(values, ED25519_NONCE), 253);
}

static void show_R(struct trace_style *style, const struct trace_values *values)
{
    trace_step(style, "R = r B", "RFC 8032 5.1.6, step 3");
    trace_little(style, "R x", trace_kept(values, ED25519_R_X));
    trace_little(style, "R y", trace_kept(values, ED25519_R_Y));
    trace_say(
        "As 32 bytes, y, least significant first, and in the uppermost bit whether x "
        "is odd:");
    trace_octets(trace_kept(values, ED25519_R), 0);
}

static void show_S(struct trace_style *style, const struct trace_values *values,
                   struct bytes signature, bool is_deterministic)
{
    trace_step(style, "S = r + h a mod L", "RFC 8032 5.1.6, step 5");
    trace_say(
        "To others this is one equation with two unknown numbers, r and a: whoever has "
        "one has the other, and a makes signatures as the seed does.");
    trace_little(style, "S", trace_kept(values, ED25519_S));
    trace_step(style, "The checks before anything leaves", NULL);
    trace_say(
        is_deterministic
            ? "The signature was computed twice, with the same result, and verified: "
              "two with one r, of which a fault has made one wrong, give the key away."
            : "S was computed again, from the seed on, and came out the same; R is on "
              "the curve.");
    trace_step(style, "The signature: R and S", "RFC 8032 5.1.6, step 6");
    trace_octets(half(signature, 0), 0);
    trace_octets(half(signature, 1), signature.length / 2);
}

static bool show(const struct trace_signing *signing,
                 const struct ed25519_private_key *key,
                 const struct trace_values *values, struct bytes signature)
{
    struct trace_style *style = signing->style;
    trace_step(style, "What is signed", NULL);
    trace_message_show(signing->message);
    trace_say(
        "It is signed by Ed25519: the message M itself, hashed twice on the way, and "
        "no digest of it (RFC 8032 5.1.6).");
    trace_ed25519_key(style, key->seed, values);
    trace_say("The public key is A = a B:");
    trace_octets(bytes_of(key->public_key.point, sizeof key->public_key.point), 0);
    show_nonce(style, values, signing->is_deterministic);
    show_R(style, values);
    if (!trace_ed25519_challenge(style, signing->message, half(signature, 0),
                                 &key->public_key, signing->shows_rounds, values))
        return false;
    show_S(style, values, signature, signing->is_deterministic);
    return true;
}

bool trace_sign_ed25519(const struct trace_signing *signing,
                        const struct ed25519_private_key *key,
                        uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    struct trace_kept_ed25519 kept;
    struct bytes message;
    if (!trace_message_whole(signing->message, &message))
        return false;
    trace_keep_ed25519(&kept);
    enum ec_result result = ed25519_sign(
        key, message.data, message.length,
        signing->is_deterministic ? NULL : random_system(), &kept.observer, signature);
    bool ok = result == EC_OK;
    if (ok) {
        *length = ED25519_SIGNATURE_LENGTH;
        trace_warn_of_secrets(signing->style);
        ok = show(signing, key, &kept.kept, bytes_of(signature, *length));
    } else {
        report("trace sign: %s", ec_result_text(result));
    }
    explicit_bzero(&kept, sizeof kept);
    return ok;
}
