/* timing.c -- measuring two classes of inputs, and Welch's t of them. */
#include "timing.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Inputs are made this many at a time, so that making them is far from running them. */
#define POOL_COUNT 64

#define T_MAX         4.5 /* one accident in 150,000 */
#define T_CONTROL_MIN 100.0

struct sample {
    double count, mean, squares; /* Welford's: the sum of squared differences */
};

static void add(struct sample *sample, double time)
{
    double difference = time - sample->mean;
    sample->count += 1;
    sample->mean += difference / sample->count;
    sample->squares += difference * (time - sample->mean);
}

static double welch(const struct sample sample[2])
{
    double variance[2];
    for (unsigned i = 0; i < 2; i++)
        variance[i] = sample[i].squares / (sample[i].count - 1) / sample[i].count;
    return (sample[0].mean - sample[1].mean) / sqrt(variance[0] + variance[1]);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

/* Which class comes next: xorshift, Marsaglia 2003. */
static unsigned draw_class(void)
{
    static uint32_t x = 2463534242u;
    x ^= x << 13;
    x ^= x >> 17;
    x ^= x << 5;
    return x >> 16 & 1;
}

static void measure(struct timed_operation *operation, size_t count, double *times,
                    uint8_t *classes)
{
    static uint8_t pool[POOL_COUNT][TIMING_INPUT_LENGTH_MAX];
    for (size_t i = 0; i < count; i++) {
        size_t at = i % POOL_COUNT;
        if (at == 0)
            for (size_t j = 0; j < POOL_COUNT && i + j < count; j++) {
                classes[i + j] = (uint8_t)draw_class();
                operation->make(operation, classes[i + j], pool[j]);
            }
        double start = now();
        operation->run(operation, pool[at]);
        times[i] = now() - start;
    }
}

static int compare_times(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double ninth_decile(const double *times, size_t count)
{
    double *sorted = malloc(count * sizeof *sorted);
    if (sorted == NULL)
        abort();
    memcpy(sorted, times, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_times);
    double decile = sorted[count * 9 / 10];
    free(sorted);
    return decile;
}

double timing_compare(struct timed_operation *operation, size_t count)
{
    size_t warm_up = count / 10, all = count + warm_up;
    double *times = malloc(all * sizeof *times);
    uint8_t *classes = malloc(all);
    if (times == NULL || classes == NULL)
        abort();
    measure(operation, all, times, classes);
    double limit = ninth_decile(times, warm_up);
    struct sample sample[2] = {{0}};
    for (size_t i = warm_up; i < all; i++)
        if (times[i] <= limit)
            add(&sample[classes[i]], times[i]);
    free(times);
    free(classes);
    return welch(sample);
}

bool timing_passes(const char *name, struct timed_operation *operation, bool is_control,
                   size_t count)
{
    double t = timing_compare(operation, count);
    bool ok = is_control ? fabs(t) > T_CONTROL_MIN : fabs(t) < T_MAX;
    printf("%s %s, N = %zu: t = %.2f\n", ok ? "ok" : "FAILED", name, count, t);
    fflush(stdout);
    return ok;
}
