/* trace_sign.c -- `certwright trace sign`: how the signature of a file comes to be. */
#include <stdio.h>

#include "../../keys/curve_keys.h"
#include "../../keys/rsa_key.h"
#include "../cli/hash_options.h"
#include "../cli/key_file.h"
#include "trace.h"
#include "trace_signer.h"
#include "trace_signing.h"

struct sign_options {
    const char *key_path, *output;
    struct hash_options hash;
    struct pss_options pss;
    struct signature_algorithm algorithm;
    struct trace_style style;
    bool shows_rounds, is_as_is, is_deterministic;
};

/* --- what it is signed with ------------------------------------------------------- */

static bool has_scheme(const struct public_key *key,
                       const struct signature_scheme *scheme)
{
    const struct signature_scheme *const *rows = key->type->signatures;
    while (rows != NULL && *rows != NULL && *rows != scheme)
        rows++;
    return rows != NULL && *rows == scheme;
}

/* Without a choice a certificate is signed as it was, if KEY can do that. */
static bool wish_as_it_was(const struct trace_message *message,
                           const struct public_key *key, struct signature_wish *wish)
{
    struct error ignored = {0};
    struct signature_algorithm found;
    if (!message->is_signed ||
        !signature_algorithm_read(&message->structure.signature_algorithm, &found,
                                  &ignored) ||
        signature_algorithm_is_weak(&found) || !has_scheme(key, found.scheme))
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
    if (!is_chosen && wish_as_it_was(message, key, &wish)) {
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

/* The salt of RSASSA-PSS is random, however little of it there is. */
static bool check_deterministic(const struct sign_options *options)
{
    const struct signature_algorithm *algorithm = &options->algorithm;
    if (!options->is_deterministic || !algorithm->scheme->is_pss ||
        algorithm->salt_length == 0)
        return true;
    report("trace sign: --deterministic: RSASSA-PSS has a random salt, unless "
           "--salt-length is 0");
    return false;
}

/* --- the signature ---------------------------------------------------------------- */

/* Every signature but that of RSASSA-PKCS1-v1_5 has something random in it, unless it was
 * asked for without. */
static void compare_with_file(const struct trace_message *message,
                              struct bytes signature)
{
    if (!message->is_signed)
        return;
    putchar('\n');
    trace_say(
        bytes_equal(signature, message->structure.signature)
            ? "It is the signatureValue in the file, octet for octet."
            : "It is not the signatureValue in the file: another key, algorithm, salt "
              "or nonce made that.");
}

static bool sign_by_type(const struct trace_signing *signing,
                         const struct private_key *key,
                         uint8_t signature[SIGNATURE_LENGTH_MAX], size_t *length)
{
    if (private_key_ec(key) != NULL)
        return trace_sign_ecdsa(signing, private_key_ec(key), signature, length);
    if (private_key_ed25519(key) != NULL)
        return trace_sign_ed25519(signing, private_key_ed25519(key), signature, length);
    return trace_sign_rsa(signing, &key->rsa, signature, length);
}

static bool sign_message(struct sign_options *options, struct trace_message *message,
                         const struct private_key *key)
{
    uint8_t signature[SIGNATURE_LENGTH_MAX];
    size_t length;
    struct trace_signing signing = {&options->style, message, &options->algorithm,
                                    options->shows_rounds, options->is_deterministic};
    if (!sign_by_type(&signing, key, signature, &length))
        return false;
    compare_with_file(message, bytes_of(signature, length));
    return options->output == NULL ||
           output_write(options->output, OUTPUT_PUBLIC, bytes_of(signature, length));
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
        choose_algorithm(options, &message, &public_key) &&
        trace_shows(key.type, options->key_path) && check_deterministic(options) &&
        sign_message(options, &message, &key))
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
        {"deterministic", 0, OPTION_FLAG, &o.is_deterministic},
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
        "           [--deterministic] [--secrets] [--as-is] [-o SIG] [FILE]\n\n"
        "Shows with your own key and file, step by step: the bytes that are signed, "
        "the "
        "blocks\n"
        "of the hash and its state after each; then, with an RSA key, DigestInfo, the "
        "block that\n"
        "is as long as the key, and s = m^d mod n modulo p and q apart, and for "
        "RSASSA-PSS the\n"
        "salt, M', H, DB and the mask; with a key on P-256, P-384 or P-521, how the "
        "nonce k is\n"
        "made, R = k G, r and s; with an Ed25519 key, the seed, r, R, the challenge "
        "and S.\n\n"
        "If FILE is one certificate, request or CRL and nothing else, what is signed "
        "is the\n"
        "part of it that its signature covers (tbsCertificate and its kin), by default "
        "with\n"
        "the algorithm that it names, if KEY has that. Any other file is signed as it "
        "is, as\n"
        "`certwright sign` does.\n\n"
        "  -k, --key KEY         the private key\n"
        "      --pss             of an RSA key: RSASSA-PSS, not RSASSA-PKCS1-v1_5\n"
        "      --salt-length N   with --pss: bytes of salt; by default as many as the "
        "digest has\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256\n"
        "                        hash with this; by default SHA-256, with P-384 "
        "SHA-384, with\n"
        "                        P-521 SHA-512\n"
        "      --deterministic   of ECDSA and Ed25519: no randomness in the nonce; the "
        "signature\n"
        "                        is the same each time\n"
        "      --rounds          show every round of each block that is shown\n"
        "      --full            all blocks of a long file, and all digits of long "
        "numbers\n"
        "      --secrets         the private numbers too, nonces among them: with them "
        "anybody\n"
        "                        can sign in your name\n"
        "      --as-is           sign a certificate, request or CRL like any other "
        "file\n"
        "  -o, --output SIG      write the signature to SIG\n\n"
        "Example: certwright trace sign --key server.key --rounds letter.txt | less\n"
        "OpenSSL: openssl dgst -sha256 -sign server.key -hex letter.txt\n",
    .run = run,
};
