/* sha256.c -- tests sha/sha256.h, through the table of sha/hash.h where that is shorter.
 * Vectors: NIST CAVP SHA-256 (SHAVS, byte-oriented: short messages, long messages and the
 * Monte Carlo test), from python3-cryptography-vectors; the digest of 2^26 + 1 zeros is
 * that of sha256sum (GNU coreutils). */
#include <stdlib.h>
#include <string.h>

#include "sha/hash.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define MESSAGE_MAX 8192

static size_t check_messages(const char *file)
{
    static struct rsp r;
    static uint8_t message[MESSAGE_MAX];
    uint8_t want[SHA256_DIGEST_LENGTH], have[SHA256_DIGEST_LENGTH];
    size_t length = 0, count = 0;
    rsp_open(&r, test_vectors(file));
    while (rsp_next(&r)) {
        if (rsp_is(&r, "Len"))
            length = rsp_decimal(&r) / 8;
        if (rsp_is(&r, "Msg") && length > 0) /* the empty message is written "00" */
            ck_assert_uint_eq(rsp_hex(&r, message, sizeof message), length);
        if (!rsp_is(&r, "MD"))
            continue;
        ck_assert_uint_eq(rsp_hex(&r, want, sizeof want), sizeof want);
        hash_digest(&hash_sha256, message, length, have);
        ck_assert_mem_eq(have, want, sizeof want);
        count++;
    }
    return count;
}

START_TEST(short_messages)
{
    ck_assert_uint_eq(check_messages("hashes/SHA2/SHA256ShortMsg.rsp"), 65);
}
END_TEST

START_TEST(long_messages)
{
    ck_assert_uint_eq(check_messages("hashes/SHA2/SHA256LongMsg.rsp"), 64);
}
END_TEST

/* SHAVS section 6.4: MD0 = MD1 = MD2 = Seed, then a thousand times the digest of the last
 * three digests; the last one is the result and the next Seed. */
static void monte_carlo_step(uint8_t seed[SHA256_DIGEST_LENGTH])
{
    uint8_t last_three[3 * SHA256_DIGEST_LENGTH];
    for (unsigned i = 0; i < 3; i++)
        memcpy(last_three + i * SHA256_DIGEST_LENGTH, seed, SHA256_DIGEST_LENGTH);
    for (unsigned i = 0; i < 1000; i++) {
        hash_digest(&hash_sha256, last_three, sizeof last_three, seed);
        memmove(last_three, last_three + SHA256_DIGEST_LENGTH,
                2 * SHA256_DIGEST_LENGTH);
        memcpy(last_three + 2 * SHA256_DIGEST_LENGTH, seed, SHA256_DIGEST_LENGTH);
    }
}

START_TEST(monte_carlo)
{
    static struct rsp r;
    uint8_t seed[SHA256_DIGEST_LENGTH] = {0}, want[SHA256_DIGEST_LENGTH];
    size_t count = 0, limit = test_is_quick() ? 10 : 100;
    rsp_open(&r, test_vectors("hashes/SHA2/SHA256Monte.rsp"));
    while (rsp_next(&r)) {
        if (rsp_is(&r, "Seed"))
            ck_assert_uint_eq(rsp_hex(&r, seed, sizeof seed), sizeof seed);
        if (!rsp_is(&r, "MD") || count++ >= limit)
            continue;
        ck_assert_uint_eq(rsp_hex(&r, want, sizeof want), sizeof want);
        monte_carlo_step(seed);
        ck_assert_mem_eq(seed, want, sizeof want);
    }
    ck_assert_uint_eq(count, 100);
}
END_TEST

START_TEST(large_message)
{
    size_t length = ((size_t)1 << 26) + 1; /* 2^29 + 8 bits */
    uint8_t want[SHA256_DIGEST_LENGTH], have[SHA256_DIGEST_LENGTH];
    if (test_is_quick())
        return;
    uint8_t *zeros = calloc(length, 1);
    ck_assert_ptr_nonnull(zeros);
    test_hex("91990977345985aaf03af1358f4f989d7eaf985b58529efb72f613c588f6599a", want,
             sizeof want);
    hash_digest(&hash_sha256, zeros, length, have);
    ck_assert_mem_eq(have, want, sizeof want);
    free(zeros);
}
END_TEST

