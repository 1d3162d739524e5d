/* trace.c -- `certwright trace`: the arithmetic of keys, signatures and DER, step by
 * step, on the user's own files. */
#include "trace.h"

#include <string.h>

#include "../cli/report.h"

static const struct command *const parts[] = {
    &trace_sign, &trace_verify, &trace_build, &trace_keygen, &trace_curve, NULL};

/* The name of a part as it is typed behind "trace". */
static const char *part_name(const struct command *part)
{
    return part->name + strlen("trace ");
}

static int run(const struct command *command, int argc, char **argv)
{
    struct operands operands;
    int status;
    for (size_t i = 0; argc > 1 && parts[i] != NULL; i++)
        if (strcmp(argv[1], part_name(parts[i])) == 0)
            return parts[i]->run(parts[i], argc - 1, argv + 1);
    if (!options_parse(command, argc, argv, NULL, 0, &operands, &status))
        return status;
    report("trace: want sign, verify, build, keygen or curve, have %s",
           operands.count > 0 ? operands.items[0] : "nothing");
    return STATUS_UNANSWERED;
}

const struct command command_trace = {
    .name = "trace",
    .summary = "show the arithmetic of a signature, a key or a certificate",
    .parts = parts,
    .help =
        "Usage: certwright trace sign --key KEY [OPTION]... [FILE]\n"
        "       certwright trace verify [OPTION]... CERT\n"
        "       certwright trace build request|selfsign|issue [OPTION]...\n"
        "       certwright trace keygen [--type T] [OPTION]...\n"
        "       certwright trace curve [--prime P] [OPTION]...\n\n"
        "Shows, with your own keys and files, each step of what the other commands "
        "do:\n\n"
        "  sign     a file hashed; then padded and raised to d, or signed on a curve\n"
        "  verify   a signature turned back, and where it differs from what it "
        "should be\n"
        "  build    a request or certificate written, element by element\n"
        "  keygen   two primes looked for, or a point multiplied, and the key\n"
        "  curve    an elliptic curve of a few points, drawn, and a signature on it\n\n"
        "`certwright trace sign --help` and so on tell more.\n\n"
        "Example: certwright trace verify --issuer root.pem server.pem | less\n",
    .run = run,
};
