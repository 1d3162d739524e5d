/* message.c -- tests sha/message.h through the functions that use it: that it does not matter
 * in which parts a message comes, and what the padding says of its length. The digests of
 * whole messages are tested in hash_vectors.c. */
#include <stddef.h>
#include <string.h>

#include "sha/hash.h"
#include "suites.h"

#define MESSAGE_LENGTH 300
#define HASH_COUNT     7

/* Feeds MESSAGE in the two parts before and after CUT. */
static void digest_in_two(const struct hash *hash, const uint8_t *message,
                          size_t length, size_t cut, uint8_t *digest)
{
    struct hash_state state;
    hash_init(&state, hash);
    hash_update(&state, message, cut);
    hash_update(&state, message + cut, length - cut);
    hash_finish(&state, digest);
}

START_TEST(every_split_in_two)
{
    const struct hash *hash = hash_table[_i];
    uint8_t message[MESSAGE_LENGTH];
    uint8_t whole[HASH_DIGEST_LENGTH_MAX], parts[HASH_DIGEST_LENGTH_MAX];
    struct seeded_random random;
    seeded_random_init(&random, 1);
    ck_assert(random_fill(&random.source, message, sizeof message));
    size_t step = test_is_quick() ? 7 : 1;
    for (size_t length = 0; length <= sizeof message; length += step) {
        hash_digest(hash, message, length, whole);
        for (size_t cut = 0; cut <= length; cut += step) {
            digest_in_two(hash, message, length, cut, parts);
            ck_assert_mem_eq(parts, whole, hash->digest_length);
        }
    }
}
END_TEST

START_TEST(octet_by_octet)
{
    const struct hash *hash = hash_table[_i];
    uint8_t message[MESSAGE_LENGTH];
    uint8_t whole[HASH_DIGEST_LENGTH_MAX], parts[HASH_DIGEST_LENGTH_MAX];
    struct hash_state state;
    memset(message, 0xa5, sizeof message);
    hash_init(&state, hash);
    for (size_t i = 0; i < sizeof message; i++) {
        hash_update(&state, message + i, 1);
        hash_update(&state, message + i, 0);
        hash_update(&state, NULL, 0);
    }
    hash_finish(&state, parts);
    hash_digest(hash, message, sizeof message, whole);
    ck_assert_mem_eq(parts, whole, hash->digest_length);
}
END_TEST

/* The three functions below the table take nothing at NULL as well. */
START_TEST(nothing_added)
{
    struct sha1_state sha1;
    struct sha256_state sha256;
    struct sha512_state sha512;
    sha1_init(&sha1);
    sha1_update(&sha1, NULL, 0);
    ck_assert_uint_eq(sha1.message_length, 0);
    sha256_init(&sha256);
    sha256_update(&sha256, NULL, 0);
    ck_assert_uint_eq(sha256.message_length, 0);
    sha512_init(&sha512);
    sha512_update(&sha512, NULL, 0);
    ck_assert_uint_eq(sha512.message_length, 0);
}
END_TEST

/* Where a state keeps what the test below looks at. */
static const struct {
    const struct hash *hash;
    size_t hash_value, word_length, message_length;
} states[] = {
    {&hash_sha1, offsetof(struct hash_state, of.sha1.hash_value), 4,
     offsetof(struct hash_state, of.sha1.message_length)},
    {&hash_sha256, offsetof(struct hash_state, of.sha256.hash_value), 4,
     offsetof(struct hash_state, of.sha256.message_length)},
    {&hash_sha512, offsetof(struct hash_state, of.sha512.hash_value), 8,
     offsetof(struct hash_state, of.sha512.message_length)},
};

/* Word I of the hash value in STATE. */
static uint64_t word_of(const struct hash_state *state, int which, size_t i)
{
    const char *at = (const char *)state + states[which].hash_value;
    uint64_t word;
    uint32_t half;
    if (states[which].word_length == sizeof word) {
        memcpy(&word, at + i * sizeof word, sizeof word);
        return word;
    }
    memcpy(&half, at + i * sizeof half, sizeof half);
    return half;
}

/* The block that pads a message of whole blocks: 80, zeros, the length in bits. */
static void padding_block(uint8_t *block, size_t block_length, uint64_t message_length)
{
    memset(block, 0, block_length);
    block[0] = 0x80;
    for (unsigned i = 0; i < 8; i++)
        block[block_length - 1 - i] = (uint8_t)(message_length * 8 >> 8 * i);
}

/* Nobody waits for a message of 2^60 octets: the state of one that has just ended is set
 * by hand. Its padding as one more block of a message must give the same hash value. */
static void check_length_field(int which, uint64_t length)
{
    const struct hash *hash = states[which].hash;
    struct hash_state finished, continued;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], block[HASH_BLOCK_LENGTH_MAX];
    hash_init(&finished, hash);
    memcpy((char *)&finished + states[which].message_length, &length, sizeof length);
    hash_finish(&finished, digest);

    hash_init(&continued, hash);
    padding_block(block, hash->block_length, length);
    hash_update(&continued, block, hash->block_length);
    size_t word_length = states[which].word_length;
    for (size_t i = 0; i < hash->digest_length; i++) {
        uint64_t word = word_of(&continued, which, i / word_length);
        ck_assert_uint_eq(digest[i],
                          word >> 8 * (word_length - 1 - i % word_length) & 0xff);
    }
}

START_TEST(length_field_has_64_bits)
{
    for (unsigned bit = 7; bit <= 60; bit++)
        check_length_field(_i, (uint64_t)1 << bit);
}
END_TEST

START_TEST(finish_wipes)
{
    struct hash_state state;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], zero[sizeof state.of] = {0};
    memset(&state, 0, sizeof state);
    hash_init(&state, hash_table[_i]);
    hash_update(&state, (const uint8_t *)"a secret", 8);
    hash_finish(&state, digest);
    ck_assert_mem_eq(&state.of, zero, sizeof zero);
}
END_TEST

Suite *message_suite(void)
{
    Suite *suite = suite_create("message");
    TCase *parts = tcase_create("parts");
    tcase_set_timeout(parts, 120);
    tcase_add_loop_test(parts, every_split_in_two, 0, HASH_COUNT);
    tcase_add_loop_test(parts, octet_by_octet, 0, HASH_COUNT);
    tcase_add_test(parts, nothing_added);
    tcase_add_loop_test(parts, length_field_has_64_bits, 0, 3);
    tcase_add_loop_test(parts, finish_wipes, 0, HASH_COUNT);
    suite_add_tcase(suite, parts);
    return suite;
}
