/* decrypt.c -- `certwright decrypt`: what `encrypt` did, undone by the owner of the
 * key. */
#include "../cli/command.h"
#include "encryption_options.h"
#include "../cli/input.h"
#include "../cli/key_file.h"
#include "../cli/report.h"

static int decrypt_input(const struct encryption_options *options,
                         const struct transport_algorithm *algorithm,
                         const struct private_key *key, const struct input *input)
{
    uint8_t message[TRANSPORT_LENGTH_MAX];
    size_t length;
    enum key_result result = transport_decrypt(algorithm, key, input->contents,
                                               random_system(), message, &length);
    int status = STATUS_UNANSWERED;
    if (result == KEY_NO) {
        report("decrypt: decryption error");
        status = STATUS_NO;
    } else if (result != KEY_OK) {
        report("decrypt: %s", key_result_text(key->type, result));
    } else if (output_write(options->output, OUTPUT_SECRET,
                            bytes_of(message, length))) {
        status = STATUS_YES;
    }
    explicit_bzero(message, sizeof message);
    return status;
}

static int decrypt_file(const struct encryption_options *options,
                        struct transport_algorithm *algorithm, const char *path)
{
    struct private_key key = {0};
    struct input input;
    int status = STATUS_UNANSWERED;
    if (key_read(options->key_path, &key) &&
        encryption_options_choose(options, key.type, algorithm) &&
        input_read_plain(&input, path, INPUT_SHORT_MAX)) {
        status = decrypt_input(options, algorithm, &key, &input);
        input_close(&input);
    }
    private_key_wipe(&key);
    return status;
}

static int run(const struct command *command, int argc, char **argv)
{
    return encryption_run(command, argc, argv, "a private key", decrypt_file);
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
