/* pkcs1_signature.c -- tests rsa/pkcs1_signature.h: the padded block, and the signatures that
 * are none. NIST's vectors are in pkcs1_vectors.c, forged blocks in forgery.c. */
#include "rsa/pkcs1_signature.h"

#include <string.h>

#include "fixtures.h"
#include "suites.h"
#include "tests/random/broken_random.h"

/* RFC 8017 section 9.2, note 1: what stands before the 32 octets of a SHA-256 digest. */
#define PREFIX             "3031300d060960864801650304020105000420"
#define DIGEST_INFO_LENGTH 51

static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t digest[32], signature[RSA_MODULUS_LENGTH_MAX];
static size_t k;

static void sign(void)
{
    ck_assert_int_eq(
        rsa_sign_pkcs1(&key, &hash_sha256, digest, &seeded.source, signature), RSA_OK);
}

static void start(void)
{
    seeded_random_init(&seeded, 1);
    test_key_use(&key, "2048");
    k = key.public_key.modulus_length;
    hash_digest(&hash_sha256, (const uint8_t *)"message", 7, digest);
    sign();
}

static enum rsa_result verify(const uint8_t *octets, size_t length)
{
    return rsa_verify_pkcs1(&key.public_key, &hash_sha256, digest, octets, length);
}

/* In every length that there is room for, and the lengths around the shortest. */
START_TEST(encoded)
{
    uint8_t block[300], want[sizeof block];
    for (size_t length = DIGEST_INFO_LENGTH + 11; length <= 256; length++) {
        memset(want, 0xff, sizeof want);
        want[0] = 0;
        want[1] = 1;
        uint8_t *at = want + length - DIGEST_INFO_LENGTH;
        at[-1] = 0;
        at += test_hex(PREFIX, at, 19);
        memcpy(at, digest, sizeof digest);
        memset(block, 0xa5, sizeof block);
        ck_assert_int_eq(rsa_encode_pkcs1(&hash_sha256, digest, block, length), RSA_OK);
        ck_assert_mem_eq(block, want, length);
        ck_assert_uint_eq(block[length], 0xa5);
    }
}
END_TEST

START_TEST(too_short_to_encode)
{
    uint8_t block[DIGEST_INFO_LENGTH + 11];
    for (size_t length = 0; length < sizeof block; length++) {
        memset(block, 0xa5, sizeof block);
        enum rsa_result result = rsa_encode_pkcs1(&hash_sha256, digest, block, length);
        ck_assert_int_eq(result, RSA_TOO_SHORT);
        for (size_t i = length; i < sizeof block; i++)
            ck_assert_uint_eq(block[i], 0xa5);
    }
}
END_TEST

START_TEST(round_trip)
{
    static const char *const names[] = {"1024", "1025", "2048", "2048-e3"};
    test_key_use(&key, names[_i]);
    for (unsigned i = 0; i < 20; i++) {
        digest[0] = (uint8_t)i;
        sign();
        ck_assert_int_eq(verify(signature, key.public_key.modulus_length), RSA_OK);
        digest[31] ^= 1;
        ck_assert_int_eq(verify(signature, key.public_key.modulus_length),
                         RSA_BAD_SIGNATURE);
    }
}
END_TEST

START_TEST(no_random)
{
    struct failing_random failing;
    for (size_t good_calls = 0; good_calls < 2; good_calls++) {
        failing_random_init(&failing, good_calls);
        memset(signature, 0xa5, sizeof signature);
        enum rsa_result result =
            rsa_sign_pkcs1(&key, &hash_sha256, digest, &failing.source, signature);
        ck_assert_int_eq(result, RSA_NO_RANDOM);
        assert_all_zero(signature, k);
        ck_assert_uint_eq(signature[k], 0xa5);
    }
}
END_TEST

