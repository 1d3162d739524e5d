/* trace_sign.c -- `certwright trace sign`: how the signature of a file comes to be. */
#include <stdio.h>

#include "../../rsa/primitive.h"
#include "../../rsa/pss_signature.h"
#include "../cli/hash_options.h"
#include "../cli/key_file.h"
#include "trace.h"
#include "trace_encoding.h"
#include "trace_message.h"
#include "trace_signer.h"

struct sign_options {
    const char *key_path, *output;
    struct hash_options hash;
    struct pss_options pss;
    struct signature_algorithm algorithm;
    struct trace_style style;
    bool shows_rounds, is_as_is;
};

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

/* --- the command ------------------------------------------------------------------ */

static void show_signature(struct trace_style *style,
                           const struct trace_message *message, struct bytes signature)
{
    trace_step(style, "The signature: s as octets", "RFC 8017 4.1");
    trace_octets(signature, 0);
    if (!message->is_signed)
        return;
    putchar('\n');
    trace_say(
        bytes_equal(signature, message->structure.signature)
            ? "It is the signatureValue in the file, octet for octet."
            : "It is not the signatureValue in the file: another key, algorithm or "
              "salt made that.");
}

/* Without a choice a certificate is signed as it was. */
static bool wish_as_it_was(const struct trace_message *message,
                           struct signature_wish *wish)
{
    struct error ignored = {0};
    struct signature_algorithm found;
    if (!message->is_signed ||
        !signature_algorithm_read(&message->structure.signature_algorithm, &found,
                                  &ignored) ||
        signature_algorithm_is_weak(&found))
        return false;
    *wish = (struct signature_wish){
        .hash = found.hash,
        .pss = found.scheme->is_pss,
        .mgf1_hash = found.mgf1_hash,
        .has_salt_length = true,
        .salt_length = found.salt_length,
    };
    return true;
}

static bool choose_algorithm(struct sign_options *options,
                             const struct trace_message *message,
                             const struct public_key *key)
{
    struct signature_wish wish, typed;
    bool is_chosen = hash_options_is_given(&options->hash) || options->hash.pss;
    if (!hash_options_wish(&options->hash, "trace sign", &typed))
        return false;
    if (!is_chosen && wish_as_it_was(message, &wish)) {
        typed.pss = wish.pss;
        if (!pss_options_apply(&options->pss, "trace sign", &typed))
            return false;
        if (typed.mgf1_hash != NULL)
            wish.mgf1_hash = typed.mgf1_hash;
        if (typed.has_salt_length)
            wish.salt_length = typed.salt_length;
    } else {
        if (!pss_options_apply(&options->pss, "trace sign", &typed))
            return false;
        wish = typed;
    }
    return key_choose(key, &wish, options->key_path, &options->algorithm);
}

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

static bool sign_message(struct sign_options *options, struct trace_message *message,
                         const struct rsa_private_key *key)
{
    struct trace_style *style = &options->style;
    const struct signature_algorithm *algorithm = &options->algorithm;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], EM[RSA_MODULUS_LENGTH_MAX],
        octets[RSA_MODULUS_LENGTH_MAX];
    size_t k = key->public_key.modulus_length;
    if (!may_sign(algorithm, &key->public_key))
        return false;
    trace_warn_of_secrets(style);
    trace_step(style, "What is signed", NULL);
    trace_message_show(message);
    trace_say("It is signed by %s with %s and an RSA key of %zu bits (%s).",
              trace_algorithm_name(algorithm), algorithm->hash->name,
              key->public_key.modulus_bits, trace_algorithm_source(algorithm));
    trace_step(style, "The digest", NULL);
    if (!trace_message_hash(message, algorithm->hash, style, options->shows_rounds,
                            digest))
        return false;
    bool ok = algorithm->scheme->is_pss
                  ? trace_encode_pss(style, algorithm, digest, &key->public_key, EM)
                  : trace_encode_pkcs1(style, algorithm->hash, digest, EM, k);
    if (!ok || !sign_block(style, key, EM, octets))
        return false;
    show_signature(style, message, bytes_of(octets, k));
    return options->output == NULL ||
           output_write(options->output, OUTPUT_PUBLIC, bytes_of(octets, k));
}

