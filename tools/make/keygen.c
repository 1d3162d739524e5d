/* keygen.c -- `certwright keygen`: a private key. */
#include "../cli/command.h"
#include "../cli/key_file.h"
#include "../cli/options.h"
#include "../cli/report.h"

/* The older forms that can be asked for. */
struct older_forms {
    bool pkcs1, sec1;
};

/* Finds out whether an older form was asked for that keys of TYPE have. */
static bool choose_form(const struct key_type *type, const struct older_forms *forms,
                        struct key_format *format)
{
    const char *name = forms->pkcs1 ? "pkcs1" : "sec1";
    const char *own = type->traditional != NULL ? type->traditional->name : "";
    format->is_traditional = forms->pkcs1 || forms->sec1;
    if (!format->is_traditional ||
        (strcmp(own, name) == 0 && forms->pkcs1 != forms->sec1))
        return true;
    if (forms->pkcs1 && forms->sec1)
        report("keygen: --pkcs1 and --sec1 exclude each other");
    else
        report("keygen: --%s: keys of type %s have no such form", name, type->name);
    return false;
}

/* Not every type has a choice of size. */
static bool choose_bits(const struct key_type *type, struct option_number *bits)
{
    if (bits->is_given && type->sizes == NULL) {
        report("keygen: --bits: keys of type %s have one size", type->name);
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
    struct older_forms forms = {false, false};
    struct key_format format = {false, false};
    const char *path = NULL, *type_name = NULL;
    const struct option_row rows[] = {
        {"type", 't', OPTION_TEXT, &type_name},  {"bits", 'b', OPTION_NUMBER, &bits},
        {"pkcs1", 0, OPTION_FLAG, &forms.pkcs1}, {"sec1", 0, OPTION_FLAG, &forms.sec1},
        {"der", 0, OPTION_FLAG, &format.is_der}, {"output", 'o', OPTION_TEXT, &path},
        {"force", 'f', OPTION_FLAG, &is_forced}, {"quiet", 'q', OPTION_FLAG, &is_quiet},
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
        !choose_bits(type, &bits) || !choose_form(type, &forms, &format))
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
    .summary = "make a private key",
    .help =
        "Usage: certwright keygen [--type T] [--bits N] [--pkcs1 | --sec1] [--der] "
        "[-o FILE]\n"
        "           [--force] [-q]\n\n"
        "Makes a key pair and prints the private key, which holds the public one, as "
        "PKCS#8 PEM.\n"
        "Keep it to yourself: whoever has it can speak in your name.\n\n"
        "  -t, --type T       type of the key:\n"
        "                     rsa (the default), which every program takes;\n"
        "                     p256, p384 or p521, the elliptic curves of NIST: keys "
        "and\n"
        "                     signatures are short, and browsers take the first two;\n"
        "                     ed25519, which browsers do not take yet;\n"
        "                     x25519, which agrees on secrets and signs nothing\n"
        "  -b, --bits N       of rsa: size of the modulus, an even number from 2048 "
        "(the\n"
        "                     default) to 8192\n"
        "      --pkcs1        of rsa: write the older form, PKCS#1\n"
        "      --sec1         of p256, p384 and p521: write the older form, SEC 1\n"
        "      --der          write DER, not PEM\n"
        "  -o, --output FILE  write to FILE, with mode 0600; an existing file is kept\n"
        "  -f, --force        replace an existing FILE\n"
        "  -q, --quiet        do not show the search for primes\n\n"
        "Example: certwright keygen --type p256 -o server.key\n"
        "OpenSSL: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "
        "server.key\n",
    .run = run,
};
