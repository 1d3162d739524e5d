/* forgery.c -- tests that rsa/pkcs1_signature.h takes no forged signature. The padded blocks
 * are in tests/vectors/rsa/forgeries.txt; the owner of a key with e = 3 signs them, so that
 * only the check of the block stands in the way. Then the two forgeries that need no private
 * key: cube roots. */
#include <stdlib.h>
#include <string.h>

#include "fixtures.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/primitive.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define BLOCK_LENGTH 256 /* the key has 2048 bits */

static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t digest[32];

/* The digest ends in an odd octet: the root from the right needs one. */
static void start(void)
{
    seeded_random_init(&seeded, 1);
    test_key_use(&key, "2048-e3");
    uint8_t message = 0;
    do
        hash_digest(&hash_sha256, &message, 1, digest);
    while (message++, digest[31] % 2 == 0);
}

static enum rsa_result verify(const uint8_t *signature)
{
    return rsa_verify_pkcs1(&key.public_key, &hash_sha256, digest, signature,
                            BLOCK_LENGTH);
}

/* A block while it is written; the octets from FILL_AT on move to its end. */
struct block {
    uint8_t octets[BLOCK_LENGTH];
    size_t length, fill_at;
    int fill; /* -1: there is none */
};

static void append(struct block *block, const uint8_t *octets, size_t length)
{
    ck_assert_uint_le(block->length + length, BLOCK_LENGTH);
    memcpy(block->octets + block->length, octets, length);
    block->length += length;
}

static unsigned number_after(const char *token, char mark, unsigned otherwise)
{
    const char *at = strchr(token, mark);
    return at == NULL ? otherwise : (unsigned)strtoul(at + 1, NULL, 10);
}

static void append_token(struct block *block, const char *token)
{
    uint8_t octets[64];
    if (strncmp(token, "fill:", 5) == 0) {
        ck_assert_int_eq(block->fill, -1);
        ck_assert_uint_eq(test_hex(token + 5, octets, sizeof octets), 1);
        block->fill = octets[0];
        block->fill_at = block->length;
        return;
    }
    if (strncmp(token, "digest", 6) == 0) {
        append(block, digest, number_after(token, ':', sizeof digest));
        return;
    }
    size_t length = test_hex(token, octets, sizeof octets);
    ck_assert_msg(length > 0, "what is \"%s\"?", token);
    for (unsigned i = number_after(token, '*', 1); i > 0; i--)
        append(block, octets, length);
}

/* Writes the block that TEXT describes. */
static void parse_block(uint8_t octets[BLOCK_LENGTH], const char *text)
{
    struct block block = {.fill = -1};
    char token[64];
    int used;
    for (; sscanf(text, "%63s%n", token, &used) == 1; text += used)
        append_token(&block, token);
    size_t missing = BLOCK_LENGTH - block.length;
    ck_assert_msg(block.fill >= 0 || missing == 0, "the block is not full");
    memcpy(octets, block.octets, block.fill_at);
    memset(octets + block.fill_at, block.fill, missing);
    memcpy(octets + block.fill_at + missing, block.octets + block.fill_at,
           block.length - block.fill_at);
}

/* The signature of a block, whatever is in it. */
static void sign_block(const uint8_t *block, uint8_t *signature)
{
    uint8_t back[BLOCK_LENGTH];
    ck_assert_int_eq(rsa_private_operation(&key, &seeded.source, block, signature),
                     RSA_OK);
    ck_assert_int_eq(rsa_public_operation(&key.public_key, signature, back), RSA_OK);
    ck_assert_mem_eq(back, block, BLOCK_LENGTH);
}

START_TEST(forged_blocks)
{
    static struct rsp r;
    uint8_t block[BLOCK_LENGTH], signature[BLOCK_LENGTH];
    size_t right = 0, forged = 0;
    rsp_open_path(&r, "tests/vectors/rsa/forgeries.txt");
    while (rsp_next(&r)) {
        bool is_right = rsp_is(&r, "right");
        parse_block(block, r.value);
        sign_block(block, signature);
        ck_assert_msg(verify(signature) == (is_right ? RSA_OK : RSA_BAD_SIGNATURE),
                      "%s", r.name);
        right += is_right;
        forged += !is_right;
    }
    ck_assert_uint_eq(right, 1);
    ck_assert_uint_eq(forged, 54);
}
END_TEST