static int sign(struct sign_options *options, const char *path)
{
    struct private_key key = {0};
    struct public_key public_key;
    struct trace_message message;
    int status = STATUS_UNANSWERED;
    if (!output_may_write(options->output, OUTPUT_PUBLIC) ||
        !key_read(options->key_path, &key))
        return STATUS_UNANSWERED;
    private_key_public(&key, &public_key);
    if (trace_message_open(&message, path,
                           options->is_as_is ? TRACE_AS_IS : TRACE_ONLY) &&
        trace_shows(key.type, options->key_path) &&
        choose_algorithm(options, &message, &public_key) &&
        sign_message(options, &message, &key.rsa))
        status = STATUS_YES;
    trace_message_close(&message);
    private_key_wipe(&key);
    return output_flush() ? status : STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct sign_options o = {0};
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &o.key_path},
        {"output", 'o', OPTION_TEXT, &o.output},
        HASH_OPTION_ROW_SHA1(o.hash),
        HASH_OPTION_ROWS(o.hash),
        HASH_OPTION_ROW_PSS(o.hash),
        PSS_OPTION_ROWS(o.pss),
        {"rounds", 0, OPTION_FLAG, &o.shows_rounds},
        {"full", 0, OPTION_FLAG, &o.style.is_full},
        {"secrets", 0, OPTION_FLAG, &o.style.shows_secret},
        {"as-is", 0, OPTION_FLAG, &o.is_as_is},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (o.key_path == NULL)
        report("trace sign: --key is missing; `certwright keygen` makes one");
    else if (operands.count > 1)
        report("trace sign: want one file, have %zu", operands.count);
    else if (o.output != NULL && strcmp(o.output, "-") == 0)
        report("trace sign: -o: want a file, for standard output has the text");
    else
        return sign(&o, operands.count > 0 ? operands.items[0] : NULL);
    return STATUS_UNANSWERED;
}

const struct command trace_sign = {
    .name = "trace sign",
    .summary = "show how the signature of a file comes to be",
    .help =
        "Usage: certwright trace sign --key KEY [--pss] [--sha...] [--rounds] "
        "[--full]\n"
        "                             [--secrets] [--as-is] [-o SIG] [FILE]\n\n"
        "Shows with your own key and file, step by step: the octets that are signed, "
        "the\n"
        "blocks of the hash and its state after each, DigestInfo, the block that is "
        "as\n"
        "long as the key, and s = m^d mod n modulo p and q apart; for RSASSA-PSS the "
        "salt,\n"
        "M', H, DB and the mask.\n\n"
        "If FILE is one certificate, request or CRL and nothing else, what is signed "
        "is "
        "the\n"
        "part of it that its signature covers (tbsCertificate and its kin), by default "
        "with\n"
        "the algorithm that it names. Any other file is signed as it is, by default "
        "with\n"
        "SHA-256, as `certwright sign` does.\n\n"
        "  -k, --key KEY         the private key\n"
        "      --pss             RSASSA-PSS, not RSASSA-PKCS1-v1_5\n"
        "      --salt-length N   with --pss: octets of salt; by default as many as "
        "the\n"
        "                        digest has\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256\n"
        "                        hash with this\n"
        "      --rounds          show every round of each block that is shown\n"
        "      --full            all blocks of a long file, and all digits of long "
        "numbers\n"
        "      --secrets         the private numbers too: with them anybody can sign "
        "in\n"
        "                        your name\n"
        "      --as-is           sign a certificate, request or CRL like any other "
        "file\n"
        "  -o, --output SIG      write the signature to SIG\n\n"
        "Example: certwright trace sign --key server.key --rounds letter.txt | less\n"
        "OpenSSL: openssl dgst -sha256 -sign server.key -hex letter.txt\n",
    .run = run,
};
