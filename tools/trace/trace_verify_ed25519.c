/* trace_verify_ed25519.c -- Ed25519 turned back, RFC 8032 section 5.1.7. */
#include <stdio.h>

#include "../../ec/multiple.h"
#include "../../keys/curve_keys.h"
#include "trace_curve_fault.h"
#include "trace_ed25519.h"

#define HALF (ED25519_SIGNATURE_LENGTH / 2)

/* What is verified. */
struct checked {
    const struct trace_verification *verification;
    const struct ed25519_public_key *key;
    struct bytes message;
    struct trace_kept_ed25519 kept;
    enum ec_result result;
};

/* --- what is wrong in itself ------------------------------------------------------ */

static const char *why_no_point(enum ec_result result)
{
    return result == EC_POINT_RANGE ? "its y is not below 2^255 - 19"
                                    : "no point of the curve has this y and this bit";
}

/* What no signature has. S was seen by the verification, which goes no further then. */
static void judge_halves(const struct checked *c, struct trace_fault *fault)
{
    struct ed25519_public_key R;
    const struct trace_verification *v = c->verification;
    if (c->result == EC_OK)
        return;
    fault->kind = TRACE_FAULT_POINT;
    if (v->signature.length != ED25519_SIGNATURE_LENGTH) {
        fault->kind = TRACE_FAULT_SIGNATURE;
        snprintf(fault->reason, sizeof fault->reason,
                 "The signature has %zu bytes, and one by this key has %d.",
                 v->signature.length, ED25519_SIGNATURE_LENGTH);
        return;
    }
    enum ec_result result = ed25519_public_key_set(&R, v->signature.data);
    if (c->kept.kept.count == 0) {
        fault->kind = TRACE_FAULT_S;
        snprintf(
            fault->reason, sizeof fault->reason,
            "S is not below L: S - L would be another signature of the same message, "
            "and there must be one only.");
    } else if (result != EC_OK) {
        fault->kind = TRACE_FAULT_R;
        snprintf(fault->reason, sizeof fault->reason, "R is no point: %s.",
                 why_no_point(result));
    }
}

/* --- the steps -------------------------------------------------------------------- */

static void show_signature(const struct checked *c)
{
    const struct trace_verification *v = c->verification;
    trace_step(v->style, "What is signed", NULL);
    trace_message_show(v->message);
    trace_say("The signature is checked by Ed25519 and %s: it is over the message "
              "itself, and "
              "no digest of it.",
              v->whose);
    trace_step(v->style, "The signature: R and S, and the key",
               "RFC 8032 5.1.7, step 1");
    if (v->signature.length != ED25519_SIGNATURE_LENGTH) {
        trace_octets(bytes_of(v->signature.data,
                              v->signature.length < 160 ? v->signature.length : 160),
                     0);
        return;
    }
    trace_say(
        "R, a point: 32 bytes, y, least significant first, and in the uppermost bit "
        "whether x is odd:");
    trace_octets(bytes_of(v->signature.data, HALF), 0);
    trace_say(
        "S, a number below L = 2^252 + 27742317777372353535851937790883648493, least "
        "significant byte first:");
    trace_octets(bytes_of(v->signature.data + HALF, HALF), HALF);
    trace_little(v->style, "S", bytes_of(v->signature.data + HALF, HALF));
    trace_say("The public key, the point A:");
    trace_octets(bytes_of(c->key->point, sizeof c->key->point), 0);
    trace_little(v->style, "A x", trace_kept(&c->kept.kept, ED25519_A_X));
    trace_little(v->style, "A y", trace_kept(&c->kept.kept, ED25519_A_Y));
}

static void show_points(const struct checked *c)
{
    const struct trace_verification *v = c->verification;
    uint8_t point[ED25519_PUBLIC_LENGTH];
    trace_step(v->style, "S B = R + h A", "RFC 8032 5.1.7, step 3");
    trace_say(
        "If the signature is right, S = r + h a, and so S B = r B + h a B = R + h A. S "
        "B, where B is the base point:");
    ed25519_multiple(v->signature.data + HALF, NULL, point);
    trace_octets(bytes_of(point, sizeof point), 0);
    trace_say("h A:");
    ed25519_multiple(trace_kept(&c->kept.kept, ED25519_CHALLENGE).data, c->key, point);
    trace_octets(bytes_of(point, sizeof point), 0);
    trace_say("S B - h A:");
    trace_octets(trace_kept(&c->kept.kept, ED25519_CHECK), 0);
    trace_say("R:");
    trace_octets(bytes_of(v->signature.data, HALF), 0);
    trace_say(c->result == EC_OK ? "They are the same." : "They are not the same.");
}

int trace_verify_ed25519(const struct trace_verification *v)
{
    static struct checked c;
    struct trace_fault fault = {TRACE_NO_FAULT, ""};
    struct trace_bit bit;
    c = (struct checked){.verification = v, .key = public_key_ed25519(v->key)};
    if (!trace_message_whole(v->message, &c.message))
        return STATUS_UNANSWERED;
    trace_keep_ed25519(&c.kept);
    c.result = EC_NO;
    if (v->signature.length == ED25519_SIGNATURE_LENGTH)
        c.result = ed25519_verify(c.key, c.message.data, c.message.length,
                                  v->signature.data, &c.kept.observer);
    show_signature(&c);
    if (c.kept.kept.count > 0) {
        if (!trace_ed25519_challenge(v->style, v->message,
                                     bytes_of(v->signature.data, HALF), c.key,
                                     v->shows_rounds, &c.kept.kept))
            return STATUS_UNANSWERED;
        show_points(&c);
    }
    judge_halves(&c, &fault);
    struct trace_turn turn = {v, c.message, {NULL, 0}};
    bool is_found = trace_curve_fault(&turn, &fault, &bit);
    return trace_verdict(v, &fault, is_found ? &bit : NULL);
}
