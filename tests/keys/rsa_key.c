/* rsa_key.c -- tests keys/rsa_key.h: RSAPublicKey and RSAPrivateKey. Malformed ones are in
 * tests/vectors/x509/spki.txt and private_key.txt, run by spki.c and private_key.c. */
#include "keys/rsa_key.h"

#include <stdlib.h>

#include "../x509/fixture.h"
#include "suites.h"

START_TEST(public_key)
{
    struct der_writer writer = {0};
    struct rsa_public_key key;
    struct error error = {0};
    rsa_public_key_write(&writer, &fixture_key()->rsa.public_key);
    struct bytes der = fixture_finish(&writer);
    ck_assert_uint_eq(der.length, 270); /* 4 + 4 + 1 + 256 + 5 */
    struct der_reader reader = der_reader_of(der, &error);
    ck_assert(rsa_public_key_read(&reader, "key", &key) && der_at_end(&reader));
    ck_assert(memcmp(&key, &fixture_key()->rsa.public_key, sizeof key) == 0);
    der_writer_clear(&writer);
}
END_TEST

START_TEST(private_key)
{
    struct der_writer writer = {0}, again = {0};
    struct rsa_private_key key;
    struct error error = {0};
    rsa_private_key_write(&writer, &fixture_key()->rsa);
    struct bytes der = fixture_finish(&writer);
    struct der_reader reader = der_reader_of(der, &error);
    ck_assert(rsa_private_key_read(&reader, "key", &key) && der_at_end(&reader));
    ck_assert(memcmp(&key, &fixture_key()->rsa, sizeof key) == 0);
    rsa_private_key_write(&again, &key);
    ck_assert(bytes_equal(fixture_finish(&again), der));
    rsa_private_key_wipe(&key);
    der_writer_clear(&writer);
    der_writer_clear(&again);
}
END_TEST

/* Exponents of one to five octets, with and without the upper bit; even ones are written and
 * not read. */
START_TEST(exponents_of_all_sizes)
{
    struct rsa_public_key key = fixture_key()->rsa.public_key, back;
    struct error error = {0};
    static const uint64_t exponents[] = {
        3, 127, 128, 255, 65537, 0xffffffff, RSA_PUBLIC_EXPONENT_MAX};
    for (size_t i = 0; i < sizeof exponents / sizeof exponents[0]; i++) {
        struct der_writer writer = {0};
        key.public_exponent = exponents[i];
        rsa_public_key_write(&writer, &key);
        struct der_reader reader = der_reader_of(fixture_finish(&writer), &error);
        bool ok = rsa_public_key_read(&reader, "key", &back);
        ck_assert(ok == (exponents[i] % 2 == 1));
        ck_assert(!ok || back.public_exponent == exponents[i]);
        error = (struct error){0};
        der_writer_clear(&writer);
    }
}
END_TEST

START_TEST(kinds_of_failure)
{
    static const struct {
        enum rsa_result result;
        enum error_kind kind;
    } cases[] = {
        {RSA_BAD_KEY, ERROR_RULE},
        {RSA_LIMIT, ERROR_LIMIT},
        {RSA_OUT_OF_RANGE, ERROR_RULE},
        {RSA_TOO_SHORT, ERROR_RULE},
        {RSA_BAD_SIGNATURE, ERROR_SIGNATURE},
        {RSA_FAULT, ERROR_INPUT_OUTPUT},
        {RSA_NO_RANDOM, ERROR_INPUT_OUTPUT},
        {RSA_NO_MEMORY, ERROR_MEMORY},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct error error = {0};
        ck_assert(!rsa_fail(&error, cases[i].result, 7, "modulus"));
        ck_assert_int_eq(error.kind, cases[i].kind);
        ck_assert_uint_eq(error.offset, 7);
        ck_assert_str_eq(error.source, "RFC 8017");
        ck_assert(strncmp(error.message, "modulus: ", 9) == 0);
        ck_assert(strstr(error.message, rsa_result_text(cases[i].result)) != NULL);
    }
}
END_TEST

Suite *rsa_key_suite(void)
{
    Suite *suite = suite_create("rsa_key");
    TCase *values = tcase_create("values");
    tcase_add_test(values, public_key);
    tcase_add_test(values, private_key);
    tcase_add_test(values, exponents_of_all_sizes);
    tcase_add_test(values, kinds_of_failure);
    suite_add_tcase(suite, values);
    return suite;
}
