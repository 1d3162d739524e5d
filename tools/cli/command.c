/* command.c -- a command in a table, and its page. */
#include "command.h"

#include <stdio.h>
#include <string.h>

const struct command *command_find(const struct command *const *commands,
                                   const char *name)
{
    for (size_t i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

void command_print_help(const struct command *command)
{
    printf("certwright %s -- %s\n\n%s", command->name, command->summary, command->help);
}
