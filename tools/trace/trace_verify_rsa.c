/* trace_verify_rsa.c -- a signature raised to e, and the block that comes out beside the one
 * that should. */
#include <stdio.h>

#include "../../keys/rsa_key.h"
#include "../../rsa/pkcs1_signature.h"
#include "../../rsa/primitive.h"
#include "../../rsa/pss_signature.h"
#include "trace_compare.h"
#include "trace_encoding.h"

/* A signature turned back. */
struct opened {
    const char *path; /* of the message */
    const struct signature_algorithm *algorithm;
    const struct rsa_public_key *key;
    struct bytes signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    enum rsa_result opened; /* whether EM = s^e mod n is there */
    uint8_t EM[RSA_MODULUS_LENGTH_MAX], expected[RSA_MODULUS_LENGTH_MAX];
};

/* --- what came out ---------------------------------------------------------------- */

/* Computes s^e mod n, before anything is printed. False without memory. */
static bool open_signature(struct opened *v)
{
    v->opened = RSA_OUT_OF_RANGE;
    if (v->signature.length == v->key->modulus_length)
        v->opened = rsa_public_operation(v->key, v->signature.data, v->EM);
    if (v->opened == RSA_NO_MEMORY)
        report("trace verify: %s", rsa_result_text(v->opened));
    return v->opened != RSA_NO_MEMORY;
}

/* A signature that is no number below n has no block to be judged. */
static bool is_in_range(struct opened *v, struct trace_fault *fault)
{
    fault->kind = TRACE_NO_FAULT;
    if (v->signature.length != v->key->modulus_length)
        snprintf(fault->reason, sizeof fault->reason,
                 "The signature has %zu octets, and one by this key has %zu.",
                 v->signature.length, v->key->modulus_length);
    else if (v->opened != RSA_OK)
        snprintf(fault->reason, sizeof fault->reason,
                 "The signature as a number is not below n: no signature by this key "
                 "is.");
    else
        return true;
    fault->kind = TRACE_FAULT_SIGNATURE;
    return false;
}

/* Noise can come of an altered key, if that was part of what was signed. */
static bool look_at_own_key(const struct trace_evidence *evidence, struct bytes own_key,
                            struct trace_fault *fault, struct trace_bit *bit)
{
    if (fault->kind != TRACE_FAULT_SIGNATURE ||
        !trace_find_key_bit(evidence, own_key, bit))
        return false;
    fault->kind = TRACE_FAULT_MESSAGE;
    snprintf(fault->reason, sizeof fault->reason,
             "The signature comes to noise with the key in it, and would be right with "
             "another one: the key was altered after it was signed.");
    return true;
}

static int show_verdict(const struct trace_verification *verification,
                        const struct trace_evidence *evidence,
                        struct trace_fault *fault)
{
    struct trace_bit bit;
    bool is_found = look_at_own_key(evidence, verification->own_key, fault, &bit) ||
                    trace_find_bit(evidence, fault->kind, &bit);
    return trace_verdict(verification, fault, is_found ? &bit : NULL);
}

/* --- the steps -------------------------------------------------------------------- */

static bool show_signature(struct opened *v, struct trace_style *style,
                           struct trace_fault *fault)
{
    trace_step(style, "The signature as a number", "RFC 8017 8.2.2, steps 1 and 2");
    trace_number_of(style, "n", &v->key->modulus);
    printf("   e        = %llu\n", (unsigned long long)v->key->public_exponent);
    trace_number(style, "s", v->signature);
    if (!is_in_range(v, fault))
        return false;
    trace_step(style, "s^e mod n: the block that the signer made", "RFC 8017 5.2.2");
    trace_number(style, "m", bytes_of(v->EM, v->key->modulus_length));
    putchar('\n');
    trace_octets(bytes_of(v->EM, v->key->modulus_length), 0);
    return true;
}

static bool is_too_short(const struct opened *v)
{
    static uint8_t block[RSA_MODULUS_LENGTH_MAX];
    bool is_short =
        v->algorithm->scheme->is_pss
            ? rsa_pss_salt_length_max(v->key, v->algorithm->hash) == RSA_PSS_SALT_ANY
            : rsa_encode_pkcs1(v->algorithm->hash, v->digest, block,
                               v->key->modulus_length) != RSA_OK;
    if (is_short)
        report("%s: %s", v->path, rsa_result_text(RSA_TOO_SHORT));
    return is_short;
}

/* False, and a line on standard error, if the digest cannot be had, or no block is as short
 * as this key. */
static bool show_digest(const struct trace_verification *verification, struct opened *v)
{
    struct trace_style *style = verification->style;
    trace_step(style, "What is signed", NULL);
    trace_message_show(verification->message);
    trace_say("The signature is checked by %s with %s and %s, an RSA key of %zu bits.",
              trace_algorithm_name(v->algorithm), v->algorithm->hash->name,
              verification->whose, v->key->modulus_bits);
    trace_step(style, "The digest", NULL);
    return trace_message_hash(verification->message, v->algorithm->hash, style,
                              verification->shows_rounds, v->digest) &&
           (rsa_encode_pkcs1(v->algorithm->hash, v->digest, v->expected,
                             v->key->modulus_length) == RSA_OK ||
            v->algorithm->scheme->is_pss);
}

int trace_verify_rsa(const struct trace_verification *verification)
{
    static struct opened v;
    struct trace_fault fault;
    struct trace_style *style = verification->style;
    v = (struct opened){.path = verification->message->path,
                        .algorithm = verification->algorithm,
                        .key = public_key_rsa(verification->key),
                        .signature = verification->signature};
    struct bytes message = trace_message_bytes(verification->message);
    bool is_pss = v.algorithm->scheme->is_pss;
    if (is_too_short(&v) || !open_signature(&v) || !show_digest(verification, &v))
        return STATUS_UNANSWERED;
    struct trace_evidence evidence = {v.algorithm,
                                      v.key,
                                      v.digest,
                                      message,
                                      v.signature,
                                      v.EM,
                                      is_pss ? NULL : v.expected};
    if (show_signature(&v, style, &fault)) {
        (is_pss ? trace_compare_pss : trace_compare_pkcs1)(style, &evidence);
        trace_find_fault(&evidence, &fault);
    }
    return show_verdict(verification, &evidence, &fault);
}
