/* kat_json.c -- Wycheproof files: JSON whose "schema" says what they test, in groups
 * that share a key. A vector is valid, invalid or acceptable; the last may go either
 * way. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../rsa/oaep.h"
#include "../rsa/pkcs1_encryption.h"
#include "../rsa/recover.h"
#include "../sha/hmac.h"
#include "../x509/signature_algorithm.h"
#include "kat.h"
#include "report.h"

/* Parsed, a file takes up to fifty times its length in memory. */
#define JSON_LENGTH_MAX (16 << 20)

/* What the vectors of a group have in common. */
struct group {
    struct kat_file *file;
    const json_t *json;
    const struct hash *hash, *mgf1_hash;
    struct rsa_private_key key; /* its public part alone, for verifying */
    enum rsa_result key_result;
};

/* Octets out of hexadecimal text, owned by whoever asked. */
struct octets {
    uint8_t *data;
    size_t length;
};

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));
    return text != NULL ? text : "";
}

static bool get_octets(const json_t *object, const char *name, struct octets *octets)
{
    const char *text = json_string_value(json_object_get(object, name));
    *octets = (struct octets){NULL, 0};
    if (text == NULL)
        return false;
    size_t size = strlen(text) / 2 + 1;
    octets->data = malloc(size);
    if (octets->data != NULL && kat_hex(text, octets->data, size, &octets->length))
        return true;
    free(octets->data);
    *octets = (struct octets){NULL, 0};
    return false;
}

/* A number of the key: in an object of its own in newer files, in the group in older
 * ones. */
static struct octets get_number(const json_t *group, const char *new_name,
                                const char *old_name)
{
    static const char *const places[] = {"privateKey", "publicKey"};
    struct octets number = {NULL, 0};
    for (size_t i = 0; i < 2; i++)
        if (get_octets(json_object_get(group, places[i]), new_name, &number))
            return number;
    if (!get_octets(group, old_name, &number))
        number = (struct octets){NULL, 0};
    return number;
}

static void read_key(struct group *group, bool is_private)
{
    struct octets n = get_number(group->json, "modulus", "n");
    struct octets e = get_number(group->json, "publicExponent", "e");
    struct octets d = get_number(group->json, "privateExponent", "d");
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
static void judge(struct group *group, const json_t *test, bool is_accepted)
{
    const char *expected = text_of(test, "result");
    bool is_right = strcmp(expected, "acceptable") == 0 ||
                    strcmp(expected, is_accepted ? "valid" : "invalid") == 0;
    kat_verdict(group->file, is_right, expected[0] != '\0' ? expected : "a result",
                is_accepted ? "accepted" : "refused");
}

static void run_verify(struct group *group, const json_t *test,
                       enum signature_scheme scheme)
{
    struct octets message, signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    bool ok = get_octets(test, "msg", &message);
    ok = get_octets(test, "sig", &signature) && ok;
    if (ok) {
        struct signature_algorithm algorithm =
            signature_algorithm_of(scheme, group->hash);
        algorithm.mgf1_hash = group->mgf1_hash;
        json_int_t salt_length =
            json_integer_value(json_object_get(group->json, "sLen"));
        if (scheme == SIGNATURE_RSA_PSS)
            algorithm.salt_length = salt_length >= 0 ? (size_t)salt_length : 0;
        hash_digest(group->hash, message.data, message.length, digest);
        judge(group, test,
              signature_check(&algorithm, &group->key.public_key, digest,
                              bytes_of(signature.data, signature.length)) == RSA_OK);
    } else {
        kat_verdict(group->file, false, "msg and sig in hexadecimal", "something else");
    }
    free(message.data);
    free(signature.data);
}

static void run_pkcs1_verify(struct group *group, const json_t *test)
{
    run_verify(group, test, SIGNATURE_RSA_PKCS1);
}

static void run_pss_verify(struct group *group, const json_t *test)
{
    run_verify(group, test, SIGNATURE_RSA_PSS);
}

static void run_pkcs1_generate(struct group *group, const json_t *test)
{
    struct octets message, want;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], signature[RSA_MODULUS_LENGTH_MAX];
    struct signature_algorithm algorithm =
        signature_algorithm_of(SIGNATURE_RSA_PKCS1, group->hash);
    bool ok = get_octets(test, "msg", &message);
    ok = get_octets(test, "sig", &want) && ok;
    if (!ok) {
        kat_verdict(group->file, false, "msg and sig in hexadecimal", "something else");
    } else {
        hash_digest(group->hash, message.data, message.length, digest);
        enum rsa_result result =
            signature_make(&algorithm, &group->key, digest, random_system(), signature);
        if (result == RSA_WEAK_HASH)
            kat_skip(group->file, rsa_result_text(result));
        else if (result != RSA_OK)
            judge(group, test, false);
        else
            kat_compare(group->file, "sig", bytes_of(want.data, want.length),
                        bytes_of(signature, group->key.public_key.modulus_length));
    }
    free(message.data);
    free(want.data);
}

