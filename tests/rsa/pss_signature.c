/* pss_signature.c -- tests rsa/pss_signature.h: hashes, lengths of salts and of keys, and what
 * is refused. NIST's and RSA Laboratories' vectors are in pss_vectors.c, forged encodings in
 * pss_encoding.c. Keys are those of tests/vectors/rsa/keys.txt, or made with GMP. */
#include "rsa/pss_signature.h"

#include <string.h>

#include "fixtures.h"
#include "suites.h"
#include "tests/random/broken_random.h"

#define HASH_COUNT 7

static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t digest[HASH_DIGEST_LENGTH_MAX], signature[RSA_MODULUS_LENGTH_MAX];

static void start(void)
{
    seeded_random_init(&seeded, 1);
    ck_assert(random_fill(&seeded.source, digest, sizeof digest));
    test_key_use(&key, "1024");
}

/* A key of exactly BITS bits, 1024 at least. */
static void make_key(size_t bits)
{
    static struct test_key numbers;
    mpz_t p, q;
    mpz_inits(p, q, NULL);
    draw_prime(p, bits - bits / 2, 65537, bits);
    draw_prime(q, bits / 2, 65537, bits + 1);
    test_key_from_primes(&numbers, p, q, 65537);
    struct rsa_private_key_fields fields = test_key_fields(&numbers);
    ck_assert_int_eq(rsa_private_key_set(&key, &fields), RSA_OK);
    ck_assert_uint_eq(key.public_key.modulus_bits, bits);
    mpz_clears(p, q, NULL);
}

static enum rsa_result sign(const struct rsa_pss_parameters *parameters)
{
    size_t k = key.public_key.modulus_length;
    memset(signature, 0xa5, sizeof signature);
    enum rsa_result result =
        rsa_sign_pss(&key, parameters, digest, &seeded.source, signature);
    if (result != RSA_OK)
        assert_all_zero(signature, k);
    ck_assert_uint_eq(signature[k], 0xa5);
    return result;
}

static enum rsa_result verify(const struct hash *hash, const struct hash *mgf1_hash,
                              size_t salt_length)
{
    struct rsa_pss_parameters parameters = {hash, mgf1_hash, salt_length};
    return rsa_verify_pss(&key.public_key, &parameters, digest, signature,
                          key.public_key.modulus_length);
}

/* Signs, and verifies with the right parameters and with wrong ones. */
static void check_round_trip(const struct hash *hash, const struct hash *mgf1_hash,
                             size_t salt_length)
{
    struct rsa_pss_parameters parameters = {hash, mgf1_hash, salt_length};
    ck_assert_int_eq(sign(&parameters), RSA_OK);
    ck_assert_int_eq(verify(hash, mgf1_hash, salt_length), RSA_OK);
    ck_assert_int_eq(verify(hash, mgf1_hash, RSA_PSS_SALT_ANY), RSA_OK);
    ck_assert_int_eq(verify(hash, mgf1_hash, salt_length + 1), RSA_BAD_SIGNATURE);
    if (salt_length > 0) {
        ck_assert_int_eq(verify(hash, mgf1_hash, salt_length - 1), RSA_BAD_SIGNATURE);
        ck_assert_int_eq(verify(hash, mgf1_hash, 0), RSA_BAD_SIGNATURE);
    }
    for (size_t i = 0; hash_table[i] != NULL; i++)
        if (hash_table[i] != mgf1_hash)
            ck_assert_int_eq(verify(hash, hash_table[i], RSA_PSS_SALT_ANY),
                             RSA_BAD_SIGNATURE);
    digest[hash->digest_length - 1] ^= 1;
    ck_assert_int_eq(verify(hash, mgf1_hash, RSA_PSS_SALT_ANY), RSA_BAD_SIGNATURE);
}

/* The longest salt, and one octet more. */
static void check_longest_salt(const struct hash *hash)
{
    size_t longest = rsa_pss_salt_length_max(&key.public_key, hash);
    struct rsa_pss_parameters parameters = {hash, hash, longest + 1};
    ck_assert_uint_eq(longest, (key.public_key.modulus_bits - 1 + 7) / 8 -
                                   hash->digest_length - 2);
    check_round_trip(hash, hash, longest);
    ck_assert_int_eq(sign(&parameters), RSA_TOO_SHORT);
}

