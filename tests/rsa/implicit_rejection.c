/* implicit_rejection.c -- tests what rsa/pkcs1_encryption.h does with a wrong padding: never an
 * error, but a message that is the same for the same ciphertext. Known answers, made with
 * OpenSSL 3.5, are in tests/vectors/rsa/implicit_rejection.txt. EM and PS are the standard's
 * names. */
#include <string.h>

#include "fixtures.h"
#include "rsa/pkcs1_encryption.h"
#include "rsa/primitive.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define K 128 /* the key has 1024 bits, where the file does not say otherwise */

static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t EM[K];

static void start(void)
{
    seeded_random_init(&seeded, 1);
    test_key_use(&key, "1024");
    memset(EM, 0xa5, sizeof EM);
    EM[0] = 0x00;
    EM[1] = 0x02;
    EM[100] = 0x00;
}

START_TEST(known_answers)
{
    static struct rsp r;
    static struct value ciphertext, want;
    uint8_t have[RSA_MODULUS_LENGTH_MAX];
    size_t length, count = 0;
    rsp_open_path(&r, "tests/vectors/rsa/implicit_rejection.txt");
    while (rsp_next(&r)) {
        if (rsp_is(&r, "key"))
            test_key_use(&key, r.value);
        if (rsp_is(&r, "ciphertext"))
            ciphertext.length =
                rsp_hex(&r, ciphertext.octets, sizeof ciphertext.octets);
        if (!rsp_is(&r, "message"))
            continue;
        want.length = rsp_hex(&r, want.octets, sizeof want.octets);
        enum rsa_result result = rsa_decrypt_pkcs1(
            &key, ciphertext.octets, ciphertext.length, &seeded.source, have, &length);
        ck_assert_int_eq(result, RSA_OK);
        ck_assert_uint_eq(length, want.length);
        ck_assert_mem_eq(have, want.octets, length);
        count++;
    }
    ck_assert_uint_eq(count, 22);
}
END_TEST

/* Encrypts EM as it stands and decrypts that; returns the length. */
static size_t decrypt(uint8_t message[K])
{
    uint8_t ciphertext[K];
    size_t length = SIZE_MAX;
    ck_assert_int_eq(rsa_public_operation(&key.public_key, EM, ciphertext), RSA_OK);
    memset(message, 0xa5, K);
    ck_assert_int_eq(
        rsa_decrypt_pkcs1(&key, ciphertext, K, &seeded.source, message, &length),
        RSA_OK);
    ck_assert_uint_le(length, K - RSA_PKCS1_ENCRYPTION_OVERHEAD);
    assert_all_zero(message + length, K - length);
    return length;
}

/* A synthetic message: not what stands in EM, and the same when asked again, though the
 * random numbers for blinding are others. */
static void check_rejected(void)
{
    uint8_t message[K], again[K];
    size_t length = decrypt(message);
    ck_assert_uint_eq(decrypt(again), length);
    ck_assert_mem_eq(message, again, K);
    if (length >= 8)
        ck_assert_mem_ne(message, EM + K - length, length);
}

static void check_taken(size_t message_start)
{
    uint8_t message[K];
    ck_assert_uint_eq(decrypt(message), K - message_start);
    ck_assert_mem_eq(message, EM + message_start, K - message_start);
}

START_TEST(first_octet)
{
    uint8_t n[K];
    check_taken(101);
    ck_assert(number_to_octets(&key.public_key.modulus, n, K));
    for (unsigned value = 1; value < n[0]; value++) {
        EM[0] = (uint8_t)value;
        check_rejected();
    }
}
END_TEST

START_TEST(second_octet)
{
    for (unsigned value = 0; value < 256; value++) {
        EM[1] = (uint8_t)value;
        if (value == 0x02)
            check_taken(101);
        else
            check_rejected();
    }
}
END_TEST

/* "If ... the length of PS is less than 8 octets"; from the eighth on it is right. */
START_TEST(separators)
{
    EM[100] = 0xa5;
    for (size_t at = 2; at < K; at++) {
        EM[at] = 0x00;
        if (at < 10)
            check_rejected();
        else
            check_taken(at + 1);
        EM[at] = 0xa5;
    }
}
END_TEST

