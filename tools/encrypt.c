/* encrypt.c -- `certwright encrypt`: a short message that only the owner of a key can
 * read. */
#include "../rsa/pkcs1_encryption.h"
#include "command.h"
#include "encryption_options.h"
#include "input.h"
#include "key_file.h"
#include "report.h"

static bool message_fits(const struct encryption_options *options,
                         const struct rsa_oaep_parameters *parameters,
                         const struct rsa_public_key *key, const struct input *message)
{
    size_t most = key->modulus_length - RSA_PKCS1_ENCRYPTION_OVERHEAD;
    if (!options->is_pkcs1 &&
        !rsa_oaep_message_length_max(key, parameters->hash, &most)) {
        report("%s: the key is too short for OAEP with %s", options->key_path,
               parameters->hash->name);
        return false;
    }
    if (message->contents.length <= most)
        return true;
    report(
        "%s: want a message of at most %zu octets for this key and padding, have %zu",
        strcmp(message->path, "-") == 0 ? "standard input" : message->path, most,
        message->contents.length);
    return false;
}

static int encrypt_file(const struct encryption_options *options,
                        const struct rsa_oaep_parameters *parameters, const char *path)
{
    struct rsa_public_key key;
    struct input message;
    uint8_t ciphertext[RSA_MODULUS_LENGTH_MAX];
    int status = STATUS_UNANSWERED;
    if (!key_read_public(options->key_path, NULL, &key) ||
        !input_read_plain(&message, path, INPUT_TEXT_MAX))
        return STATUS_UNANSWERED;
    struct bytes text = message.contents;
    if (message_fits(options, parameters, &key, &message)) {
        enum rsa_result result =
            options->is_pkcs1
                ? rsa_encrypt_pkcs1(&key, text.data, text.length, random_system(),
                                    ciphertext)
                : rsa_encrypt_oaep(&key, parameters, text.data, text.length,
                                   random_system(), ciphertext);
        if (result != RSA_OK)
            report("encrypt: %s", rsa_result_text(result));
        else if (output_write(options->output, OUTPUT_PUBLIC,
                              bytes_of(ciphertext, key.modulus_length)))
            status = STATUS_YES;
    }
    input_close(&message);
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
        report("encrypt: --key is missing: a public key or a certificate");
    else if (operands.count > 1)
        report("encrypt: want one file, have %zu", operands.count);
    else if (encryption_options_oaep(&options, "encrypt", &parameters))
        return encrypt_file(&options, &parameters,
                            operands.count > 0 ? operands.items[0] : NULL);
    return STATUS_UNANSWERED;
}

const struct command command_encrypt = {
    .name = "encrypt",
    .summary = "encrypt a short message for the owner of a key",
    .help = "Usage: certwright encrypt --key PUB|CERT [-o FILE] [FILE]\n\n"
            "Encrypts FILE with RSAES-OAEP. It must be short: 190 octets for a key of "
            "2048 bits. In\n"
            "practice it is the key of a symmetric cipher, which then encrypts the "
            "rest.\n\n"
            "  -k, --key FILE     a public key, a certificate or a request\n"
            "      --sha384, --sha512, --sha224, --sha512-256, --sha1\n"
            "                     the hash of OAEP; by default SHA-256\n"
            "      --mgf1 HASH    the hash of its mask; by default the same\n"
            "      --label HEX    octets that are bound to the message and not sent\n"
            "      --pkcs1        RSAES-PKCS1-v1_5, for older programs\n"
            "  -o, --output FILE  write to FILE\n\n"
            "Example: certwright encrypt --key server.pem -o secret.bin secret.txt\n"
            "OpenSSL: openssl pkeyutl -encrypt -certin -inkey server.pem \\\n"
            "             -pkeyopt rsa_padding_mode:oaep -pkeyopt rsa_oaep_md:sha256 "
            "-in secret.txt\n",
    .run = run,
};