START_TEST(bits_turned)
{
    for (size_t bit = 0; bit < 8 * k; bit++) {
        signature[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_int_eq(verify(signature, k), RSA_BAD_SIGNATURE);
        signature[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    for (size_t bit = 0; bit < 8 * sizeof digest; bit++) {
        digest[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_int_eq(verify(signature, k), RSA_BAD_SIGNATURE);
        digest[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    ck_assert_int_eq(verify(signature, k), RSA_OK);
}
END_TEST

/* RFC 8017 section 8.2.2 step 1: the length is k, or the signature is none. */
START_TEST(wrong_lengths)
{
    static uint8_t longer[RSA_MODULUS_LENGTH_MAX + 1];
    for (size_t length = 0; length < k; length++)
        ck_assert_int_eq(verify(signature, length), RSA_BAD_SIGNATURE);
    memcpy(longer + 1, signature, k); /* the same number */
    ck_assert_int_eq(verify(longer, k + 1), RSA_BAD_SIGNATURE);
    memmove(longer, signature, k);
    longer[k] = 0;
    ck_assert_int_eq(verify(longer, k + 1), RSA_BAD_SIGNATURE);
}
END_TEST

/* One signature in some 200 begins with a zero, and has to keep it. */
START_TEST(leading_zero)
{
    test_key_use(&key, "1024");
    k = key.public_key.modulus_length;
    sign();
    for (unsigned i = 0; signature[0] != 0; i++) {
        memcpy(digest, &i, sizeof i);
        sign();
    }
    ck_assert_int_eq(verify(signature, k), RSA_OK);
    ck_assert_int_eq(verify(signature + 1, k - 1), RSA_BAD_SIGNATURE);
}
END_TEST

static void check_number_refused(const mpz_t number)
{
    uint8_t octets[RSA_MODULUS_LENGTH_MAX] = {0};
    size_t needed = mpz_sgn(number) == 0 ? 0 : mpz_sizeinbase(number, 256);
    ck_assert_uint_le(needed, k);
    mpz_export(octets + k - needed, NULL, 1, 1, 1, 0, number);
    ck_assert_int_eq(verify(octets, k), RSA_BAD_SIGNATURE);
}

START_TEST(special_numbers)
{
    mpz_t n, s;
    mpz_inits(n, s, NULL);
    check_number_refused(s); /* 0 */
    mpz_set_ui(s, 1);
    check_number_refused(s);
    mpz_from_number(n, &key.public_key.modulus);
    mpz_sub_ui(s, n, 1);
    check_number_refused(s);
    check_number_refused(n);
    mpz_add_ui(s, n, 1);
    check_number_refused(s);
    mpz_set_ui(s, 1);
    mpz_mul_2exp(s, s, 8 * k);
    mpz_sub_ui(s, s, 1); /* all ones */
    check_number_refused(s);
    mpz_import(s, k, 1, 1, 1, 0, signature);
    mpz_sub(s, n, s); /* n - s, whose power is n - EM */
    check_number_refused(s);
    mpz_clears(n, s, NULL);
}
END_TEST

/* s + n has the same power as s: without the check of its range it would verify. */
START_TEST(signature_plus_modulus)
{
    mpz_t n, s;
    mpz_inits(n, s, NULL);
    mpz_from_number(n, &key.public_key.modulus);
    unsigned checked = 0;
    for (unsigned i = 0; checked < 3; i++) {
        memcpy(digest, &i, sizeof i);
        sign();
        mpz_import(s, k, 1, 1, 1, 0, signature);
        mpz_add(s, s, n);
        if (mpz_sizeinbase(s, 2) > 8 * k)
            continue;
        check_number_refused(s);
        checked++;
    }
    mpz_clears(n, s, NULL);
}
END_TEST

START_TEST(other_key)
{
    struct rsa_private_key other;
    test_key_use(&other, "2048-e3");
    ck_assert_int_eq(rsa_verify_pkcs1(&other.public_key, &hash_sha256, digest,
                                      signature, other.public_key.modulus_length),
                     RSA_BAD_SIGNATURE);
}
END_TEST

Suite *pkcs1_signature_suite(void)
{
    Suite *suite = suite_create("pkcs1_signature");
    TCase *values = tcase_create("round_trip");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, start, NULL);
    tcase_add_test(values, encoded);
    tcase_add_loop_test(values, round_trip, 0, 4);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, start, NULL);
    tcase_add_test(rejects, too_short_to_encode);
    tcase_add_test(rejects, no_random);
    tcase_add_test(rejects, bits_turned);
    tcase_add_test(rejects, wrong_lengths);
    tcase_add_test(rejects, leading_zero);
    tcase_add_test(rejects, special_numbers);
    tcase_add_test(rejects, signature_plus_modulus);
    tcase_add_test(rejects, other_key);
    suite_add_tcase(suite, rejects);
    return suite;
}