START_TEST(hashes_and_salts)
{
    static const char *const names[] = {"1024", "1025", "2048", "2048-e3"};
    const struct hash *hash = hash_table[_i];
    if (hash->is_for_verifying_only)
        return;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        test_key_use(&key, names[i]);
        check_round_trip(hash, hash, 0);
        if (hash->digest_length <= rsa_pss_salt_length_max(&key.public_key, hash))
            check_round_trip(hash, hash, hash->digest_length);
        check_round_trip(hash, hash_table[(_i + 1) % HASH_COUNT], 7);
        check_longest_salt(hash);
    }
}
END_TEST

/* modBits - 1 in all its remainders by 8: where it is 0, EM is an octet shorter than n. */
START_TEST(sizes_of_keys)
{
    make_key((size_t)_i);
    check_round_trip(&hash_sha256, &hash_sha256, 0);
    check_round_trip(&hash_sha256, &hash_sha256, 32);
    check_longest_salt(&hash_sha256);
}
END_TEST

START_TEST(salt_length_max)
{
    static const struct {
        size_t bits;
        const struct hash *hash;
        size_t want;
    } rows[] = {
        {1024, &hash_sha1, 106},
        {1025, &hash_sha1, 106},
        {1026, &hash_sha1, 107},
        {1033, &hash_sha1, 107},
        {1024, &hash_sha512, 62},
        {2048, &hash_sha256, 222},
        {2049, &hash_sha256, 222},
        {16384, &hash_sha384, 1998},
        {529, &hash_sha512, 0},
        {528, &hash_sha512, 0},
        {521, &hash_sha512, RSA_PSS_SALT_ANY},
        {512, &hash_sha512, RSA_PSS_SALT_ANY},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct rsa_public_key public_key = {.modulus_bits = rows[i].bits};
        ck_assert_uint_eq(rsa_pss_salt_length_max(&public_key, rows[i].hash),
                          rows[i].want);
    }
}
END_TEST

/* Two signatures differ in their salts, and both verify. */
START_TEST(salts_are_drawn)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 32};
    uint8_t first[128];
    ck_assert_int_eq(sign(&parameters), RSA_OK);
    memcpy(first, signature, sizeof first);
    ck_assert_int_eq(sign(&parameters), RSA_OK);
    ck_assert_mem_ne(first, signature, sizeof first);

    parameters.salt_length = 0;
    ck_assert_int_eq(sign(&parameters), RSA_OK);
    memcpy(first, signature, sizeof first);
    ck_assert_int_eq(sign(&parameters), RSA_OK);
    ck_assert_mem_eq(first, signature, sizeof first);
}
END_TEST

START_TEST(too_long_salts)
{
    static const size_t lengths[] = {95,
                                     128,
                                     1000,
                                     RSA_MODULUS_LENGTH_MAX,
                                     RSA_MODULUS_LENGTH_MAX + 1,
                                     SIZE_MAX - 32,
                                     RSA_PSS_SALT_ANY};
    uint8_t EM[129], salt[95] = {0};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, lengths[i]};
        ck_assert_int_eq(sign(&parameters), RSA_TOO_SHORT);
        memset(EM, 0xa5, sizeof EM);
        ck_assert_int_eq(rsa_encode_pss(&parameters, digest, salt, EM, 1023),
                         RSA_TOO_SHORT);
        assert_all_zero(EM, 128);
        ck_assert_uint_eq(EM[128], 0xa5);
        if (lengths[i] != RSA_PSS_SALT_ANY)
            ck_assert_int_eq(verify(&hash_sha256, &hash_sha256, lengths[i]),
                             RSA_BAD_SIGNATURE);
    }
}
END_TEST

/* No room for the hash at all: sizes that no key has, encoded by hand. */
START_TEST(too_short_to_encode)
{
    struct rsa_pss_parameters parameters = {&hash_sha512, &hash_sha512, 0};
    uint8_t EM[67], salt[1] = {0};
    for (size_t bits = 1; bits <= 8 * 66; bits++) {
        memset(EM, 0xa5, sizeof EM);
        enum rsa_result result = rsa_encode_pss(&parameters, digest, salt, EM, bits);
        ck_assert_int_eq(result, bits <= 8 * 65 ? RSA_TOO_SHORT : RSA_OK);
        ck_assert_uint_eq(EM[(bits + 7) / 8], 0xa5);
        if (result == RSA_TOO_SHORT)
            assert_all_zero(EM, (bits + 7) / 8);
    }
}
END_TEST

