/* check.c -- `certwright check`: is this the signature of that file? */
#include <stdio.h>
#include <string.h>

#include "command.h"
#include "hash_options.h"
#include "input.h"
#include "key_file.h"
#include "options.h"
#include "report.h"
#include "stream.h"

static bool is_standard_input(const char *path)
{
    return strcmp(path, "-") == 0;
}

static int check_file(const char *key_path, struct signature_algorithm *algorithm,
                      const char *signature_path, const char *path)
{
    struct rsa_public_key key;
    struct input signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    if (!key_read_public(key_path, algorithm, &key) ||
        !input_read_plain(&signature, signature_path, INPUT_SHORT_MAX))
        return STATUS_UNANSWERED;
    int status = STATUS_UNANSWERED;
    if (stream_digest(path, algorithm->hash, digest)) {
        enum rsa_result result =
            signature_check(algorithm, &key, digest, signature.contents);
        status = result == RSA_OK ? STATUS_YES : STATUS_NO;
        if (result != RSA_OK)
            report("%s: %s", signature_path, rsa_result_text(result));
    }
    input_close(&signature);
    if (status == STATUS_YES)
        puts("signature verified");
    return output_flush() ? status : STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *key_path = NULL, *signature_path = NULL;
    struct hash_options options = {0};
    struct signature_algorithm algorithm;
    struct pss_options pss = {.is_checking = true};
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &key_path},
        {"signature", 0, OPTION_TEXT, &signature_path},
        HASH_OPTION_ROW_SHA1(options),
        HASH_OPTION_ROWS(options),
        HASH_OPTION_ROW_PSS(options),
        PSS_OPTION_ROWS(pss),
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (key_path == NULL || signature_path == NULL)
        report("check: --key and --signature are both needed");
    else if (operands.count > 1)
        report("check: want one file, have %zu", operands.count);
    else if (is_standard_input(signature_path) &&
             is_standard_input(operands.count > 0 ? operands.items[0] : "-"))
        report("check: want SIG and FILE from two places, have standard input twice");
    else if (hash_options_algorithm(&options, "check", &algorithm) &&
             pss_options_apply(&pss, "check", &algorithm))
        return check_file(key_path, &algorithm, signature_path,
                          operands.count > 0 ? operands.items[0] : NULL);
    return STATUS_UNANSWERED;
}

const struct command command_check = {
    .name = "check",
    .summary = "check the signature of a file",
    .help =
        "Usage: certwright check --key PUB|CERT --signature SIG [--pss] [--sha...] "
        "[FILE]\n\n"
        "Hashes FILE and checks that SIG is the signature of the digest by the owner "
        "of the\n"
        "key. Exit status 0 if it is, 1 if it is not.\n\n"
        "  -k, --key FILE        a public key, a certificate or a request\n"
        "      --signature SIG   the signature\n"
        "      --pss             RSASSA-PSS, not RSASSA-PKCS1-v1_5\n"
        "      --salt-length N   with --pss: octets of salt; by default any number\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256, --sha1\n"
        "                        hash with this; by default SHA-256\n\n"
        "Example: certwright check --key server.pem --signature letter.sig letter.txt\n"
        "OpenSSL: openssl dgst -sha256 -verify server.pub -signature letter.sig "
        "letter.txt\n",
    .run = run,
};
