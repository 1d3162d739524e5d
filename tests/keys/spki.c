/* spki.c -- tests keys/spki.h: SubjectPublicKeyInfo. Vectors: tests/vectors/x509/spki.txt, by
 * hand; the key identifier is computed a second time with `openssl`, see below. */
#include "keys/spki.h"

#include "../x509/fixture.h"
#include "suites.h"
#include "../x509/table.h"

START_TEST(table)
{
    ck_assert_uint_eq(table_run("tests/vectors/x509/spki.txt"), 59);
}
END_TEST

START_TEST(fixed_key)
{
    struct public_key key, want;
    struct error error = {0};
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    private_key_public(fixture_key(), &want);
    ck_assert(public_key_read(&spki, &key, &error));
    ck_assert_ptr_eq(key.type, &key_type_rsa);
    ck_assert(memcmp(&key.rsa, &want.rsa, sizeof key.rsa) == 0);
    ck_assert(public_key_equal(&key, &want));
    struct key_strength strength = public_key_strength(&key);
    ck_assert_uint_eq(strength.security_bits, 112);
    ck_assert_str_eq(strength.label, "RSA 2048");
    ck_assert_str_eq(strength.text, "RSA of 2048 bits, exponent 65537");
    ck_assert_uint_eq(spki.element.length, 294);
    ck_assert(spki.subject_public_key.data == spki.element.data + 24);
    ck_assert_uint_eq(spki.subject_public_key.length, 270);
}
END_TEST

/* openssl pkey -in tests/vectors/x509/key.pem -pubout -outform DER | tail -c +25 |
 * sha256sum | cut -c 1-40 */
START_TEST(key_identifier)
{
    uint8_t want[SPKI_KEY_IDENTIFIER_LENGTH], have[SPKI_KEY_IDENTIFIER_LENGTH];
    struct subject_public_key_info spki = fixture_spki(fixture_key());
    test_hex("2b7e2d25dbf29e202051ffa5ac008826eeeb97a5", want, sizeof want);
    spki_key_identifier(&spki, have);
    ck_assert_mem_eq(have, want, sizeof want);
}
END_TEST

START_TEST(other_algorithm)
{
    static const uint8_t ec[] = {0x30, 0x0d, 0x30, 0x07, 0x06, 0x05, 0x2b, 0x81,
                                 0x04, 0x00, 0x22, 0x03, 0x02, 0x00, 0x04};
    static const struct public_key zero;
    struct subject_public_key_info spki;
    struct public_key key;
    struct error error = {0};
    memset(&key, 0xa5, sizeof key);
    ck_assert(spki_parse(bytes_of(ec, sizeof ec), &spki, &error));
    ck_assert_ptr_null(key_type_of(&spki.algorithm));
    ck_assert(!public_key_read(&spki, &key, &error));
    ck_assert_mem_eq(&key, &zero, sizeof key);
    ck_assert_int_eq(error.kind, ERROR_UNSUPPORTED);
    ck_assert_ptr_nonnull(strstr(error.message, "1.3.132.0.34"));
}
END_TEST

Suite *spki_suite(void)
{
    Suite *suite = suite_create("spki");
    TCase *values = tcase_create("values");
    tcase_add_test(values, table);
    tcase_add_test(values, fixed_key);
    tcase_add_test(values, key_identifier);
    tcase_add_test(values, other_algorithm);
    suite_add_tcase(suite, values);
    return suite;
}
