/* trace_curve_fault.c -- what is wrong in itself, and what would be right. */
#include "trace_curve_fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "../../asn1/der_reader.h"
#include "../../keys/curve_keys.h"
#include "trace_ecdsa.h"

static void set(struct trace_fault *fault, enum trace_fault_kind kind,
                const char *format, ...) __attribute__((format(printf, 3, 4)));

static void set(struct trace_fault *fault, enum trace_fault_kind kind,
                const char *format, ...)
{
    va_list arguments;
    fault->kind = kind;
    va_start(arguments, format);
    vsnprintf(fault->reason, sizeof fault->reason, format, arguments);
    va_end(arguments);
}

/* --- ECDSA-Sig-Value -------------------------------------------------------------- */

static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};
#define CURVE_COUNT (sizeof curves / sizeof curves[0])

/* The smallest curve whose r and s may be as long as those in SIGNATURE, or NULL. */
static const struct curve *curve_for(struct bytes signature)
{
    struct ecdsa_signature numbers;
    for (size_t i = 0; i < CURVE_COUNT; i++) {
        struct error ignored = {0};
        if (ecdsa_signature_parse(signature, curves[i], &numbers, &ignored))
            return curves[i];
    }
    return NULL;
}

/* r and s as long as a scalar, one after another: IEEE P1363, and RFC 7518 section 3.4. */
static void judge_raw(const struct trace_verification *v,
                      const struct ec_public_key *key, const uint8_t *digest,
                      struct trace_fault *fault)
{
    struct ecdsa_signature numbers = {{0}, {0}};
    size_t length = key->curve->length;
    memcpy(numbers.r, v->signature.data, length);
    memcpy(numbers.s, v->signature.data + length, length);
    bool is_right =
        ecdsa_verify(key, v->algorithm->hash, digest, &numbers, NULL) == EC_OK;
    set(fault, TRACE_FAULT_SIGNATURE,
        "The signature is no DER, but as long as r and s one after another, %zu bytes "
        "each, which is the form of JSON Web Signatures (RFC 7518 3.4). Read so it is "
        "%s.",
        length, is_right ? "right: only the form is wrong" : "not right, either");
}

void trace_unreadable_ecdsa(const struct trace_verification *v,
                            const struct ec_public_key *key, const uint8_t *digest,
                            const struct error *error, struct trace_fault *fault)
{
    const struct curve *other = curve_for(v->signature);
    if (other != NULL)
        set(fault, TRACE_FAULT_KEY,
            "r and s are numbers as on %s, and the key is on %s, where they have no "
            "more than %zu bytes: the signature is by a key of another curve.",
            other->name, key->curve->name, key->curve->length);
    else if (v->signature.length == 2 * key->curve->length)
        judge_raw(v, key, digest, fault);
    else
        set(fault, TRACE_FAULT_SIGNATURE,
            "The signature is no strict DER: byte %zu: %s%s%s%s. There is one way only "
            "to write r and s, so that nobody can make a second form of a signature.",
            error->offset, error->message, error->source != NULL ? " (" : "",
            error->source != NULL ? error->source : "",
            error->source != NULL ? ")" : "");
}

static bool is_zero(const uint8_t *number, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (number[i] != 0)
            return false;
    return true;
}

static bool is_in_range(const struct curve *curve, const char *name,
                        const uint8_t *number, enum trace_fault_kind kind,
                        struct trace_fault *fault)
{
    uint8_t n[CURVE_LENGTH_MAX];
    field_write_modulus(curve->order, n);
    const char *what = is_zero(number, curve->length)          ? "0"
                       : memcmp(number, n, curve->length) >= 0 ? "not below n"
                                                               : NULL;
    if (what == NULL)
        return true;
    set(fault, kind, "%s is %s, and that of a signature is a number from 1 to n - 1.",
        name, what);
    return false;
}

bool trace_in_range_ecdsa(const struct curve *curve,
                          const struct ecdsa_signature *numbers,
                          struct trace_fault *fault)
{
    return is_in_range(curve, "r", numbers->r, TRACE_FAULT_R, fault) &&
           is_in_range(curve, "s", numbers->s, TRACE_FAULT_S, fault);
}

/* Numbers that are random would not all begin with so many zeros. */
static const struct curve *curve_of_short(const struct trace_verification *v,
                                          const struct ec_public_key *key)
{
    const struct curve *other = curve_for(v->signature);
    return other != NULL && other->length < key->curve->length ? other : NULL;
}

/* --- what would be right ---------------------------------------------------------- */

