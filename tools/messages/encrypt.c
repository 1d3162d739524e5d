/* encrypt.c -- `certwright encrypt`: a short message that only the owner of a key can
 * read. */
#include "../cli/command.h"
#include "encryption_options.h"
#include "../cli/input.h"
#include "../cli/key_file.h"
#include "../cli/report.h"

static bool message_fits(const struct encryption_options *options,
                         const struct transport_algorithm *algorithm,
                         const struct public_key *key, const struct input *message)
{
    size_t most;
    if (!transport_message_length_max(algorithm, key, &most)) {
        report("%s: the key is too short for %s with %s", options->key_path,
               algorithm->scheme->name, algorithm->hash->name);
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

static int encrypt_input(const struct encryption_options *options,
                         const struct transport_algorithm *algorithm,
                         const struct public_key *key, const struct input *message)
{
    uint8_t ciphertext[TRANSPORT_LENGTH_MAX];
    size_t length;
    if (!message_fits(options, algorithm, key, message))
        return STATUS_UNANSWERED;
    enum key_result result = transport_encrypt(algorithm, key, message->contents,
                                               random_system(), ciphertext, &length);
    if (result != KEY_OK)
        report("encrypt: %s", key_result_text(key->type, result));
    else if (output_write(options->output, OUTPUT_PUBLIC, bytes_of(ciphertext, length)))
        return STATUS_YES;
    return STATUS_UNANSWERED;
}

static int encrypt_file(const struct encryption_options *options,
                        struct transport_algorithm *algorithm, const char *path)
{
    struct public_key key;
    struct input message;
    if (!key_read_public(options->key_path, &key) ||
        !encryption_options_choose(options, key.type, algorithm) ||
        !input_read_plain(&message, path, INPUT_TEXT_MAX))
        return STATUS_UNANSWERED;
    int status = encrypt_input(options, algorithm, &key, &message);
    input_close(&message);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    return encryption_run(command, argc, argv, "a public key or a certificate",
                          encrypt_file);
}

const struct command command_encrypt = {
    .name = "encrypt",
    .summary = "encrypt a short message for the owner of a key",
    .help = "Usage: certwright encrypt --key PUB|CERT [-o FILE] [FILE]\n\n"
            "Encrypts FILE for an RSA key with RSAES-OAEP. It must be short: 190 "
            "octets for a key of "
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
