/* oaep_vectors.c -- tests rsa/oaep.h with RSA Laboratories' oaep-vect.txt and oaep-int.txt (SHA-1),
 * the 24 files of oaep-custom for pairs of SHA-1 and SHA-2 (built for pyca/cryptography,
 * checked with Bouncy Castle), and BoringSSL's oaep-label.txt; all from
 * python3-cryptography-vectors. */
#include <stdlib.h>
#include <string.h>

#include "replay.h"
#include "rsa/oaep.h"
#include "suites.h"
#include "tests/support/rsp.h"
#include "vectors.h"
#include "keys/private_key.h"

static struct vectors vectors;
static struct rsa_private_key key;
static struct seeded_random seeded;

static void start(void)
{
    seeded_random_init(&seeded, 1);
}

/* Checks that the ciphertext of the entry decrypts to its message. */
static void check_decrypts(const struct rsa_oaep_parameters *parameters)
{
    uint8_t message[RSA_MODULUS_LENGTH_MAX];
    size_t length;
    ck_assert_uint_eq(vectors.output.length, key.public_key.modulus_length);
    enum rsa_result result =
        rsa_decrypt_oaep(&key, parameters, vectors.output.octets, vectors.output.length,
                         &seeded.source, message, &length);
    ck_assert_int_eq(result, RSA_OK);
    ck_assert_uint_eq(length, vectors.message.length);
    ck_assert_mem_eq(message, vectors.message.octets, length);
}

/* Checks that the message with the seed of the entry encrypts to its ciphertext. */
static void check_encrypts(const struct rsa_oaep_parameters *parameters)
{
    uint8_t ciphertext[RSA_MODULUS_LENGTH_MAX];
    struct replaying_random random;
    replaying_random_init(&random, &vectors.random);
    enum rsa_result result =
        rsa_encrypt_oaep(&key.public_key, parameters, vectors.message.octets,
                         vectors.message.length, &random.source, ciphertext);
    ck_assert_int_eq(result, RSA_OK);
    ck_assert_uint_eq(random.used, parameters->hash->digest_length);
    ck_assert_mem_eq(ciphertext, vectors.output.octets, vectors.output.length);
}

static const struct rsa_oaep_parameters sha1_parameters = {&hash_sha1, &hash_sha1, NULL,
                                                           0};

START_TEST(rsa_laboratories)
{
    size_t count = 0;
    vectors_open(&vectors, "asymmetric/RSA/pkcs-1v2-1d2-vec/oaep-vect.txt");
    for (; vectors_next(&vectors, "Encryption"); count++) {
        vectors_key(&vectors, &key);
        check_decrypts(&sha1_parameters);
        check_encrypts(&sha1_parameters);
    }
    ck_assert_uint_eq(count, 60);
    ck_assert_uint_eq(vectors.key_count, 10);
}
END_TEST

START_TEST(intermediate_values)
{
    vectors_open(&vectors, "asymmetric/RSA/pkcs-1v2-1d2-vec/oaep-int.txt");
    ck_assert(vectors_next(&vectors, "Ciphertext, the RSA encryption of EM"));
    vectors_key(&vectors, &key);
    check_decrypts(&sha1_parameters);
    check_encrypts(&sha1_parameters);
    ck_assert(!vectors_next(&vectors, "Encryption"));
}
END_TEST

/* The hash functions stand in the title: "OAEP Example 1 alg=sha224 mgf1=sha1". */
static struct rsa_oaep_parameters parameters_of_title(void)
{
    struct rsa_oaep_parameters parameters = {NULL, NULL, NULL, 0};
    char alg[16], mgf1[16];
    int got =
        sscanf(vectors.file.title, "OAEP Example %*d alg=%15s mgf1=%15s", alg, mgf1);
    ck_assert_msg(got == 2, "\"%s\"", vectors.file.title);
    parameters.hash = hash_by_name(alg);
    parameters.mgf1_hash = hash_by_name(mgf1);
    ck_assert(parameters.hash != NULL && parameters.mgf1_hash != NULL);
    return parameters;
}

static const char *const hashes[] = {"sha1", "sha224", "sha256", "sha384", "sha512"};

/* File I of 24, "oaep-MGF1-HASH.txt": all pairs but that of SHA-1 twice. */
START_TEST(pairs_of_hashes)
{
    const char *mgf1 = hashes[_i / 5], *hash = hashes[_i % 5];
    char path[64];
    size_t count = 0;
    snprintf(path, sizeof path, "asymmetric/RSA/oaep-custom/oaep-%s-%s.txt", mgf1,
             hash);
    vectors_open(&vectors, path);
    for (; vectors_next(&vectors, "Encryption"); count++) {
        struct rsa_oaep_parameters parameters = parameters_of_title();
        ck_assert_ptr_eq(parameters.hash, hash_by_name(hash));
        ck_assert_ptr_eq(parameters.mgf1_hash, hash_by_name(mgf1));
        if (test_is_quick() && count % 10 != 0)
            continue;
        vectors_key(&vectors, &key);
        check_decrypts(&parameters);
    }
    ck_assert_uint_eq(count, 60);
}
END_TEST

START_TEST(label)
{
    static struct rsp r;
    static uint8_t der[2048];
    uint8_t label_octets[64];
    size_t der_length = 0;
    struct error error = {0};
    struct rsa_oaep_parameters parameters = {NULL, NULL, label_octets, 0};
    rsp_open(&r, test_vectors("asymmetric/RSA/oaep-label.txt"));
    while (rsp_next(&r)) {
        if (rsp_is(&r, "KEY"))
            der_length = rsp_hex(&r, der, sizeof der);
        if (rsp_is(&r, "OAEPDigest"))
            parameters.hash = parameters.mgf1_hash = hash_by_name(r.value);
        if (rsp_is(&r, "OAEPLabel"))
            parameters.label_length = rsp_hex(&r, label_octets, sizeof label_octets);
        if (rsp_is(&r, "Input"))
            vectors.output.length =
                rsp_hex(&r, vectors.output.octets, sizeof vectors.output.octets);
        if (rsp_is(&r, "Output"))
            ck_assert_str_eq(r.value, "\"Hello World\"");
    }
    ck_assert_uint_eq(parameters.label_length, 16);
    ck_assert_ptr_eq(parameters.hash, &hash_sha512);
    struct private_key parsed;
    ck_assert_msg(private_key_parse(bytes_of(der, der_length), &parsed, &error), "%s",
                  error.message);
    key = parsed.rsa;
    vectors.message.length = 11;
    memcpy(vectors.message.octets, "Hello World", 11);
    check_decrypts(&parameters);
}
END_TEST

Suite *oaep_vectors_suite(void)
{
    Suite *suite = suite_create("oaep_vectors");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, start, NULL);
    tcase_add_test(cases, rsa_laboratories);
    tcase_add_test(cases, intermediate_values);
    tcase_add_loop_test(cases, pairs_of_hashes, 1, 25);
    tcase_add_test(cases, label);
    suite_add_tcase(suite, cases);
    return suite;
}