/* One that comes too early is not made good by another behind it. */
START_TEST(early_and_late)
{
    for (size_t at = 2; at < 10; at++) {
        EM[at] = 0x00;
        check_rejected();
        EM[at] = 0xa5;
    }
    check_taken(101);
}
END_TEST

START_TEST(no_separator)
{
    EM[100] = 0xa5;
    check_rejected();
    memset(EM, 0, K); /* c = 0: everything is wrong */
    check_rejected();
    EM[K - 1] = 1;
    check_rejected();
}
END_TEST

/* Synthetic messages of a hundred ciphertexts: all different, short ones and long ones. */
START_TEST(different)
{
    static uint8_t messages[100][K];
    static size_t lengths[100];
    size_t shortest = K, longest = 0;
    EM[1] = 0x03;
    for (unsigned i = 0; i < 100; i++) {
        EM[2] = (uint8_t)(i + 1);
        lengths[i] = decrypt(messages[i]);
        shortest = lengths[i] < shortest ? lengths[i] : shortest;
        longest = lengths[i] > longest ? lengths[i] : longest;
        for (unsigned other = 0; other < i; other++)
            if (lengths[i] >= 8 || lengths[other] >= 8)
                ck_assert_mem_ne(messages[i], messages[other], K);
    }
    ck_assert_uint_lt(shortest, 20);
    ck_assert_uint_gt(longest, 97);
}
END_TEST

/* Another key gives another message for the same octets. */
START_TEST(depends_on_the_key)
{
    uint8_t ciphertext[K] = {0}, message[K], other[256];
    size_t length, other_length;
    ciphertext[K - 1] = 2;
    ck_assert_int_eq(
        rsa_decrypt_pkcs1(&key, ciphertext, K, &seeded.source, message, &length),
        RSA_OK);
    struct number *d = &key.private_exponent;
    d->limb[0] ^= 2; /* only the derivation looks at d itself */
    ck_assert_int_eq(
        rsa_decrypt_pkcs1(&key, ciphertext, K, &seeded.source, other, &other_length),
        RSA_OK);
    ck_assert(length != other_length || memcmp(message, other, length) != 0);
}
END_TEST

/* The decoder alone: the mask, and the offset in both cases, for all lengths of a synthetic
 * message. */
START_TEST(decode)
{
    size_t offset;
    for (size_t synthetic = 0; synthetic < K - 10; synthetic++) {
        EM[0] = 0x00;
        ck_assert_uint_eq(rsa_decode_pkcs1(EM, K, synthetic, &offset), SIZE_MAX);
        ck_assert_uint_eq(offset, 101);
        EM[0] = 0x01;
        ck_assert_uint_eq(rsa_decode_pkcs1(EM, K, synthetic, &offset), 0);
        ck_assert_uint_eq(offset, K - synthetic);
    }
}
END_TEST

START_TEST(select_message)
{
    uint8_t synthetic[K], message[K];
    memset(synthetic, 0x3c, K);
    for (size_t offset = 0; offset <= K; offset++) {
        memset(message, 0x99, K);
        rsa_select_pkcs1(SIZE_MAX, EM, synthetic, K, offset, message);
        ck_assert_mem_eq(message, EM + offset, K - offset);
        if (offset > 0)
            ck_assert_uint_eq(message[K - offset], 0x99);
        rsa_select_pkcs1(0, EM, synthetic, K, offset, message);
        ck_assert_mem_eq(message, synthetic + offset, K - offset);
    }
}
END_TEST

Suite *implicit_rejection_suite(void)
{
    Suite *suite = suite_create("implicit_rejection");
    TCase *cases = tcase_create("rejects");
    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, start, NULL);
    tcase_add_test(cases, known_answers);
    tcase_add_test(cases, first_octet);
    tcase_add_test(cases, second_octet);
    tcase_add_test(cases, separators);
    tcase_add_test(cases, early_and_late);
    tcase_add_test(cases, no_separator);
    tcase_add_test(cases, different);
    tcase_add_test(cases, depends_on_the_key);
    tcase_add_test(cases, decode);
    tcase_add_test(cases, select_message);
    suite_add_tcase(suite, cases);
    return suite;
}
