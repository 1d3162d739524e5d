/* options.h -- the command line: GNU long options and a few short ones, described by a
 * table of each command. Options and operands may mix; "--" ends options. */
#ifndef CERTWRIGHT_OPTIONS_H
#define CERTWRIGHT_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "command.h"

/* Values of an option that may be repeated, in order. The items are arguments of the
 * program; the array lives as long as it does. */
struct text_list {
    const char **items;
    size_t count;
};

enum option_kind {
    OPTION_FLAG,   /* bool */
    OPTION_TEXT,   /* const char * */
    OPTION_LIST,   /* struct text_list */
    OPTION_NUMBER, /* struct option_number; decimal */
    OPTION_TIME,   /* struct option_time; RFC 3339 */
};

struct option_number {
    bool is_given;
    uint64_t value;
};

struct option_time {
    bool is_given;
    int64_t seconds;
};

/* One option of a command. VALUE points to a variable of the type that KIND says. */
struct option_row {
    const char *name; /* without the hyphens */
    char letter;      /* or 0 */
    enum option_kind kind;
    void *value;
};

#define OPTIONS_MAX 40

/* What is left of the arguments when the options are taken out, borrowed from them. */
struct operands {
    char **items;
    size_t count;
};

/* options_parse fills the variables of the COUNT ROWS, at most OPTIONS_MAX, from ARGV,
 * whose first item is the command's name; texts are borrowed from there, and what was not
 * given stays as it was. ARGV is put into another order. -h and --help print the
 * command's page; -q and --quiet are taken by every command. False if the command should
 * not run on; then STATUS is what it should return, and of what is wrong there was a line
 * on standard error. Called once in a process. */
bool options_parse(const struct command *command, int argc, char **argv,
                   const struct option_row *rows, size_t count,
                   struct operands *operands, int *status)
    __attribute__((warn_unused_result));

#define OPTION_COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

#endif
