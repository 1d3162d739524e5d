/* pkcs1_vectors.c -- tests rsa/pkcs1_signature.h with all hash functions of NIST CAVP, from
 * python3-cryptography-vectors: SigGen15_186-2 (.txt with d, .rsp without), SigGen15_186-3,
 * SigVer15_186-3 and SigVer15EMTest; and with RSA Laboratories' pkcs1v15sign-vectors.txt of
 * the same collection, for SHA-1 and odd sizes of keys. */
#include <string.h>

#include "fips.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/primitive.h"
#include "suites.h"
#include "vectors.h"

static struct fips_signature entry;
static struct rsa_private_key key;
static struct seeded_random seeded;

static void start(void)
{
    seeded_random_init(&seeded, 1);
}

static enum rsa_result verify(void)
{
    struct rsa_public_key public_key;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    fips_digest(&entry, digest);
    fips_public_key(&entry, &public_key);
    return rsa_verify_pkcs1(&public_key, entry.hash, digest, entry.signature.octets,
                            entry.signature.length);
}

/* Signs DIGEST; over SHA-1, which is for verifying only, with the two steps of 8.2.1. */
static void sign(const struct hash *hash, const uint8_t *digest, uint8_t *signature)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    enum rsa_result result =
        rsa_sign_pkcs1(&key, hash, digest, &seeded.source, signature);
    ck_assert_int_eq(result, hash->is_for_verifying_only ? RSA_WEAK_HASH : RSA_OK);
    if (result == RSA_OK)
        return;
    assert_all_zero(signature, key.public_key.modulus_length);
    ck_assert_int_eq(rsa_encode_pkcs1(hash, digest, EM, key.public_key.modulus_length),
                     RSA_OK);
    ck_assert_int_eq(rsa_private_operation(&key, &seeded.source, EM, signature),
                     RSA_OK);
}

/* Whether the signature of the entry's message with its key is that of the entry. */
static bool signs_alike(void)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], signature[RSA_MODULUS_LENGTH_MAX];
    fips_digest(&entry, digest);
    sign(entry.hash, digest, signature);
    ck_assert_uint_eq(entry.signature.length, key.public_key.modulus_length);
    return memcmp(signature, entry.signature.octets, entry.signature.length) == 0;
}

static void check_all_verify(const char *file, size_t want_count)
{
    size_t count = 0;
    fips_open(&entry, file);
    for (; fips_next(&entry, "S"); count++)
        ck_assert_int_eq(verify(), RSA_OK);
    ck_assert_uint_eq(count, want_count);
}

START_TEST(signature_generation_186_2)
{
    check_all_verify(FIPS_FOLDER "SigGen15_186-2.rsp", 250);
}
END_TEST

START_TEST(signature_generation_186_3)
{
    check_all_verify(FIPS_FOLDER "SigGen15_186-3.rsp", 250);
}
END_TEST

/* The one of these files that has d: the same octets must come out. */
START_TEST(signature_generation_with_d)
{
    size_t count = 0;
    fips_open(&entry, FIPS_FOLDER "SigGen15_186-2.txt");
    for (; fips_next(&entry, "S"); count++) {
        ck_assert_int_eq(verify(), RSA_OK);
        if (test_is_quick() && entry.bits > 1024)
            continue;
        fips_private_key(&entry, &key);
        ck_assert(signs_alike());
    }
    ck_assert_uint_eq(count, 250);
}
END_TEST

START_TEST(signature_verification)
{
    size_t passed = 0, failed = 0;
    fips_open(&entry, FIPS_FOLDER "SigVer15_186-3.rsp");
    while (fips_next(&entry, "Result")) {
        bool pass = entry.result[0] == 'P';
        ck_assert_msg(verify() == (pass ? RSA_OK : RSA_BAD_SIGNATURE),
                      "%zu bits, %s: %s", entry.bits, entry.hash->name, entry.result);
        passed += pass;
        failed += !pass;
    }
    ck_assert_uint_eq(passed, 75);
    ck_assert_uint_eq(failed, 375);
}
END_TEST

/* These too have d, but where e was changed it is no longer that of the key. */
START_TEST(signing_again)
{
    size_t alike = 0, different = 0;
    fips_open(&entry, FIPS_FOLDER "SigVer15_186-3.rsp");
    while (fips_next(&entry, "Result")) {
        if (strncmp(entry.result, "F (2", 4) == 0 ||
            (test_is_quick() && entry.bits > 1024))
            continue;
        fips_private_key(&entry, &key);
        bool same = signs_alike();
        ck_assert(same == (entry.result[0] == 'P'));
        alike += same;
        different += !same;
    }
    ck_assert_uint_eq(alike, test_is_quick() ? 15 : 75);
    ck_assert_uint_eq(different, test_is_quick() ? 60 : 300);
}
END_TEST

START_TEST(encoded_message_tests)
{
    size_t count = 0;
    fips_open(&entry, "asymmetric/RSA/SigVer15EMTest.txt");
    for (; fips_next(&entry, "Result"); count++) {
        ck_assert(entry.result[0] == 'F');
        ck_assert_msg(verify() == RSA_BAD_SIGNATURE, "%zu bits, %s: %s", entry.bits,
                      entry.hash->name, entry.result);
    }
    ck_assert_uint_eq(count, 150);
}
END_TEST

/* Keys of 1024 to 1031, 1536 and 2048 bits. */
START_TEST(rsa_laboratories)
{
    static struct vectors vectors;
    uint8_t digest[SHA1_DIGEST_LENGTH], signature[RSA_MODULUS_LENGTH_MAX];
    size_t count = 0;
    vectors_open(&vectors, "asymmetric/RSA/pkcs1v15sign-vectors.txt");
    for (; vectors_next(&vectors, "Signature"); count++) {
        vectors_key(&vectors, &key);
        hash_digest(&hash_sha1, vectors.message.octets, vectors.message.length, digest);
        sign(&hash_sha1, digest, signature);
        ck_assert_uint_eq(vectors.output.length, key.public_key.modulus_length);
        ck_assert_mem_eq(signature, vectors.output.octets, vectors.output.length);
        enum rsa_result result =
            rsa_verify_pkcs1(&key.public_key, &hash_sha1, digest, vectors.output.octets,
                             vectors.output.length);
        ck_assert_int_eq(result, RSA_OK);
    }
    ck_assert_uint_eq(count, 300);
    ck_assert_uint_eq(vectors.key_count, 15);
}
END_TEST

Suite *pkcs1_vectors_suite(void)
{
    Suite *suite = suite_create("pkcs1_vectors");
    TCase *vectors = tcase_create("vectors");
    tcase_set_timeout(vectors, 240);
    tcase_add_checked_fixture(vectors, start, NULL);
    tcase_add_test(vectors, signature_generation_186_2);
    tcase_add_test(vectors, signature_generation_186_3);
    tcase_add_test(vectors, signature_generation_with_d);
    tcase_add_test(vectors, signature_verification);
    tcase_add_test(vectors, signing_again);
    tcase_add_test(vectors, encoded_message_tests);
    tcase_add_test(vectors, rsa_laboratories);
    suite_add_tcase(suite, vectors);
    return suite;
}
