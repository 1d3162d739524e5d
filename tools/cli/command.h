/* command.h -- what a command of the program is, and the exit statuses that all
 * share. */
#ifndef CERTWRIGHT_COMMAND_H
#define CERTWRIGHT_COMMAND_H

#include <stddef.h>

enum exit_status {
    STATUS_YES = 0,        /* done, or the answer is yes */
    STATUS_NO = 1,         /* the answer is no: a signature that is wrong, say */
    STATUS_UNANSWERED = 2, /* usage, unreadable or malformed input, input/output,
                            * no memory */
};

struct command {
    const char *name;    /* of a part with the command's before it: "trace sign" */
    const char *summary; /* one line for the list of commands */
    const char *help;    /* the whole page, without the first line */
    /* Runs COMMAND, whose name is ARGV's first item, and returns an exit status. */
    int (*run)(const struct command *command, int argc, char **argv);
    /* Commands of its own, which NULL ends; or NULL. */
    const struct command *const *parts;
};

/* The commands of the program, each in a file of its name in one of the rooms; `help` is
 * in main.c, with the table. */
extern const struct command command_keygen, command_pubkey, command_request,
    command_selfsign, command_issue, command_quick, command_show, command_asn1,
    command_explain, command_trace, command_digest, command_sign, command_check,
    command_encrypt, command_decrypt, command_verify, command_trust, command_kat;

/* command_find returns the command called NAME in the table COMMANDS, which NULL ends, or
 * NULL if there is none. */
const struct command *command_find(const struct command *const *commands,
                                   const char *name);

/* command_print_help prints the page of COMMAND on standard output, which the caller
 * flushes. */
void command_print_help(const struct command *command);

#endif
