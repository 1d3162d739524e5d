/* pubkey.c -- `certwright pubkey`: the public key in a key, certificate or request. */
#include "../cli/command.h"
#include "../cli/input.h"
#include "../cli/key_file.h"
#include "../cli/options.h"
#include "../cli/report.h"

/* The key in DER is passed on as it stands, if nothing is wrong with it as far as is known here:
 * that a point is on its curve, say. There may be no row for it, or it may be too long. */
static bool check_key(struct bytes der, struct error *error)
{
    struct subject_public_key_info spki;
    struct public_key key;
    if (!spki_parse(der, &spki, error))
        return false;
    if (public_key_read(&spki, &key, error))
        return true;
    bool is_left_open = error->kind == ERROR_UNSUPPORTED || error->kind == ERROR_LIMIT;
    error->offset = ERROR_NO_OFFSET; /* it counts from the key, not from the file */
    return is_left_open;
}

static int run(const struct command *command, int argc, char **argv)
{
    bool is_der = false;
    const char *path = NULL;
    const struct option_row rows[] = {
        {"der", 0, OPTION_FLAG, &is_der},
        {"output", 'o', OPTION_TEXT, &path},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count > 1) {
        report("pubkey: want one file, have %zu", operands.count);
        return STATUS_UNANSWERED;
    }

    struct input input;
    struct der_writer writer = {0};
    struct bytes der;
    struct error error = {0};
    if (!input_open(&input, operands.count > 0 ? operands.items[0] : NULL))
        return STATUS_UNANSWERED;
    bool ok = object_write_spki(object_first_key(&input), &writer, &error) &&
              der_writer_finish(&writer, &der, &error) && check_key(der, &error);
    if (!ok)
        report_error(input.path, &error);
    ok = ok && output_encoded(path, OUTPUT_PUBLIC, "PUBLIC KEY", der, is_der);
    der_writer_clear(&writer);
    input_close(&input);
    return ok ? STATUS_YES : STATUS_UNANSWERED;
}

const struct command command_pubkey = {
    .name = "pubkey",
    .summary = "print the public key of a key, certificate or request",
    .help =
        "Usage: certwright pubkey [--der] [-o FILE] [FILE]\n\n"
        "Prints the public key in FILE, a private or public key, a certificate or a\n"
        "request, as SubjectPublicKeyInfo. It may be given to everyone.\n\n"
        "      --der          write DER, not PEM\n"
        "  -o, --output FILE  write to FILE\n\n"
        "Example: certwright pubkey server.key\n"
        "OpenSSL: openssl pkey -in server.key -pubout\n",
    .run = run,
};
