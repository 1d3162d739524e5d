/* kat_json.c -- Wycheproof files: JSON whose "schema" says what they test, in groups
 * that share a key. A vector is valid, invalid or acceptable; the last may go either
 * way. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../rsa/recover.h"
#include "../../sha/hmac.h"
#include "kat_json.h"
#include "../cli/report.h"

/* Parsed, a file takes up to fifty times its length in memory. */
#define JSON_LENGTH_MAX (16 << 20)

const char *json_text(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text != NULL ? text : "";
}

bool json_octets(const json_t *object, const char *name, struct json_octets *octets)
{
    const char *text = json_string_value(json_object_get(object, name));
    *octets = (struct json_octets){NULL, 0};
    if (text == NULL)
        return false;
    size_t size = strlen(text) / 2 + 1;
    octets->data = malloc(size);
    if (octets->data != NULL && kat_hex(text, octets->data, size, &octets->length))
        return true;
    free(octets->data);
    *octets = (struct json_octets){NULL, 0};
    return false;
}

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

/* Compares what came with the "result" of TEST. */
void json_judge(struct json_group *group, const json_t *test, bool is_accepted)
{
    const char *expected = json_text(test, "result");
    bool is_right = strcmp(expected, "acceptable") == 0 ||
                    strcmp(expected, is_accepted ? "valid" : "invalid") == 0;
    kat_verdict(group->file, is_right, expected[0] != '\0' ? expected : "a result",
                is_accepted ? "accepted" : "refused");
}

static void run_hmac(struct json_group *group, const json_t *test)
{
    struct json_octets key, message, tag;
    uint8_t mac[HASH_DIGEST_LENGTH_MAX];
    size_t tag_length =
        (size_t)json_integer_value(json_object_get(group->json, "tagSize")) / 8;
    bool ok = json_octets(test, "key", &key);
    ok = json_octets(test, "msg", &message) && ok;
    ok = json_octets(test, "tag", &tag) && ok && tag_length > 0 &&
         tag_length <= group->hash->digest_length;
    if (ok) {
        hmac_digest(group->hash, key.data, key.length, message.data, message.length,
                    mac);
        json_judge(
            group, test,
            bytes_equal(bytes_of(tag.data, tag.length), bytes_of(mac, tag_length)));
    } else {
        kat_verdict(group->file, false, "key, msg and tag in hexadecimal",
                    "something else");
    }
    free(key.data);
    free(message.data);
    free(tag.data);
}

enum key_need {
    NEEDS_NO_KEY,
    NEEDS_PUBLIC_KEY,
    NEEDS_PRIVATE_KEY,
};

/* The schemas, by how their names begin: versions end in "_schema.json",
 * "_schema_v1.json". */
struct schema {
    const char *prefix;
    enum key_need need;
    void (*run)(struct json_group *group, const json_t *test);
};

static const struct schema schemas[] = {
    {"rsassa_pkcs1_verify_schema", NEEDS_PUBLIC_KEY, json_run_pkcs1_verify},
    {"rsassa_pkcs1_generate_schema", NEEDS_PRIVATE_KEY, json_run_pkcs1_generate},
    {"rsassa_pss_verify_schema", NEEDS_PUBLIC_KEY, json_run_pss_verify},
    {"rsassa_pss_with_parameters_verify_schema", NEEDS_PUBLIC_KEY, json_run_pss_verify},
    {"rsaes_oaep_decrypt_schema", NEEDS_PRIVATE_KEY, json_run_oaep_decrypt},
    {"rsaes_pkcs1_decrypt_schema", NEEDS_PRIVATE_KEY, json_run_pkcs1_decrypt},
    {"mac_test_schema", NEEDS_NO_KEY, run_hmac},
};

static const struct schema *find_schema(const char *name)
{
    for (size_t i = 0; i < sizeof schemas / sizeof schemas[0]; i++)
        if (strncmp(name, schemas[i].prefix, strlen(schemas[i].prefix)) == 0)
            return &schemas[i];
    return NULL;
}

/* The hash of a group; of HMAC it is in the file's "algorithm", "HMACSHA256".
 * Decryption of PKCS#1 v1.5 needs none. */
static void read_hashes(struct json_group *group, const json_t *file)
{
    const char *algorithm = json_text(file, "algorithm");
    const char *name = json_text(group->json, "sha"),
               *mgf1 = json_text(group->json, "mgfSha");
    if (strncmp(algorithm, "HMAC", 4) == 0)
        name = algorithm + 4;
    else if (name[0] == '\0' && json_object_get(group->json, "sha") == NULL)
        name = "SHA-256";
    group->hash = hash_by_name(name);
    group->mgf1_hash = mgf1[0] != '\0' ? hash_by_name(mgf1) : group->hash;
}

static void run_group(struct kat_file *file, const json_t *root, const json_t *json,
                      const struct schema *schema)
{
    static struct json_group group;
    memset(&group, 0, sizeof group);
    group.file = file;
    group.json = json;
    read_hashes(&group, root);
    if (schema->need != NEEDS_NO_KEY)
        read_key(&group, schema->need == NEEDS_PRIVATE_KEY);

    const json_t *tests = json_object_get(json, "tests");
    for (size_t i = 0; i < json_array_size(tests); i++) {
        const json_t *test = json_array_get(tests, i);
        snprintf(file->where, sizeof file->where, "tcId %lld: %.90s",
                 (long long)json_integer_value(json_object_get(test, "tcId")),
                 json_text(test, "comment"));
        if (group.hash == NULL || group.mgf1_hash == NULL)
            kat_skip(file, "certwright does not have this hash");
        else if (group.key_result == RSA_LIMIT)
            kat_skip(file, "the key is outside the accepted sizes");
        else if (group.key_result != RSA_OK)
            kat_verdict(file, false, "an RSA key", rsa_result_text(group.key_result));
        else
            schema->run(&group, test);
    }
    rsa_private_key_wipe(&group.key);
}

bool kat_run_json(struct kat_file *file, const struct input *input)
{
    json_error_t error;
    if (input->contents.length > JSON_LENGTH_MAX) {
        report("%s: want JSON of at most %d octets, have %zu", file->path,
               JSON_LENGTH_MAX, input->contents.length);
        return false;
    }
    json_t *root = json_loadb((const char *)input->contents.data,
                              input->contents.length, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        report("%s: line %d: want JSON: %s", file->path, error.line, error.text);
        return false;
    }
    const struct schema *schema = find_schema(json_text(root, "schema"));
    if (schema == NULL) {
        report("%s: want a Wycheproof file that certwright knows, have schema \"%s\"",
               file->path, json_text(root, "schema"));
        json_decref(root);
        return false;
    }
    const json_t *groups = json_object_get(root, "testGroups");
    for (size_t i = 0; i < json_array_size(groups); i++)
        run_group(file, root, json_array_get(groups, i), schema);
    json_decref(root);
    return true;
}
