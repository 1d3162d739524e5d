/* observer.c -- tests sha/observer.h. The first and the last round of "abc" are those of FIPS
 * 180-2 appendices A.1, B.1 and C.1; of random blocks the last round, added to the state
 * before, must be the state after (FIPS 180-4 6.1.2, 6.2.2 and 6.4.2, step 4). */
#include "sha/observer.h"

#include "sha/hash.h"
#include "suites.h"

struct rounds {
    struct hash_observer observer;
    unsigned count;
    uint64_t first[8], last[8], first_word;
    unsigned variables;
};

static void keep_round(struct hash_observer *observer, unsigned t, uint64_t W,
                       const uint64_t *variables)
{
    struct rounds *rounds = (struct rounds *)observer;
    ck_assert_uint_eq(t, rounds->count++);
    if (t == 0)
        rounds->first_word = W;
    for (unsigned i = 0; i < rounds->variables; i++) {
        rounds->last[i] = variables[i];
        if (t == 0)
            rounds->first[i] = variables[i];
    }
}

/* "abc", padded: the length in the last octet. */
static void make_abc(uint8_t *block, size_t length)
{
    memset(block, 0, length);
    memcpy(block, "abc\x80", 4);
    block[length - 1] = 24;
}

static void check(const struct rounds *rounds, unsigned count, uint64_t word,
                  const uint64_t first[8], const uint64_t last[8])
{
    ck_assert_uint_eq(rounds->count, count);
    ck_assert_uint_eq(rounds->first_word, word);
    for (unsigned i = 0; i < rounds->variables; i++) {
        ck_assert_uint_eq(rounds->first[i], first[i]);
        ck_assert_uint_eq(rounds->last[i], last[i]);
    }
}

START_TEST(sha1_abc)
{
    static const uint64_t first[8] = {0x0116fc33, 0x67452301, 0x7bf36ae2, 0x98badcfe,
                                      0x10325476};
    static const uint64_t last[8] = {0x42541b35, 0x5738d5e1, 0x21834873, 0x681e6df6,
                                     0xd8fdf6ad};
    struct rounds rounds = {.observer = {keep_round}, .variables = 5};
    struct sha1_state state;
    uint8_t block[SHA1_BLOCK_LENGTH];
    make_abc(block, sizeof block);
    sha1_init(&state);
    sha1_observe_block(&state, block, &rounds.observer);
    check(&rounds, 80, 0x61626380, first, last);
}
END_TEST

START_TEST(sha256_abc)
{
    static const uint64_t first[8] = {0x5d6aebcd, 0x6a09e667, 0xbb67ae85, 0x3c6ef372,
                                      0xfa2a4622, 0x510e527f, 0x9b05688c, 0x1f83d9ab};
    static const uint64_t last[8] = {0x506e3058, 0xd39a2165, 0x04d24d6c, 0xb85e2ce9,
                                     0x5ef50f24, 0xfb121210, 0x948d25b6, 0x961f4894};
    struct rounds rounds = {.observer = {keep_round}, .variables = 8};
    struct sha256_state state;
    uint8_t block[SHA256_BLOCK_LENGTH];
    make_abc(block, sizeof block);
    sha256_init(&state);
    sha256_observe_block(&state, block, &rounds.observer);
    check(&rounds, 64, 0x61626380, first, last);
}
END_TEST

START_TEST(sha512_abc)
{
    static const uint64_t first[8] = {
        0xf6afceb8bcfcddf5, 0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
        0x58cb02347ab51f91, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b};
    static const uint64_t last[8] = {
        0x73a54f399fa4b1b2, 0x10d9c4c4295599f6, 0xd67806db8b148677, 0x654ef9abec389ca9,
        0xd08446aa79693ed7, 0x9bb4d39778c07f9e, 0x25c96a7768fb2aa3, 0xceb9fc3691ce8326};
    struct rounds rounds = {.observer = {keep_round}, .variables = 8};
    struct sha512_state state;
    uint8_t block[SHA512_BLOCK_LENGTH];
    make_abc(block, sizeof block);
    sha512_init(&state);
    sha512_observe_block(&state, block, &rounds.observer);
    check(&rounds, 80, 0x6162638000000000, first, last);
}
END_TEST

/* A block behind another, of random octets; the state that is watched stays as it is. */
START_TEST(random_blocks)
{
    struct seeded_random random;
    struct rounds rounds = {.observer = {keep_round}, .variables = 8};
    struct sha256_state state, before;
    uint8_t block[SHA256_BLOCK_LENGTH];
    seeded_random_init(&random, 1);
    sha256_init(&state);
    for (unsigned i = 0; i < 20; i++) {
        ck_assert(random_fill(&random.source, block, sizeof block));
        before = state;
        rounds.count = 0;
        sha256_observe_block(&state, block, &rounds.observer);
        ck_assert_mem_eq(state.hash_value, before.hash_value, sizeof state.hash_value);
        ck_assert_uint_eq(state.message_length, before.message_length);
        sha256_update(&state, block, sizeof block);
        for (unsigned j = 0; j < 8; j++)
            ck_assert_uint_eq((uint32_t)(before.hash_value[j] + rounds.last[j]),
                              state.hash_value[j]);
    }
}
END_TEST

Suite *observer_suite(void)
{
    Suite *suite = suite_create("observer");
    TCase *vectors = tcase_create("vectors");
    tcase_add_test(vectors, sha1_abc);
    tcase_add_test(vectors, sha256_abc);
    tcase_add_test(vectors, sha512_abc);
    suite_add_tcase(suite, vectors);

    TCase *blocks = tcase_create("blocks");
    tcase_add_test(blocks, random_blocks);
    suite_add_tcase(suite, blocks);
    return suite;
}
