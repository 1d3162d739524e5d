/* random.c -- tests random/random.h with the system's source, with a seeded one, and with
 * sources that fail. There are no vectors. */
#include "random/random.h"

#include <string.h>

#include "broken_random.h"
#include "suites.h"

START_TEST(system_gives_different_strings)
{
    uint8_t a[32], b[32];
    ck_assert(random_fill(random_system(), a, sizeof a));
    ck_assert(random_fill(random_system(), b, sizeof b));
    ck_assert_mem_ne(a, b, sizeof a);
    ck_assert(random_fill(random_system(), a, 0));
}
END_TEST

/* More than one call of getrandom or getentropy gives at once: every 16 octets changed. */
START_TEST(system_fills_long_strings)
{
    static uint8_t octets[100000];
    static const uint8_t zero[16];
    ck_assert(random_fill(random_system(), octets, sizeof octets));
    for (size_t i = 0; i < sizeof octets; i += sizeof zero)
        ck_assert_msg(memcmp(octets + i, zero, sizeof zero) != 0, "octet %zu", i);
}
END_TEST

START_TEST(fill_fails)
{
    struct failing_random random;
    uint8_t octets[100], zero[sizeof octets] = {0};
    failing_random_init(&random, 1);
    ck_assert(random_fill(&random.source, octets, sizeof octets));
    ck_assert(!random_fill(&random.source, octets, sizeof octets));
    ck_assert_mem_eq(octets, zero, sizeof zero);
}
END_TEST

/* A block gives what its source would have given, in the same order, whatever lengths are
 * asked for, and keeps nothing of it. */
START_TEST(block_gives_what_its_source_gives)
{
    static const size_t lengths[] = {1, 7, 0, 128, 4096, 3, 5000, 9000, 120, 8};
    static uint8_t have[32768], want[32768];
    struct seeded_random seeded, again;
    struct random_block block;
    size_t given = 0;
    seeded_random_init(&seeded, 3);
    seeded_random_init(&again, 3);
    random_block_start(&block, &seeded.source);
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        ck_assert(random_fill(&block.source, have + given, lengths[i]));
        given += lengths[i];
        for (size_t j = 0; j < RANDOM_BLOCK_LENGTH - block.left; j++)
            ck_assert(given == 0 || block.octets[j] == 0);
    }
    for (size_t i = 0; i < sizeof want; i += RANDOM_BLOCK_LENGTH)
        ck_assert(random_fill(&again.source, want + i, RANDOM_BLOCK_LENGTH));
    ck_assert_mem_eq(have, want, given);
    random_block_wipe(&block);
    static const struct random_block wiped;
    ck_assert_mem_eq(&block, &wiped, sizeof wiped);
}
END_TEST

START_TEST(block_fails_with_its_source)
{
    struct failing_random failing;
    struct random_block block;
    uint8_t octets[RANDOM_BLOCK_LENGTH], zero[sizeof octets] = {0};
    failing_random_init(&failing, 1);
    random_block_start(&block, &failing.source);
    ck_assert(random_fill(&block.source, octets, sizeof octets - 1));
    ck_assert(!random_fill(&block.source, octets, 2));
    ck_assert_mem_eq(octets, zero, 2);
    ck_assert(!random_fill(&block.source, octets, sizeof octets));
    ck_assert_mem_eq(octets, zero, sizeof zero);
}
END_TEST

Suite *random_suite(void)
{
    Suite *suite = suite_create("random");
    TCase *values = tcase_create("values");
    tcase_add_test(values, system_gives_different_strings);
    tcase_add_test(values, system_fills_long_strings);
    tcase_add_test(values, block_gives_what_its_source_gives);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, fill_fails);
    tcase_add_test(rejects, block_fails_with_its_source);
    suite_add_tcase(suite, rejects);
    return suite;
}
