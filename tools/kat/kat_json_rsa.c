/* kat_json_rsa.c -- the RSA vectors of Wycheproof: signatures and decryption. */
#include <stdlib.h>
#include <string.h>

#include "../../rsa/oaep.h"
#include "../../rsa/pkcs1_encryption.h"
#include "../../keys/signature_algorithm.h"
#include "kat_json.h"

static void run_verify(struct json_group *group, const json_t *test,
                       enum signature_scheme scheme)
{
    struct json_octets message, signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    bool ok = json_octets(test, "msg", &message);
    ok = json_octets(test, "sig", &signature) && ok;
    if (ok) {
        struct signature_algorithm algorithm =
            signature_algorithm_of(scheme, group->hash);
        algorithm.mgf1_hash = group->mgf1_hash;
        json_int_t salt_length =
            json_integer_value(json_object_get(group->json, "sLen"));
        if (scheme == SIGNATURE_RSA_PSS)
            algorithm.salt_length = salt_length >= 0 ? (size_t)salt_length : 0;
        hash_digest(group->hash, message.data, message.length, digest);
        json_judge(group, test,
                   signature_check(&algorithm, &group->key.public_key, digest,
                                   bytes_of(signature.data, signature.length)) ==
                       RSA_OK);
    } else {
        kat_verdict(group->file, false, "msg and sig in hexadecimal", "something else");
    }
    free(message.data);
    free(signature.data);
}

void json_run_pkcs1_verify(struct json_group *group, const json_t *test)
{
    run_verify(group, test, SIGNATURE_RSA_PKCS1);
}

void json_run_pss_verify(struct json_group *group, const json_t *test)
{
    run_verify(group, test, SIGNATURE_RSA_PSS);
}

void json_run_pkcs1_generate(struct json_group *group, const json_t *test)
{
    struct json_octets message, want;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], signature[RSA_MODULUS_LENGTH_MAX];
    struct signature_algorithm algorithm =
        signature_algorithm_of(SIGNATURE_RSA_PKCS1, group->hash);
    bool ok = json_octets(test, "msg", &message);
    ok = json_octets(test, "sig", &want) && ok;
    if (!ok) {
        kat_verdict(group->file, false, "msg and sig in hexadecimal", "something else");
    } else {
        hash_digest(group->hash, message.data, message.length, digest);
        enum rsa_result result =
            signature_make(&algorithm, &group->key, digest, random_system(), signature);
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
