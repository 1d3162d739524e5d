/* kat_json.c -- Wycheproof files: JSON whose "algorithm" and "schema" say what they test,
 * in groups that share a key. A vector is valid, invalid or acceptable; the last may go
 * either way.
 *
 * Invariant: what runs is a row of the table below; all else is skipped, and its reason
 * said. */
#include "kat_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../rsa/recover.h"
#include "../cli/report.h"
#include "kat_json_pieces.h"
#include "kat_json_tests.h"

/* A number of the key: in an object of its own in newer files, in the group in older
 * ones. */
static struct json_octets get_number(const json_t *group, const char *new_name,
                                     const char *old_name)
{
    static const char *const places[] = {"privateKey", "publicKey"};
    struct json_octets number = {NULL, 0};
    for (size_t i = 0; i < 2; i++)
        if (json_octets(json_object_get(group, places[i]), new_name, &number))
            return number;
    if (!json_octets(group, old_name, &number))
        number = (struct json_octets){NULL, 0};
    return number;
}

static void read_key(struct json_group *group, bool is_private)
{
    struct json_octets n = get_number(group->json, "modulus", "n");
    struct json_octets e = get_number(group->json, "publicExponent", "e");
    struct json_octets d = get_number(group->json, "privateExponent", "d");
    struct rsa_integer modulus = {n.data, n.length}, exponent = {e.data, e.length};
    struct rsa_integer private_exponent = {d.data, d.length};
    group->key_result =
        is_private ? rsa_private_key_recover(&group->key, modulus, exponent,
                                             private_exponent, random_system())
                   : rsa_public_key_set(&group->key.public_key, modulus, exponent);
    free(n.data);
    free(e.data);
    free(d.data);
}

enum key_need {
    NEEDS_NO_KEY,
    NEEDS_PUBLIC_KEY,
    NEEDS_PRIVATE_KEY,
};

/* The schemas, by how their names begin (versions end in "_schema.json",
 * "_schema_v1.json"), and the algorithm that each is for; of HMAC the hash follows, as in
 * "HMACSHA256". */
struct schema {
    const char *prefix, *algorithm;
    enum key_need need;
    json_test *run;
};

#define HMAC "HMAC"

static const struct schema schemas[] = {
    {"rsassa_pkcs1_verify_schema", "RSASSA-PKCS1-v1_5", NEEDS_PUBLIC_KEY,
     json_run_pkcs1_verify},
    {"rsassa_pkcs1_generate_schema", "RSASSA-PKCS1-v1_5", NEEDS_PRIVATE_KEY,
     json_run_pkcs1_generate},
    {"rsassa_pss_verify_schema", "RSASSA-PSS", NEEDS_PUBLIC_KEY, json_run_pss_verify},
    {"rsassa_pss_with_parameters_verify_schema", "RSASSA-PSS", NEEDS_PUBLIC_KEY,
     json_run_pss_verify},
    {"rsaes_oaep_decrypt_schema", "RSAES-OAEP", NEEDS_PRIVATE_KEY,
     json_run_oaep_decrypt},
    {"rsaes_pkcs1_decrypt_schema", "RSAES-PKCS1-v1_5", NEEDS_PRIVATE_KEY,
     json_run_pkcs1_decrypt},
    {"mac_test_schema", HMAC, NEEDS_NO_KEY, json_run_hmac},
};

static bool begins_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool is_for(const struct schema *schema, const char *algorithm)
{
    return strcmp(schema->algorithm, HMAC) == 0
               ? begins_with(algorithm, HMAC)
               : strcmp(algorithm, schema->algorithm) == 0;
}

/* The row for a file, or NULL and the REASON why there is none. */
static const struct schema *find_schema(const char *name, const char *algorithm,
                                        const char **reason)
{
    for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++) {
        if (!begins_with(name, schemas[i].prefix))
            continue;
        *reason = is_for(&schemas[i], algorithm)
                      ? NULL
                      : "certwright does not have this algorithm";
        return *reason == NULL ? &schemas[i] : NULL;
    }
    *reason = "certwright does not run tests of this schema";
    return NULL;
}

/* The hash of a group; of HMAC it is in the file's "algorithm". Decryption of PKCS#1
 * v1.5 needs none. */
static void read_hashes(struct json_group *group, const struct schema *schema,
                        const char *algorithm)
{
    const char *name = json_text(group->json, "sha"),
               *mgf1 = json_text(group->json, "mgfSha");
    if (strcmp(schema->algorithm, HMAC) == 0)
        name = algorithm + strlen(HMAC);
    else if (name[0] == '\0' && json_object_get(group->json, "sha") == NULL)
        name = "SHA-256";
    group->hash = hash_by_name(name);
    group->mgf1_hash = mgf1[0] != '\0' ? hash_by_name(mgf1) : group->hash;
}

static void run_test(struct json_group *group, const struct schema *schema,
                     const json_t *test)
{
    struct kat_file *file = group->file;
    if (group->reason != NULL)
        kat_skip(file, group->reason);
    else if (group->hash == NULL || group->mgf1_hash == NULL)
        kat_skip(file, "certwright does not have this hash");
    else if (group->key_result == RSA_LIMIT || group->key_result == RSA_MANY_PRIMES)
        kat_skip(file, rsa_result_text(group->key_result));
    else if (group->key_result != RSA_OK)
        kat_verdict(file, false, "an RSA key", rsa_result_text(group->key_result));
    else
        schema->run(group, test);
}

/* What the whole file says. */
struct json_file {
    struct kat_file *file;
    struct bytes contents;
    const struct schema *schema; /* or NULL, and the reason */
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
        read_hashes(&group, json->schema, json->algorithm);
        if (json->schema->need != NEEDS_NO_KEY)
            read_key(&group, json->schema->need == NEEDS_PRIVATE_KEY);
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
    json.schema = find_schema(schema, json.algorithm, &json.reason);
    bool ok = schema[0] != '\0' && json.algorithm[0] != '\0';
    if (!ok)
        report("%s: want a Wycheproof file, with an algorithm and a schema",
               file->path);
    ok = ok && run_groups(&json, outline.array, false) &&
         run_groups(&json, outline.array, true);
    json_decref(root);
    return ok;
}
