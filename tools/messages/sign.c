/* sign.c -- `certwright sign`: the signature of a file. */
#include "../cli/command.h"
#include "../cli/hash_options.h"
#include "../cli/key_file.h"
#include "../cli/options.h"
#include "../cli/report.h"
#include "signed_file.h"

/* Signs the digest of the file, or the file itself, as ALGORITHM has it. */
static enum key_result sign_contents(const struct signature_algorithm *algorithm,
                                     const struct private_key *key, struct bytes input,
                                     uint8_t *signature, size_t *length)
{
    struct key_signer signer;
    key_signer_begin(&signer, key, random_system());
    enum key_result result =
        signature_make(algorithm, &signer, input, signature, length);
    key_signer_end(&signer);
    return result;
}

static int sign_with(const struct private_key *key,
                     const struct signature_algorithm *algorithm, const char *path,
                     const char *output)
{
    uint8_t signature[SIGNATURE_LENGTH_MAX];
    struct signed_file file;
    size_t length;
    int status = STATUS_UNANSWERED;
    if (!signed_file_open(&file, path, algorithm))
        return STATUS_UNANSWERED;
    enum key_result result =
        sign_contents(algorithm, key, file.input, signature, &length);
    if (result != KEY_OK)
        report("sign: %s", key_result_text(key->type, result));
    else if (output_write(output, OUTPUT_PUBLIC, bytes_of(signature, length)))
        status = STATUS_YES;
    signed_file_close(&file);
    return status;
}

static int sign_file(const char *key_path, const struct signature_wish *wish,
                     const char *path, const char *output)
{
    struct private_key key = {0};
    struct public_key public_key;
    struct signature_algorithm algorithm;
    int status = STATUS_UNANSWERED;
    if (key_read(key_path, &key)) {
        private_key_public(&key, &public_key);
        if (key_choose(&public_key, wish, key_path, &algorithm))
            status = sign_with(&key, &algorithm, path, output);
    }
    private_key_wipe(&key);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    const char *key_path = NULL, *output = NULL;
    struct hash_options options = {0};
    struct signature_wish wish;
    struct pss_options pss = {0};
    const struct option_row rows[] = {
        {"key", 'k', OPTION_TEXT, &key_path}, {"output", 'o', OPTION_TEXT, &output},
        HASH_OPTION_ROW_SHA1(options),        HASH_OPTION_ROWS(options),
        HASH_OPTION_ROW_PSS(options),         PSS_OPTION_ROWS(pss),
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (key_path == NULL)
        report("sign: --key is missing; `certwright keygen` makes one");
    else if (operands.count > 1)
        report("sign: want one file, have %zu", operands.count);
    else if (hash_options_wish(&options, "sign", &wish) &&
             pss_options_apply(&pss, "sign", &wish))
        return sign_file(key_path, &wish, operands.count > 0 ? operands.items[0] : NULL,
                         output);
    return STATUS_UNANSWERED;
}

const struct command command_sign = {
    .name = "sign",
    .summary = "sign a file with a private key",
    .help =
        "Usage: certwright sign --key KEY [--pss] [--sha...] [-o SIG] [FILE]\n\n"
        "Hashes FILE and prints the signature of the digest, as many octets as KEY "
        "has. Only\n"
        "the owner of KEY can make it; `certwright check` tells anybody that it was "
        "so.\n\n"
        "  -k, --key KEY         the private key\n"
        "      --pss             sign with RSASSA-PSS, not RSASSA-PKCS1-v1_5\n"
        "      --salt-length N   with --pss: octets of salt; by default as many as "
        "the\n"
        "                        digest has\n"
        "      --mgf1 HASH       with --pss: the hash of the mask; by default the "
        "same\n"
        "      --sha384, --sha512, --sha224, --sha512-256\n"
        "                        hash with this; by default SHA-256\n"
        "  -o, --output SIG      write to SIG\n\n"
        "Example: certwright sign --key server.key -o letter.sig letter.txt\n"
        "OpenSSL: openssl dgst -sha256 -sign server.key -out letter.sig letter.txt\n",
    .run = run,
};
