/* oaep_encoding.c -- tests that rsa/oaep.h takes no encoding but the right one (RFC 8017 section
 * 7.1.2 step 3g), and says the same of each wrong one. The blocks are made here, field by
 * field, and encrypted with the public operation alone. EM, DB, lHash, PS and Y are the
 * standard's names. */
#include <string.h>

#include "fixtures.h"
#include "rsa/mgf1.h"
#include "rsa/oaep.h"
#include "rsa/primitive.h"
#include "suites.h"

#define K              128 /* the key has 1024 bits */
#define H_LENGTH       20
#define MESSAGE_LENGTH 30
#define PS_LENGTH      (K - 2 * H_LENGTH - 2 - MESSAGE_LENGTH)

/* EM before it is masked: Y, the seed, lHash, PS, 01 and the message. */
#define SEED    1
#define L_HASH  (SEED + H_LENGTH)
#define PS      (L_HASH + H_LENGTH)
#define ONE     (PS + PS_LENGTH)
#define MESSAGE (ONE + 1)

static const struct rsa_oaep_parameters parameters = {&hash_sha1, &hash_sha1,
                                                      (const uint8_t *)"label", 5};
static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t EM[K];

static void start(void)
{
    seeded_random_init(&seeded, 1);
    test_key_use(&key, "1024");
    memset(EM, 0, sizeof EM);
    ck_assert(random_fill(&seeded.source, EM + SEED, H_LENGTH));
    hash_digest(&hash_sha1, parameters.label, parameters.label_length, EM + L_HASH);
    EM[ONE] = 0x01;
    ck_assert(random_fill(&seeded.source, EM + MESSAGE, MESSAGE_LENGTH));
}

/* Both masks, in the order of section 7.1.1 step 2. */
static void mask(uint8_t masked[K])
{
    memcpy(masked, EM, K);
    mgf1_xor(&hash_sha1, masked + SEED, H_LENGTH, masked + L_HASH, K - L_HASH);
    mgf1_xor(&hash_sha1, masked + L_HASH, K - L_HASH, masked + SEED, H_LENGTH);
}

static enum rsa_result decrypt(uint8_t message[K], size_t *length)
{
    uint8_t masked[K], ciphertext[K];
    mask(masked);
    ck_assert_int_eq(rsa_public_operation(&key.public_key, masked, ciphertext), RSA_OK);
    memset(message, 0xa5, K);
    *length = SIZE_MAX;
    return rsa_decrypt_oaep(&key, &parameters, ciphertext, K, &seeded.source, message,
                            length);
}

static void check_refused(void)
{
    uint8_t message[K], masked[K];
    size_t length, offset;
    ck_assert_int_eq(decrypt(message, &length), RSA_BAD_CIPHERTEXT);
    ck_assert_uint_eq(length, 0);
    assert_all_zero(message, K);
    mask(masked);
    ck_assert_uint_eq(rsa_decode_oaep(&parameters, masked, K, &offset), 0);
}

static void check_taken(size_t message_start)
{
    uint8_t message[K], masked[K];
    size_t length, offset;
    ck_assert_int_eq(decrypt(message, &length), RSA_OK);
    ck_assert_uint_eq(length, K - message_start);
    ck_assert_mem_eq(message, EM + message_start, length);
    assert_all_zero(message + length, K - length);
    mask(masked);
    ck_assert_uint_eq(rsa_decode_oaep(&parameters, masked, K, &offset), SIZE_MAX);
    ck_assert_uint_eq(offset, message_start);
}

/* The 01 at every place, from the first octet behind lHash to the last one of EM. */
START_TEST(separators)
{
    check_taken(MESSAGE);
    for (size_t at = PS; at < K; at++) {
        memset(EM + PS, 0, at - PS);
        EM[at] = 0x01;
        memset(EM + at + 1, (int)(at % 3), K - at - 1);
        check_taken(at + 1);
    }
}
END_TEST

/* Manger's oracle: "if Y is nonzero" must look like all the others. */
START_TEST(first_octet)
{
    uint8_t n[K];
    ck_assert(number_to_octets(&key.public_key.modulus, n, K));
    for (unsigned Y = 1; Y < n[0]; Y++) {
        EM[0] = (uint8_t)Y;
        check_refused();
    }
    EM[0] = 0;
    check_taken(MESSAGE);
}
END_TEST

START_TEST(hash_of_label)
{
    for (size_t bit = 0; bit < 8 * H_LENGTH; bit++) {
        EM[L_HASH + bit / 8] ^= (uint8_t)(1u << bit % 8);
        check_refused();
        EM[L_HASH + bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    check_taken(MESSAGE);
}
END_TEST

START_TEST(padding_not_zero)
{
    static const uint8_t values[] = {0x02, 0x10, 0x80, 0xff};
    for (size_t i = PS; i < ONE; i++) {
        for (size_t j = 0; j < sizeof values; j++) {
            EM[i] = values[j];
            check_refused();
        }
        EM[i] = 0;
    }
    check_taken(MESSAGE);
}
END_TEST

START_TEST(separator_not_one)
{
    EM[MESSAGE] = 0x33;
    for (unsigned value = 2; value < 256; value++) {
        EM[ONE] = (uint8_t)value;
        check_refused();
    }
    EM[ONE] = 0; /* then the message is taken for more of PS */
    check_refused();
}
END_TEST

START_TEST(no_separator)
{
    memset(EM + PS, 0, K - PS);
    check_refused();
    memset(EM + PS, 0x02, K - PS);
    check_refused();
    memset(EM + PS, 0xff, K - PS);
    check_refused();
}
END_TEST

START_TEST(several_faults)
{
    EM[0] = 1;
    EM[L_HASH] ^= 1;
    check_refused();
    EM[PS] = 7;
    check_refused();
    memset(EM + PS, 0, K - PS);
    check_refused();
    memset(EM, 0, K);
    check_refused();
}
END_TEST

/* Blocks that are too short for two digests and two octets. */
START_TEST(block_too_short)
{
    uint8_t block[2 * H_LENGTH + 2] = {0};
    size_t offset;
    for (size_t length = 0; length < sizeof block; length++) {
        offset = SIZE_MAX;
        ck_assert_uint_eq(rsa_decode_oaep(&parameters, block, length, &offset), 0);
        ck_assert_uint_le(offset, length);
    }
    assert_all_zero(block, sizeof block);
}
END_TEST

Suite *oaep_encoding_suite(void)
{
    Suite *suite = suite_create("oaep_encoding");
    TCase *cases = tcase_create("rejects");
    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, start, NULL);
    tcase_add_test(cases, separators);
    tcase_add_test(cases, first_octet);
    tcase_add_test(cases, hash_of_label);
    tcase_add_test(cases, padding_not_zero);
    tcase_add_test(cases, separator_not_one);
    tcase_add_test(cases, no_separator);
    tcase_add_test(cases, several_faults);
    tcase_add_test(cases, block_too_short);
    suite_add_tcase(suite, cases);
    return suite;
}
