/* kat_json_schemas.c -- the table of Wycheproof's tests that certwright runs. */
#include "kat_json_schemas.h"

#include <string.h>

#define HMAC "HMAC"

/* The schemas, by how their names begin (versions end in "_schema.json",
 * "_schema_v1.json"), and the algorithm that each is for; of HMAC the hash follows, as in
 * "HMACSHA256". */
static const struct json_schema schemas[] = {
    {"rsassa_pkcs1_verify_schema", "RSASSA-PKCS1-v1_5", json_read_rsa_public,
     json_run_pkcs1_verify},
    {"rsassa_pkcs1_generate_schema", "RSASSA-PKCS1-v1_5", json_read_rsa_private,
     json_run_pkcs1_generate},
    {"rsassa_pss_verify_schema", "RSASSA-PSS", json_read_rsa_public,
     json_run_pss_verify},
    {"rsassa_pss_with_parameters_verify_schema", "RSASSA-PSS", json_read_rsa_public,
     json_run_pss_verify},
    {"rsaes_oaep_decrypt_schema", "RSAES-OAEP", json_read_rsa_private,
     json_run_oaep_decrypt},
    {"rsaes_pkcs1_decrypt_schema", "RSAES-PKCS1-v1_5", json_read_rsa_private,
     json_run_pkcs1_decrypt},
    {"mac_test_schema", HMAC, NULL, json_run_hmac},
    {"ecdsa_verify_schema", "ECDSA", json_read_ecdsa, json_run_signature},
    {"ecdsa_p1363_verify_schema", "ECDSA", json_read_ecdsa, json_run_p1363},
    {"eddsa_verify_schema", "EDDSA", json_read_eddsa, json_run_signature},
    {"ecdh_test_schema", "ECDH", json_read_curve, json_run_ecdh},
    {"ecdh_ecpoint_test_schema", "ECDH", json_read_curve, json_run_ecdh_point},
    {"ecdh_pem_test_schema", "ECDH", json_read_curve, json_run_agreement_pem},
    {"xdh_comp_schema", "XDH", json_read_curve25519, json_run_x25519},
    {"xdh_asn_comp_schema", "XDH", json_read_curve25519, json_run_agreement},
    {"xdh_pem_comp_schema", "XDH", json_read_curve25519, json_run_agreement_pem},
};

static bool begins_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static bool is_for(const struct json_schema *schema, const char *algorithm)
{
    return strcmp(schema->algorithm, HMAC) == 0
               ? begins_with(algorithm, HMAC)
               : strcmp(algorithm, schema->algorithm) == 0;
}

const struct json_schema *json_find_schema(const char *name, const char *algorithm,
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
void json_read_hashes(struct json_group *group, const struct json_schema *schema,
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
