/* pkcs1_encryption.c -- tests rsa/pkcs1_encryption.h both ways. Vectors: RSA Laboratories' style
 * pkcs1v15crypt-vectors.txt, from python3-cryptography-vectors. What becomes of a wrong
 * padding is in implicit_rejection.c. */
#include "rsa/pkcs1_encryption.h"

#include <string.h>

#include "replay.h"
#include "rsa/primitive.h"
#include "suites.h"
#include "tests/random/broken_random.h"
#include "vectors.h"

static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t message[RSA_MODULUS_LENGTH_MAX], ciphertext[RSA_MODULUS_LENGTH_MAX];
static size_t k;

static void use_key(const char *name)
{
    test_key_use(&key, name);
    k = key.public_key.modulus_length;
}

static void start(void)
{
    seeded_random_init(&seeded, 1);
    ck_assert(random_fill(&seeded.source, message, sizeof message));
    use_key("1024");
}

static enum rsa_result encrypt(size_t length, struct random_source *random)
{
    memset(ciphertext, 0xa5, sizeof ciphertext);
    enum rsa_result result =
        rsa_encrypt_pkcs1(&key.public_key, message, length, random, ciphertext);
    if (result != RSA_OK)
        assert_all_zero(ciphertext, k);
    ck_assert_uint_eq(ciphertext[k], 0xa5);
    return result;
}

/* Checks that the LENGTH octets at WANT are what C decrypts to. */
static void check_decrypts(const uint8_t *c, const uint8_t *want, size_t want_length)
{
    uint8_t have[RSA_MODULUS_LENGTH_MAX];
    size_t length = SIZE_MAX;
    memset(have, 0xa5, sizeof have);
    ck_assert_int_eq(rsa_decrypt_pkcs1(&key, c, k, &seeded.source, have, &length),
                     RSA_OK);
    ck_assert_uint_eq(length, want_length);
    ck_assert_mem_eq(have, want, length);
    assert_all_zero(have + length, k - length);
    ck_assert_uint_eq(have[k], 0xa5);
}

/* Keys of 1024 to 1031, 1536 and 2048 bits. */
START_TEST(vectors_of_file)
{
    static struct vectors vectors;
    struct replaying_random random;
    size_t count = 0;
    vectors_open(&vectors, "asymmetric/RSA/pkcs1v15crypt-vectors.txt");
    for (; vectors_next(&vectors, "Encryption"); count++) {
        vectors_key(&vectors, &key);
        k = key.public_key.modulus_length;
        ck_assert_uint_eq(vectors.output.length, k);
        check_decrypts(vectors.output.octets, vectors.message.octets,
                       vectors.message.length);
        ck_assert_uint_eq(vectors.random.length, k - 3 - vectors.message.length);
        replaying_random_init(&random, &vectors.random);
        memcpy(message, vectors.message.octets, vectors.message.length);
        ck_assert_int_eq(encrypt(vectors.message.length, &random.source), RSA_OK);
        ck_assert_mem_eq(ciphertext, vectors.output.octets, k);
    }
    ck_assert_uint_eq(count, 300);
    ck_assert_uint_eq(vectors.key_count, 15);
}
END_TEST

/* Every length of a message that there is room for, and more. */
START_TEST(lengths)
{
    static const char *const names[] = {"1024", "1025", "2048", "2048-e3"};
    use_key(names[_i]);
    size_t longest = k - RSA_PKCS1_ENCRYPTION_OVERHEAD, step = test_is_quick() ? 59 : 1;
    for (size_t length = 0; length <= longest; length += step) {
        ck_assert_int_eq(encrypt(length, &seeded.source), RSA_OK);
        check_decrypts(ciphertext, message, length);
    }
    ck_assert_int_eq(encrypt(longest, &seeded.source), RSA_OK);
    check_decrypts(ciphertext, message, longest);
    ck_assert_int_eq(encrypt(longest + 1, &seeded.source), RSA_TOO_SHORT);
    ck_assert_int_eq(encrypt(k, &seeded.source), RSA_TOO_SHORT);
    ck_assert_int_eq(encrypt(SIZE_MAX, &seeded.source), RSA_TOO_SHORT);
}
END_TEST

/* A message may hold zeros, and begin with them; it may be NULL if it is empty. */
START_TEST(zeros)
{
    memset(message, 0, sizeof message);
    ck_assert_int_eq(encrypt(50, &seeded.source), RSA_OK);
    check_decrypts(ciphertext, message, 50);
    ck_assert_int_eq(
        rsa_encrypt_pkcs1(&key.public_key, NULL, 0, &seeded.source, ciphertext),
        RSA_OK);
    check_decrypts(ciphertext, message, 0);
}
END_TEST

/* RFC 8017 section 7.2.1 step 2a: PS has "pseudo-randomly generated nonzero octets". The
 * source gives zeros at every second place, and some more when they are drawn again. */
