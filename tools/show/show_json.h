/* show_json.h -- `show --json`: what `show` prints, as data. docs/show-json.md has the
 * schema. */
#ifndef CERTWRIGHT_SHOW_JSON_H
#define CERTWRIGHT_SHOW_JSON_H

#include <stdbool.h>

#include "../../asn1/error.h"
#include "../cli/input.h"
#include "show_text.h"

/* show_json writes one document for all objects of the COUNT INPUTS, which were looked at
 * and can be shown, to SHOW's stream. Nothing of it is kept in memory. False, and a line on
 * standard error, if memory runs out or an object cannot be read after all. */
bool show_json(const struct show *show, const struct input *inputs, size_t count)
    __attribute__((warn_unused_result));

#endif