/* OAEP: a valid ciphertext gives the message, an invalid one is refused. */
static void judge_oaep(struct group *group, const json_t *test, enum rsa_result result,
                       struct bytes have)
{
    struct octets want;
    bool is_valid = strcmp(text_of(test, "result"), "valid") == 0;
    if (is_valid && result == RSA_OK && get_octets(test, "msg", &want)) {
        kat_compare(group->file, "msg", bytes_of(want.data, want.length), have);
        free(want.data);
        return;
    }
    judge(group, test, result == RSA_OK);
}

static void run_oaep_decrypt(struct group *group, const json_t *test)
{
    struct octets ciphertext, label;
    uint8_t message[RSA_MODULUS_LENGTH_MAX];
    size_t length = 0;
    bool ok = get_octets(test, "ct", &ciphertext);
    ok = get_octets(test, "label", &label) && ok;
    struct rsa_oaep_parameters parameters = {group->hash, group->mgf1_hash, label.data,
                                             label.length};
    if (ok) {
        enum rsa_result result =
            rsa_decrypt_oaep(&group->key, &parameters, ciphertext.data,
                             ciphertext.length, random_system(), message, &length);
        judge_oaep(group, test, result, bytes_of(message, length));
    } else {
        kat_verdict(group->file, false, "ct and label in hexadecimal",
                    "something else");
    }
    free(ciphertext.data);
    free(label.data);
}

/* PKCS#1 v1.5: a valid ciphertext gives the message, an invalid one anything else: that is
 * implicit rejection. */
static void judge_pkcs1(struct group *group, const json_t *test, enum rsa_result result,
                        struct bytes have)
{
    struct octets want;
    bool has_message = get_octets(test, "msg", &want);
    struct bytes message = bytes_of(want.data, want.length);
    if (!has_message)
        kat_verdict(group->file, false, "msg in hexadecimal", "something else");
    else if (strcmp(text_of(test, "result"), "valid") == 0 && result == RSA_OK)
        kat_compare(group->file, "msg", message, have);
    else
        judge(group, test, result == RSA_OK && bytes_equal(message, have));
    free(want.data);
}

static void run_pkcs1_decrypt(struct group *group, const json_t *test)
{
    struct octets ciphertext;
    uint8_t message[RSA_MODULUS_LENGTH_MAX];
    size_t length = 0;
    if (get_octets(test, "ct", &ciphertext)) {
        enum rsa_result result =
            rsa_decrypt_pkcs1(&group->key, ciphertext.data, ciphertext.length,
                              random_system(), message, &length);
        judge_pkcs1(group, test, result, bytes_of(message, length));
    } else {
        kat_verdict(group->file, false, "ct in hexadecimal", "something else");
    }
    free(ciphertext.data);
}

static void run_hmac(struct group *group, const json_t *test)
{
    struct octets key, message, tag;
    uint8_t mac[HASH_DIGEST_LENGTH_MAX];
    size_t tag_length =
        (size_t)json_integer_value(json_object_get(group->json, "tagSize")) / 8;
    bool ok = get_octets(test, "key", &key);
    ok = get_octets(test, "msg", &message) && ok;
    ok = get_octets(test, "tag", &tag) && ok && tag_length > 0 &&
         tag_length <= group->hash->digest_length;
    if (ok) {
        hmac_digest(group->hash, key.data, key.length, message.data, message.length,
                    mac);
        judge(group, test,
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
    void (*run)(struct group *group, const json_t *test);
};

static const struct schema schemas[] = {
    {"rsassa_pkcs1_verify_schema", NEEDS_PUBLIC_KEY, run_pkcs1_verify},
    {"rsassa_pkcs1_generate_schema", NEEDS_PRIVATE_KEY, run_pkcs1_generate},
    {"rsassa_pss_verify_schema", NEEDS_PUBLIC_KEY, run_pss_verify},
    {"rsassa_pss_with_parameters_verify_schema", NEEDS_PUBLIC_KEY, run_pss_verify},
    {"rsaes_oaep_decrypt_schema", NEEDS_PRIVATE_KEY, run_oaep_decrypt},
    {"rsaes_pkcs1_decrypt_schema", NEEDS_PRIVATE_KEY, run_pkcs1_decrypt},
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
static void read_hashes(struct group *group, const json_t *file)
{
    const char *algorithm = text_of(file, "algorithm");
    const char *name = text_of(group->json, "sha"),
               *mgf1 = text_of(group->json, "mgfSha");
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
    static struct group group;
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
                 text_of(test, "comment"));
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
    const struct schema *schema = find_schema(text_of(root, "schema"));
    if (schema == NULL) {
        report("%s: want a Wycheproof file that certwright knows, have schema \"%s\"",
               file->path, text_of(root, "schema"));
        json_decref(root);
        return false;
    }
    const json_t *groups = json_object_get(root, "testGroups");
    for (size_t i = 0; i < json_array_size(groups); i++)
        run_group(file, root, json_array_get(groups, i), schema);
    json_decref(root);
    return true;
}
