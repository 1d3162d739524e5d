/* help.h -- `certwright help`, given the table of commands that it explains. */
#ifndef CERTWRIGHT_HELP_H
#define CERTWRIGHT_HELP_H

#include "command.h"

/* help_run runs COMMAND, which is `help`, with its arguments: the list of COMMANDS, a
 * table that NULL ends, or the page of one of them or of its parts. Returns an exit
 * status. */
int help_run(const struct command *const *commands, const struct command *command,
             int argc, char **argv);

#endif
