/* encryption_options.h -- what `encrypt` and `decrypt` have in common: the command line,
 * the scheme and its parameters. */
#ifndef CERTWRIGHT_ENCRYPTION_OPTIONS_H
#define CERTWRIGHT_ENCRYPTION_OPTIONS_H

#include "../../keys/key_type.h"
#include "../cli/hash_options.h"

struct encryption_options {
    const char *key_path, *output;
    struct hash_options hash;
    const char *mgf1_hash;      /* a name, or NULL: as the hash */
    const char *label;          /* hexadecimal, or NULL: empty */
    bool is_pkcs1;              /* RSAES-PKCS1-v1_5, not OAEP */
    uint8_t label_octets[1024]; /* LABEL decoded, which the algorithm borrows */
};

/* What a command does with PATH, a file or NULL, and with ALGORITHM, of which all but the
 * scheme is set; returns its exit status. */
typedef int encryption_action(const struct encryption_options *options,
                              struct transport_algorithm *algorithm, const char *path);

/* encryption_options_choose sets the scheme of ALGORITHM to the one of TYPE, the type of
 * the key in the file at options->key_path, that was asked for. False, and a line on
 * standard error, if keys of TYPE do not encrypt. */
bool encryption_options_choose(const struct encryption_options *options,
                               const struct key_type *type,
                               struct transport_algorithm *algorithm)
    __attribute__((warn_unused_result));

/* encryption_run reads the command line and runs ACTION, or says on standard error why
 * not: KEY says in words what the option --key wants. Returns the exit status. */
int encryption_run(const struct command *command, int argc, char **argv,
                   const char *key, encryption_action *action);

#endif
