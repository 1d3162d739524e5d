/* signature_key.c -- tests signature_key_allows of x509/signature_algorithm.h: what a key of
 * id-RSASSA-PSS may sign (RFC 4055 section 3.3). The keys are those of asymmetric/PKCS8 of
 * python3-cryptography-vectors; of a private key only its AlgorithmIdentifier is used. */
#include <string.h>

#include "asn1/der_values.h"
#include "tests/support/files.h"
#include "../x509/fixture.h"
#include "../x509/suites.h"
#include "keys/signature_algorithm.h"

static struct subject_public_key_info spki;
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

/* Sets the algorithm of spki to that of a PrivateKeyInfo. */
static void use_private_key(const char *name)
{
    struct der_reader inner;
    uint32_t version;
    open_file(name);
    struct der_reader reader = der_reader_of(file.blocks[0].der, &error);
    ck_assert(der_enter(&reader, DER_SEQUENCE, "PrivateKeyInfo", &inner) &&
              der_read_small(&inner, "version", 1, &version) &&
              algorithm_read(&inner, "privateKeyAlgorithm", &spki.algorithm));
}

static bool allows(enum signature_scheme scheme, const struct hash *hash,
                   const struct hash *mgf1_hash, size_t salt_length)
{
    struct signature_algorithm algorithm = {scheme, hash, mgf1_hash, salt_length};
    memset(&error, 0, sizeof error);
    bool ok = signature_key_allows(&spki, &algorithm, &error);
    ck_assert(ok == (error.kind == ERROR_NONE));
    if (!ok) {
        ck_assert_int_eq(error.kind, ERROR_RULE);
        ck_assert_str_eq(error.source, "RFC 4055 3.3");
    }
    return ok;
}

#define PKCS1 SIGNATURE_RSA_PKCS1, &hash_sha256, &hash_sha256, 32
#define PSS   SIGNATURE_RSA_PSS

/* rsaEncryption signs with anything. */
START_TEST(rsa_encryption)
{
    spki = fixture_spki(fixture_key());
    ck_assert(allows(PKCS1));
    ck_assert(allows(PSS, &hash_sha256, &hash_sha256, 32));
    ck_assert(allows(PSS, &hash_sha1, &hash_sha1, 0));
}
END_TEST

/* "If the parameters field is absent": any parameters of RSASSA-PSS, but only that. */
START_TEST(without_parameters)
{
    struct rsa_public_key key;
    open_file("rsa_pss_2048_pub.der");
    ck_assert(spki_parse(file.blocks[0].der, &spki, &error));
    ck_assert_uint_eq(spki.algorithm.parameters.length, 0);
    ck_assert(spki_is_rsa(&spki));
    ck_assert(spki_rsa_key(&spki, &key, &error));
    ck_assert_uint_eq(key.modulus_bits, 2048);
    ck_assert(!allows(PKCS1));
    ck_assert(allows(PSS, &hash_sha256, &hash_sha256, 32));
    ck_assert(allows(PSS, &hash_sha512, &hash_sha1, 0));
    der_file_close(&file);
    use_private_key("rsa_pss_2048.pem");
    ck_assert_uint_eq(spki.algorithm.parameters.length, 0);
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
    ck_assert(signature_key_allows(&spki, &algorithm, &error));
    ck_assert_uint_eq(algorithm.salt_length, keys[_i].salt_length);
    der_file_close(&file);
    use_private_key("rsa_pss_2048.pem");
    algorithm.salt_length = RSA_PSS_SALT_ANY;
    ck_assert(signature_key_allows(&spki, &algorithm, &error));
    ck_assert_uint_eq(algorithm.salt_length, RSA_PSS_SALT_ANY);
    der_file_close(&file);
}
END_TEST

/* Parameters that cannot be read allow nothing. */
START_TEST(malformed_parameters)
{
    static const uint8_t null[] = {0x05, 0x00}, cut[] = {0x30, 0x05, 0xa2};
    struct signature_algorithm pss = signature_algorithm_of(PSS, &hash_sha256);
    use_private_key("rsa_pss_2048.pem");
    spki.algorithm.parameters = bytes_of(null, sizeof null);
    ck_assert(!signature_key_allows(&spki, &pss, &error));
    ck_assert_int_eq(error.kind, ERROR_ENCODING);
    memset(&error, 0, sizeof error);
    spki.algorithm.parameters = bytes_of(cut, sizeof cut);
    ck_assert(!signature_key_allows(&spki, &pss, &error));
    ck_assert_int_eq(error.kind, ERROR_TRUNCATED);
    der_file_close(&file);
}
END_TEST

Suite *signature_key_suite(void)
{
    Suite *suite = suite_create("signature_key");
    TCase *values = tcase_create("values");
    tcase_add_test(values, rsa_encryption);
    tcase_add_test(values, without_parameters);
    tcase_add_loop_test(values, with_parameters, 0, KEY_COUNT);
    tcase_add_loop_test(values, any_salt, 0, KEY_COUNT);
    tcase_add_test(values, malformed_parameters);
    suite_add_tcase(suite, values);
    return suite;
}