START_TEST(padding_has_no_zeros)
{
    uint8_t EM[RSA_MODULUS_LENGTH_MAX];
    struct replaying_random random;
    struct value record = {.length = k - 3 - 10 + 20};
    for (size_t i = 0; i < record.length; i++)
        record.octets[i] = i % 2 == 0 || i >= k - 13 ? 0 : 0x77;
    replaying_random_init(&random, &record);
    ck_assert_int_eq(encrypt(10, &random.source), RSA_OK);
    ck_assert_int_eq(rsa_private_operation(&key, &seeded.source, ciphertext, EM),
                     RSA_OK);
    ck_assert_uint_eq(EM[0], 0x00);
    ck_assert_uint_eq(EM[1], 0x02);
    for (size_t i = 2; i < k - 11; i++) {
        ck_assert_uint_ne(EM[i], 0);
        if (i % 2 == 1)
            ck_assert_uint_eq(EM[i], 0x77);
    }
    ck_assert_uint_eq(EM[k - 11], 0x00);
    ck_assert_mem_eq(EM + k - 10, message, 10);
}
END_TEST

START_TEST(padding_is_drawn)
{
    uint8_t first[128];
    ck_assert_int_eq(encrypt(117, &seeded.source), RSA_OK);
    memcpy(first, ciphertext, sizeof first);
    ck_assert_int_eq(encrypt(117, &seeded.source), RSA_OK);
    ck_assert_mem_ne(first, ciphertext, sizeof first);
}
END_TEST

START_TEST(no_random)
{
    struct failing_random failing;
    struct stuck_random stuck;
    uint8_t have[RSA_MODULUS_LENGTH_MAX];
    size_t length = 7;
    ck_assert_int_eq(encrypt(20, &seeded.source), RSA_OK);
    failing_random_init(&failing, 0);
    memset(have, 0xa5, sizeof have);
    ck_assert_int_eq(
        rsa_decrypt_pkcs1(&key, ciphertext, k, &failing.source, have, &length),
        RSA_NO_RANDOM);
    ck_assert_uint_eq(length, 0);
    assert_all_zero(have, k);
    ck_assert_int_eq(encrypt(20, &failing.source), RSA_NO_RANDOM);
    stuck_random_init(&stuck, 0); /* and never anything but zeros */
    ck_assert_int_eq(encrypt(20, &stuck.source), RSA_NO_RANDOM);
    ck_assert_uint_le(stuck.calls, 300);
    stuck_random_init(&stuck, 1);
    ck_assert_int_eq(encrypt(20, &stuck.source), RSA_OK);
}
END_TEST

static void check_refused(const uint8_t *c, size_t c_length)
{
    uint8_t have[RSA_MODULUS_LENGTH_MAX];
    size_t length = SIZE_MAX;
    memset(have, 0xa5, sizeof have);
    enum rsa_result result =
        rsa_decrypt_pkcs1(&key, c, c_length, &seeded.source, have, &length);
    ck_assert_int_eq(result, RSA_BAD_CIPHERTEXT);
    ck_assert_uint_eq(length, 0);
    assert_all_zero(have, k);
    ck_assert_uint_eq(have[k], 0xa5);
}

/* What anybody can see to be no ciphertext: of another length, or not below n. */
START_TEST(no_ciphertexts)
{
    uint8_t octets[258] = {0};
    mpz_t n;
    mpz_init(n);
    ck_assert_int_eq(encrypt(20, &seeded.source), RSA_OK);
    check_refused(NULL, 0);
    for (size_t length = 0; length < k; length++)
        check_refused(ciphertext, length);
    memcpy(octets + 1, ciphertext, k);
    check_refused(octets, k + 1);
    check_refused(octets + 1, k + 1);
    check_refused(octets, SIZE_MAX);
    mpz_from_number(n, &key.public_key.modulus);
    mpz_export(octets, NULL, 1, 1, 1, 0, n);
    check_refused(octets, k);
    mpz_add_ui(n, n, 1);
    mpz_export(octets, NULL, 1, 1, 1, 0, n);
    check_refused(octets, k);
    memset(octets, 0xff, sizeof octets);
    check_refused(octets, k);
    mpz_clear(n);
}
END_TEST

/* c + n has the same power as c. */
START_TEST(ciphertext_plus_modulus)
{
    mpz_t n, c;
    mpz_inits(n, c, NULL);
    mpz_from_number(n, &key.public_key.modulus);
    do {
        ck_assert_int_eq(encrypt(20, &seeded.source), RSA_OK);
        mpz_import(c, k, 1, 1, 1, 0, ciphertext);
        mpz_add(c, c, n);
    } while (mpz_sizeinbase(c, 2) > 8 * k);
    mpz_export(ciphertext, NULL, 1, 1, 1, 0, c);
    check_refused(ciphertext, k);
    mpz_clears(n, c, NULL);
}
END_TEST

Suite *pkcs1_encryption_suite(void)
{
    Suite *suite = suite_create("pkcs1_encryption");
    TCase *values = tcase_create("vectors");
    tcase_set_timeout(values, 240);
    tcase_add_checked_fixture(values, start, NULL);
    tcase_add_test(values, vectors_of_file);
    tcase_add_loop_test(values, lengths, 0, 4);
    tcase_add_test(values, zeros);
    tcase_add_test(values, padding_has_no_zeros);
    tcase_add_test(values, padding_is_drawn);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, start, NULL);
    tcase_add_test(rejects, no_random);
    tcase_add_test(rejects, no_ciphertexts);
    tcase_add_test(rejects, ciphertext_plus_modulus);
    suite_add_tcase(suite, rejects);
    return suite;
}
