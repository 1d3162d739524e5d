/* measure.h -- the same work for all contenders, in turns, and what each took.
 *
 * Time is that of the processor, spent by this process. A row is measured in rounds; in
 * each of them every contender has one turn, and the one to begin moves on by one. A turn
 * repeats the work so often that it takes some milliseconds. What else the machine does
 * comes and goes over minutes: contenders in one round meet the same weather, so it is
 * ratios that are compared, and their range over the rounds says how far to trust
 * them. */
#ifndef CERTWRIGHT_BENCH_MEASURE_H
#define CERTWRIGHT_BENCH_MEASURE_H

#include "contender.h"

#define ROUNDS_MAX 32

/* Who takes longer than this for one job takes part in the first three rounds only, and
 * with longer than that in the first. */
#define SLOW_SECONDS      1.0
#define SLOW_ROUNDS       3
#define VERY_SLOW_SECONDS 5.0

/* How long to measure. */
struct effort {
    unsigned rounds;              /* at most ROUNDS_MAX */
    double turn_seconds;          /* of each contender in each round */
    unsigned our_keys, peer_keys; /* made for each row of key generation */
    unsigned key_rounds;
};

extern const struct effort effort_full, effort_quick;

/* What a contender does in a row: RUN with STATE, false on failure. */
struct job {
    bool (*run)(void *state); /* NULL: takes no part */
    void *state;
};

/* What a row came to for one contender, in seconds. */
struct result {
    unsigned rounds;             /* in which it took part; 0: it did not */
    double seconds;              /* what is shown */
    double by_round[ROUNDS_MAX]; /* for the range of the ratio */
};

/* One line of a table. */
struct row {
    const char *name;
    struct result results[CONTENDER_COUNT];
};

/* processor_seconds returns the time that this process has spent so far. */
double processor_seconds(void);

/* median returns that of COUNT values, which it sorts. */
double median(double *values, size_t count);

/* measure does JOBS and sets ROW; the time is that of a job divided by UNITS, and what is
 * shown is the median of the rounds. A job that fails ends the program. */
void measure(const char *name, const struct job jobs[CONTENDER_COUNT], double units,
             const struct effort *effort, struct row *row);

/* bench_fail ends the program with a message: ROW and WHO may be NULL. */
void bench_fail(const char *row, const char *who, const char *message)
    __attribute__((noreturn));

#endif
