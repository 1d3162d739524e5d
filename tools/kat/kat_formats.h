/* kat_formats.h -- a file of known answers, of whatever form. */
#ifndef CERTWRIGHT_KAT_FORMATS_H
#define CERTWRIGHT_KAT_FORMATS_H

#include "../cli/input.h"
#include "kat_tally.h"

enum kat_format {
    KAT_JSON,    /* Wycheproof: kat_json.h */
    KAT_ED25519, /* sign.input: kat_ed25519.h */
    KAT_RSP,     /* NIST, and everything else, which is refused there: kat_rsp.h */
};

/* kat_format_of finds out by looking which form INPUT has. */
enum kat_format kat_format_of(const struct input *input);

/* kat_run_input runs the vectors of INPUT, which input_read_plain has read and whose contents
 * it may take apart. False, and a line on standard error, if it cannot be understood; in all
 * forms but NIST's nothing was run then. */
bool kat_run_input(struct kat_file *file, struct input *input)
    __attribute__((warn_unused_result));

#endif