/* Each octet of the right block, with each of its bits turned. */
START_TEST(bits_turned)
{
    uint8_t block[BLOCK_LENGTH], signature[BLOCK_LENGTH];
    ck_assert_int_eq(rsa_encode_pkcs1(&hash_sha256, digest, block, BLOCK_LENGTH),
                     RSA_OK);
    sign_block(block, signature);
    ck_assert_int_eq(verify(signature), RSA_OK);
    for (size_t bit = 1; bit < 8 * BLOCK_LENGTH; bit += test_is_quick() ? 97 : 1) {
        block[bit / 8] ^= (uint8_t)(0x80u >> bit % 8);
        sign_block(block, signature);
        ck_assert_int_eq(verify(signature), RSA_BAD_SIGNATURE);
        block[bit / 8] ^= (uint8_t)(0x80u >> bit % 8);
    }
}
END_TEST

static void to_octets(uint8_t octets[BLOCK_LENGTH], const mpz_t number)
{
    size_t needed = mpz_sizeinbase(number, 256);
    ck_assert_uint_le(needed, BLOCK_LENGTH);
    memset(octets, 0, BLOCK_LENGTH);
    mpz_export(octets + BLOCK_LENGTH - needed, NULL, 1, 1, 1, 0, number);
}

/* Checks that S^3 is FORGED in the LENGTH octets from OFFSET on, and that S is refused. */
static void check_root(const mpz_t s, const uint8_t *forged, size_t offset,
                       size_t length)
{
    uint8_t signature[BLOCK_LENGTH], cube[BLOCK_LENGTH];
    to_octets(signature, s);
    ck_assert_int_eq(rsa_public_operation(&key.public_key, signature, cube), RSA_OK);
    ck_assert_mem_eq(cube + offset, forged + offset, length);
    ck_assert_int_eq(verify(signature), RSA_BAD_SIGNATURE);
}

/* Bleichenbacher: the smallest s whose cube is at least 00 01 FF .. FF 00 DigestInfo 00 .. 00
 * has a cube that begins with all of that. */
START_TEST(root_from_the_left)
{
    size_t wanted = 2 + 8 + 1 + 51;
    uint8_t block[BLOCK_LENGTH];
    mpz_t s, cube;
    mpz_inits(s, cube, NULL);
    parse_block(block, "00 01 ff*8 00 30 31 30 0d 06 09 608648016503040201 05 00 04 20 "
                       "digest fill:00");
    mpz_import(cube, BLOCK_LENGTH, 1, 1, 1, 0, block);
    if (mpz_root(s, cube, 3) == 0)
        mpz_add_ui(s, s, 1);
    check_root(s, block, 0, wanted);
    mpz_clears(s, cube, NULL);
}
END_TEST

/* Kuehn et al.: for an odd number there is an s whose cube ends with it, modulo any power of
 * two; a reader that starts at the end and does not look at all of the padding is fooled. */
START_TEST(root_from_the_right)
{
    size_t wanted = 1 + 51;
    uint8_t block[BLOCK_LENGTH];
    mpz_t s, modulus, third;
    mpz_inits(s, modulus, third, NULL);
    ck_assert_int_eq(rsa_encode_pkcs1(&hash_sha256, digest, block, BLOCK_LENGTH),
                     RSA_OK);
    mpz_import(s, wanted, 1, 1, 1, 0, block + BLOCK_LENGTH - wanted);
    /* Odd numbers modulo 2^b have an order that divides 2^(b - 2): 1/3 is an exponent. */
    mpz_setbit(modulus, 8 * wanted - 2);
    mpz_set_ui(third, 3);
    ck_assert(mpz_invert(third, third, modulus) != 0);
    mpz_mul_2exp(modulus, modulus, 2);
    mpz_powm(s, s, third, modulus);
    check_root(s, block, BLOCK_LENGTH - wanted, wanted);
    mpz_clears(s, modulus, third, NULL);
}
END_TEST

Suite *forgery_suite(void)
{
    Suite *suite = suite_create("forgery");
    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, start, NULL);
    tcase_add_test(rejects, forged_blocks);
    tcase_add_test(rejects, bits_turned);
    tcase_add_test(rejects, root_from_the_left);
    tcase_add_test(rejects, root_from_the_right);
    suite_add_tcase(suite, rejects);
    return suite;
}
