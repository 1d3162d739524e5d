/* trace_sign_rsa.c -- a digest padded, and raised to d. */
#include <stdio.h>

#include "../../rsa/primitive.h"
#include "../../rsa/pss_signature.h"
#include "trace_encoding.h"
#include "trace_signing.h"

/* --- s = m^d mod n ---------------------------------------------------------------- */

/* The numbers of the operation, kept until they are shown. */
struct kept_steps {
    struct rsa_private_observer observer;
    struct number m, m_1, m_2, h, s, check;
};

static void keep(struct rsa_private_observer *observer,
                 const struct rsa_private_steps *steps)
{
    struct kept_steps *kept = (struct kept_steps *)observer;
    kept->m = *steps->m;
    kept->m_1 = *steps->m_1;
    kept->m_2 = *steps->m_2;
    kept->h = *steps->h;
    kept->s = *steps->s;
    kept->check = *steps->check;
}

static void show_key(struct trace_style *style, const struct rsa_private_key *key)
{
    size_t p = number_bit_length(&key->prime1), q = number_bit_length(&key->prime2);
    trace_number_of(style, "n", &key->public_key.modulus);
    printf("   e        = %llu\n", (unsigned long long)key->public_key.public_exponent);
    trace_secret(style, "d", &key->private_exponent, key->public_key.modulus_bits);
    trace_secret(style, "p", &key->prime1, p);
    trace_secret(style, "q", &key->prime2, q);
    trace_secret(style, "dP", &key->exponent1, p);
    trace_secret(style, "dQ", &key->exponent2, q);
    trace_secret(style, "qInv", &key->coefficient, p);
}

static void show_crt(struct trace_style *style, const struct rsa_private_key *key,
                     const struct kept_steps *steps)
{
    size_t p = number_bit_length(&key->prime1), q = number_bit_length(&key->prime2);
    trace_step(style, "s = m^d mod n, modulo p and modulo q apart",
               "RFC 8017 5.1.2, step 2.b");
    trace_say(
        "Half as long, each power costs an eighth. What comes in between must stay "
        "secret: m1 and s together give away p. (The program also blinds m with a "
        "random number, so that the time tells nothing; that is left out here.)");
    putchar('\n');
    trace_say("m1 = m^dP mod p:");
    trace_secret(style, "m1", &steps->m_1, p);
    trace_say("m2 = m^dQ mod q:");
    trace_secret(style, "m2", &steps->m_2, q);
    trace_say("h = qInv (m1 - m2) mod p:");
    trace_secret(style, "h", &steps->h, p);
    trace_say("s = m2 + q h:");
    trace_number_of(style, "s", &steps->s);
}

/* Computes SIGNATURE and shows how. */
static bool sign_block(struct trace_style *style, const struct rsa_private_key *key,
                       const uint8_t *EM, uint8_t *signature)
{
    struct kept_steps steps = {.observer = {keep}};
    enum rsa_result result =
        rsa_private_operation_observed(key, EM, signature, &steps.observer);
    if (result == RSA_OK) {
        trace_step(style, "The block as a number, and the key", "RFC 8017 4.2, 3.2");
        trace_number_of(style, "m", &steps.m);
        show_key(style, key);
        show_crt(style, key, &steps);
        trace_step(style, "The check before anything leaves: s^e mod n", NULL);
        trace_number_of(style, "s^e", &steps.check);
        trace_say("It is m again. A result that were not would tell the primes to "
                  "whoever sees it, and is never given out.");
    } else {
        report("trace: %s", rsa_result_text(result));
    }
    explicit_bzero(&steps, sizeof steps);
    return result == RSA_OK;
}

/* --- from the message on ---------------------------------------------------------- */

/* Asked before anything is printed. */
static bool may_sign(const struct signature_algorithm *algorithm,
                     const struct rsa_public_key *key)
{
    size_t salt_max = rsa_pss_salt_length_max(key, algorithm->hash);
    enum rsa_result result = RSA_OK;
    if (algorithm->hash->is_for_verifying_only)
        result = RSA_WEAK_HASH;
    else if (algorithm->scheme->is_pss &&
             (salt_max == RSA_PSS_SALT_ANY || algorithm->salt_length > salt_max))
        result = RSA_TOO_SHORT;
    if (result != RSA_OK)
        report("trace sign: %s", rsa_result_text(result));
    return result == RSA_OK;
}

bool trace_sign_rsa(const struct trace_signing *signing,
                    const struct rsa_private_key *key,
                    uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    struct trace_style *style = signing->style;
    const struct signature_algorithm *algorithm = signing->algorithm;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], EM[RSA_MODULUS_LENGTH_MAX];
    size_t k = key->public_key.modulus_length;
    if (!may_sign(algorithm, &key->public_key))
        return false;
    trace_warn_of_secrets(style);
    trace_step(style, "What is signed", NULL);
    trace_message_show(signing->message);
    trace_say("It is signed by %s with %s and an RSA key of %zu bits (%s).",
              trace_algorithm_name(algorithm), algorithm->hash->name,
              key->public_key.modulus_bits, trace_algorithm_source(algorithm));
    trace_step(style, "The digest", NULL);
    if (!trace_message_hash(signing->message, algorithm->hash, style,
                            signing->shows_rounds, digest))
        return false;
    bool ok = algorithm->scheme->is_pss
                  ? trace_encode_pss(style, algorithm, digest, &key->public_key, EM)
                  : trace_encode_pkcs1(style, algorithm->hash, digest, EM, k);
    if (!ok || !sign_block(style, key, EM, signature))
        return false;
    *length = k;
    trace_step(style, "The signature: s as octets", "RFC 8017 4.1");
    trace_octets(bytes_of(signature, k), 0);
    return true;
}
