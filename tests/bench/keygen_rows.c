/* keygen_rows.c -- making keys.
 *
 * How long a search takes is a matter of luck: the times of one contender differ by a
 * factor of ten. So many keys are made, certwright's and peers' in turns, and both the
 * mean and the median are shown. */
#include <stdio.h>
#include <stdlib.h>

#include "bench_key.h"
#include "keygen_child.h"
#include "rows.h"
#include "table.h"

/* Who searches: the contenders, and certwright once more without kernels. */
#define PORTABLE       CONTENDER_COUNT
#define SEARCHER_COUNT (CONTENDER_COUNT + 1)

#define KEYS_MAX 1024

/* The times of one searcher's keys; those of a round stand together. */
struct searcher {
    const char *name;
    const struct rsa_operations *rsa; /* NULL: takes no part, unless it is PORTABLE */
    struct keygen_child *child;
    unsigned keys_per_round;
    double seconds[KEYS_MAX];
};

static double search_once(const struct searcher *s, unsigned bits)
{
    if (s->child != NULL)
        return keygen_child_make(s->child);
    double start = processor_seconds();
    if (!s->rsa->generate(bits, NULL))
        bench_fail("key generation", s->name, "failed");
    return processor_seconds() - start;
}

static bool takes_part(const struct searcher *s)
{
    return s->rsa != NULL || s->child != NULL;
}

static void check(const struct searcher *s, unsigned bits)
{
    static struct encoded key;
    if (s->rsa != NULL && (!s->rsa->generate(bits, &key) ||
                           !bench_key_is_right(bytes_of(key.octets, key.length), bits)))
        bench_fail("key generation", s->name, "makes no key that certwright reads");
}

static void search(struct searcher searchers[SEARCHER_COUNT], unsigned bits,
                   unsigned rounds)
{
    for (unsigned round = 0; round < rounds; round++)
        for (unsigned turn = 0; turn < SEARCHER_COUNT; turn++) {
            struct searcher *s = &searchers[(round + turn) % SEARCHER_COUNT];
            for (unsigned i = 0; takes_part(s) && i < s->keys_per_round; i++)
                s->seconds[round * s->keys_per_round + i] = search_once(s, bits);
        }
}

static double mean(const double *values, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += values[i];
    return sum / (double)count;
}

static double median_of_copy(const double *values, size_t count)
{
    double sorted[KEYS_MAX];
    memcpy(sorted, values, count * sizeof *values);
    return median(sorted, count);
}

static void set_result(const struct searcher *s, unsigned rounds,
                       double (*average)(const double *, size_t), struct result *result)
{
    *result = (struct result){.rounds = takes_part(s) ? rounds : 0};
    if (result->rounds == 0)
        return;
    result->seconds = average(s->seconds, (size_t)rounds * s->keys_per_round);
    for (unsigned round = 0; round < rounds; round++)
        result->by_round[round] =
            average(s->seconds + (size_t)round * s->keys_per_round, s->keys_per_round);
}

/* OURS says which of the searchers stands in certwright's column. */
static void add_row(const char *name, const struct searcher searchers[SEARCHER_COUNT],
                    unsigned ours, unsigned rounds,
                    double (*average)(const double *, size_t))
{
    struct row row = {.name = name};
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        set_result(&searchers[id == OURS ? ours : id], rounds, average,
                   &row.results[id]);
    table_add(&row);
}

static void add_rows(unsigned bits, const struct effort *effort)
{
    static struct searcher searchers[SEARCHER_COUNT];
    unsigned rounds = effort->key_rounds;
    char name[64];
    for (unsigned id = 0; id < SEARCHER_COUNT; id++) {
        struct searcher *s = &searchers[id];
        bool is_ours = id == OURS || id == PORTABLE;
        s->name = id == PORTABLE ? "certwright without kernels" : contenders[id].name;
        s->rsa = id == PORTABLE ? NULL : contenders[id].rsa;
        s->child = id == PORTABLE ? keygen_child_start(bits) : NULL;
        s->keys_per_round = (is_ours ? effort->our_keys : effort->peer_keys) / rounds;
        check(s, bits);
    }
    search(searchers, bits, rounds);
    keygen_child_stop(searchers[PORTABLE].child);
    snprintf(name, sizeof name, "%u, mean", bits);
    add_row(name, searchers, OURS, rounds, mean);
    snprintf(name, sizeof name, "%u, median", bits);
    add_row(name, searchers, OURS, rounds, median_of_copy);
    snprintf(name, sizeof name, "%u, mean, certwright without kernels", bits);
    add_row(name, searchers, PORTABLE, rounds, mean);
}

void keygen_rows(const struct effort *effort)
{
    char title[128];
    unsigned rounds = effort->key_rounds;
    snprintf(title, sizeof title,
             "RSA key generation, e = 65537: %u keys of certwright, %u of each peer",
             effort->our_keys / rounds * rounds, effort->peer_keys / rounds * rounds);
    table_begin(title);
    add_rows(2048, effort);
    add_rows(3072, effort);
    add_rows(4096, effort);
}
