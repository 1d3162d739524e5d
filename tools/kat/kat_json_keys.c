/* kat_json_keys.c -- the keys of groups of Wycheproof vectors. */
#include <stdlib.h>
#include <string.h>

#include "../../keys/key_type.h"
#include "../../rsa/recover.h"
#include "kat_curve.h"
#include "kat_json_tests.h"

static void set_reason(struct json_group *group, const char *reason)
{
    if (group->reason == NULL)
        group->reason = reason;
}

static void set_problem(struct json_group *group, const char *want, const char *have)
{
    group->wanted_key = want;
    group->key_problem = have;
}

/* --- RSA -------------------------------------------------------------------------- */

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

static void read_rsa_key(struct json_group *group, bool is_private)
{
    struct json_octets n = get_number(group->json, "modulus", "n");
    struct json_octets e = get_number(group->json, "publicExponent", "e");
    struct json_octets d = get_number(group->json, "privateExponent", "d");
    struct rsa_integer modulus = {n.data, n.length}, exponent = {e.data, e.length};
    struct rsa_integer private_exponent = {d.data, d.length};
    enum rsa_result result =
        is_private ? rsa_private_key_recover(&group->key, modulus, exponent,
                                             private_exponent, random_system())
                   : rsa_public_key_set(&group->key.public_key, modulus, exponent);
    free(n.data);
    free(e.data);
    free(d.data);
    if (result == RSA_LIMIT || result == RSA_MANY_PRIMES)
        set_reason(group, rsa_result_text(result));
    else if (result != RSA_OK)
        set_problem(group, "an RSA key", rsa_result_text(result));
}

void json_read_rsa_public(struct json_group *group)
{
    read_rsa_key(group, false);
}

void json_read_rsa_private(struct json_group *group)
{
    read_rsa_key(group, true);
}

/* --- curves ----------------------------------------------------------------------- */

/* The name of the curve of GROUP: in its key, which is called one thing in newer files and
 * another in older ones, or in the group where each vector has its own key. */
static const char *curve_name(const struct json_group *group)
{
    static const char *const places[] = {"publicKey", "key"};
    for (size_t i = 0; i < 2; i++) {
        const char *name = json_text(json_object_get(group->json, places[i]), "curve");
        if (name[0] != '\0')
            return name;
    }
    return json_text(group->json, "curve");
}

/* Says that GROUP is not to be run, as certwright does not have the curve called NAME, or that
 * it is wrong, as it has no such name. */
static void lack_curve(struct json_group *group, const char *name)
{
    if (name[0] == '\0')
        set_problem(group, "the name of a curve", "none");
    else
        set_reason(group, kat_no_curve);
}

void json_read_curve(struct json_group *group)
{
    const char *name = curve_name(group);
    group->curve = kat_curve_by_name(name);
    if (group->curve == NULL)
        lack_curve(group, name);
}

static bool has_curve(struct json_group *group, const char *wanted)
{
    const char *name = curve_name(group);
    bool has = strcmp(name, wanted) == 0;
    if (!has)
        lack_curve(group, name);
    return has;
}

void json_read_curve25519(struct json_group *group)
{
    (void)has_curve(group, "curve25519");
}

bool json_public_key(struct json_octets der, struct public_key *key)
{
    struct subject_public_key_info spki;
    struct error error = {0};
    return spki_parse(bytes_of(der.data, der.length), &spki, &error) &&
           public_key_read(&spki, key, &error);
}

/* Reads the key of GROUP, which should be of the type called NAME, out of its DER, and finds
 * its scheme with HASH. */
static void read_signer(struct json_group *group, const char *name,
                        const struct hash *hash)
{
    struct json_octets der;
    struct signature_wish wish = {.hash = hash};
    struct error error = {0};
    if (!json_octets(group->json, "publicKeyDer", &der) &&
        !json_octets(group->json, "keyDer", &der))
        set_problem(group, "a public key in DER", "none");
    else if (!json_public_key(der, &group->public_key))
        set_problem(group, "a public key", "one that is refused");
    else if (strcmp(group->public_key.type->name, name) != 0)
        set_problem(group, "a public key", "one of another type than the group says");
    else if (!signature_choose(&group->public_key, &wish, &group->algorithm, &error))
        set_reason(group, "certwright has no signatures of this key with this hash");
    free(der.data);
}

void json_read_ecdsa(struct json_group *group)
{
    json_read_curve(group);
    if (group->curve != NULL && group->hash != NULL)
        read_signer(group, kat_curve_key_type(group->curve), group->hash);
}

void json_read_eddsa(struct json_group *group)
{
    if (has_curve(group, "edwards25519"))
        read_signer(group, "ed25519", NULL);
}
