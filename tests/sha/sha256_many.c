/* sha256_many.c -- tests sha/sha256_many.h against hash_digest, one message after another:
 * numbers of messages around the number of lanes, and mixes of lengths around the padding.
 * Messages are random octets; `make check-kernels` runs it with each kernel. */
#include "sha/sha256_many.h"

#include <stdlib.h>
#include <string.h>

#include "sha/hash.h"
#include "suites.h"

#define COUNT_MAX  200
#define LENGTH_MAX 10000

static const size_t lengths[] = {0,  1,   55,  56,  63,   64,
                                 65, 119, 120, 128, 1024, LENGTH_MAX};
#define LENGTH_COUNT (sizeof lengths / sizeof lengths[0])

static uint8_t octets[LENGTH_MAX + 1000];

static void fill(struct seeded_random *random, uint64_t seed)
{
    seeded_random_init(random, seed);
    ck_assert(random_fill(&random->source, octets, sizeof octets));
}

static size_t number_below(struct seeded_random *random, size_t bound)
{
    uint32_t number;
    ck_assert(random_fill(&random->source, (uint8_t *)&number, sizeof number));
    return number % bound;
}

/* The octets behind the last digest are not written to. */
static void compare(const struct sha256_message *messages, size_t count)
{
    static uint8_t have[COUNT_MAX + 1][SHA256_DIGEST_LENGTH];
    uint8_t want[SHA256_DIGEST_LENGTH];
    memset(have, 0xa5, sizeof have);
    sha256_many(messages, count, have);
    for (size_t i = 0; i < count; i++) {
        hash_digest(&hash_sha256, messages[i].data, messages[i].length, want);
        ck_assert_msg(memcmp(have[i], want, sizeof want) == 0,
                      "message %zu of %zu, of %zu octets", i, count,
                      messages[i].length);
    }
    memset(want, 0xa5, sizeof want);
    ck_assert_mem_eq(have[count], want, sizeof want);
}

/* Every message has a place of its own in the octets, so that no two are equal. */
static struct sha256_message message_at(size_t i, size_t length)
{
    return (struct sha256_message){length > 0 ? octets + i : NULL, length};
}

START_TEST(one_length)
{
    struct seeded_random random;
    struct sha256_message messages[COUNT_MAX];
    fill(&random, 1);
    for (size_t count = 0; count <= 40; count++) {
        for (size_t i = 0; i < count; i++)
            messages[i] = message_at(i, lengths[_i]);
        compare(messages, count);
    }
}
END_TEST

START_TEST(mixed_lengths)
{
    struct seeded_random random;
    struct sha256_message messages[COUNT_MAX];
    unsigned rounds = test_is_quick() ? 1 : 10;
    fill(&random, 2);
    for (size_t count = 0; count <= rounds * 41; count++) {
        for (size_t i = 0; i < count % 41; i++)
            messages[i] = message_at(i, lengths[number_below(&random, LENGTH_COUNT)]);
        compare(messages, count % 41);
    }
}
END_TEST

/* Where one message is much longer than all others, in each place. */
START_TEST(one_long_message)
{
    struct seeded_random random;
    struct sha256_message messages[COUNT_MAX];
    fill(&random, 3);
    for (size_t which = 0; which < 34; which++) {
        for (size_t i = 0; i < 34; i++)
            messages[i] = message_at(i, i == which ? LENGTH_MAX : 100 + i);
        compare(messages, 34);
    }
}
END_TEST

/* 100,000 messages in calls of up to 200. */
START_TEST(random_messages)
{
    struct seeded_random random;
    struct sha256_message messages[COUNT_MAX];
    size_t wanted = test_is_quick() ? 2000 : 100000;
    fill(&random, 4);
    for (size_t done = 0; done < wanted;) {
        size_t count = number_below(&random, COUNT_MAX + 1);
        for (size_t i = 0; i < count; i++)
            messages[i] =
                message_at(number_below(&random, 1000), number_below(&random, 600));
        compare(messages, count);
        done += count;
    }
}
END_TEST

START_TEST(same_message_twice)
{
    struct seeded_random random;
    struct sha256_message messages[40];
    fill(&random, 5);
    for (size_t i = 0; i < 40; i++)
        messages[i] = message_at(i % 2, 200);
    compare(messages, 40);
}
END_TEST

/* Each in a block of its own size, where a sanitizer sees an octet too many being read. */
START_TEST(nothing_else_is_read)
{
    struct seeded_random random;
    struct sha256_message messages[40];
    uint8_t *blocks[40];
    fill(&random, 6);
    for (size_t i = 0; i < 40; i++) {
        size_t length = 1 + number_below(&random, 300);
        blocks[i] = malloc(length);
        ck_assert_ptr_nonnull(blocks[i]);
        memcpy(blocks[i], octets + i, length);
        messages[i] = (struct sha256_message){blocks[i], length};
    }
    compare(messages, 40);
    for (size_t i = 0; i < 40; i++)
        free(blocks[i]);
}
END_TEST

Suite *sha256_many_suite(void)
{
    Suite *suite = suite_create("sha256_many");
    TCase *many = tcase_create("many");
    tcase_set_timeout(many, 120);
    tcase_add_loop_test(many, one_length, 0, LENGTH_COUNT);
    tcase_add_test(many, mixed_lengths);
    tcase_add_test(many, one_long_message);
    tcase_add_test(many, random_messages);
    tcase_add_test(many, same_message_twice);
    tcase_add_test(many, nothing_else_is_read);
    suite_add_tcase(suite, many);
    return suite;
}
