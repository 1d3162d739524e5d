/* signature_allowed.c -- tests signature_allowed and signature_choose of keys/signature.h: what
 * a key of id-RSASSA-PSS may sign (RFC 4055 section 3.3), and private keys of that kind. The
 * keys are those of asymmetric/PKCS8 of python3-cryptography-vectors; OpenSSL wrote them. */
#include <string.h>

#include "asn1/oid.h"
#include "asn1/der_values.h"
#include "tests/support/files.h"
#include "../x509/fixture.h"
#include "suites.h"
#include "keys/private_key.h"

static struct public_key key;
static struct der_file file;
static struct error error;

static void open_file(const char *name)
{
    char path[512], in_folder[128];
    snprintf(in_folder, sizeof in_folder, "asymmetric/PKCS8/%s", name);
    test_vector_path(in_folder, path, sizeof path);
    der_file_open(&file, path);
    ck_assert_uint_eq(file.count, 1);
    memset(&error, 0, sizeof error);
}

/* Sets KEY to the public half of the private key in the file. */
static void use_private_key(const char *name)
{
    struct private_key private_key;
    open_file(name);
    ck_assert_msg(private_key_parse(file.blocks[0].der, &private_key, &error), "%s: %s",
                  name, error.message);
    ck_assert_ptr_eq(private_key.type, &key_type_rsa_pss);
    private_key_public(&private_key, &key);
    private_key_wipe(&private_key);
}

static bool allows(const struct signature_scheme *scheme, const struct hash *hash,
                   const struct hash *mgf1_hash, size_t salt_length)
{
    struct signature_algorithm algorithm = {scheme, hash, mgf1_hash, salt_length};
    memset(&error, 0, sizeof error);
    bool ok = signature_allowed(&key, &algorithm, &error);
    ck_assert(ok == (error.kind == ERROR_NONE));
    if (!ok) {
        ck_assert_int_eq(error.kind, ERROR_RULE);
        ck_assert_str_eq(error.source, "RFC 4055 3.3");
    }
    return ok;
}

#define PKCS1 &scheme_sha256_with_rsa, &hash_sha256, NULL, 0
#define PSS   &scheme_rsassa_pss

/* rsaEncryption signs with anything. */
START_TEST(rsa_encryption)
{
    private_key_public(fixture_key(), &key);
    memset(&error, 0, sizeof error);
    ck_assert(allows(PKCS1));
    ck_assert(allows(PSS, &hash_sha256, &hash_sha256, 32));
    ck_assert(allows(PSS, &hash_sha1, &hash_sha1, 0));
}
END_TEST

/* "If the parameters field is absent": any parameters of RSASSA-PSS, but only that. */
START_TEST(without_parameters)
{
    struct subject_public_key_info spki;
    open_file("rsa_pss_2048_pub.der");
    ck_assert(spki_parse(file.blocks[0].der, &spki, &error));
    ck_assert_uint_eq(spki.algorithm.parameters.length, 0);
    ck_assert(public_key_read(&spki, &key, &error));
    ck_assert_ptr_eq(key.type, &key_type_rsa_pss);
    ck_assert_ptr_null(key.pss.hash);
    ck_assert_uint_eq(key.rsa.modulus_bits, 2048);
    ck_assert(!allows(PKCS1));
    ck_assert(allows(PSS, &hash_sha256, &hash_sha256, 32));
    ck_assert(allows(PSS, &hash_sha512, &hash_sha1, 0));
    der_file_close(&file);
    use_private_key("rsa_pss_2048.pem");
    ck_assert_ptr_null(key.pss.hash);
    ck_assert(!allows(PKCS1));
    ck_assert(allows(PSS, &hash_sha256, &hash_sha256, 32));
    der_file_close(&file);
}
END_TEST

static const struct {
    const char *file;
    const struct hash *hash, *mgf1_hash;
    size_t salt_length; /* the least */
} keys[] = {
    {"rsa_pss_2048_hash.pem", &hash_sha256, &hash_sha1, 20},
    {"rsa_pss_2048_hash_mask.pem", &hash_sha256, &hash_sha256, 20},
    {"rsa_pss_2048_hash_mask_diff.pem", &hash_sha256, &hash_sha512, 20},
    {"rsa_pss_2048_hash_mask_salt.pem", &hash_sha256, &hash_sha256, 32},
};

#define KEY_COUNT ((int)(sizeof keys / sizeof keys[0]))

/* "the hash function and the mask generation function must match, and the salt must not be
 * shorter". */
START_TEST(with_parameters)
{
    use_private_key(keys[_i].file);
    size_t least = keys[_i].salt_length;
    ck_assert(!allows(PKCS1));
    for (size_t i = 0; hash_table[i] != NULL; i++)
        for (size_t j = 0; hash_table[j] != NULL; j++) {
            bool same =
                hash_table[i] == keys[_i].hash && hash_table[j] == keys[_i].mgf1_hash;
            ck_assert(!allows(PSS, hash_table[i], hash_table[j], least - 1));
            ck_assert(allows(PSS, hash_table[i], hash_table[j], least) == same);
            ck_assert(allows(PSS, hash_table[i], hash_table[j], least + 1) == same);
            ck_assert(allows(PSS, hash_table[i], hash_table[j], 200) == same);
        }
    der_file_close(&file);
}
END_TEST