START_TEST(weak_hash)
{
    struct rsa_pss_parameters parameters = {&hash_sha1, &hash_sha1, 20};
    ck_assert_int_eq(sign(&parameters), RSA_WEAK_HASH);
    parameters.mgf1_hash = &hash_sha256;
    ck_assert_int_eq(sign(&parameters), RSA_WEAK_HASH);
}
END_TEST

/* For the salt, and for blinding; an empty salt needs none. */
START_TEST(no_random)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 32};
    struct failing_random failing;
    for (size_t good_calls = 0; good_calls < 3; good_calls++) {
        failing_random_init(&failing, good_calls);
        memset(signature, 0xa5, sizeof signature);
        enum rsa_result result =
            rsa_sign_pss(&key, &parameters, digest, &failing.source, signature);
        ck_assert_int_eq(result, RSA_NO_RANDOM);
        assert_all_zero(signature, 128);
    }
}
END_TEST

START_TEST(bits_turned)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 32};
    ck_assert_int_eq(sign(&parameters), RSA_OK);
    for (size_t bit = 0; bit < 8 * 128; bit++) {
        signature[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_int_eq(verify(&hash_sha256, &hash_sha256, RSA_PSS_SALT_ANY),
                         RSA_BAD_SIGNATURE);
        signature[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    for (size_t bit = 0; bit < 8 * 32; bit++) {
        digest[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_int_eq(verify(&hash_sha256, &hash_sha256, RSA_PSS_SALT_ANY),
                         RSA_BAD_SIGNATURE);
        digest[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    ck_assert_int_eq(verify(&hash_sha256, &hash_sha256, 32), RSA_OK);
}
END_TEST

/* RFC 8017 section 8.1.2 step 1, and s + n, which has the same power as s. */
START_TEST(wrong_lengths)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 32};
    uint8_t longer[130] = {0};
    ck_assert_int_eq(sign(&parameters), RSA_OK);
    for (size_t length = 0; length < 128; length++)
        ck_assert_int_eq(
            rsa_verify_pss(&key.public_key, &parameters, digest, signature, length),
            RSA_BAD_SIGNATURE);
    memcpy(longer + 1, signature, 128); /* the same number */
    ck_assert_int_eq(rsa_verify_pss(&key.public_key, &parameters, digest, longer, 129),
                     RSA_BAD_SIGNATURE);
    ck_assert_int_eq(
        rsa_verify_pss(&key.public_key, &parameters, digest, longer + 1, 129),
        RSA_BAD_SIGNATURE);
}
END_TEST

START_TEST(signature_plus_modulus)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 32};
    mpz_t n, s;
    mpz_inits(n, s, NULL);
    mpz_from_number(n, &key.public_key.modulus);
    do {
        ck_assert_int_eq(sign(&parameters), RSA_OK);
        mpz_import(s, 128, 1, 1, 1, 0, signature);
        mpz_add(s, s, n);
    } while (mpz_sizeinbase(s, 2) > 1024);
    mpz_export(signature, NULL, 1, 1, 1, 0, s);
    ck_assert_int_eq(verify(&hash_sha256, &hash_sha256, 32), RSA_BAD_SIGNATURE);
    mpz_clears(n, s, NULL);
}
END_TEST

Suite *pss_signature_suite(void)
{
    Suite *suite = suite_create("pss_signature");
    TCase *values = tcase_create("round_trip");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, start, NULL);
    tcase_add_loop_test(values, hashes_and_salts, 0, HASH_COUNT);
    tcase_add_loop_test(values, sizes_of_keys, 1024, 1034);
    tcase_add_loop_test(values, sizes_of_keys, 2047, 2050);
    tcase_add_test(values, salt_length_max);
    tcase_add_test(values, salts_are_drawn);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, start, NULL);
    tcase_add_test(rejects, too_long_salts);
    tcase_add_test(rejects, too_short_to_encode);
    tcase_add_test(rejects, weak_hash);
    tcase_add_test(rejects, no_random);
    tcase_add_test(rejects, bits_turned);
    tcase_add_test(rejects, wrong_lengths);
    tcase_add_test(rejects, signature_plus_modulus);
    suite_add_tcase(suite, rejects);
    return suite;
}
