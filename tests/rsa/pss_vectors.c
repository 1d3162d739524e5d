/* pss_vectors.c -- tests rsa/pss_signature.h with NIST CAVP's SigGenPSS_186-2 (.txt with d and
 * the salt, .rsp without), SigGenPSS_186-3 and SigVerPSS_186-3, and with RSA Laboratories'
 * pss-vect.txt and pss-int.txt; all from python3-cryptography-vectors. */
#include <string.h>

#include "fips.h"
#include "replay.h"
#include "rsa/primitive.h"
#include "rsa/pss_signature.h"
#include "suites.h"
#include "vectors.h"

static struct fips_signature entry;
static struct vectors vectors;
static struct rsa_private_key key;
static struct seeded_random seeded;

static void start(void)
{
    seeded_random_init(&seeded, 1);
}

static enum rsa_result verify(size_t salt_length)
{
    struct rsa_public_key public_key;
    struct rsa_pss_parameters parameters = {entry.hash, entry.hash, salt_length};
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    fips_digest(&entry, digest);
    fips_public_key(&entry, &public_key);
    return rsa_verify_pss(&public_key, &parameters, digest, entry.signature.octets,
                          entry.signature.length);
}

/* With its own length of the salt and with any, but not with another. */
static void check_verifies(size_t salt_length)
{
    ck_assert_int_eq(verify(salt_length), RSA_OK);
    ck_assert_int_eq(verify(RSA_PSS_SALT_ANY), RSA_OK);
    ck_assert_int_eq(verify(salt_length + 1), RSA_BAD_SIGNATURE);
    if (salt_length > 0)
        ck_assert_int_eq(verify(salt_length - 1), RSA_BAD_SIGNATURE);
}

/* The length of the salt stands in the head of each file. */
START_TEST(signature_generation)
{
    static const struct {
        const char *file;
        size_t salt_length;
    } files[] = {{FIPS_FOLDER "SigGenPSS_186-2.rsp", 20},
                 {FIPS_FOLDER "SigGenPSS_186-3.rsp", 0}};
    size_t count = 0;
    fips_open(&entry, files[_i].file);
    for (; fips_next(&entry, "S"); count++)
        check_verifies(files[_i].salt_length);
    ck_assert_uint_eq(count, 250);
}
END_TEST

/* Signs DIGEST with SALT in the two steps of 8.1.1, and checks that it gives WANT; then with
 * rsa_sign_pss, if the hash is good for that. */
static void check_signs_alike(const struct hash *hash, const uint8_t *digest,
                              const struct value *salt, const struct value *want)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX] = {0}, signature[RSA_MODULUS_LENGTH_MAX];
    struct rsa_pss_parameters parameters = {hash, hash, salt->length};
    struct replaying_random random;
    size_t k = key.public_key.modulus_length;
    size_t emBits = key.public_key.modulus_bits - 1, emLen = (emBits + 7) / 8;
    ck_assert_uint_eq(want->length, k);
    ck_assert_int_eq(
        rsa_encode_pss(&parameters, digest, salt->octets, EM + k - emLen, emBits),
        RSA_OK);
    ck_assert_int_eq(rsa_private_operation(&key, &seeded.source, EM, signature),
                     RSA_OK);
    ck_assert_mem_eq(signature, want->octets, k);

    replaying_random_init(&random, salt);
    enum rsa_result result =
        rsa_sign_pss(&key, &parameters, digest, &random.source, signature);
    ck_assert_int_eq(result, hash->is_for_verifying_only ? RSA_WEAK_HASH : RSA_OK);
    if (result == RSA_OK)
        ck_assert_mem_eq(signature, want->octets, k);
}

START_TEST(signature_generation_with_d)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    size_t count = 0;
    fips_open(&entry, FIPS_FOLDER "SigGenPSS_186-2.txt");
    for (; fips_next(&entry, "S"); count++) {
        ck_assert_uint_eq(entry.salt.length, 20);
        check_verifies(entry.salt.length);
        if (test_is_quick() && entry.bits > 1024)
            continue;
        fips_private_key(&entry, &key);
        fips_digest(&entry, digest);
        check_signs_alike(entry.hash, digest, &entry.salt, &entry.signature);
    }
    ck_assert_uint_eq(count, 250);
}
END_TEST

