/* table.c -- rows as Markdown. */
#include "table.h"

#include <stdio.h>

#define CELL_SIZE 64

void table_begin(const char *title)
{
    printf("\n### %s\n\n|", title);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        printf("%s %s |", id == OURS ? " |" : "", contenders[id].name);
    printf(" to OpenSSL | to the best peer |\n|---|");
    for (unsigned column = 0; column < CONTENDER_COUNT + 2; column++)
        printf("---|");
    printf("\n");
    fflush(stdout);
}

/* Three digits, and the unit that leaves one to three before the point. */
static void format_time(const struct result *result, char cell[CELL_SIZE])
{
    static const struct {
        double seconds;
        const char *name;
    } units[] = {{1, "s"}, {1e-3, "ms"}, {1e-6, "µs"}, {1e-9, "ns"}};
    size_t i = 0;
    if (result->rounds == 0) {
        snprintf(cell, CELL_SIZE, "-");
        return;
    }
    while (i < 3 && result->seconds < units[i].seconds)
        i++;
    double value = result->seconds / units[i].seconds;
    snprintf(cell, CELL_SIZE, "%.*f %s",
             value < 9.995   ? 2
             : value < 99.95 ? 1
                             : 0,
             value, units[i].name);
}

static void format_number(double value, char cell[CELL_SIZE])
{
    snprintf(cell, CELL_SIZE, "%.*f", value < 9.995 ? 2 : value < 99.95 ? 1 : 0, value);
}

static void print_ratio(const struct row *row, const struct result *peer)
{
    const struct result *ours = &row->results[OURS];
    char ratio[CELL_SIZE], least[CELL_SIZE], greatest[CELL_SIZE];
    double low = 0, high = 0;
    if (peer == NULL || peer->rounds == 0 || ours->rounds == 0) {
        printf(" -");
        return;
    }
    for (unsigned i = 0; i < peer->rounds && i < ours->rounds; i++) {
        double value = peer->by_round[i] / ours->by_round[i];
        low = i == 0 || value < low ? value : low;
        high = i == 0 || value > high ? value : high;
    }
    format_number(peer->seconds / ours->seconds, ratio);
    format_number(low, least);
    format_number(high, greatest);
    printf(" **%s×** (%s..%s)", ratio, least, greatest);
}

static unsigned best_peer(const struct row *row)
{
    unsigned best = OURS;
    for (unsigned id = OURS + 1; id < CONTENDER_COUNT; id++)
        if (row->results[id].rounds > 0 &&
            (best == OURS || row->results[id].seconds < row->results[best].seconds))
            best = id;
    return best;
}

void table_add(const struct row *row)
{
    char cell[CELL_SIZE];
    printf("| %s |", row->name);
    for (unsigned id = 0; id < CONTENDER_COUNT; id++) {
        format_time(&row->results[id], cell);
        printf(" %s |", cell);
    }
    unsigned best = best_peer(row);
    print_ratio(row, &row->results[OPENSSL]);
    printf(" |");
    print_ratio(row, best == OURS ? NULL : &row->results[best]);
    if (best != OURS)
        printf(" %s", contenders[best].name);
    printf(" |\n");
    fflush(stdout);
}
