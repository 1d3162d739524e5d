/* trace_verify_ecdsa.c -- ECDSA turned back, FIPS 186-5 section 6.4.2: its letters and its
 * steps. */
#include <stdio.h>

#include "../../ec/multiple.h"
#include "../../keys/curve_keys.h"
#include "trace_curve_fault.h"
#include "trace_ecdsa.h"

/* What is verified. */
struct checked {
    const struct trace_verification *verification;
    const struct ec_public_key *key;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    struct ecdsa_signature numbers;
    struct error error; /* why they cannot be read */
    struct trace_kept_ecdsa kept;
    enum ec_result result;
};

/* --- the steps -------------------------------------------------------------------- */

static bool show_message(struct checked *c)
{
    const struct trace_verification *v = c->verification;
    trace_step(v->style, "What is signed", NULL);
    trace_message_show(v->message);
    trace_say(
        "The signature is checked by ECDSA with %s and %s, on the curve %s (FIPS 186-5 "
        "6.4.2).",
        v->algorithm->hash->name, v->whose, c->key->curve->name);
    trace_step(v->style, "The digest", NULL);
    return trace_message_hash(v->message, v->algorithm->hash, v->style, v->shows_rounds,
                              c->digest);
}

/* False if there are no two numbers in the range from 1 to n - 1. */
static bool show_signature(struct checked *c, struct trace_fault *fault)
{
    const struct trace_verification *v = c->verification;
    const struct curve *curve = c->key->curve;
    trace_step(v->style, "The signature: r and s in DER",
               "RFC 3279 2.2.3; FIPS 186-5 6.4.2, step 1");
    if (!ecdsa_signature_parse(v->signature, curve, &c->numbers, &c->error)) {
        trace_octets(bytes_of(v->signature.data,
                              v->signature.length < 160 ? v->signature.length : 160),
                     0);
        trace_unreadable_ecdsa(v, c->key, c->digest, &c->error, fault);
        return false;
    }
    trace_ec_signature(v->signature);
    putchar('\n');
    trace_number(v->style, "r", bytes_of(c->numbers.r, curve->length));
    trace_number(v->style, "s", bytes_of(c->numbers.s, curve->length));
    return trace_in_range_ecdsa(curve, &c->numbers, fault);
}

static void show_scalars(struct checked *c)
{
    struct trace_style *style = c->verification->style;
    const struct curve *curve = c->key->curve;
    trace_step(style, "u1 = e / s and u2 = r / s, modulo n",
               "FIPS 186-5 6.4.2, steps 2 to 4");
    trace_ec_curve(style, curve);
    putchar('\n');
    trace_ec_digest(style, curve, c->verification->algorithm->hash, &c->kept.kept);
    printf("\n   w = s^-1, u1 = e w, u2 = r w, modulo n\n");
    trace_ec_value(style, "w", &c->kept.kept, ECDSA_W);
    trace_ec_value(style, "u1", &c->kept.kept, ECDSA_U1);
    trace_ec_value(style, "u2", &c->kept.kept, ECDSA_U2);
}

/* SCALAR times POINT, or times G. */
static void show_multiple(const struct checked *c, const char *name,
                          struct bytes scalar, const struct affine_point *point)
{
    struct affine_point multiple;
    const struct curve *curve = c->key->curve;
    if (curve_multiple(curve, scalar.data, point, &multiple))
        trace_ec_point(c->verification->style, curve, name, &multiple);
    else
        printf("   %-8s = infinity\n", name);
}

static void show_sum(struct checked *c)
{
    struct trace_style *style = c->verification->style;
    const struct trace_values *kept = &c->kept.kept;
    trace_step(style, "u1 G + u2 Q", "FIPS 186-5 6.4.2, steps 5 to 7");
    trace_say(
        "If the signature is right, u1 + u2 d = (e + r d) / s = k, and the sum of "
        "these two points is k G, the point R that the signer had: without d or k it "
        "is found again.");
    trace_ec_point(style, c->key->curve, "Q", &c->key->point);
    show_multiple(c, "u1 G", trace_kept(kept, ECDSA_U1), NULL);
    show_multiple(c, "u2 Q", trace_kept(kept, ECDSA_U2), &c->key->point);
    if (trace_kept(kept, ECDSA_V).length == 0) {
        trace_say("The sum is infinity, which has no x: no signature is right.");
        return;
    }
    trace_ec_value(style, "sum x", kept, ECDSA_SUM_X);
    trace_ec_value(style, "sum y", kept, ECDSA_SUM_Y);
    trace_step(style, "x modulo n, beside r", "FIPS 186-5 6.4.2, step 8");
    trace_ec_value(style, "v", kept, ECDSA_V);
    trace_number(style, "r", bytes_of(c->numbers.r, c->key->curve->length));
    trace_say(c->result == EC_OK ? "They are the same." : "They are not the same.");
}

int trace_verify_ecdsa(const struct trace_verification *v)
{
    static struct checked c;
    struct trace_fault fault = {TRACE_NO_FAULT, ""};
    struct trace_bit bit;
    c = (struct checked){.verification = v, .key = public_key_ec(v->key)};
    struct trace_turn turn = {v, trace_message_bytes(v->message), {NULL, 0}};
    if (!show_message(&c))
        return STATUS_UNANSWERED;
    turn.digest = bytes_of(c.digest, v->algorithm->hash->digest_length);
    if (show_signature(&c, &fault)) {
        trace_keep_ecdsa(&c.kept);
        c.result = ecdsa_verify(c.key, v->algorithm->hash, c.digest, &c.numbers,
                                &c.kept.observer);
        show_scalars(&c);
        show_sum(&c);
        if (c.result != EC_OK)
            fault.kind = TRACE_FAULT_POINT;
    }
    bool is_found = trace_curve_fault(&turn, &fault, &bit);
    return trace_verdict(v, &fault, is_found ? &bit : NULL);
}
