/* kat_json_signature.c -- the ECDSA and EdDSA vectors of Wycheproof: signatures in the form
 * that certificates have, and those of IEEE P1363, r and s one behind the other. */
#include <stdlib.h>
#include <string.h>

#include "../../ec/ecdsa.h"
#include "kat_json_tests.h"

/* A scheme without a hash takes the message itself. */
static bool is_right(const struct json_group *group, struct bytes message,
                     struct bytes signature)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    const struct hash *hash = group->algorithm.hash;
    struct bytes input = message;
    if (hash != NULL) {
        hash_digest(hash, message.data, message.length, digest);
        input = bytes_of(digest, hash->digest_length);
    }
    return signature_check(&group->algorithm, &group->public_key, input, signature) ==
           KEY_OK;
}

static bool is_right_p1363(const struct json_group *group, struct bytes message,
                           struct bytes signature)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    struct ecdsa_signature numbers;
    size_t length = group->curve->length;
    if (signature.length != 2 * length)
        return false;
    memcpy(numbers.r, signature.data, length);
    memcpy(numbers.s, signature.data + length, length);
    hash_digest(group->hash, message.data, message.length, digest);
    return ecdsa_verify(&group->public_key.ec, group->hash, digest, &numbers, NULL) ==
           EC_OK;
}

static void run_verify(struct json_group *group, const json_t *test,
                       bool (*check)(const struct json_group *group,
                                     struct bytes message, struct bytes signature))
{
    struct json_octets message, signature;
    bool ok = json_octets(test, "msg", &message);
    ok = json_octets(test, "sig", &signature) && ok;
    if (ok)
        json_judge(group, test,
                   check(group, bytes_of(message.data, message.length),
                         bytes_of(signature.data, signature.length)));
    else
        kat_verdict(group->file, false, "msg and sig in hexadecimal", "something else");
    free(message.data);
    free(signature.data);
}

void json_run_signature(struct json_group *group, const json_t *test)
{
    run_verify(group, test, is_right);
}

void json_run_p1363(struct json_group *group, const json_t *test)
{
    run_verify(group, test, is_right_p1363);
}
