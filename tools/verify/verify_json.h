/* verify_json.h -- the whole of a judgement as JSON; the schema is
 * docs/verify-json.md. */
#ifndef CERTWRIGHT_VERIFY_JSON_H
#define CERTWRIGHT_VERIFY_JSON_H

#include "verdict.h"

/* verify_json prints VERDICT as one JSON object on standard output. False if memory
 * runs out: then nothing was printed. */
bool verify_json(const struct verdict *verdict) __attribute__((warn_unused_result));

#endif
