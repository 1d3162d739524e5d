/* kat_json_agreement.c -- the ECDH and X25519 vectors of Wycheproof: a public key, a private key
 * and the secret that they have in common. Public keys are a SubjectPublicKeyInfo, a point or
 * a number, private keys a PrivateKeyInfo or a number. */
#include <stdlib.h>
#include <string.h>

#include "../../asn1/pem.h"
#include "../../ec/ecdh.h"
#include "../../ec/x25519.h"
#include "../../keys/key_agreement.h"
#include "../../keys/key_type.h"
#include "../../keys/private_key.h"
#include "kat_curve.h"
#include "kat_json_tests.h"

/* What a vector has, decoded. */
struct agreement {
    struct json_octets public_key, private_key, want;
    uint8_t secret[AGREEMENT_LENGTH_MAX];
    size_t length; /* of SECRET */
};

/* How the keys of a vector are read: sets SECRET and LENGTH, or is false where one of the keys
 * is refused, or the secret. */
typedef bool derive_function(const struct json_group *group,
                             struct agreement *agreement);

/* A vector that is accepted has the right secret, also one that may be refused. */
static void judge(struct json_group *group, const json_t *test, bool is_accepted,
                  const struct agreement *agreement)
{
    const char *result = json_text(test, "result");
    if (is_accepted &&
        (strcmp(result, "valid") == 0 || strcmp(result, "acceptable") == 0))
        kat_compare(group->file, "shared",
                    bytes_of(agreement->want.data, agreement->want.length),
                    bytes_of(agreement->secret, agreement->length));
    else
        json_judge(group, test, is_accepted);
}

/* The octets of the PEM block called LABEL in the text called NAME; none if there is no such
 * block, which no reader of keys takes for one. False if there is no text. */
static bool read_pem(const json_t *test, const char *name, const char *label,
                     struct json_octets *octets)
{
    const char *text = json_string_value(json_object_get(test, name));
    struct pem_block block;
    struct error error = {0};
    size_t position = 0;
    *octets = (struct json_octets){NULL, 0};
    if (text == NULL)
        return false;
    struct bytes file = bytes_of((const uint8_t *)text, strlen(text));
    if (pem_next(file, &position, &block, &error) != PEM_BLOCK ||
        !pem_label_is(&block, label))
        return true;
    octets->data = malloc(pem_decoded_size(&block) + 1);
    if (octets->data == NULL)
        return false;
    if (!pem_decode(file, &block, octets->data, &octets->length, &error))
        octets->length = 0;
    return true;
}

static void run(struct json_group *group, const json_t *test, bool is_pem,
                derive_function *derive)
{
    struct agreement agreement = {.length = 0};
    bool ok = is_pem ? read_pem(test, "public", "PUBLIC KEY", &agreement.public_key)
                     : json_octets(test, "public", &agreement.public_key);
    ok = (is_pem ? read_pem(test, "private", "PRIVATE KEY", &agreement.private_key)
                 : json_octets(test, "private", &agreement.private_key)) &&
         ok;
    ok = json_octets(test, "shared", &agreement.want) && ok;
    if (ok)
        judge(group, test, derive(group, &agreement), &agreement);
    else
        kat_verdict(group->file, false, "public, private and shared", "something else");
    free(agreement.public_key.data);
    free(agreement.private_key.data);
    free(agreement.want.data);
}

static bool read_scalar(const struct json_group *group, struct json_octets number,
                        struct ec_private_key *key)
{
    uint8_t scalar[CURVE_LENGTH_MAX];
    return kat_number(bytes_of(number.data, number.length), scalar,
                      group->curve->length) &&
           ec_private_key_set(key, group->curve, scalar) == EC_OK;
}

static bool derive_ecdh(const struct json_group *group, struct agreement *agreement)
{
    struct private_key key = {.type =
                                  key_type_by_name(kat_curve_key_type(group->curve))};
    struct public_key peer;
    return key.type != NULL && json_public_key(agreement->public_key, &peer) &&
           read_scalar(group, agreement->private_key, &key.ec) &&
           agreement_derive(&key, &peer, agreement->secret, &agreement->length) ==
               KEY_OK;
}

void json_run_ecdh(struct json_group *group, const json_t *test)
{
    run(group, test, false, derive_ecdh);
}

static bool derive_ecdh_point(const struct json_group *group,
                              struct agreement *agreement)
{
    struct ec_private_key key;
    struct ec_public_key peer;
    agreement->length = group->curve->length;
    return ec_public_key_set(&peer, group->curve, agreement->public_key.data,
                             agreement->public_key.length) == EC_OK &&
           read_scalar(group, agreement->private_key, &key) &&
           ecdh_derive(&key, &peer, agreement->secret) == EC_OK;
}

void json_run_ecdh_point(struct json_group *group, const json_t *test)
{
    run(group, test, false, derive_ecdh_point);
}

static bool derive_x25519(const struct json_group *group, struct agreement *agreement)
{
    struct x25519_private_key key;
    struct x25519_public_key peer;
    (void)group;
    agreement->length = X25519_LENGTH;
    if (agreement->public_key.length != X25519_LENGTH ||
        agreement->private_key.length != X25519_LENGTH)
        return false;
    memcpy(peer.u, agreement->public_key.data, X25519_LENGTH);
    x25519_private_key_set(&key, agreement->private_key.data);
    return x25519_derive(&key, &peer, agreement->secret) == EC_OK;
}

void json_run_x25519(struct json_group *group, const json_t *test)
{
    run(group, test, false, derive_x25519);
}

/* Both keys as certwright reads them from files. */
static bool derive_any(const struct json_group *group, struct agreement *agreement)
{
    struct private_key key;
    struct public_key peer;
    struct error error = {0};
    (void)group;
    return json_public_key(agreement->public_key, &peer) &&
           private_key_parse(
               bytes_of(agreement->private_key.data, agreement->private_key.length),
               &key, &error) &&
           agreement_derive(&key, &peer, agreement->secret, &agreement->length) ==
               KEY_OK;
}

void json_run_agreement(struct json_group *group, const json_t *test)
{
    run(group, test, false, derive_any);
}

void json_run_agreement_pem(struct json_group *group, const json_t *test)
{
    run(group, test, true, derive_any);
}
