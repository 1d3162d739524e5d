/* hash_vectors.c -- tests every hash function of the table with NIST CAVP's vectors (SHAVS,
 * byte-oriented: short messages, long messages and the Monte Carlo test) from
 * python3-cryptography-vectors. The digests of 2^26 + 1 zeros are those of GNU coreutils'
 * sha1sum, sha256sum and sha512sum. */
#include <stdlib.h>
#include <string.h>

#include "sha/hash.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define MESSAGE_MAX       16384
#define MONTE_CARLO_COUNT 100

static const struct {
    const char *file; /* its name up to "ShortMsg.rsp" */
    const struct hash *hash;
    size_t short_count, long_count;
} files[] = {
    {"hashes/SHA1/SHA1", &hash_sha1, 65, 64},
    {"hashes/SHA2/SHA224", &hash_sha224, 65, 64},
    {"hashes/SHA2/SHA256", &hash_sha256, 65, 64},
    {"hashes/SHA2/SHA384", &hash_sha384, 129, 128},
    {"hashes/SHA2/SHA512", &hash_sha512, 129, 128},
    {"hashes/SHA2/SHA512_224", &hash_sha512_224, 129, 128},
    {"hashes/SHA2/SHA512_256", &hash_sha512_256, 129, 128},
};

#define FILE_COUNT ((int)(sizeof files / sizeof files[0]))

static void open_file(struct rsp *r, const char *file, const char *kind)
{
    char name[64];
    snprintf(name, sizeof name, "%s%s.rsp", file, kind);
    rsp_open(r, test_vectors(name));
}

static size_t check_messages(const struct hash *hash, const char *file,
                             const char *kind)
{
    static struct rsp r;
    static uint8_t message[MESSAGE_MAX];
    uint8_t want[HASH_DIGEST_LENGTH_MAX], have[HASH_DIGEST_LENGTH_MAX];
    size_t length = 0, count = 0;
    open_file(&r, file, kind);
    while (rsp_next(&r)) {
        if (rsp_is(&r, "Len"))
            length = rsp_decimal(&r) / 8;
        if (rsp_is(&r, "Msg") && length > 0) /* the empty message is written "00" */
            ck_assert_uint_eq(rsp_hex(&r, message, sizeof message), length);
        if (!rsp_is(&r, "MD"))
            continue;
        ck_assert_uint_eq(rsp_hex(&r, want, sizeof want), hash->digest_length);
        hash_digest(hash, message, length, have);
        ck_assert_mem_eq(have, want, hash->digest_length);
        count++;
    }
    return count;
}

START_TEST(short_messages)
{
    ck_assert_uint_eq(check_messages(files[_i].hash, files[_i].file, "ShortMsg"),
                      files[_i].short_count);
}
END_TEST

START_TEST(long_messages)
{
    ck_assert_uint_eq(check_messages(files[_i].hash, files[_i].file, "LongMsg"),
                      files[_i].long_count);
}
END_TEST

/* SHAVS section 6.4: MD0 = MD1 = MD2 = Seed, then a thousand times the digest of the last
 * three digests; the last one is the result and the next Seed. */
static void monte_carlo_step(const struct hash *hash, uint8_t *seed)
{
    uint8_t last_three[3 * HASH_DIGEST_LENGTH_MAX];
    size_t length = hash->digest_length;
    for (unsigned i = 0; i < 3; i++)
        memcpy(last_three + i * length, seed, length);
    for (unsigned i = 0; i < 1000; i++) {
        hash_digest(hash, last_three, 3 * length, seed);
        memmove(last_three, last_three + length, 2 * length);
        memcpy(last_three + 2 * length, seed, length);
    }
}

START_TEST(monte_carlo)
{
    static struct rsp r;
    const struct hash *hash = files[_i].hash;
    uint8_t seed[HASH_DIGEST_LENGTH_MAX] = {0}, want[HASH_DIGEST_LENGTH_MAX];
    size_t count = 0, limit = test_is_quick() ? 5 : MONTE_CARLO_COUNT;
    open_file(&r, files[_i].file, "Monte");
    while (rsp_next(&r)) {
        if (rsp_is(&r, "Seed"))
            ck_assert_uint_eq(rsp_hex(&r, seed, sizeof seed), hash->digest_length);
        if (!rsp_is(&r, "MD") || count++ >= limit)
            continue;
        ck_assert_uint_eq(rsp_hex(&r, want, sizeof want), hash->digest_length);
        monte_carlo_step(hash, seed);
        ck_assert_mem_eq(seed, want, hash->digest_length);
    }
    ck_assert_uint_eq(count, MONTE_CARLO_COUNT);
}
END_TEST

static const struct {
    const struct hash *hash;
    const char *digest;
} large[] = {
    {&hash_sha1, "e86b0f6894957e6491651921c60fe783069885c2"},
    {&hash_sha256, "91990977345985aaf03af1358f4f989d7eaf985b58529efb72f613c588f6599a"},
    {&hash_sha512, "47740e80c13545e2cf2d800fc4fed9fa7bd304fb14cb371fc2edd9a1b356546f"
                   "a3203fdeeabaf7c8533373b0e8d38fc08df76d74274f0311059c482840409bc5"},
};

/* 2^29 + 8 bits. */
START_TEST(large_message)
{
    size_t length = ((size_t)1 << 26) + 1;
    const struct hash *hash = large[_i].hash;
    uint8_t want[HASH_DIGEST_LENGTH_MAX], have[HASH_DIGEST_LENGTH_MAX];
    if (test_is_quick())
        return;
    uint8_t *zeros = calloc(length, 1);
    ck_assert_ptr_nonnull(zeros);
    ck_assert_uint_eq(test_hex(large[_i].digest, want, sizeof want),
                      hash->digest_length);
    hash_digest(hash, zeros, length, have);
    ck_assert_mem_eq(have, want, hash->digest_length);
    free(zeros);
}
END_TEST

/* No function of the table is without vectors. */
START_TEST(all_are_tested)
{
    size_t count = 0;
    for (; hash_table[count] != NULL; count++)
        ck_assert_ptr_eq(hash_table[count], files[count].hash);
    ck_assert_int_eq((int)count, FILE_COUNT);
}
END_TEST

Suite *hash_vectors_suite(void)
{
    Suite *suite = suite_create("hash_vectors");
    TCase *vectors = tcase_create("vectors");
    tcase_set_timeout(vectors, 120);
    tcase_add_test(vectors, all_are_tested);
    tcase_add_loop_test(vectors, short_messages, 0, FILE_COUNT);
    tcase_add_loop_test(vectors, long_messages, 0, FILE_COUNT);
    tcase_add_loop_test(vectors, monte_carlo, 0, FILE_COUNT);
    tcase_add_loop_test(vectors, large_message, 0, 3);
    suite_add_tcase(suite, vectors);
    return suite;
}
