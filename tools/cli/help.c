/* help.c -- `certwright help`: the list of commands, or the page of one. */
#include "help.h"

#include <stdio.h>
#include <string.h>

#include "options.h"
#include "output.h"
#include "report.h"

static void print_list(const struct command *const *commands)
{
    printf("certwright -- X.509 certificates from scratch\n\n"
           "Usage: certwright COMMAND [OPTION]... [FILE]...\n"
           "       certwright help COMMAND\n"
           "       certwright --version\n\nCommands:\n");
    for (size_t i = 0; commands[i] != NULL; i++)
        printf("  %-10s %s\n", commands[i]->name, commands[i]->summary);
    printf(
        "\nFiles are PEM or DER, told apart by looking; - or nothing is standard "
        "input.\n"
        "Exit status: 0 yes or done, 1 the answer is no, 2 it could not be answered.\n"
        "A first try: certwright quick example.test 127.0.0.1\n");
}

/* The command that the operands name, or the part of one: "trace sign". */
static const struct command *find_topic(const struct command *const *commands,
                                        const struct operands *operands)
{
    const struct command *command = command_find(commands, operands->items[0]);
    if (operands->count == 1 || command == NULL || command->parts == NULL)
        return operands->count == 1 ? command : NULL;
    for (size_t i = 0; command->parts[i] != NULL; i++)
        if (strcmp(strrchr(command->parts[i]->name, ' ') + 1, operands->items[1]) == 0)
            return command->parts[i];
    return NULL;
}

int help_run(const struct command *const *commands, const struct command *command,
             int argc, char **argv)
{
    struct operands operands;
    int status;
    if (!options_parse(command, argc, argv, NULL, 0, &operands, &status))
        return status;
    if (operands.count > 2) {
        report("help: want one command, have %zu", operands.count);
        return STATUS_UNANSWERED;
    }
    if (operands.count == 0) {
        print_list(commands);
    } else {
        const struct command *topic = find_topic(commands, &operands);
        if (topic == NULL) {
            report("help: %s%s%s: no such command; `certwright help` lists them",
                   operands.items[0], operands.count > 1 ? " " : "",
                   operands.count > 1 ? operands.items[1] : "");
            return STATUS_UNANSWERED;
        }
        command_print_help(topic);
    }
    return output_flush() ? STATUS_YES : STATUS_UNANSWERED;
}
