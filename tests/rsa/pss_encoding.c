/* pss_encoding.c -- tests rsa/pss_encoding.h, and that rsa/pss_signature.h takes no encoding
 * but the right one (RFC 8017 section 9.1.2). The owner of the key signs whatever block is
 * made here, so that only the check of the encoding stands in the way. EM, DB, PS and H are
 * the standard's names. */
#include <string.h>

#include "fixtures.h"
#include "rsa/mgf1.h"
#include "rsa/primitive.h"
#include "rsa/pss_signature.h"
#include "suites.h"

#define H_LENGTH    32
#define SALT_LENGTH 20

static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t digest[H_LENGTH], salt[SALT_LENGTH];

/* An encoding, its mask taken off and put on again when it is signed. */
static uint8_t block[RSA_MODULUS_LENGTH_MAX], *EM;
static size_t k, emBits, emLen, DB_length;

/* Writes the right encoding and takes the mask off DB. */
static void make_block(void)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, SALT_LENGTH};
    memset(block, 0, sizeof block);
    ck_assert_int_eq(rsa_encode_pss(&parameters, digest, salt, EM, emBits), RSA_OK);
    mgf1_xor(&hash_sha256, EM + DB_length, H_LENGTH, EM, DB_length);
    EM[0] &= (uint8_t)(0xff >> (8 * emLen - emBits));
}

static void use_key(const char *name)
{
    test_key_use(&key, name);
    k = key.public_key.modulus_length;
    emBits = key.public_key.modulus_bits - 1;
    emLen = (emBits + 7) / 8;
    DB_length = emLen - H_LENGTH - 1;
    EM = block + k - emLen;
    make_block();
}

static void start(void)
{
    seeded_random_init(&seeded, 1);
    ck_assert(random_fill(&seeded.source, digest, sizeof digest));
    ck_assert(random_fill(&seeded.source, salt, sizeof salt));
    use_key("1024");
}

/* Signs MASKED, a whole block, and verifies that. */
static enum rsa_result verdict_on(const uint8_t *masked, size_t salt_length)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, salt_length};
    uint8_t signature[RSA_MODULUS_LENGTH_MAX];
    enum rsa_result result =
        rsa_private_operation(&key, &seeded.source, masked, signature);
    if (result != RSA_OK)
        return result;
    return rsa_verify_pss(&key.public_key, &parameters, digest, signature, k);
}

/* Puts the mask on and turns the bits of EXTRA in the first octet of EM. */
static void mask_block(uint8_t *masked, uint8_t extra)
{
    uint8_t *at = masked + k - emLen;
    memcpy(masked, block, k);
    mgf1_xor(&hash_sha256, EM + DB_length, H_LENGTH, at, DB_length);
    at[0] &= (uint8_t)(0xff >> (8 * emLen - emBits));
    at[0] ^= extra;
}

static void check(enum rsa_result want)
{
    uint8_t masked[RSA_MODULUS_LENGTH_MAX];
    mask_block(masked, 0);
    ck_assert_int_eq(verdict_on(masked, SALT_LENGTH), want);
    ck_assert_int_eq(verdict_on(masked, RSA_PSS_SALT_ANY), want);
}

START_TEST(control)
{
    static const char *const names[] = {"1024", "1025", "2048"};
    use_key(names[_i]);
    check(RSA_OK);
}
END_TEST

START_TEST(trailer)
{
    for (unsigned value = 0; value < 256; value++) {
        EM[emLen - 1] = (uint8_t)value;
        check(value == 0xbc ? RSA_OK : RSA_BAD_SIGNATURE);
    }
}
END_TEST

