/* sign.c -- `certwright sign`: the signature of a file. */
#include "../cli/command.h"
#include "../cli/hash_options.h"
#include "../cli/key_file.h"
#include "../cli/options.h"
#include "../cli/report.h"
#include "signed_file.h"

/* What is signed with, and how. */
struct sign_options {
    const char *key_path, *output;
    struct signature_wish wish;
    bool deterministic;
};

/* Signs the digest of the file, or the file itself, as ALGORITHM has it. */
static enum key_result sign_contents(const struct signature_algorithm *algorithm,
                                     const struct private_key *key, bool deterministic,
                                     struct bytes input, uint8_t *signature,
                                     size_t *length)
{
    struct key_signer signer;
    key_signer_begin(&signer, key, random_system());
    signer.deterministic = deterministic;
    enum key_result result =
        signature_make(algorithm, &signer, input, signature, length);
    key_signer_end(&signer);
    return result;
}

static int sign_with(const struct private_key *key,
                     const struct signature_algorithm *algorithm,
                     const struct sign_options *options, const char *path)
{
    uint8_t signature[SIGNATURE_LENGTH_MAX];
    struct signed_file file;
    size_t length;
    int status = STATUS_UNANSWERED;
    if (!signed_file_open(&file, path, algorithm))
        return STATUS_UNANSWERED;
    enum key_result result = sign_contents(algorithm, key, options->deterministic,
                                           file.input, signature, &length);
    if (result != KEY_OK)
        report("sign: %s", key_result_text(key->type, result));
    else if (output_write(options->output, OUTPUT_PUBLIC, bytes_of(signature, length)))
        status = STATUS_YES;
    signed_file_close(&file);
    return status;
}

/* The salt of RSASSA-PSS is random, however little of it there is. */
static bool check_deterministic(const struct sign_options *options,
                                const struct signature_algorithm *algorithm)
{
    if (!options->deterministic || !algorithm->scheme->is_pss ||
        algorithm->salt_length == 0)
        return true;
    report("sign: --deterministic: RSASSA-PSS has a random salt, unless --salt-length "
           "is 0");
    return false;
}

static int sign_file(const struct sign_options *options, const char *path)
{
    struct private_key key = {0};
    struct public_key public_key;
    struct signature_algorithm algorithm;
    int status = STATUS_UNANSWERED;
    if (key_read(options->key_path, &key)) {
        private_key_public(&key, &public_key);
        if (key_choose(&public_key, &options->wish, options->key_path, &algorithm) &&
            check_deterministic(options, &algorithm))
            status = sign_with(&key, &algorithm, options, path);
    }
    private_key_wipe(&key);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct sign_options o = {0};
    struct hash_options hash = {0};
    struct pss_options pss = {0};
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &o.key_path},
        {"output", 'o', OPTION_TEXT, &o.output},
        {"deterministic", 0, OPTION_FLAG, &o.deterministic},
        HASH_OPTION_ROW_SHA1(hash),
        HASH_OPTION_ROWS(hash),
        HASH_OPTION_ROW_PSS(hash),
        PSS_OPTION_ROWS(pss),
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (o.key_path == NULL)
        report("sign: --key is missing; `certwright keygen` makes one");
    else if (operands.count > 1)
        report("sign: want one file, have %zu", operands.count);
    else if (hash_options_wish(&hash, "sign", &o.wish) &&
             pss_options_apply(&pss, "sign", &o.wish))
        return sign_file(&o, operands.count > 0 ? operands.items[0] : NULL);
    return STATUS_UNANSWERED;
}

const struct command command_sign = {
    .name = "sign",
    .summary = "sign a file with a private key",
    .help =
        "Usage: certwright sign --key KEY [--pss] [--sha...] [--deterministic] [-o "
        "SIG] [FILE]\n\n"
        "Hashes FILE and prints the signature of the digest, in the scheme of KEY: of "
        "an RSA key\n"
        "RSASSA-PKCS1-v1_5, of P-256, P-384 and P-521 ECDSA, in DER; Ed25519 signs "
        "FILE itself,\n"
        "which may have 48 MiB. Only the owner of KEY can make it; `certwright check` "
        "tells\n"
        "anybody that it was so.\n\n"
        "  -k, --key KEY         the private key\n"
        "      --pss             of an RSA key: RSASSA-PSS\n"
        "      --salt-length N   with --pss: bytes of salt; by default as many as "
        "the\n"
        "                        digest has\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256\n"
        "                        hash with this; by default SHA-256, with P-384 "
        "SHA-384, with\n"
        "                        P-521 SHA-512\n"
        "      --deterministic   of ECDSA and Ed25519: the same signature each time, "
        "as RFC 6979\n"
        "                        and RFC 8032 have it, for known answers; by default "
        "each\n"
        "                        one differs\n"
        "  -o, --output SIG      write to SIG\n\n"
        "Example: certwright sign --key server.key -o letter.sig letter.txt\n"
        "OpenSSL: openssl dgst -sha256 -sign server.key -out letter.sig letter.txt\n",
    .run = run,
};
