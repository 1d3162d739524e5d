/* keygen.c -- `certwright keygen`: an RSA private key. */
#include "../cli/command.h"
#include "../cli/key_file.h"
#include "../cli/options.h"
#include "../cli/report.h"

/* Not every type has a choice of size, or a form that is older than PKCS#8. */
static bool check_options(const struct key_type *type, struct option_number *bits,
                          const struct key_format *format)
{
    if (bits->is_given && type->sizes == NULL) {
        report("keygen: --bits: keys of type %s have one size", type->name);
        return false;
    }
    if (format->is_traditional &&
        (type->traditional == NULL || strcmp(type->traditional->name, "pkcs1") != 0)) {
        report("keygen: --pkcs1: keys of type %s have no such form", type->name);
        return false;
    }
    if (!bits->is_given)
        bits->value = key_bits_usual(type, false);
    return true;
}

static int run(const struct command *command, int argc, char **argv)
{
    struct option_number bits = {0};
    const struct key_type *type;
    bool is_quiet = false, is_forced = false;
    struct key_format format = {false, false};
    const char *path = NULL, *type_name = NULL;
    const struct option_row rows[] = {
        {"type", 't', OPTION_TEXT, &type_name},
        {"bits", 'b', OPTION_NUMBER, &bits},
        {"pkcs1", 0, OPTION_FLAG, &format.is_traditional},
        {"der", 0, OPTION_FLAG, &format.is_der},
        {"output", 'o', OPTION_TEXT, &path},
        {"force", 'f', OPTION_FLAG, &is_forced},
        {"quiet", 'q', OPTION_FLAG, &is_quiet},
    };
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, rows, OPTION_COUNT(rows), &operands,
                       &status))
        return status;
    if (operands.count > 0) {
        report("keygen: takes no operand, have %s", operands.items[0]);
        return STATUS_UNANSWERED;
    }

    if (!key_type_from_option(type_name, "keygen", &type) ||
        !check_options(type, &bits, &format))
        return STATUS_UNANSWERED;
    struct private_key key = {0};
    enum output_kind kind = is_forced ? OUTPUT_PRIVATE_FORCE : OUTPUT_PRIVATE;
    bool ok = output_may_write(path, kind) &&
              key_make(type, bits.value, is_quiet, &key) &&
              key_write(path, kind, format, &key);
    private_key_wipe(&key);
    return ok ? STATUS_YES : STATUS_UNANSWERED;
}

const struct command command_keygen = {
    .name = "keygen",
    .summary = "make an RSA private key",
    .help =
        "Usage: certwright keygen [--type T] [--bits N] [--pkcs1] [--der] [-o FILE] "
        "[--force] [-q]\n\n"
        "Makes an RSA key pair as FIPS 186-5 A.1.3 has it and prints the private key, "
        "which\n"
        "holds the public one, as PKCS#8 PEM. Keep it to yourself: whoever has it can "
        "speak in\n"
        "your name.\n\n"
        "  -t, --type T       type of the key: rsa (the default)\n"
        "  -b, --bits N       size of the modulus, an even number from 2048 (the "
        "default)\n"
        "                     to 8192\n"
        "      --pkcs1        write the older form, PKCS#1\n"
        "      --der          write DER, not PEM\n"
        "  -o, --output FILE  write to FILE, with mode 0600; an existing file is kept\n"
        "  -f, --force        replace an existing FILE\n"
        "  -q, --quiet        do not show the search\n\n"
        "Example: certwright keygen --bits 3072 -o server.key\n"
        "OpenSSL: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:3072 -out "
        "server.key\n",
    .run = run,
};
