/* kat_json_values.h -- groups of Wycheproof vectors, and what stands in them. */
#ifndef CERTWRIGHT_KAT_JSON_VALUES_H
#define CERTWRIGHT_KAT_JSON_VALUES_H

#include <jansson.h>

#include "../../ec/curve.h"
#include "../../keys/signature.h"
#include "../../rsa/key.h"
#include "kat_tally.h"

/* What the vectors of a group have in common. */
struct json_group {
    struct kat_file *file;
    const json_t *json;
    const struct hash *hash, *mgf1_hash;
    const char *reason; /* why none of them is run, or NULL */
    /* Which key there should be, and what there is, if the group has not what it should;
     * or NULL: then every vector fails. */
    const char *wanted_key, *key_problem;
    struct rsa_private_key key;   /* RSA; its public part alone, for verifying */
    const struct curve *curve;    /* ECDSA and ECDH */
    struct public_key public_key; /* ECDSA and EdDSA */
    struct signature_algorithm algorithm;
};

/* Octets out of hexadecimal text, owned by whoever asked. */
struct json_octets {
    uint8_t *data;
    size_t length;
};

/* json_text returns the text called NAME in OBJECT, borrowed from it, or "". */
const char *json_text(const json_t *object, const char *name);

/* json_octets decodes the hexadecimal text called NAME in OBJECT into new memory, owned
 * by the caller. False if there is none; OCTETS is then empty, and may be freed all the
 * same. */
bool json_octets(const json_t *object, const char *name, struct json_octets *octets)
    __attribute__((warn_unused_result));

/* json_judge compares what came with the "result" of TEST, and counts it. */
void json_judge(struct json_group *group, const json_t *test, bool is_accepted);

#endif