/* Which half of SIGNATURE, an ECDSA-Sig-Value as it should be, OCTET is in. */
static enum trace_fault_kind half_of_der(struct bytes signature, size_t octet)
{
    struct error ignored = {0};
    struct der_reader reader = der_reader_of(signature, &ignored), inner;
    struct bytes r, s;
    if (!der_enter(&reader, DER_SEQUENCE, "", &inner) ||
        !der_read(&inner, DER_INTEGER, "", &r) ||
        !der_read(&inner, DER_INTEGER, "", &s))
        return TRACE_FAULT_SIGNATURE;
    size_t first_r = (size_t)(r.data - signature.data);
    size_t first_s = (size_t)(s.data - signature.data);
    if (octet >= first_r && octet < first_r + r.length)
        return TRACE_FAULT_R;
    return octet >= first_s ? TRACE_FAULT_S : TRACE_FAULT_SIGNATURE;
}

static enum trace_fault_kind half_of(const struct trace_verification *v,
                                     struct trace_bit bit)
{
    uint8_t right[SIGNATURE_LENGTH_MAX];
    if (public_key_ec(v->key) == NULL)
        return bit.octet < ED25519_SIGNATURE_LENGTH / 2 ? TRACE_FAULT_R : TRACE_FAULT_S;
    memcpy(right, v->signature.data, v->signature.length);
    right[bit.octet] ^= (uint8_t)(1u << bit.bit);
    return half_of_der(bytes_of(right, v->signature.length), bit.octet);
}

static bool find_signature_bit(const struct trace_turn *turn, struct trace_fault *fault,
                               struct trace_bit *bit)
{
    if (!trace_turn_signature(turn, bit))
        return false;
    fault->kind = half_of(turn->verification, *bit);
    if (fault->reason[0] == '\0')
        set(fault, fault->kind,
            "A signature by the owner of the key, for exactly this message, differs "
            "from the one that is there in a bit.");
    return true;
}

static bool find_message_bit(const struct trace_turn *turn, struct trace_fault *fault,
                             struct trace_bit *bit)
{
    if (!trace_turn_message(turn, bit))
        return false;
    set(fault, TRACE_FAULT_MESSAGE,
        "The signature is the key owner's; but what was signed is not what is there "
        "now.");
    return true;
}

static bool find_digest_bit(const struct trace_turn *turn, struct trace_fault *fault)
{
    struct trace_bit bit;
    if (!trace_turn_digest(turn, &bit))
        return false;
    set(fault, TRACE_FAULT_DIGEST,
        "With bit %u of octet %zu of the digest turned over the signature is right: "
        "that bit was altered before the owner of the key signed.",
        bit.bit, bit.octet);
    return true;
}

static bool find_hash(const struct trace_turn *turn, struct trace_fault *fault)
{
    const struct hash *other = trace_turn_hash(turn);
    if (other == NULL)
        return false;
    if (turn->digest.length > 0)
        set(fault, TRACE_FAULT_DIGEST,
            "The signature is right for the digest of the same message by %s, where "
            "one by %s is wanted.",
            other->name, turn->verification->algorithm->hash->name);
    else
        set(fault, TRACE_FAULT_MESSAGE,
            "The signature is right for the digest of the message by %s; Ed25519 is to "
            "sign the message itself.",
            other->name);
    return true;
}

/* Nothing that was tried makes it right. */
static void give_up(const struct trace_turn *turn, struct trace_fault *fault)
{
    const struct ec_public_key *key = public_key_ec(turn->verification->key);
    const struct curve *other =
        key != NULL ? curve_of_short(turn->verification, key) : NULL;
    if (other != NULL)
        set(fault, TRACE_FAULT_KEY,
            "r and s are no longer than on %s, and random ones on %s would be: the "
            "signature is by a key of another curve.",
            other->name, key->curve->name);
    else
        set(fault, TRACE_FAULT_POINT,
            "Another point than the signer's came out, and that is all that can be "
            "said: whatever is altered, the %s, a half of the signature or the key, "
            "the point is as far from the right one as any. Another hash does not make "
            "the signature right, nor does any one bit of the signature%s%s turned "
            "over.",
            key != NULL ? "digest" : "message", key != NULL ? ", of the digest" : "",
            trace_turn_tries_message(turn) ? " or of the message" : "");
}

bool trace_curve_fault(const struct trace_turn *turn, struct trace_fault *fault,
                       struct trace_bit *bit)
{
    if (fault->kind == TRACE_NO_FAULT)
        return false;
    if (fault->kind == TRACE_FAULT_POINT && find_hash(turn, fault))
        return false;
    if (find_signature_bit(turn, fault, bit))
        return true;
    if (fault->kind == TRACE_FAULT_POINT) {
        if (find_message_bit(turn, fault, bit))
            return true;
        if (turn->digest.length > 0 && find_digest_bit(turn, fault))
            return false;
        give_up(turn, fault);
    }
    return false;
}
