/* hash_rows.c -- SHA-256. */
#include <stdlib.h>

#include "rows.h"
#include "table.h"

#define MEGABYTE      ((size_t)1 << 20)
#define MESSAGE_COUNT 1024
#define SMALL_LENGTH  1024

/* One contender's work: COUNT messages of one length. */
struct hash_state {
    const struct hash_operations *hash;
    struct bytes messages[MESSAGE_COUNT];
    size_t count;
    uint8_t digests[MESSAGE_COUNT][DIGEST_LENGTH];
};

static bool run_one(void *state)
{
    struct hash_state *s = state;
    return s->hash->digest(s->messages[0], s->digests[0]);
}

static bool run_each(void *state)
{
    struct hash_state *s = state;
    for (size_t i = 0; i < s->count; i++)
        if (!s->hash->digest(s->messages[i], s->digests[i]))
            return false;
    return true;
}

static bool run_many(void *state)
{
    struct hash_state *s = state;
    return s->hash->digest_many(s->messages, s->count, s->digests);
}

/* The contenders' states; and the octets that are hashed, none the same as the next. */
static struct hash_state states[CONTENDER_COUNT];
static uint8_t octets[MEGABYTE];

static void fill_octets(void)
{
    uint32_t word = 1;
    for (size_t i = 0; i < sizeof octets; i++) {
        word = word * UINT32_C(1664525) + UINT32_C(1013904223);
        octets[i] = (uint8_t)(word >> 24);
    }
}

static void set_jobs(size_t count, size_t length, struct job jobs[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        struct hash_state *s = &states[id];
        s->hash = contenders[id].hash;
        s->count = count;
        for (size_t i = 0; i < count; i++)
            s->messages[i] = bytes_of(octets + i * length, length);
        if (s->hash == NULL)
            jobs[id] = (struct job){0};
        else if (count == 1)
            jobs[id] = (struct job){run_one, s};
        else
            jobs[id] =
                (struct job){s->hash->digest_many != NULL ? run_many : run_each, s};
    }
}

static void check(const char *name, const struct job jobs[CONTENDER_COUNT])
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        if (jobs[id].run == NULL)
            continue;
        memset(states[id].digests, 0, sizeof states[id].digests);
        if (!jobs[id].run(jobs[id].state) ||
            memcmp(states[id].digests, states[OURS].digests,
                   states[id].count * DIGEST_LENGTH) != 0)
            bench_fail(name, contenders[id].name, "another digest than certwright's");
    }
}

static void add_row(const char *name, size_t count, size_t length,
                    const struct effort *effort)
{
    struct job jobs[CONTENDER_COUNT];
    struct row row;
    set_jobs(count, length, jobs);
    check(name, jobs);
    measure(name, jobs, (double)count, effort, &row);
    table_add(&row);
}

void hash_rows(const struct effort *effort)
{
    fill_octets();
    table_begin("SHA-256, time for a message");
    add_row("one stream of 1 MiB", 1, MEGABYTE, effort);
    add_row("one stream of 16 KiB", 1, 16384, effort);
    add_row("64 octets in one call", 1, 64, effort);
    add_row("1024 messages of 1 KiB, each", MESSAGE_COUNT, SMALL_LENGTH, effort);
}
