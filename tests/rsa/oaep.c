/* oaep.c -- tests rsa/oaep.h: hashes, labels and lengths of messages, both ways, and what is
 * refused before anything is decoded. Published vectors are in oaep_vectors.c, wrong
 * encodings in oaep_encoding.c. */
#include "rsa/oaep.h"

#include <string.h>

#include "fixtures.h"
#include "suites.h"
#include "tests/random/broken_random.h"

#define HASH_COUNT 7

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

static struct rsa_oaep_parameters parameters_of(const struct hash *hash)
{
    return (struct rsa_oaep_parameters){hash, hash, NULL, 0};
}

static enum rsa_result encrypt(const struct rsa_oaep_parameters *parameters,
                               size_t length)
{
    memset(ciphertext, 0xa5, sizeof ciphertext);
    enum rsa_result result = rsa_encrypt_oaep(&key.public_key, parameters, message,
                                              length, &seeded.source, ciphertext);
    if (result != RSA_OK)
        assert_all_zero(ciphertext, k);
    ck_assert_uint_eq(ciphertext[k], 0xa5);
    return result;
}

/* Decrypts, and checks that nothing but a message ever comes out, and nothing behind it. */
static enum rsa_result decrypt(const struct rsa_oaep_parameters *parameters,
                               const uint8_t *octets, size_t octet_count,
                               uint8_t *decrypted, size_t *length)
{
    memset(decrypted, 0xa5, k + 1);
    *length = SIZE_MAX;
    enum rsa_result result = rsa_decrypt_oaep(&key, parameters, octets, octet_count,
                                              &seeded.source, decrypted, length);
    ck_assert_uint_le(*length, k);
    if (result != RSA_OK)
        ck_assert_uint_eq(*length, 0);
    assert_all_zero(decrypted + *length, k - *length);
    ck_assert_uint_eq(decrypted[k], 0xa5);
    return result;
}

static void check_refused(const struct rsa_oaep_parameters *parameters,
                          const uint8_t *octets, size_t octet_count)
{
    uint8_t decrypted[RSA_MODULUS_LENGTH_MAX + 1];
    size_t length;
    ck_assert_int_eq(decrypt(parameters, octets, octet_count, decrypted, &length),
                     RSA_BAD_CIPHERTEXT);
}

static void check_round_trip(const struct rsa_oaep_parameters *parameters,
                             size_t length)
{
    uint8_t decrypted[RSA_MODULUS_LENGTH_MAX + 1];
    size_t decrypted_length;
    ck_assert_int_eq(encrypt(parameters, length), RSA_OK);
    ck_assert_int_eq(decrypt(parameters, ciphertext, k, decrypted, &decrypted_length),
                     RSA_OK);
    ck_assert_uint_eq(decrypted_length, length);
    ck_assert_mem_eq(decrypted, message, length);
}

/* Every length of a message that there is room for, and one more. */
START_TEST(lengths)
{
    struct rsa_oaep_parameters parameters = parameters_of(hash_table[_i]);
    size_t longest, step = test_is_quick() ? 37 : 1;
    use_key(parameters.hash->digest_length > 48 ? "2048" : "1024");
    ck_assert(rsa_oaep_message_length_max(&key.public_key, parameters.hash, &longest));
    ck_assert_uint_eq(longest, k - 2 * parameters.hash->digest_length - 2);
    for (size_t length = 0; length <= longest; length += step)
        check_round_trip(&parameters, length);
    check_round_trip(&parameters, longest);
    ck_assert_int_eq(encrypt(&parameters, longest + 1), RSA_TOO_SHORT);
}
END_TEST

START_TEST(empty_message_at_null)
{
    struct rsa_oaep_parameters parameters = parameters_of(&hash_sha256);
    uint8_t decrypted[RSA_MODULUS_LENGTH_MAX + 1];
    size_t length;
    enum rsa_result result = rsa_encrypt_oaep(&key.public_key, &parameters, NULL, 0,
                                              &seeded.source, ciphertext);
    ck_assert_int_eq(result, RSA_OK);
    ck_assert_int_eq(decrypt(&parameters, ciphertext, k, decrypted, &length), RSA_OK);
    ck_assert_uint_eq(length, 0);
}
END_TEST

/* Each hash with each mask, labels of several lengths; keys of 2048 and of 1025 bits, and one
 * with e = 3. */
