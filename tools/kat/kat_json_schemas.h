/* kat_json_schemas.h -- what certwright runs of Wycheproof. */
#ifndef CERTWRIGHT_KAT_JSON_SCHEMAS_H
#define CERTWRIGHT_KAT_JSON_SCHEMAS_H

#include "kat_json_tests.h"

struct json_schema {
    const char *prefix, *algorithm;
    json_key *read_key; /* of a group; or NULL, if each vector has its own */
    json_test *run;
};

/* json_find_schema returns the row for the files of the schema NAME and of ALGORITHM, or NULL
 * and the REASON why there is none. */
const struct json_schema *json_find_schema(const char *name, const char *algorithm,
                                           const char **reason);

/* json_read_hashes sets the hashes of GROUP, which has members already: those that it names,
 * or what ALGORITHM says. */
void json_read_hashes(struct json_group *group, const struct json_schema *schema,
                      const char *algorithm);

#endif
