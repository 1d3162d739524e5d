/* encryption_options.h -- what `encrypt` and `decrypt` have in common: the scheme and
 * its parameters. */
#ifndef CERTWRIGHT_ENCRYPTION_OPTIONS_H
#define CERTWRIGHT_ENCRYPTION_OPTIONS_H

#include "../rsa/oaep.h"
#include "hash_options.h"

struct encryption_options {
    const char *key_path, *output;
    struct hash_options hash;
    const char *mgf1_hash; /* a name, or NULL: as the hash */
    const char *label;     /* hexadecimal, or NULL: empty */
    bool is_pkcs1;         /* RSAES-PKCS1-v1_5, not OAEP */
    uint8_t label_octets[1024];
};

#define ENCRYPTION_OPTION_ROWS(o)                                                      \
    {"key", 'k', OPTION_TEXT, &(o).key_path},                                          \
        {"output", 'o', OPTION_TEXT, &(o).output}, HASH_OPTION_ROW_SHA1((o).hash),     \
        HASH_OPTION_ROWS((o).hash), {"mgf1", 0, OPTION_TEXT, &(o).mgf1_hash},          \
        {"label", 0, OPTION_TEXT, &(o).label},                                         \
    {                                                                                  \
        "pkcs1", 0, OPTION_FLAG, &(o).is_pkcs1                                         \
    }

/* encryption_options_oaep sets PARAMETERS, which borrow from OPTIONS. False, and a line
 * on standard error for COMMAND, if the options are not to be understood. */
bool encryption_options_oaep(struct encryption_options *options, const char *command,
                             struct rsa_oaep_parameters *parameters)
    __attribute__((warn_unused_result));

#endif
