/* decrypt.c -- `certwright decrypt`: what `encrypt` did, undone by the owner of the
 * key. */
#include "../rsa/pkcs1_encryption.h"
#include "command.h"
#include "encryption_options.h"
#include "input.h"
#include "key_file.h"
#include "report.h"

static int decrypt_input(const struct encryption_options *options,
                         const struct rsa_oaep_parameters *parameters,
                         const struct rsa_private_key *key, const struct input *input)
{
    uint8_t message[RSA_MODULUS_LENGTH_MAX];
    struct bytes ciphertext = input->contents;
    size_t length;
    enum rsa_result result =
        options->is_pkcs1
            ? rsa_decrypt_pkcs1(key, ciphertext.data, ciphertext.length,
                                random_system(), message, &length)
            : rsa_decrypt_oaep(key, parameters, ciphertext.data, ciphertext.length,
                               random_system(), message, &length);
    int status = STATUS_UNANSWERED;
    if (result == RSA_BAD_CIPHERTEXT)
        status = STATUS_NO;
    if (result != RSA_OK)
        report("decrypt: %s", rsa_result_text(result));
    else if (output_write(options->output, OUTPUT_SECRET, bytes_of(message, length)))
        status = STATUS_YES;
    explicit_bzero(message, sizeof message);
    return status;
}

static int decrypt_file(const struct encryption_options *options,
                        const struct rsa_oaep_parameters *parameters, const char *path)
{
    struct rsa_private_key key = {0};
    struct input input;
    int status = STATUS_UNANSWERED;
    if (key_read(options->key_path, &key) &&
        input_read_plain(&input, path, INPUT_SHORT_MAX)) {
        status = decrypt_input(options, parameters, &key, &input);
        input_close(&input);
    }
    rsa_private_key_wipe(&key);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct encryption_options options = {0};
    struct rsa_oaep_parameters parameters;
    const struct option_row rows[] = {ENCRYPTION_OPTION_ROWS(options)};
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (options.key_path == NULL)
        report("decrypt: --key is missing: a private key");
    else if (operands.count > 1)
        report("decrypt: want one file, have %zu", operands.count);
    else if (encryption_options_oaep(&options, "decrypt", &parameters))
        return decrypt_file(&options, &parameters,
                            operands.count > 0 ? operands.items[0] : NULL);
    return STATUS_UNANSWERED;
}

const struct command command_decrypt = {
    .name = "decrypt",
    .summary = "decrypt a message with a private key",
    .help = "Usage: certwright decrypt --key KEY [-o FILE] [FILE]\n\n"
            "Decrypts FILE, which `certwright encrypt` made with the public half of "
            "KEY. Whatever is\n"
            "wrong with FILE, the answer is the same: decryption error, and exit "
            "status 1. With\n"
            "--pkcs1 there is no such answer: a wrong padding gives octets that look "
            "random.\n\n"
            "  -k, --key KEY      the private key\n"
            "      --sha384, --sha512, --sha224, --sha512-256, --sha1\n"
            "                     the hash of OAEP; by default SHA-256\n"
            "      --mgf1 HASH    the hash of its mask; by default the same\n"
            "      --label HEX    the label that was given to encrypt\n"
            "      --pkcs1        RSAES-PKCS1-v1_5, for older programs\n"
            "  -o, --output FILE  write to FILE\n\n"
            "Example: certwright decrypt --key server.key secret.bin\n"
            "OpenSSL: openssl pkeyutl -decrypt -inkey server.key -pkeyopt "
            "rsa_padding_mode:oaep \\\n"
            "             -pkeyopt rsa_oaep_md:sha256 -in secret.bin\n",
    .run = run,
};
