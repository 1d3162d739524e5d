/* sha256_blocks.c -- tests sha/sha256_blocks.h: that the kernel which is used agrees with the
 * reference, block by block. `make check-kernels` runs it with each kernel. The reference
 * itself is tested with NIST's vectors in hash_vectors.c, where CERTWRIGHT_KERNELS says
 * "portable"; messages here are random octets. */
#include <string.h>

#include "sha/hash.h"
#include "sha/sha256_blocks.h"
#include "suites.h"

#define BLOCKS_MAX     40
#define ALIGNMENTS     64
#define MESSAGE_LENGTH 20000

/* One octet behind the blocks and one before them must not count, and nor must where they
 * lie. */
static void compare(struct seeded_random *random, size_t count, size_t alignment)
{
    static uint8_t octets[ALIGNMENTS + BLOCKS_MAX * SHA256_BLOCK_LENGTH];
    uint8_t *blocks = octets + alignment;
    uint32_t want[8 + 1], have[8 + 1];
    ck_assert(random_fill(&random->source, (uint8_t *)want, sizeof want));
    ck_assert(random_fill(&random->source, blocks, count * SHA256_BLOCK_LENGTH));
    memcpy(have, want, sizeof have);
    sha256_reference_blocks(want, blocks, count);
    sha256_hash_blocks(have, blocks, count);
    ck_assert_mem_eq(have, want, sizeof want);
}

START_TEST(every_count_and_alignment)
{
    struct seeded_random random;
    seeded_random_init(&random, 1);
    for (size_t count = 0; count <= BLOCKS_MAX; count++)
        for (size_t alignment = 0; alignment < ALIGNMENTS;
             alignment += count < 3 ? 1 : 7)
            compare(&random, count, alignment);
}
END_TEST

/* Each starts from a random hash value. */
START_TEST(random_blocks)
{
    struct seeded_random random;
    unsigned cases = test_is_quick() ? 1000 : 100000;
    seeded_random_init(&random, 2);
    for (unsigned i = 0; i < cases; i++)
        compare(&random, 1, i % 16);
}
END_TEST

/* Words of zeros and of ones alone, in the hash value and in the block: where carries run
 * through or never. */
START_TEST(extreme_blocks)
{
    for (unsigned bits = 0; bits < 1 << 8; bits++) {
        uint32_t want[8], have[8];
        uint8_t block[SHA256_BLOCK_LENGTH];
        for (unsigned i = 0; i < 8; i++) {
            have[i] = want[i] = (bits >> i & 1) != 0 ? 0xffffffff : 0;
            memset(block + 8 * i, (bits >> (7 - i) & 1) != 0 ? 0xff : 0, 8);
        }
        sha256_reference_blocks(want, block, 1);
        sha256_hash_blocks(have, block, 1);
        ck_assert_mem_eq(have, want, sizeof want);
    }
}
END_TEST

/* Section 5.1.1 once more, written octet by octet. */
static void digest_by_reference(const uint32_t initial[8], const uint8_t *message,
                                size_t length, uint8_t digest[SHA256_DIGEST_LENGTH])
{
    uint8_t padded[MESSAGE_LENGTH + 2 * SHA256_BLOCK_LENGTH] = {0};
    uint32_t H[8];
    size_t padded_length = length + 9;
    while (padded_length % SHA256_BLOCK_LENGTH != 0)
        padded_length++;
    memcpy(padded, message, length);
    padded[length] = 0x80;
    for (unsigned i = 0; i < 8; i++)
        padded[padded_length - 1 - i] = (uint8_t)((uint64_t)length * 8 >> 8 * i);
    memcpy(H, initial, sizeof H);
    sha256_reference_blocks(H, padded, padded_length / SHA256_BLOCK_LENGTH);
    for (unsigned i = 0; i < SHA256_DIGEST_LENGTH; i++)
        digest[i] = (uint8_t)(H[i / 4] >> (24 - 8 * (i % 4)));
}

static void compare_message(const uint8_t *message, size_t length)
{
    uint8_t want[SHA256_DIGEST_LENGTH], have[SHA256_DIGEST_LENGTH];
    struct sha256_state initial;
    sha256_init(&initial);
    digest_by_reference(initial.hash_value, message, length, want);
    hash_digest(&hash_sha256, message, length, have);
    ck_assert_mem_eq(have, want, SHA256_DIGEST_LENGTH);
    sha224_init(&initial);
    digest_by_reference(initial.hash_value, message, length, want);
    hash_digest(&hash_sha224, message, length, have);
    ck_assert_mem_eq(have, want, SHA224_DIGEST_LENGTH);
}

/* SHA-256 and SHA-224 of messages of every length, and of some longer ones. */
START_TEST(every_length)
{
    static const size_t longer[] = {1000,  1023,  4096,  10000,
                                    16383, 16384, 16440, 20000};
    static uint8_t message[MESSAGE_LENGTH + 1];
    struct seeded_random random;
    seeded_random_init(&random, 3);
    ck_assert(random_fill(&random.source, message, sizeof message));
    for (size_t length = 0; length <= 300; length++)
        compare_message(message + length % 2, length);
    for (size_t i = 0; i < sizeof longer / sizeof longer[0]; i++)
        compare_message(message + 1, longer[i]);
}
END_TEST

Suite *sha256_blocks_suite(void)
{
    Suite *suite = suite_create("sha256_blocks");
    TCase *kernels = tcase_create("kernels");
    tcase_set_timeout(kernels, 120);
    tcase_add_test(kernels, every_count_and_alignment);
    tcase_add_test(kernels, random_blocks);
    tcase_add_test(kernels, extreme_blocks);
    tcase_add_test(kernels, every_length);
    suite_add_tcase(suite, kernels);
    return suite;
}