/* A length of the salt that is left open becomes the key's, if the key has one. */
START_TEST(any_salt)
{
    struct signature_algorithm algorithm = {PSS, keys[_i].hash, keys[_i].mgf1_hash,
                                            RSA_PSS_SALT_ANY};
    use_private_key(keys[_i].file);
    ck_assert(signature_allowed(&key, &algorithm, &error));
    ck_assert_uint_eq(algorithm.salt_length, keys[_i].salt_length);
    der_file_close(&file);
    use_private_key("rsa_pss_2048.pem");
    algorithm.salt_length = RSA_PSS_SALT_ANY;
    ck_assert(signature_allowed(&key, &algorithm, &error));
    ck_assert_uint_eq(algorithm.salt_length, RSA_PSS_SALT_ANY);
    der_file_close(&file);
}
END_TEST

/* A key of id-RSASSA-PSS has nothing but that scheme, with its own hash unless told
 * otherwise; and what it does not allow is not chosen. */
START_TEST(chosen)
{
    struct signature_algorithm algorithm;
    struct signature_wish wish = {.hash = NULL};
    use_private_key(keys[_i].file);
    ck_assert(signature_choose(&key, &wish, &algorithm, &error));
    ck_assert(algorithm.scheme->is_pss && algorithm.hash == keys[_i].hash);
    ck_assert_ptr_eq(algorithm.mgf1_hash, keys[_i].mgf1_hash);
    ck_assert_uint_eq(algorithm.salt_length, keys[_i].salt_length);
    wish.hash = &hash_sha384;
    ck_assert(!signature_choose(&key, &wish, &algorithm, &error));
    ck_assert_int_eq(error.kind, ERROR_RULE);
    der_file_close(&file);
}
END_TEST

/* The private key is written as the file that it came from. */
START_TEST(written_again)
{
    struct private_key private_key;
    struct der_writer writer = {0};
    open_file(keys[_i].file);
    ck_assert(private_key_parse(file.blocks[0].der, &private_key, &error));
    private_key_write(&writer, &private_key);
    ck_assert(bytes_equal(fixture_finish(&writer), file.blocks[0].der));
    der_writer_clear(&writer);
    private_key_wipe(&private_key);
    der_file_close(&file);
}
END_TEST

/* The SubjectPublicKeyInfo in FILE with PARAMETERS, in hexadecimal, put in. */
static bool read_with_parameters(const char *parameters)
{
    struct subject_public_key_info spki;
    struct der_writer writer = {0};
    uint8_t octets[16];
    memset(&error, 0, sizeof error);
    memset(&key, 0, sizeof key);
    ck_assert(spki_parse(file.blocks[0].der, &spki, &error));
    der_begin(&writer, DER_SEQUENCE);
    der_begin(&writer, DER_SEQUENCE);
    der_write_oid(&writer, spki.algorithm.algorithm);
    der_write_raw(&writer, bytes_of(octets, test_hex(parameters, octets, 16)));
    der_end(&writer);
    der_write_bit_octets(&writer, spki.subject_public_key);
    der_end(&writer);
    bool ok = spki_parse(fixture_finish(&writer), &spki, &error) &&
              public_key_read(&spki, &key, &error);
    der_writer_clear(&writer);
    return ok;
}

/* A key whose parameters cannot be read is none. */
START_TEST(malformed_parameters)
{
    open_file("rsa_pss_2048_pub.der");
    ck_assert(read_with_parameters(""));
    ck_assert(read_with_parameters("3000"));
    ck_assert_ptr_eq(key.pss.hash, &hash_sha1);
    ck_assert(!read_with_parameters("0500") && key.type == NULL);
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    ck_assert(!read_with_parameters("3002a200") && key.type == NULL);
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    ck_assert_uint_eq(error.offset, 4 + 2 + 11 + 4);
    der_file_close(&file);
}
END_TEST

Suite *signature_allowed_suite(void)
{
    Suite *suite = suite_create("signature_allowed");
    TCase *values = tcase_create("values");
    tcase_add_test(values, rsa_encryption);
    tcase_add_test(values, without_parameters);
    tcase_add_loop_test(values, with_parameters, 0, KEY_COUNT);
    tcase_add_loop_test(values, any_salt, 0, KEY_COUNT);
    tcase_add_loop_test(values, chosen, 0, KEY_COUNT);
    tcase_add_loop_test(values, written_again, 0, KEY_COUNT);
    tcase_add_test(values, malformed_parameters);
    suite_add_tcase(suite, values);
    return suite;
}