START_TEST(hashes_and_labels)
{
    static const char *const names[] = {"2048", "1025", "2048-e3"};
    static const size_t label_lengths[] = {0, 1, 64, 300};
    for (size_t i = 0; i < 3; i++) {
        use_key(names[i]);
        for (size_t j = 0; j < HASH_COUNT; j++) {
            struct rsa_oaep_parameters parameters = {
                hash_table[_i], hash_table[j], message, label_lengths[(j + i) % 4]};
            size_t longest;
            if (!rsa_oaep_message_length_max(&key.public_key, hash_table[_i], &longest))
                continue;
            check_round_trip(&parameters, longest);
            check_round_trip(&parameters, 0);
        }
    }
}
END_TEST

START_TEST(message_length_max)
{
    static const struct {
        size_t modulus_length;
        const struct hash *hash;
        bool fits;
        size_t want;
    } rows[] = {{128, &hash_sha1, true, 86},     {128, &hash_sha256, true, 62},
                {128, &hash_sha384, true, 30},   {128, &hash_sha512, false, 7},
                {129, &hash_sha512, false, 7},   {130, &hash_sha512, true, 0},
                {131, &hash_sha512, true, 1},    {256, &hash_sha512, true, 126},
                {2048, &hash_sha256, true, 1982}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rsa_public_key public_key = {.modulus_length = rows[i].modulus_length};
        size_t length = 7;
        ck_assert(rsa_oaep_message_length_max(&public_key, rows[i].hash, &length) ==
                  rows[i].fits);
        ck_assert_uint_eq(length, rows[i].want);
    }
}
END_TEST

/* Another seed every time. */
START_TEST(seeds_are_drawn)
{
    struct rsa_oaep_parameters parameters = parameters_of(&hash_sha256);
    uint8_t first[128];
    ck_assert_int_eq(encrypt(&parameters, 20), RSA_OK);
    memcpy(first, ciphertext, sizeof first);
    ck_assert_int_eq(encrypt(&parameters, 20), RSA_OK);
    ck_assert_mem_ne(first, ciphertext, sizeof first);
}
END_TEST

START_TEST(too_long)
{
    static const size_t too_long_lengths[] = {63,      64, 128, 129, SIZE_MAX - 65,
                                              SIZE_MAX};
    struct rsa_oaep_parameters parameters = parameters_of(&hash_sha256);
    for (size_t i = 0; i < sizeof too_long_lengths / sizeof too_long_lengths[0]; i++)
        ck_assert_int_eq(encrypt(&parameters, too_long_lengths[i]), RSA_TOO_SHORT);
    parameters = parameters_of(&hash_sha512);
    ck_assert_int_eq(encrypt(&parameters, 0), RSA_TOO_SHORT);
    /* A key that is too short for the hash has no right ciphertext either. */
    check_refused(&parameters, ciphertext, k);
}
END_TEST

START_TEST(no_random)
{
    struct rsa_oaep_parameters parameters = parameters_of(&hash_sha256);
    struct failing_random failing;
    uint8_t decrypted[RSA_MODULUS_LENGTH_MAX];
    size_t length = 7;
    ck_assert_int_eq(encrypt(&parameters, 20), RSA_OK);
    failing_random_init(&failing, 0);
    memset(decrypted, 0xa5, sizeof decrypted);
    enum rsa_result result = rsa_decrypt_oaep(&key, &parameters, ciphertext, k,
                                              &failing.source, decrypted, &length);
    ck_assert_int_eq(result, RSA_NO_RANDOM);
    ck_assert_uint_eq(length, 0);
    assert_all_zero(decrypted, k);
    result = rsa_encrypt_oaep(&key.public_key, &parameters, message, 20,
                              &failing.source, ciphertext);
    ck_assert_int_eq(result, RSA_NO_RANDOM);
    assert_all_zero(ciphertext, k);
}
END_TEST

/* RFC 8017 section 7.1.2 step 1b: "If the length of the ciphertext C is not k octets". */
START_TEST(wrong_lengths)
{
    struct rsa_oaep_parameters parameters = parameters_of(&hash_sha256);
    uint8_t longer[258] = {0};
    ck_assert_int_eq(encrypt(&parameters, 20), RSA_OK);
    check_refused(&parameters, NULL, 0);
    for (size_t length = 0; length < k; length++)
        check_refused(&parameters, ciphertext, length);
    memcpy(longer + 1, ciphertext, k); /* the same number */
    check_refused(&parameters, longer, k + 1);
    check_refused(&parameters, longer + 1, k + 1);
    check_refused(&parameters, longer, 2 * k);
    check_refused(&parameters, longer, SIZE_MAX);
}
END_TEST

