/* show_json.h -- `show --json`: what `show` prints, as data. docs/show-json.md has the
 * schema. */
#ifndef CERTWRIGHT_SHOW_JSON_H
#define CERTWRIGHT_SHOW_JSON_H

#include <stdbool.h>

#include "../../asn1/error.h"
#include "../cli/input.h"
#include "show_text.h"

/* show_json_begin starts the document, before any other use of JSON: what is freed from
 * then on is wiped first. False, and a line on standard error, if memory runs out. */
bool show_json_begin(void) __attribute__((warn_unused_result));

/* show_json_add adds the objects of INPUT. */
bool show_json_add(const struct show *show, const struct input *input,
                   struct error *error) __attribute__((warn_unused_result));

/* show_json_end prints the document, unless STATUS says that nothing is to be printed,
 * and wipes it. False, and a line on standard error, if memory runs out. */
bool show_json_end(int status) __attribute__((warn_unused_result));

#endif
