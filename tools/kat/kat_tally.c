/* kat_tally.c -- the count of a file, and a line for each vector that fails. */
#include "kat_tally.h"

#include <stdio.h>
#include <string.h>

#include "../cli/report.h"

static void print_place(const struct kat_file *file)
{
    print_safe(stdout, file->path, strlen(file->path));
    fputs(": ", stdout);
    print_safe(stdout, file->where, strlen(file->where));
}

void kat_verdict(struct kat_file *file, bool is_right, const char *want,
                 const char *have)
{
    if (is_right) {
        file->count.passed++;
        return;
    }
    file->count.failed++;
    print_place(file);
    fputs(": want ", stdout);
    print_safe(stdout, want, strlen(want)); /* it may be what the file says */
    printf(", have %s\n", have);
}

static void print_octets(struct bytes octets)
{
    if (octets.length == 0)
        fputs("nothing", stdout);
    for (size_t i = 0; i < octets.length; i++)
        printf("%02x", octets.data[i]);
}

void kat_compare(struct kat_file *file, const char *what, struct bytes want,
                 struct bytes have)
{
    if (bytes_equal(want, have)) {
        file->count.passed++;
        return;
    }
    file->count.failed++;
    print_place(file);
    printf(": %s: want ", what);
    print_octets(want);
    fputs(", have ", stdout);
    print_octets(have);
    putchar('\n');
}

void kat_skip(struct kat_file *file, const char *reason)
{
    file->count.skipped++;
    if (file->last_reason == reason)
        return;
    file->last_reason = reason;
    print_place(file);
    printf(": skipped, as others may be: %s\n", reason);
}

size_t kat_counted(const struct kat_file *file)
{
    return file->count.passed + file->count.failed + file->count.skipped;
}
