/* signature_make.c -- tests signature_make and signature_check of x509/signature_algorithm.h, and
 * certificates with RSASSA-PSS that OpenSSL made: tests/vectors/x509/pss_certificates.pem. */
#include <string.h>

#include "tests/support/files.h"
#include "../x509/fixture.h"
#include "../x509/suites.h"
#include "keys/signature_algorithm.h"
#include "x509/signed.h"

static struct signature_algorithm algorithm;
static struct error error;

static void check_written(const struct signature_algorithm *written, struct bytes want)
{
    struct der_writer writer = {0};
    signature_algorithm_write(&writer, written);
    ck_assert(bytes_equal(fixture_finish(&writer), want));
    der_writer_clear(&writer);
}

static const struct signature_algorithm certificate_algorithms[] = {
    {SIGNATURE_RSA_PSS, &hash_sha256, &hash_sha256, 32},
    {SIGNATURE_RSA_PSS, &hash_sha1, &hash_sha1, 20},
    {SIGNATURE_RSA_PSS, &hash_sha384, &hash_sha512, 11},
};

/* Read, written again as OpenSSL wrote it, and the signature verified; then with a bit of the
 * signature turned. */
START_TEST(certificates_of_openssl)
{
    static struct der_file file;
    struct signed_structure structure;
    struct der_reader contents;
    const struct signature_algorithm *want = &certificate_algorithms[_i];
    error = (struct error){0};
    der_file_open(&file, "tests/vectors/x509/pss_certificates.pem");
    ck_assert_uint_eq(file.count, 3);
    struct der_reader reader = der_reader_of(file.blocks[_i].der, &error);
    ck_assert(
        signed_read(&reader, "Certificate", "tbsCertificate", &structure, &contents));
    ck_assert(
        signature_algorithm_read(&structure.signature_algorithm, &algorithm, &error));
    ck_assert_int_eq(algorithm.scheme, want->scheme);
    ck_assert_ptr_eq(algorithm.hash, want->hash);
    ck_assert_ptr_eq(algorithm.mgf1_hash, want->mgf1_hash);
    ck_assert_uint_eq(algorithm.salt_length, want->salt_length);
    check_written(want, structure.signature_algorithm.element);

    struct subject_public_key_info spki = fixture_spki(fixture_key());
    ck_assert_msg(signed_verify(&structure, &spki, &error), "%s", error.message);
    uint8_t wrong[256];
    ck_assert_uint_eq(structure.signature.length, sizeof wrong);
    memcpy(wrong, structure.signature.data, sizeof wrong);
    wrong[100] ^= 1;
    structure.signature = bytes_of(wrong, sizeof wrong);
    ck_assert(!signed_verify(&structure, &spki, &error));
    ck_assert_int_eq(error.kind, ERROR_SIGNATURE);
    ck_assert_str_eq(error.source, "RFC 8017 8.1.2");
    der_file_close(&file);
}
END_TEST

/* signature_make and signature_check, for each scheme and hash. */
START_TEST(make_and_check)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {7}, signature[RSA_MODULUS_LENGTH_MAX];
    const struct rsa_private_key *key = fixture_key();
    size_t k = key->public_key.modulus_length;
    struct seeded_random random;
    enum signature_scheme scheme = _i == 0 ? SIGNATURE_RSA_PKCS1 : SIGNATURE_RSA_PSS;
    seeded_random_init(&random, 1);
    for (size_t i = 0; hash_table[i] != NULL; i++) {
        struct signature_algorithm made = signature_algorithm_of(scheme, hash_table[i]);
        enum rsa_result result =
            signature_make(&made, key, digest, &random.source, signature);
        ck_assert_int_eq(result,
                         hash_table[i]->is_for_verifying_only ? RSA_WEAK_HASH : RSA_OK);
        if (result != RSA_OK)
            continue;
        struct bytes octets = bytes_of(signature, k);
        ck_assert_int_eq(signature_check(&made, &key->public_key, digest, octets),
                         RSA_OK);
        made.salt_length++;
        ck_assert_int_eq(signature_check(&made, &key->public_key, digest, octets),
                         _i == 0 ? RSA_OK : RSA_BAD_SIGNATURE);
        made.scheme = _i == 0 ? SIGNATURE_RSA_PSS : SIGNATURE_RSA_PKCS1;
        ck_assert_int_eq(signature_check(&made, &key->public_key, digest, octets),
                         RSA_BAD_SIGNATURE);
    }
}
END_TEST

Suite *signature_make_suite(void)
{
    Suite *suite = suite_create("signature_make");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_loop_test(values, certificates_of_openssl, 0, 3);
    tcase_add_loop_test(values, make_and_check, 0, 2);
    suite_add_tcase(suite, values);
    return suite;
}