static void check_number_refused(const struct rsa_oaep_parameters *parameters,
                                 const mpz_t number)
{
    uint8_t octets[RSA_MODULUS_LENGTH_MAX] = {0};
    size_t needed = mpz_sgn(number) == 0 ? 0 : mpz_sizeinbase(number, 256);
    ck_assert_uint_le(needed, k);
    mpz_export(octets + k - needed, NULL, 1, 1, 1, 0, number);
    check_refused(parameters, octets, k);
}

START_TEST(special_numbers)
{
    struct rsa_oaep_parameters parameters = parameters_of(&hash_sha256);
    mpz_t n, c;
    mpz_inits(n, c, NULL);
    check_number_refused(&parameters, c); /* 0 */
    mpz_set_ui(c, 1);
    check_number_refused(&parameters, c);
    mpz_from_number(n, &key.public_key.modulus);
    check_number_refused(&parameters, n);
    mpz_sub_ui(c, n, 1);
    check_number_refused(&parameters, c);
    mpz_add_ui(c, n, 1);
    check_number_refused(&parameters, c);
    mpz_set_ui(c, 1);
    mpz_mul_2exp(c, c, 8 * k);
    mpz_sub_ui(c, c, 1); /* all ones */
    check_number_refused(&parameters, c);
    do { /* c + n has the same power as c */
        ck_assert_int_eq(encrypt(&parameters, 20), RSA_OK);
        mpz_import(c, k, 1, 1, 1, 0, ciphertext);
        mpz_add(c, c, n);
    } while (mpz_sizeinbase(c, 2) > 8 * k);
    check_number_refused(&parameters, c);
    mpz_clears(n, c, NULL);
}
END_TEST

START_TEST(wrong_parameters)
{
    struct rsa_oaep_parameters right = {&hash_sha256, &hash_sha256, message, 20}, other;
    ck_assert_int_eq(encrypt(&right, 20), RSA_OK);
    for (size_t length = 0; length <= 40; length++) {
        other = right;
        other.label_length = length;
        if (length != right.label_length)
            check_refused(&other, ciphertext, k);
    }
    other = right;
    other.label = message + 1;
    check_refused(&other, ciphertext, k);
    for (size_t i = 0; i < HASH_COUNT; i++) {
        other = right;
        other.hash = hash_table[i];
        if (hash_table[i] != right.hash)
            check_refused(&other, ciphertext, k);
        other = right;
        other.mgf1_hash = hash_table[i];
        if (hash_table[i] != right.mgf1_hash)
            check_refused(&other, ciphertext, k);
    }
    check_round_trip(&right, 20);
}
END_TEST

START_TEST(bits_turned)
{
    struct rsa_oaep_parameters parameters = parameters_of(&hash_sha256);
    ck_assert_int_eq(encrypt(&parameters, 20), RSA_OK);
    for (size_t bit = 0; bit < 8 * k; bit += test_is_quick() ? 61 : 1) {
        ciphertext[bit / 8] ^= (uint8_t)(1u << bit % 8);
        check_refused(&parameters, ciphertext, k);
        ciphertext[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
}
END_TEST

Suite *oaep_suite(void)
{
    Suite *suite = suite_create("oaep");
    TCase *values = tcase_create("round_trip");
    tcase_set_timeout(values, 240);
    tcase_add_checked_fixture(values, start, NULL);
    tcase_add_loop_test(values, lengths, 0, HASH_COUNT);
    tcase_add_test(values, empty_message_at_null);
    tcase_add_loop_test(values, hashes_and_labels, 0, HASH_COUNT);
    tcase_add_test(values, message_length_max);
    tcase_add_test(values, seeds_are_drawn);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 240);
    tcase_add_checked_fixture(rejects, start, NULL);
    tcase_add_test(rejects, too_long);
    tcase_add_test(rejects, no_random);
    tcase_add_test(rejects, wrong_lengths);
    tcase_add_test(rejects, special_numbers);
    tcase_add_test(rejects, wrong_parameters);
    tcase_add_test(rejects, bits_turned);
    suite_add_tcase(suite, rejects);
    return suite;
}
