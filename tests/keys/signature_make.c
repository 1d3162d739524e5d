/* signature_make.c -- tests signature_make and signature_check of keys/signature.h, and
 * certificates with RSASSA-PSS that OpenSSL made: tests/vectors/x509/pss_certificates.pem. */
#include <string.h>

#include "tests/support/files.h"
#include "../x509/fixture.h"
#include "suites.h"
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
    {&scheme_rsassa_pss, &hash_sha256, &hash_sha256, 32},
    {&scheme_rsassa_pss, &hash_sha1, &hash_sha1, 20},
    {&scheme_rsassa_pss, &hash_sha384, &hash_sha512, 11},
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
    ck_assert_ptr_eq(algorithm.scheme, want->scheme);
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

/* Each scheme and hash: made and checked, and not right with another parameter or scheme. */
START_TEST(make_and_check)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {7}, signature[SIGNATURE_LENGTH_MAX];
    struct fixture_signer s;
    struct public_key key;
    size_t length;
    private_key_public(fixture_key(), &key);
    fixture_signer_init(&s, fixture_key());
    for (size_t i = 0; hash_table[i] != NULL; i++) {
        struct signature_wish wish = {.hash = hash_table[i], .pss = _i == 1};
        struct signature_algorithm made;
        struct bytes input = bytes_of(digest, hash_table[i]->digest_length);
        ck_assert(signature_choose(&key, &wish, &made, &error));
        ck_assert(made.scheme->is_pss == wish.pss && made.hash == wish.hash);
        enum key_result result =
            signature_make(&made, &s.prepared, input, signature, &length);
        ck_assert_int_eq(result,
                         hash_table[i]->is_for_verifying_only ? KEY_WEAK_HASH : KEY_OK);
        ck_assert_uint_eq(length, result == KEY_OK ? 256 : 0);
        if (result != KEY_OK)
            continue;
        struct bytes octets = bytes_of(signature, length);
        ck_assert_int_eq(signature_check(&made, &key, input, octets), KEY_OK);
        made.salt_length++;
        ck_assert_int_eq(signature_check(&made, &key, input, octets),
                         _i == 0 ? KEY_OK : KEY_NO);
        wish.pss = !wish.pss;
        ck_assert(signature_choose(&key, &wish, &made, &error));
        ck_assert_int_eq(signature_check(&made, &key, input, octets), KEY_NO);
    }
    key_signer_end(&s.prepared);
}
END_TEST

/* A key of another type, or none, signs and verifies nothing. */
START_TEST(wrong_type)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {7}, signature[SIGNATURE_LENGTH_MAX] = {0};
    struct private_key pss_key = *fixture_key();
    struct public_key key, none = {0};
    struct key_signer signer;
    struct seeded_random random;
    size_t length = 1;
    struct bytes input = bytes_of(digest, hash_sha256.digest_length);
    pss_key.type = &key_type_rsa_pss;
    private_key_public(&pss_key, &key);
    seeded_random_init(&random, 1);
    key_signer_begin(&signer, &pss_key, &random.source);
    ck_assert_int_eq(
        signature_make(&fixture_algorithm, &signer, input, signature, &length),
        KEY_OUT_OF_RANGE);
    ck_assert_uint_eq(length, 0);
    key_signer_end(&signer);
    struct bytes octets = bytes_of(signature, 256);
    ck_assert_int_eq(signature_check(&fixture_algorithm, &key, input, octets),
                     KEY_OUT_OF_RANGE);
    ck_assert_int_eq(signature_check(&fixture_algorithm, &none, input, octets),
                     KEY_OUT_OF_RANGE);
    private_key_wipe(&pss_key);
}
END_TEST

Suite *signature_make_suite(void)
{
    Suite *suite = suite_create("signature_make");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 60);
    tcase_add_loop_test(values, certificates_of_openssl, 0, 3);
    tcase_add_loop_test(values, make_and_check, 0, 2);
    tcase_add_test(values, wrong_type);
    suite_add_tcase(suite, values);
    return suite;
}