START_TEST(signature_verification)
{
    size_t passed = 0, failed = 0;
    fips_open(&entry, FIPS_FOLDER "SigVerPSS_186-3.rsp");
    while (fips_next(&entry, "Result")) {
        bool pass = entry.result[0] == 'P';
        enum rsa_result want = pass ? RSA_OK : RSA_BAD_SIGNATURE;
        ck_assert_uint_eq(entry.salt.length, 10);
        ck_assert_msg(verify(entry.salt.length) == want, "%zu bits, %s: %s", entry.bits,
                      entry.hash->name, entry.result);
        ck_assert_msg(verify(RSA_PSS_SALT_ANY) == want, "%zu bits, %s: %s", entry.bits,
                      entry.hash->name, entry.result);
        passed += pass;
        failed += !pass;
    }
    ck_assert_uint_eq(passed, 75);
    ck_assert_uint_eq(failed, 375);
}
END_TEST

static void check_with_sha1(void)
{
    uint8_t digest[SHA1_DIGEST_LENGTH];
    struct rsa_pss_parameters parameters = {&hash_sha1, &hash_sha1, 20};
    vectors_key(&vectors, &key);
    hash_digest(&hash_sha1, vectors.message.octets, vectors.message.length, digest);
    ck_assert_uint_eq(vectors.random.length, 20);
    check_signs_alike(&hash_sha1, digest, &vectors.random, &vectors.output);
    enum rsa_result result =
        rsa_verify_pss(&key.public_key, &parameters, digest, vectors.output.octets,
                       vectors.output.length);
    ck_assert_int_eq(result, RSA_OK);
}

/* Keys of 1024 to 1031, 1536 and 2048 bits: modBits - 1 in all its remainders by 8. */
START_TEST(rsa_laboratories)
{
    size_t count = 0;
    vectors_open(&vectors, "asymmetric/RSA/pkcs-1v2-1d2-vec/pss-vect.txt");
    for (; vectors_next(&vectors, "Signature"); count++)
        check_with_sha1();
    ck_assert_uint_eq(count, 60);
    ck_assert_uint_eq(vectors.key_count, 10);
}
END_TEST

START_TEST(intermediate_values)
{
    uint8_t EM[128], digest[SHA1_DIGEST_LENGTH];
    struct rsa_pss_parameters parameters = {&hash_sha1, &hash_sha1, 20};
    vectors_open(&vectors, "asymmetric/RSA/pkcs-1v2-1d2-vec/pss-int.txt");
    ck_assert(vectors_next(&vectors, "EM = maskedDB || hash || bc"));
    hash_digest(&hash_sha1, vectors.message.octets, vectors.message.length, digest);
    ck_assert_int_eq(
        rsa_encode_pss(&parameters, digest, vectors.random.octets, EM, 1023), RSA_OK);
    ck_assert_uint_eq(vectors.output.length, sizeof EM);
    ck_assert_mem_eq(EM, vectors.output.octets, sizeof EM);

    ck_assert(vectors_next(&vectors, "Signature, the RSA decryption of EM"));
    check_with_sha1();
    ck_assert(!vectors_next(&vectors, "Signature"));
}
END_TEST

Suite *pss_vectors_suite(void)
{
    Suite *suite = suite_create("pss_vectors");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 240);
    tcase_add_checked_fixture(cases, start, NULL);
    tcase_add_loop_test(cases, signature_generation, 0, 2);
    tcase_add_test(cases, signature_generation_with_d);
    tcase_add_test(cases, signature_verification);
    tcase_add_test(cases, rsa_laboratories);
    tcase_add_test(cases, intermediate_values);
    suite_add_tcase(suite, cases);
    return suite;
}