/* "EM = H || 0xbc" where H is that of another message, or of another salt. */
START_TEST(hash_turned)
{
    for (size_t bit = 0; bit < 8 * H_LENGTH; bit++) {
        EM[DB_length + bit / 8] ^= (uint8_t)(1u << bit % 8);
        check(RSA_BAD_SIGNATURE);
        EM[DB_length + bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    check(RSA_OK);
}
END_TEST

START_TEST(salt_turned)
{
    for (size_t bit = 0; bit < 8 * SALT_LENGTH; bit++) {
        EM[DB_length - 1 - bit / 8] ^= (uint8_t)(1u << bit % 8);
        check(RSA_BAD_SIGNATURE);
        EM[DB_length - 1 - bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
}
END_TEST

START_TEST(padding_not_zero)
{
    size_t PS_length = DB_length - SALT_LENGTH - 1;
    for (size_t i = 0; i < PS_length; i++) {
        static const uint8_t values[] = {0x01, 0x02, 0x40};
        for (size_t j = 0; j < sizeof values; j++) {
            EM[i] = values[j];
            check(RSA_BAD_SIGNATURE);
        }
        EM[i] = 0;
    }
    check(RSA_OK);
}
END_TEST

START_TEST(separator)
{
    uint8_t *at = &EM[DB_length - SALT_LENGTH - 1];
    for (unsigned value = 0; value < 256; value++) {
        *at = (uint8_t)value;
        check(value == 0x01 ? RSA_OK : RSA_BAD_SIGNATURE);
    }
}
END_TEST

/* Nothing but zeros, to the end and up to a 01 that is the last octet. */
START_TEST(no_separator)
{
    memset(EM, 0, DB_length);
    check(RSA_BAD_SIGNATURE);
    EM[DB_length - 1] = 0x01;
    check(RSA_BAD_SIGNATURE);
}
END_TEST

/* A salt that is right and 01 before it, but one octet more to the left and the right. */
START_TEST(salt_moved)
{
    memmove(EM, EM + 1, DB_length - 1);
    EM[DB_length - 1] = 0;
    check(RSA_BAD_SIGNATURE);
    make_block();
    memmove(EM + 1, EM, DB_length - 1);
    EM[0] = 0;
    check(RSA_BAD_SIGNATURE);
}
END_TEST

/* Step 6: "the leftmost 8emLen - emBits bits of the leftmost octet in maskedDB" are zero. The
 * bits below must be those of the mask. */
START_TEST(unused_bits)
{
    uint8_t masked[RSA_MODULUS_LENGTH_MAX];
    static struct test_key numbers;
    mpz_t p, q;
    mpz_inits(p, q, NULL);
    draw_prime(p, 513, 65537, 1);
    draw_prime(q, 514, 65537, 2);
    test_key_from_primes(&numbers, p, q, 65537);
    struct rsa_private_key_fields fields = test_key_fields(&numbers);
    ck_assert_int_eq(rsa_private_key_set(&key, &fields), RSA_OK);
    k = key.public_key.modulus_length;
    emBits = key.public_key.modulus_bits - 1;
    emLen = k;
    DB_length = emLen - H_LENGTH - 1;
    EM = block;
    ck_assert_uint_eq(emBits, 1026);
    make_block();
    check(RSA_OK);
    /* n has the bits 2 and 1 of its first octet, at the least: with bit 2 set EM is below it
     * if the lower two are not both ones. */
    unsigned signed_blocks = 0;
    for (unsigned i = 0; i < 64; i++) {
        salt[0] = (uint8_t)i;
        make_block();
        mask_block(masked, 0x04);
        enum rsa_result result = verdict_on(masked, RSA_PSS_SALT_ANY);
        ck_assert(result == RSA_OUT_OF_RANGE || result == RSA_BAD_SIGNATURE);
        signed_blocks += result == RSA_BAD_SIGNATURE;
    }
    ck_assert_uint_gt(signed_blocks, 0);
    mpz_clears(p, q, NULL);
}
END_TEST

/* emBits is a multiple of 8: an octet stands before EM, and must be zero. */
START_TEST(octet_before)
{
    uint8_t masked[RSA_MODULUS_LENGTH_MAX];
    unsigned signed_blocks = 0;
    use_key("1025");
    ck_assert_uint_eq(emLen, k - 1);
    for (unsigned i = 0; i < 256; i++) {
        salt[0] = (uint8_t)i;
        make_block();
        block[0] = 1;
        mask_block(masked, 0);
        enum rsa_result result = verdict_on(masked, RSA_PSS_SALT_ANY);
        ck_assert(result == RSA_OUT_OF_RANGE || result == RSA_BAD_SIGNATURE);
        signed_blocks += result == RSA_BAD_SIGNATURE;
    }
    ck_assert_uint_gt(signed_blocks, 0);
}
END_TEST

/* The block of a key, masked, taken apart again; each part where the standard has it. */
START_TEST(opened)
{
    static const char *const names[] = {"1024", "1025", "2048"};
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, SALT_LENGTH};
    struct rsa_pss_block parts;
    uint8_t masked[RSA_MODULUS_LENGTH_MAX], H[H_LENGTH];
    use_key(names[_i]);
    mask_block(masked, 0);
    ck_assert(rsa_pss_open(&parts, &parameters, masked, emBits + 1));
    ck_assert(rsa_pss_is_well_formed(&parts, SALT_LENGTH));
    ck_assert(rsa_pss_is_well_formed(&parts, RSA_PSS_SALT_ANY));
    ck_assert(!rsa_pss_is_well_formed(&parts, SALT_LENGTH + 1));
    ck_assert_uint_eq(parts.excess, k - emLen);
    ck_assert_ptr_eq(parts.EM, masked + parts.excess);
    ck_assert_uint_eq(parts.emLen, emLen);
    ck_assert_uint_eq(parts.unused_bits, 8 * emLen - emBits);
    ck_assert_uint_eq(parts.DB_length, DB_length);
    ck_assert_mem_eq(parts.DB, EM, DB_length);
    ck_assert_uint_eq(parts.H_length, H_LENGTH);
    ck_assert_ptr_eq(parts.H, parts.EM + DB_length);
    ck_assert_uint_eq(parts.PS_length, DB_length - SALT_LENGTH - 1);
    ck_assert_uint_eq(parts.salt_length, SALT_LENGTH);
    ck_assert_mem_eq(parts.salt, salt, SALT_LENGTH);
    rsa_pss_hash(&hash_sha256, digest, salt, SALT_LENGTH, H);
    ck_assert_mem_eq(parts.H, H, H_LENGTH);
}
END_TEST

static bool is_well_formed(const uint8_t *masked, struct rsa_pss_block *parts)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, SALT_LENGTH};
    ck_assert(rsa_pss_open(parts, &parameters, masked, emBits + 1));
    return rsa_pss_is_well_formed(parts, RSA_PSS_SALT_ANY);
}

/* A wrong block is opened as well, and what is wrong can be seen. */
START_TEST(opened_wrong)
{
    struct rsa_pss_block parts;
    uint8_t masked[RSA_MODULUS_LENGTH_MAX];
    use_key("1025");
    mask_block(masked, 0);
    ck_assert(is_well_formed(masked, &parts));
    masked[0] = 1;
    ck_assert(!is_well_formed(masked, &parts));
    ck_assert(!parts.excess_is_zero);
    EM[emLen - 1] = 0xbd;
    mask_block(masked, 0);
    ck_assert(!is_well_formed(masked, &parts));
    ck_assert_uint_eq(parts.trailer, 0xbd);
    use_key("1024");
    mask_block(masked, 0x80);
    ck_assert(!is_well_formed(masked, &parts));
    ck_assert(!parts.unused_bits_are_zero);
    memset(EM, 0, DB_length);
    mask_block(masked, 0);
    ck_assert(!is_well_formed(masked, &parts));
    ck_assert(!parts.has_salt);
    ck_assert_uint_eq(parts.PS_length, DB_length);
    ck_assert_uint_eq(parts.salt_length, 0);
}
END_TEST

/* H, one octet of DB and bc are the least. */
START_TEST(opened_too_short)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 0};
    struct rsa_pss_block parts;
    uint8_t octets[H_LENGTH + 2] = {0};
    ck_assert(rsa_pss_open(&parts, &parameters, octets, 8 * sizeof octets));
    ck_assert_uint_eq(parts.DB_length, 1);
    ck_assert(!rsa_pss_open(&parts, &parameters, octets, 8 * (sizeof octets - 1)));
    assert_all_zero(&parts, sizeof parts);
}
END_TEST

Suite *pss_encoding_suite(void)
{
    Suite *suite = suite_create("pss_encoding");
    TCase *parts = tcase_create("parts");
    tcase_add_checked_fixture(parts, start, NULL);
    tcase_add_loop_test(parts, opened, 0, 3);
    tcase_add_test(parts, opened_wrong);
    tcase_add_test(parts, opened_too_short);
    suite_add_tcase(suite, parts);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, start, NULL);
    tcase_add_loop_test(rejects, control, 0, 3);
    tcase_add_test(rejects, trailer);
    tcase_add_test(rejects, hash_turned);
    tcase_add_test(rejects, salt_turned);
    tcase_add_test(rejects, padding_not_zero);
    tcase_add_test(rejects, separator);
    tcase_add_test(rejects, no_separator);
    tcase_add_test(rejects, salt_moved);
    tcase_add_test(rejects, unused_bits);
    tcase_add_test(rejects, octet_before);
    suite_add_tcase(suite, rejects);
    return suite;
}
