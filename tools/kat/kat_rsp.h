/* kat_rsp.h -- the response files of NIST's algorithm validation programs. */
#ifndef CERTWRIGHT_KAT_RSP_H
#define CERTWRIGHT_KAT_RSP_H

#include "../cli/input.h"
#include "kat_tally.h"

/* kat_run_rsp runs the vectors of the response file in INPUT, which input_read_plain has
 * read and whose contents it takes apart. False, and a line on standard error, if it
 * cannot be understood. */
bool kat_run_rsp(struct kat_file *file, struct input *input)
    __attribute__((warn_unused_result));

#endif
