/* options.c -- the command line, on getopt_long. */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../asn1/calendar.h"
#include "output.h"
#include "report.h"

#define CODE_HELP 'h'
#define CODE_QUIET                                                                     \
    'q' /* every command takes it, and most have nothing to keep to themselves */
#define CODE_FIRST 256 /* above every short option */

/* The table in the two forms that getopt_long wants. */
struct getopt_tables {
    struct option longs[OPTIONS_MAX + 3];
    char shorts[3 * OPTIONS_MAX + 5];
};

static const struct option_row *row_of(int code, const struct option_row *rows,
                                       size_t count)
{
    if (code >= CODE_FIRST)
        return &rows[code - CODE_FIRST];
    for (size_t i = 0; i < count; i++)
        if (rows[i].letter == code)
            return &rows[i];
    return NULL;
}

static void fill_tables(struct getopt_tables *tables, const struct option_row *rows,
                        size_t count)
{
    char *at = tables->shorts;
    *at++ = ':'; /* report a missing argument as ':' */
    *at++ = CODE_HELP;
    *at++ = CODE_QUIET;
    for (size_t i = 0; i < count && i < OPTIONS_MAX; i++) {
        int has_argument =
            rows[i].kind == OPTION_FLAG ? no_argument : required_argument;
        tables->longs[i] =
            (struct option){rows[i].name, has_argument, NULL, CODE_FIRST + (int)i};
        if (rows[i].letter != 0) {
            *at++ = rows[i].letter;
            if (has_argument == required_argument)
                *at++ = ':';
        }
    }
    tables->longs[count] = (struct option){"help", no_argument, NULL, CODE_HELP};
    if (row_of(CODE_QUIET, rows, count) == NULL)
        tables->longs[count + 1] =
            (struct option){"quiet", no_argument, NULL, CODE_QUIET};
}

static bool parse_number(const char *text, uint64_t *number)
{
    char *end;
    errno = 0;
    *number = strtoull(text, &end, 10);
    return text[0] >= '0' && text[0] <= '9' && *end == '\0' && errno == 0;
}

/* Lists live as long as the program. */
static const char **kept_lists[OPTIONS_MAX];
static size_t kept_count;

static void free_lists(void)
{
    for (size_t i = 0; i < kept_count; i++)
        free(kept_lists[i]);
}

static bool append(struct text_list *list, const char *text, size_t room)
{
    if (list->items == NULL) {
        if (kept_count == OPTIONS_MAX || (kept_count == 0 && atexit(free_lists) != 0))
            return false;
        list->items = calloc(room, sizeof *list->items);
        kept_lists[kept_count++] = list->items;
    }
    if (list->items == NULL)
        return false;
    list->items[list->count++] = text;
    return true;
}

static bool set_value(const struct command *command, const struct option_row *row,
                      const char *text, size_t room)
{
    struct option_time *time = row->value;
    struct option_number *number = row->value;
    switch (row->kind) {
    case OPTION_FLAG:
        *(bool *)row->value = true;
        return true;
    case OPTION_TEXT:
        *(const char **)row->value = text;
        return true;
    case OPTION_LIST:
        if (append(row->value, text, room))
            return true;
        report("%s: out of memory", command->name);
        return false;
    case OPTION_NUMBER:
        number->is_given = true;
        if (parse_number(text, &number->value))
            return true;
        report("%s: --%s: want a number, have %s", command->name, row->name, text);
        return false;
    case OPTION_TIME:
        time->is_given = true;
        if (calendar_from_text(text, &time->seconds))
            return true;
        report("%s: --%s: want a time such as 2026-11-23T12:00:00Z, have %s",
               command->name, row->name, text);
        return false;
    }
    return false;
}

/* What was wrong is in optopt: a letter, the code of a long option, or 0 for a long
 * option that there is not. */
static int refuse(const struct command *command, int code, char **argv,
                  const struct option_row *rows)
{
    const char *reason = code == ':' ? "this option wants a value"
                                     : "no such option, or not clear which";
    if (optopt >= CODE_FIRST)
        report("%s: --%s: %s; see `certwright help %s`", command->name,
               rows[optopt - CODE_FIRST].name,
               code == ':' ? reason : "this option takes no value", command->name);
    else if (optopt > 0)
        report("%s: -%c: %s; see `certwright help %s`", command->name, optopt, reason,
               command->name);
    else
        report("%s: %s: %s; see `certwright help %s`", command->name, argv[optind - 1],
               reason, command->name);
    return STATUS_UNANSWERED;
}

bool options_parse(const struct command *command, int argc, char **argv,
                   const struct option_row *rows, size_t count,
                   struct operands *operands, int *status)
{
    struct getopt_tables tables = {0};
    fill_tables(&tables, rows, count);
    opterr = 0;
    for (;;) {
        int code = getopt_long(argc, argv, tables.shorts, tables.longs, NULL);
        if (code == -1)
            break;
        if (code == CODE_HELP) {
            command_print_help(command);
            *status = output_flush() ? STATUS_YES : STATUS_UNANSWERED;
            return false;
        }
        const struct option_row *row =
            code == '?' || code == ':' ? NULL : row_of(code, rows, count);
        *status = STATUS_UNANSWERED;
        if (row == NULL && code == CODE_QUIET)
            continue;
        if (row == NULL) {
            refuse(command, code, argv, rows);
            return false;
        }
        if (!set_value(command, row, optarg, (size_t)argc))
            return false;
    }
    operands->items = argv + optind;
    operands->count = (size_t)(argc - optind);
    return true;
}
