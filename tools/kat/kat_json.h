/* kat_json.h -- the files of Project Wycheproof. */
#ifndef CERTWRIGHT_KAT_JSON_H
#define CERTWRIGHT_KAT_JSON_H

#include "../cli/input.h"
#include "kat_tally.h"

/* kat_run_json runs the vectors of the Wycheproof file in INPUT. False, and a line on
 * standard error, if it cannot be understood; unless all of it is JSON, nothing is run. */
bool kat_run_json(struct kat_file *file, const struct input *input)
    __attribute__((warn_unused_result));

#endif
