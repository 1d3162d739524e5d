/* kat_json_rsa.c -- the RSA vectors of Wycheproof: signatures and decryption. */
#include <stdlib.h>
#include <string.h>

#include "../../rsa/oaep.h"
#include "../../rsa/pkcs1_encryption.h"
#include "../../rsa/pkcs1_signature.h"
#include "../../rsa/pss_signature.h"
#include "kat_json_tests.h"

static bool is_right(const struct json_group *group, bool is_pss, const uint8_t *digest,
                     const struct json_octets *signature)
{
    json_int_t length = json_integer_value(json_object_get(group->json, "sLen"));
    struct rsa_pss_parameters pss = {group->hash, group->mgf1_hash,
                                     length >= 0 ? (size_t)length : 0};
    const struct rsa_public_key *key = &group->key.public_key;
    return (is_pss
                ? rsa_verify_pss(key, &pss, digest, signature->data, signature->length)
                : rsa_verify_pkcs1(key, group->hash, digest, signature->data,
                                   signature->length)) == RSA_OK;
}

static void run_verify(struct json_group *group, const json_t *test, bool is_pss)
{
    struct json_octets message, signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    bool ok = json_octets(test, "msg", &message);
    ok = json_octets(test, "sig", &signature) && ok;
    if (ok) {
        hash_digest(group->hash, message.data, message.length, digest);
        json_judge(group, test, is_right(group, is_pss, digest, &signature));
    } else {
        kat_verdict(group->file, false, "msg and sig in hexadecimal", "something else");
    }
    free(message.data);
    free(signature.data);
}

void json_run_pkcs1_verify(struct json_group *group, const json_t *test)
{
    run_verify(group, test, false);
}

void json_run_pss_verify(struct json_group *group, const json_t *test)
{
    run_verify(group, test, true);
}

void json_run_pkcs1_generate(struct json_group *group, const json_t *test)
{
    struct json_octets message, want;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], signature[RSA_MODULUS_LENGTH_MAX];
    bool ok = json_octets(test, "msg", &message);
    ok = json_octets(test, "sig", &want) && ok;
    if (!ok) {
        kat_verdict(group->file, false, "msg and sig in hexadecimal", "something else");
    } else {
        hash_digest(group->hash, message.data, message.length, digest);
        enum rsa_result result = rsa_sign_pkcs1(&group->key, group->hash, digest,
                                                random_system(), signature);
        if (result == RSA_WEAK_HASH)
            kat_skip(group->file, rsa_result_text(result));
        else if (result != RSA_OK)
            json_judge(group, test, false);
        else
            kat_compare(group->file, "sig", bytes_of(want.data, want.length),
                        bytes_of(signature, group->key.public_key.modulus_length));
    }
    free(message.data);
    free(want.data);
}

/* OAEP: a valid ciphertext gives the message, an invalid one is refused. */
static void judge_oaep(struct json_group *group, const json_t *test,
                       enum rsa_result result, struct bytes have)
{
    struct json_octets want;
    bool is_valid = strcmp(json_text(test, "result"), "valid") == 0;
    if (is_valid && result == RSA_OK && json_octets(test, "msg", &want)) {
        kat_compare(group->file, "msg", bytes_of(want.data, want.length), have);
        free(want.data);
        return;
    }
    json_judge(group, test, result == RSA_OK);
}

void json_run_oaep_decrypt(struct json_group *group, const json_t *test)
{
    struct json_octets ciphertext, label;
    uint8_t message[RSA_MODULUS_LENGTH_MAX];
    size_t length = 0;
    bool ok = json_octets(test, "ct", &ciphertext);
    ok = json_octets(test, "label", &label) && ok;
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

/* PKCS#1 v1.5: a valid ciphertext gives the message, an invalid one anything else: that
 * is implicit rejection. */
static void judge_pkcs1(struct json_group *group, const json_t *test,
                        enum rsa_result result, struct bytes have)
{
    struct json_octets want;
    bool has_message = json_octets(test, "msg", &want);
    struct bytes message = bytes_of(want.data, want.length);
    if (!has_message)
        kat_verdict(group->file, false, "msg in hexadecimal", "something else");
    else if (strcmp(json_text(test, "result"), "valid") == 0 && result == RSA_OK)
        kat_compare(group->file, "msg", message, have);
    else
        json_judge(group, test, result == RSA_OK && bytes_equal(message, have));
    free(want.data);
}

void json_run_pkcs1_decrypt(struct json_group *group, const json_t *test)
{
    struct json_octets ciphertext;
    uint8_t message[RSA_MODULUS_LENGTH_MAX];
    size_t length = 0;
    if (json_octets(test, "ct", &ciphertext)) {
        enum rsa_result result =
            rsa_decrypt_pkcs1(&group->key, ciphertext.data, ciphertext.length,
                              random_system(), message, &length);
        judge_pkcs1(group, test, result, bytes_of(message, length));
    } else {
        kat_verdict(group->file, false, "ct in hexadecimal", "something else");
    }
    free(ciphertext.data);
}