/* The block that pads a message of whole blocks: 80, zeros, the length in bits. */
static void padding_block(uint8_t block[SHA256_BLOCK_LENGTH], uint64_t message_length)
{
    memset(block, 0, SHA256_BLOCK_LENGTH);
    block[0] = 0x80;
    for (unsigned i = 0; i < 8; i++)
        block[56 + i] = (uint8_t)(message_length * 8 >> 8 * (7 - i));
}

/* Nobody waits for a message of 2^60 octets: the state of one that has just ended is set
 * by hand. Its padding as one more block of a message must give the same hash value. */
START_TEST(length_field_has_64_bits)
{
    uint64_t length = (uint64_t)1 << (6 + _i);
    struct sha256_state finished, continued;
    uint8_t digest[SHA256_DIGEST_LENGTH], block[SHA256_BLOCK_LENGTH];
    sha256_init(&finished);
    finished.message_length = length;
    sha256_finish(&finished, digest);

    sha256_init(&continued);
    padding_block(block, length);
    sha256_update(&continued, block, sizeof block);
    for (unsigned i = 0; i < SHA256_DIGEST_LENGTH; i++)
        ck_assert_uint_eq(digest[i],
                          continued.hash_value[i / 4] >> 8 * (3 - i % 4) & 0xff);
}
END_TEST

/* Feeds MESSAGE in the two parts before and after CUT. */
static void digest_in_two(const uint8_t *message, size_t length, size_t cut,
                          uint8_t digest[SHA256_DIGEST_LENGTH])
{
    struct sha256_state state;
    sha256_init(&state);
    sha256_update(&state, message, cut);
    sha256_update(&state, message + cut, length - cut);
    sha256_finish(&state, digest);
}

START_TEST(every_split_in_two)
{
    uint8_t message[300], whole[SHA256_DIGEST_LENGTH], parts[SHA256_DIGEST_LENGTH];
    struct seeded_random random;
    seeded_random_init(&random, 1);
    ck_assert(random_fill(&random.source, message, sizeof message));
    size_t step = test_is_quick() ? 7 : 1;
    for (size_t length = 0; length <= sizeof message; length += step) {
        hash_digest(&hash_sha256, message, length, whole);
        for (size_t cut = 0; cut <= length; cut++) {
            digest_in_two(message, length, cut, parts);
            ck_assert_mem_eq(parts, whole, sizeof whole);
        }
    }
}
END_TEST

START_TEST(octet_by_octet)
{
    uint8_t message[300], whole[SHA256_DIGEST_LENGTH], parts[SHA256_DIGEST_LENGTH];
    memset(message, 0xa5, sizeof message);
    struct sha256_state state;
    sha256_init(&state);
    for (size_t i = 0; i < sizeof message; i++) {
        sha256_update(&state, message + i, 1);
        sha256_update(&state, message + i, 0);
        sha256_update(&state, NULL, 0);
    }
    sha256_finish(&state, parts);
    hash_digest(&hash_sha256, message, sizeof message, whole);
    ck_assert_mem_eq(parts, whole, sizeof whole);
}
END_TEST

START_TEST(finish_wipes)
{
    static const struct sha256_state zero;
    struct sha256_state state;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    sha256_init(&state);
    sha256_update(&state, (const uint8_t *)"a secret", 8);
    sha256_finish(&state, digest);
    ck_assert_mem_eq(state.hash_value, zero.hash_value, sizeof zero.hash_value);
    ck_assert_mem_eq(state.block, zero.block, sizeof zero.block);
    ck_assert_uint_eq(state.message_length, 0);
}
END_TEST

Suite *sha256_suite(void)
{
    Suite *suite = suite_create("sha256");
    TCase *vectors = tcase_create("vectors");
    tcase_set_timeout(vectors, 120);
    tcase_add_test(vectors, short_messages);
    tcase_add_test(vectors, long_messages);
    tcase_add_test(vectors, monte_carlo);
    tcase_add_test(vectors, large_message);
    tcase_add_loop_test(vectors, length_field_has_64_bits, 0, 55);
    suite_add_tcase(suite, vectors);

    TCase *parts = tcase_create("parts");
    tcase_set_timeout(parts, 120);
    tcase_add_test(parts, every_split_in_two);
    tcase_add_test(parts, octet_by_octet);
    tcase_add_test(parts, finish_wipes);
    suite_add_tcase(suite, parts);
    return suite;
}
