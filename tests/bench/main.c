/* main.c -- certwright against its peers, in tables.
 *
 *     bench [--quick] [hash|rsa|ec|ed|keygen|x509]... */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "keygen_child.h"
#include "rows.h"

static const struct {
    const char *name;
    void (*rows)(const struct effort *effort);
} subjects[] = {{"hash", hash_rows}, {"rsa", rsa_rows},       {"ec", ec_rows},
                {"ed", ed_rows},     {"keygen", keygen_rows}, {"x509", x509_rows}};

#define SUBJECT_COUNT (sizeof subjects / sizeof subjects[0])

static void print_processor(void)
{
    char line[256];
    FILE *stream = fopen("/proc/cpuinfo", "r");
    while (stream != NULL && fgets(line, sizeof line, stream) != NULL) {
        const char *value = strchr(line, ':');
        if (strncmp(line, "model name", 10) == 0 && value != NULL) {
            printf("%s", value + 2);
            break;
        }
    }
    if (stream != NULL)
        fclose(stream);
}

static void print_circumstances(const struct effort *effort)
{
    char date[32];
    time_t now = time(NULL);
    strftime(date, sizeof date, "%Y-%m-%d", gmtime(&now));
    printf("%s, ", date);
    print_processor();
    printf("\nTimes are the processor's. A ratio above 1 means that certwright is "
           "faster; in brackets\nits least and greatest value in %u rounds.%s\n\n",
           effort->rounds,
           effort == &effort_quick ? " A quick look: figures are rough." : "");
    for (unsigned id = 0; id < CONTENDER_COUNT; id++)
        if (contender_is_there(id))
            printf("- %s %s\n", contenders[id].name, contenders[id].version());
        else
            printf("- %s: missing (Debian: apt-get install %s)\n", contenders[id].name,
                   contenders[id].package);
    fflush(stdout);
}

static int find_subject(const char *name)
{
    for (size_t i = 0; i < SUBJECT_COUNT; i++)
        if (strcmp(subjects[i].name, name) == 0)
            return (int)i;
    return -1;
}

int main(int argc, char **argv)
{
    const struct effort *effort = &effort_full;
    bool is_wanted[SUBJECT_COUNT] = {false}, has_choice = false;
    if (argc == 3 && strcmp(argv[1], "--serve-keys") == 0)
        return keygen_serve((unsigned)strtoul(argv[2], NULL, 10));
    keygen_child_program(argv[0]);
    for (int i = 1; i < argc; i++) {
        int subject = find_subject(argv[i]);
        if (strcmp(argv[i], "--quick") == 0) {
            effort = &effort_quick;
        } else if (subject >= 0) {
            is_wanted[subject] = has_choice = true;
        } else {
            fputs("usage: bench [--quick] [hash|rsa|ec|ed|keygen|x509]...\n", stderr);
            return 2;
        }
    }
    print_circumstances(effort);
    for (size_t i = 0; i < SUBJECT_COUNT; i++)
        if (!has_choice || is_wanted[i])
            subjects[i].rows(effort);
    return 0;
}
