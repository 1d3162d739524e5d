/* mgf1.c -- tests rsa/mgf1.h: the masks that RSA Laboratories' pss-int.txt and oaep-int.txt
 * have as intermediate values (python3-cryptography-vectors), and, for other hashes and
 * lengths, the formula of RFC 8017 appendix B.2.1. Masks of SHA-2 are in the vectors of
 * pss_vectors.c and oaep_vectors.c. */
#include "rsa/mgf1.h"

#include <string.h>

#include "suites.h"
#include "tests/support/pkcs1_vectors.h"

#define FOLDER     "asymmetric/RSA/pkcs-1v2-1d2-vec/"
#define HASH_COUNT 7

static struct pkcs1_vectors file;

static void find(const char *name)
{
    do
        ck_assert_msg(pkcs1_vectors_next(&file), "no \"%s\"", name);
    while (!pkcs1_vectors_is(&file, name));
}

/* Takes the value called SEED_NAME for a seed whose mask is the value called MASK_NAME. */
static void check_next_mask(const char *seed_name, const char *mask_name)
{
    uint8_t seed[128], mask[128] = {0};
    find(seed_name);
    size_t seed_length = file.length;
    ck_assert_uint_le(seed_length, sizeof seed);
    memcpy(seed, file.octets, seed_length);
    find(mask_name);
    ck_assert_uint_le(file.length, sizeof mask);
    mgf1_xor(&hash_sha1, seed, seed_length, mask, file.length);
    ck_assert_mem_eq(mask, file.octets, file.length);
}

START_TEST(intermediate_values)
{
    pkcs1_vectors_open(&file, FOLDER "pss-int.txt");
    check_next_mask("hash = Hash(inBlock)",
                    "dbMask = MGF(hash, outputLen - digestLen - 1)");
    while (pkcs1_vectors_next(&file))
        ;
    pkcs1_vectors_open(&file, FOLDER "oaep-int.txt");
    check_next_mask("seed", "dbMask = MGF(seed, length(DB))");
    check_next_mask("maskedDB = DB xor dbMask",
                    "seedMask = MGF(maskedDB, length(seed))");
    while (pkcs1_vectors_next(&file))
        ;
}
END_TEST

/* Octet I of the mask: counter I / hLen, in four octets behind the seed. */
static void write_mask(const struct hash *hash, uint8_t seed[24], uint8_t *mask,
                       size_t length)
{
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    for (size_t i = 0; i < length; i++) {
        size_t counter = i / hash->digest_length;
        seed[22] = (uint8_t)(counter >> 8);
        seed[23] = (uint8_t)counter;
        if (i % hash->digest_length == 0)
            hash_digest(hash, seed, 24, digest);
        mask[i] = digest[i % hash->digest_length];
    }
}

/* Long enough for a counter above 255, in every length up to three digests, and nothing
 * behind it. */
START_TEST(lengths)
{
    static uint8_t want[300 * HASH_DIGEST_LENGTH_MAX], have[sizeof want + 1];
    const struct hash *hash = hash_table[_i];
    uint8_t seed[24] = "twenty octets of seed";
    memset(seed + 20, 0, 4);
    size_t longest = 300 * hash->digest_length;
    write_mask(hash, seed, want, longest);
    for (size_t length = 0; length <= longest;
         length += length > 3 * hash->digest_length ? 997 : 1) {
        memset(have, 0x5a, sizeof have);
        mgf1_xor(hash, seed, 20, have, length);
        for (size_t i = 0; i < length; i++)
            ck_assert_uint_eq(have[i] ^ 0x5a, want[i]);
        ck_assert_uint_eq(have[length], 0x5a);
    }
}
END_TEST

Suite *mgf1_suite(void)
{
    Suite *suite = suite_create("mgf1");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, intermediate_values);
    tcase_add_loop_test(cases, lengths, 0, HASH_COUNT);
    suite_add_tcase(suite, cases);
    return suite;
}
