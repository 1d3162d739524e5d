/* measure.c -- rounds, turns and medians. */
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define REPETITIONS_MAX 10000000.0

const struct effort effort_full = {.rounds = 21,
                                   .turn_seconds = 0.01,
                                   .our_keys = 200,
                                   .peer_keys = 60,
                                   .key_rounds = 10};
const struct effort effort_quick = {.rounds = 7,
                                    .turn_seconds = 0.003,
                                    .our_keys = 12,
                                    .peer_keys = 4,
                                    .key_rounds = 2};

void bench_fail(const char *row, const char *who, const char *message)
{
    fflush(stdout);
    fprintf(stderr, "bench: %s%s%s%s%s\n", row != NULL ? row : "",
            row != NULL ? ": " : "", who != NULL ? who : "", who != NULL ? ": " : "",
            message);
    exit(2);
}

double processor_seconds(void)
{
    struct timespec time;
    if (clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) != 0)
        bench_fail(NULL, NULL, "want a clock of the processor's time, have none");
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double median(double *values, size_t count)
{
    qsort(values, count, sizeof *values, compare);
    return (values[(count - 1) / 2] + values[count / 2]) / 2;
}

/* Seconds for doing JOB so many times. */
static double take_turn(const char *name, unsigned id, const struct job *job,
                        unsigned repetitions)
{
    double start = processor_seconds();
    for (unsigned i = 0; i < repetitions; i++)
        if (!job->run(job->state))
            bench_fail(name, contenders[id].name, "failed");
    return processor_seconds() - start;
}

/* How a contender takes part in a row. */
struct plan {
    unsigned rounds;
    unsigned repetitions; /* of the job in each turn */
};

/* The first time does not count: caches are cold, and some libraries set things up
 * then. */
static struct plan plan_turns(const char *name, unsigned id, const struct job *job,
                              const struct effort *effort)
{
    struct plan plan = {effort->rounds, 1};
    double first = take_turn(name, id, job, 1);
    if (first > SLOW_SECONDS) {
        plan.rounds = first > VERY_SLOW_SECONDS ? 1 : SLOW_ROUNDS;
        return plan;
    }
    for (;;) {
        double seconds = take_turn(name, id, job, plan.repetitions);
        double wanted = plan.repetitions * effort->turn_seconds / (seconds + 1e-9);
        bool is_known = seconds >= effort->turn_seconds / 4;
        if (is_known || wanted > REPETITIONS_MAX) {
            plan.repetitions = wanted < 1                 ? 1
                               : wanted > REPETITIONS_MAX ? (unsigned)REPETITIONS_MAX
                                                          : (unsigned)wanted;
            return plan;
        }
        plan.repetitions *= 2;
    }
}

static void set_medians(struct row *row)
{
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        double sorted[ROUNDS_MAX];
        struct result *result = &row->results[id];
        memcpy(sorted, result->by_round, sizeof sorted);
        if (result->rounds > 0)
            result->seconds = median(sorted, result->rounds);
    }
}

void measure(const char *name, const struct job jobs[CONTENDER_COUNT], double units,
             const struct effort *effort, struct row *row)
{
    struct plan plans[CONTENDER_COUNT] = {{0, 0}};
    *row = (struct row){.name = name};
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (jobs[id].run != NULL)
            plans[id] = plan_turns(name, id, &jobs[id], effort);
    for (unsigned round = 0; round < effort->rounds; round++)
        for (unsigned turn = 0; turn < CONTENDER_COUNT; turn++) {
            unsigned id = (round + turn) % CONTENDER_COUNT;
            struct result *result = &row->results[id];
            if (round >= plans[id].rounds)
                continue;
            double seconds = take_turn(name, id, &jobs[id], plans[id].repetitions);
            result->by_round[round] = seconds / plans[id].repetitions / units;
            result->rounds = round + 1;
        }
    set_medians(row);
}
