/* public_key.c -- tests rsa_public_key_set of rsa/key.h: the limits of a public key. There
 * are no vectors: moduli are powers of two, more or less. */
#include <string.h>

#include "fixtures.h"
#include "suites.h"

/* 2^(BITS - 1) + LOW: exactly BITS bits. */
static void set_modulus(struct value *modulus, size_t bits, unsigned low)
{
    mpz_t number;
    mpz_init(number);
    mpz_setbit(number, bits - 1);
    mpz_add_ui(number, number, low);
    value_from_mpz(modulus, number);
    mpz_clear(number);
}

/* WORD as eight octets, leading zeros and all. */
static void set_exponent(struct value *exponent, uint64_t word)
{
    exponent->length = 8;
    for (unsigned i = 0; i < 8; i++)
        exponent->octets[i] = (uint8_t)(word >> 8 * (7 - i));
}

static void fill_key(struct rsa_public_key *key)
{
    memset(key, 0xa5, sizeof *key);
}

static void check_refused(const struct value *modulus, const struct value *exponent,
                          enum rsa_result want)
{
    struct rsa_public_key key;
    fill_key(&key);
    ck_assert_int_eq(
        rsa_public_key_set(&key, integer_of(modulus), integer_of(exponent)), want);
    assert_all_zero(&key, sizeof key);
    struct rsa_key_size size = {1, 1};
    ck_assert_int_eq(rsa_key_size_set(&size, integer_of(modulus), integer_of(exponent)),
                     want);
    ck_assert(size.modulus_bits == 0 && size.public_exponent == 0);
}

static void check_accepted(const struct value *modulus, const struct value *exponent,
                           size_t bits, uint64_t word)
{
    struct rsa_public_key key;
    mpz_t want, have;
    mpz_inits(want, have, NULL);
    fill_key(&key);
    ck_assert_int_eq(
        rsa_public_key_set(&key, integer_of(modulus), integer_of(exponent)), RSA_OK);
    ck_assert_uint_eq(key.modulus_bits, bits);
    ck_assert_uint_eq(key.modulus_length, (bits + 7) / 8);
    ck_assert_uint_eq(key.modulus.limb_count, number_limbs_for_bits(bits));
    ck_assert(key.public_exponent == word);
    ck_assert(number_equal(&key.montgomery.modulus, &key.modulus));
    struct rsa_key_size size;
    ck_assert_int_eq(rsa_key_size_set(&size, integer_of(modulus), integer_of(exponent)),
                     RSA_OK);
    ck_assert_uint_eq(size.modulus_bits, bits);
    ck_assert(size.public_exponent == word);
    mpz_import(want, modulus->length, 1, 1, 1, 0, modulus->octets);
    mpz_from_number(have, &key.modulus);
    ck_assert(mpz_cmp(want, have) == 0);
    mpz_clears(want, have, NULL);
}

START_TEST(modulus_sizes_accepted)
{
    static const size_t bits[] = {1024, 1025, 1031, 1032,  1087, 1088,
                                  2047, 2048, 3072, 16383, 16384};
    struct value modulus, exponent;
    set_exponent(&exponent, 65537);
    for (size_t i = 0; i < sizeof bits / sizeof bits[0]; i++) {
        set_modulus(&modulus, bits[i], 1);
        check_accepted(&modulus, &exponent, bits[i], 65537);
    }
}
END_TEST

START_TEST(modulus_sizes_refused)
{
    static const size_t bits[] = {2, 64, 512, 1016, 1023, 16385, 16392, 16400};
    struct value modulus, exponent;
    set_exponent(&exponent, 65537);
    for (size_t i = 0; i < sizeof bits / sizeof bits[0]; i++) {
        set_modulus(&modulus, bits[i], 1);
        check_refused(&modulus, &exponent, RSA_LIMIT);
    }
}
END_TEST

START_TEST(even_modulus_refused)
{
    struct value modulus, exponent;
    set_exponent(&exponent, 65537);
    for (unsigned low = 0; low < 256; low += 2) {
        set_modulus(&modulus, 2048, low);
        check_refused(&modulus, &exponent, RSA_BAD_KEY);
    }
}
END_TEST

