/* kat_json.c -- Wycheproof files: JSON whose "algorithm" and "schema" say what they test,
 * in groups that share a key. A vector is valid, invalid or acceptable; the last may go
 * either way.
 *
 * Invariant: what runs is a row of the table in kat_json_schemas.c; all else is skipped, and
 * its reason said. */
#include "kat_json.h"

#include <stdio.h>
#include <string.h>

#include "../cli/report.h"
#include "kat_json_pieces.h"
#include "kat_json_schemas.h"

static void run_test(struct json_group *group, const struct json_schema *schema,
                     const json_t *test)
{
    struct kat_file *file = group->file;
    if (group->reason != NULL)
        kat_skip(file, group->reason);
    else if (group->hash == NULL || group->mgf1_hash == NULL)
        kat_skip(file, "certwright does not have this hash");
    else if (group->wanted_key != NULL)
        kat_verdict(file, false, group->wanted_key, group->key_problem);
    else
        schema->run(group, test);
}

/* What the whole file says. */
struct json_file {
    struct kat_file *file;
    struct bytes contents;
    const struct json_schema *schema; /* or NULL, and the reason */
    const char *reason, *algorithm;
};

static void report_json(const struct json_file *json, struct bytes piece,
                        const json_error_t *error)
{
    size_t line = error->line > 0 ? (size_t)error->line : 1;
    for (const uint8_t *at = json->contents.data; at < piece.data; at++)
        line += *at == '\n' ? 1 : 0;
    report("%s: line %zu: want JSON: %s", json->file->path, line, error->text);
}

/* Runs the tests of GROUP, which are left out of its outline. */
static bool run_tests(const struct json_file *json, struct json_group *group,
                      struct bytes tests)
{
    struct kat_file *file = json->file;
    struct bytes element;
    while (json_next_element(&tests, &element)) {
        json_error_t error;
        json_t *test = json_parse_element(element, &error);
        if (test == NULL) {
            report_json(json, element, &error);
            return false;
        }
        snprintf(file->where, sizeof file->where, "tcId %lld: %.90s",
                 (long long)json_integer_value(json_object_get(test, "tcId")),
                 json_text(test, "comment"));
        if (group != NULL)
            run_test(group, json->schema, test);
        json_decref(test);
    }
    if (tests.length > 0)
        report("%s: want a list of tests in JSON, have none", file->path);
    return tests.length == 0;
}

/* Runs one group, or with nothing to RUN looks whether all of it is JSON. */
static bool run_group(const struct json_file *json, struct bytes text, bool runs)
{
    static struct json_group group;
    struct json_outline outline;
    json_error_t error;
    bool ok;
    if (!json_outline_of(text, "tests", &outline))
        outline = (struct json_outline){text, {NULL, 0}};
    json_t *members = json_parse_outline(&outline, &error);
    if (members == NULL) {
        report_json(json, text, &error);
        return false;
    }
    memset(&group, 0, sizeof group);
    group = (struct json_group){
        .file = json->file, .json = members, .reason = json->reason};
    if (runs && json->schema != NULL) {
        json_read_hashes(&group, json->schema, json->algorithm);
        if (json->schema->read_key != NULL)
            json->schema->read_key(&group);
    }
    ok = run_tests(json, runs ? &group : NULL, outline.array);
    rsa_private_key_wipe(&group.key);
    json_decref(members);
    return ok;
}

static bool run_groups(const struct json_file *json, struct bytes groups, bool runs)
{
    struct bytes element;
    while (json_next_element(&groups, &element))
        if (!run_group(json, element, runs))
            return false;
    if (groups.length > 0)
        report("%s: want a list of groups in JSON, have none", json->file->path);
    return groups.length == 0;
}

/* Nothing runs before all of the file has been seen to be JSON. */
bool kat_run_json(struct kat_file *file, const struct input *input)
{
    struct json_file json = {.file = file, .contents = input->contents};
    struct json_outline outline;
    json_error_t error;
    if (!json_outline_of(input->contents, "testGroups", &outline))
        outline = (struct json_outline){input->contents, {NULL, 0}};
    json_t *root = json_parse_outline(&outline, &error);
    if (root == NULL) {
        report_json(&json, input->contents, &error);
        return false;
    }
    const char *schema = json_text(root, "schema");
    json.algorithm = json_text(root, "algorithm");
    json.schema = json_find_schema(schema, json.algorithm, &json.reason);
    bool ok = schema[0] != '\0' && json.algorithm[0] != '\0';
    if (!ok)
        report("%s: want a Wycheproof file, with an algorithm and a schema",
               file->path);
    ok = ok && run_groups(&json, outline.array, false) &&
         run_groups(&json, outline.array, true);
    json_decref(root);
    return ok;
}
