/* pkcs1_vectors.c -- tests rsa/pkcs1_signature.h with the SHA-256 entries of NIST CAVP, from
 * python3-cryptography-vectors: SigGen15_186-2 (.txt with d, .rsp without), SigGen15_186-3,
 * SigVer15_186-3 and SigVer15EMTest. pkcs1v15sign-vectors.txt of the same collection is for
 * SHA-1 only. */
#include <string.h>

#include "fips.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/recover.h"
#include "suites.h"

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
    uint8_t digest[32];
    fips_digest(&entry, digest);
    ck_assert_int_eq(
        rsa_public_key_set(&public_key, integer_of(&entry.n), integer_of(&entry.e)),
        RSA_OK);
    ck_assert_uint_eq(public_key.modulus_bits, entry.bits);
    return rsa_verify_pkcs1(&public_key, &hash_sha256, digest, entry.signature.octets,
                            entry.signature.length);
}

/* The key of the entry, unless it is the one that was made last. */
static void recover_key(void)
{
    static struct value last_d;
    if (last_d.length == entry.d.length &&
        memcmp(last_d.octets, entry.d.octets, last_d.length) == 0)
        return;
    enum rsa_result result =
        rsa_private_key_recover(&key, integer_of(&entry.n), integer_of(&entry.e),
                                integer_of(&entry.d), &seeded.source);
    ck_assert_int_eq(result, RSA_OK);
    last_d = entry.d;
}

/* Whether the signature of the entry's message with its key is that of the entry. */
static bool signs_alike(void)
{
    uint8_t digest[32], signature[RSA_MODULUS_LENGTH_MAX];
    fips_digest(&entry, digest);
    ck_assert_int_eq(
        rsa_sign_pkcs1(&key, &hash_sha256, digest, &seeded.source, signature), RSA_OK);
    ck_assert_uint_eq(entry.signature.length, key.public_key.modulus_length);
    return memcmp(signature, entry.signature.octets, entry.signature.length) == 0;
}

static void check_all_verify(const char *file, size_t want_count)
{
    size_t count = 0;
    fips_open(&entry, file);
    while (fips_next(&entry, "S")) {
        if (!fips_is_sha256(&entry))
            continue;
        ck_assert_int_eq(verify(), RSA_OK);
        count++;
    }
    ck_assert_uint_eq(count, want_count);
}

START_TEST(signature_generation_186_2)
{
    check_all_verify(FIPS_FOLDER "SigGen15_186-2.rsp", 50);
}
END_TEST

START_TEST(signature_generation_186_3)
{
    check_all_verify(FIPS_FOLDER "SigGen15_186-3.rsp", 50);
}
END_TEST

/* The one of these files that has d: the same octets must come out. */
START_TEST(signature_generation_with_d)
{
    size_t count = 0;
    fips_open(&entry, FIPS_FOLDER "SigGen15_186-2.txt");
    while (fips_next(&entry, "S")) {
        if (!fips_is_sha256(&entry))
            continue;
        count++;
        ck_assert_int_eq(verify(), RSA_OK);
        if (test_is_quick() && entry.bits > 1024)
            continue;
        recover_key();
        ck_assert(signs_alike());
    }
    ck_assert_uint_eq(count, 50);
}
END_TEST

START_TEST(signature_verification)
{
    size_t passed = 0, failed = 0;
    fips_open(&entry, FIPS_FOLDER "SigVer15_186-3.rsp");
    while (fips_next(&entry, "Result")) {
        if (!fips_is_sha256(&entry))
            continue;
        bool pass = entry.result[0] == 'P';
        ck_assert_msg(verify() == (pass ? RSA_OK : RSA_BAD_SIGNATURE), "%zu bits: %s",
                      entry.bits, entry.result);
        passed += pass;
        failed += !pass;
    }
    ck_assert_uint_eq(passed, 15);
    ck_assert_uint_eq(failed, 75);
}
END_TEST

/* These too have d, but where e was changed it is no longer that of the key. */
START_TEST(signing_again)
{
    size_t alike = 0, different = 0;
    fips_open(&entry, FIPS_FOLDER "SigVer15_186-3.rsp");
    while (fips_next(&entry, "Result")) {
        if (!fips_is_sha256(&entry) || strncmp(entry.result, "F (2", 4) == 0 ||
            (test_is_quick() && entry.bits > 1024))
            continue;
        recover_key();
        bool same = signs_alike();
        ck_assert(same == (entry.result[0] == 'P'));
        alike += same;
        different += !same;
    }
    ck_assert_uint_eq(alike, test_is_quick() ? 3 : 15);
    ck_assert_uint_eq(different, test_is_quick() ? 12 : 60);
}
END_TEST

START_TEST(encoded_message_tests)
{
    size_t count = 0;
    fips_open(&entry, "asymmetric/RSA/SigVer15EMTest.txt");
    while (fips_next(&entry, "Result")) {
        if (!fips_is_sha256(&entry))
            continue;
        ck_assert(entry.result[0] == 'F');
        ck_assert_msg(verify() == RSA_BAD_SIGNATURE, "%zu bits: %s", entry.bits,
                      entry.result);
        count++;
    }
    ck_assert_uint_eq(count, 30);
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
    suite_add_tcase(suite, vectors);
    return suite;
}