START_TEST(exponents_accepted)
{
    static const uint64_t words[] = {
        3, 5, 17, 35, 65537, 0xffffffff, 0x100000001, 0x1fffffffd, 0x1ffffffff};
    struct value modulus, exponent;
    set_modulus(&modulus, 1024, 1);
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        set_exponent(&exponent, words[i]);
        check_accepted(&modulus, &exponent, 1024, words[i]);
    }
}
END_TEST

START_TEST(exponents_refused)
{
    static const uint64_t bad[] = {0, 1, 2, 4, 65536, 0x100000000, 0x1fffffffe};
    static const uint64_t large[] = {0x200000000, 0x200000001, 0x8000000000000001,
                                     UINT64_MAX};
    struct value modulus, exponent;
    set_modulus(&modulus, 2048, 1);
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        set_exponent(&exponent, bad[i]);
        check_refused(&modulus, &exponent, RSA_BAD_KEY);
    }
    for (size_t i = 0; i < sizeof large / sizeof large[0]; i++) {
        set_exponent(&exponent, large[i]);
        check_refused(&modulus, &exponent, RSA_LIMIT);
    }
}
END_TEST

/* Whose lower 64 bits alone would be 3; and one that no number can hold. */
START_TEST(long_exponents_refused)
{
    struct value modulus, exponent;
    set_modulus(&modulus, 2048, 1);
    for (size_t bits = 65; bits <= 16384 + 8; bits += 64) {
        set_modulus(&exponent, bits, 3);
        check_refused(&modulus, &exponent, RSA_LIMIT);
    }
}
END_TEST

START_TEST(empty_fields_refused)
{
    struct value modulus, exponent, empty = {.length = 0};
    struct rsa_public_key key;
    set_modulus(&modulus, 2048, 1);
    set_exponent(&exponent, 65537);
    check_refused(&empty, &exponent, RSA_LIMIT);
    check_refused(&modulus, &empty, RSA_BAD_KEY);
    fill_key(&key);
    struct rsa_integer none = {NULL, 0};
    ck_assert_int_eq(rsa_public_key_set(&key, none, none), RSA_LIMIT);
    assert_all_zero(&key, sizeof key);
}
END_TEST

/* Far more zeros than the largest modulus has octets. */
START_TEST(leading_zeros)
{
    static uint8_t octets[3 * RSA_MODULUS_LENGTH_MAX];
    struct value modulus;
    struct rsa_public_key padded, plain;
    set_modulus(&modulus, 1024, 1);
    struct rsa_integer integer = {octets, sizeof octets};
    memcpy(octets + sizeof octets - modulus.length, modulus.octets, modulus.length);
    static uint8_t three[100];
    three[99] = 3;
    struct rsa_integer exponent = {three, sizeof three};
    ck_assert_int_eq(rsa_public_key_set(&padded, integer, exponent), RSA_OK);
    ck_assert_int_eq(rsa_public_key_set(&plain, integer_of(&modulus), exponent),
                     RSA_OK);
    ck_assert_uint_eq(padded.modulus_length, 128);
    ck_assert_mem_eq(&padded, &plain, sizeof padded);

    integer.length -= modulus.length; /* zeros only */
    ck_assert_int_eq(rsa_public_key_set(&padded, integer, exponent), RSA_LIMIT);
    assert_all_zero(&padded, sizeof padded);
}
END_TEST

Suite *public_key_suite(void)
{
    Suite *suite = suite_create("public_key");
    TCase *limits = tcase_create("limits");
    tcase_set_timeout(limits, 120);
    tcase_add_test(limits, modulus_sizes_accepted);
    tcase_add_test(limits, exponents_accepted);
    tcase_add_test(limits, leading_zeros);
    suite_add_tcase(suite, limits);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_test(rejects, modulus_sizes_refused);
    tcase_add_test(rejects, even_modulus_refused);
    tcase_add_test(rejects, exponents_refused);
    tcase_add_test(rejects, long_exponents_refused);
    tcase_add_test(rejects, empty_fields_refused);
    suite_add_tcase(suite, rejects);
    return suite;
}
