/* commands.c -- an empty table of commands: main.c, which has the real one, is not linked. */
#include "tools/cli/command.h"

const struct command *const commands[] = {NULL};

const struct command *command_find(const char *name)
{
    (void)name;
    return NULL;
}
