/* check.c -- `certwright check`: is this the signature of that file? */
#include <stdio.h>
#include <string.h>

#include "../cli/command.h"
#include "../cli/hash_options.h"
#include "../cli/input.h"
#include "../cli/key_file.h"
#include "../cli/options.h"
#include "../cli/report.h"
#include "signed_file.h"

static bool is_standard_input(const char *path)
{
    return strcmp(path, "-") == 0;
}

static int check_signature(const struct public_key *key,
                           const struct signature_algorithm *algorithm,
                           const struct input *signature, const char *path)
{
    struct signed_file file;
    if (!signed_file_open(&file, path, algorithm))
        return STATUS_UNANSWERED;
    enum key_result result =
        signature_check(algorithm, key, file.input, signature->contents);
    signed_file_close(&file);
    if (result == KEY_OK)
        return STATUS_YES;
    report("%s: %s", signature->path, key_result_text(key->type, result));
    return result == KEY_NO_MEMORY ? STATUS_UNANSWERED : STATUS_NO;
}

static int check_file(const char *key_path, const struct signature_wish *wish,
                      const char *signature_path, const char *path)
{
    struct public_key key;
    struct signature_algorithm algorithm;
    struct input signature;
    if (!key_read_public(key_path, &key) ||
        !key_choose(&key, wish, key_path, &algorithm) ||
        !input_read_plain(&signature, signature_path, INPUT_SHORT_MAX))
        return STATUS_UNANSWERED;
    int status = check_signature(&key, &algorithm, &signature, path);
    input_close(&signature);
    if (status == STATUS_YES)
        puts("signature verified");
    return output_flush() ? status : STATUS_UNANSWERED;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *key_path = NULL, *signature_path = NULL;
    struct hash_options options = {0};
    struct signature_wish wish;
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
    else if (hash_options_wish(&options, "check", &wish) &&
             pss_options_apply(&pss, "check", &wish))
        return check_file(key_path, &wish, signature_path,
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
        "      --pss             of an RSA key: RSASSA-PSS, not RSASSA-PKCS1-v1_5\n"
        "      --salt-length N   with --pss: bytes of salt; by default any number\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256, --sha1\n"
        "                        hash with this; by default SHA-256, with P-384 "
        "SHA-384, with\n"
        "                        P-521 SHA-512\n\n"
        "Example: certwright check --key server.pem --signature letter.sig letter.txt\n"
        "OpenSSL: openssl dgst -sha256 -verify server.pub -signature letter.sig "
        "letter.txt\n",
    .run = run,
};
