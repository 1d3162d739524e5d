/* hash_options.h -- the options that choose a hash (--sha256 and its kin) and
 * RSASSA-PSS, shared by all commands that hash or sign. */
#ifndef CERTWRIGHT_HASH_OPTIONS_H
#define CERTWRIGHT_HASH_OPTIONS_H

#include <stdbool.h>

#include "../../sha/hash.h"
#include "../../keys/signature.h"
#include "options.h"

struct hash_options {
    bool sha1, sha224, sha256, sha384, sha512, sha512_224, sha512_256;
    bool pss;
};

/* The rows of a command's table that fill O, a struct hash_options; for a command that
 * signs new things without --sha1. */
#define HASH_OPTION_ROWS(o)                                                            \
    {"sha224", 0, OPTION_FLAG, &(o).sha224}, {"sha256", 0, OPTION_FLAG, &(o).sha256},  \
        {"sha384", 0, OPTION_FLAG, &(o).sha384},                                       \
        {"sha512", 0, OPTION_FLAG, &(o).sha512},                                       \
        {"sha512-224", 0, OPTION_FLAG, &(o).sha512_224},                               \
    {                                                                                  \
        "sha512-256", 0, OPTION_FLAG, &(o).sha512_256                                  \
    }
#define HASH_OPTION_ROW_SHA1(o)                                                        \
    {                                                                                  \
        "sha1", 0, OPTION_FLAG, &(o).sha1                                              \
    }
#define HASH_OPTION_ROW_PSS(o)                                                         \
    {                                                                                  \
        "pss", 0, OPTION_FLAG, &(o).pss                                                \
    }

/* hash_options_is_given tells whether any hash was chosen. */
bool hash_options_is_given(const struct hash_options *options);

/* hash_options_hash sets HASH to the one that was chosen, by default SHA-256. False,
 * and a line on standard error for COMMAND, if more than one was. */
bool hash_options_hash(const struct hash_options *options, const char *command,
                       const struct hash **hash) __attribute__((warn_unused_result));

/* hash_options_wish sets WISH to the signature algorithm that is asked for; with no hash
 * if none was chosen, which is the key's own choice. False, and a line on standard error
 * for COMMAND, if more than one was. */
bool hash_options_wish(const struct hash_options *options, const char *command,
                       struct signature_wish *wish) __attribute__((warn_unused_result));

/* The options of RSASSA-PSS beyond the hash. */
struct pss_options {
    const char *salt_length; /* decimal, or NULL */
    const char *mgf1_hash;   /* a name, or NULL */
    bool is_checking;        /* without a salt length, any will do */
};

#define PSS_OPTION_ROWS(o)                                                             \
    {"salt-length", 0, OPTION_TEXT, &(o).salt_length},                                 \
    {                                                                                  \
        "mgf1", 0, OPTION_TEXT, &(o).mgf1_hash                                         \
    }

/* pss_options_apply adds what OPTIONS say to WISH. False, and a line on standard error
 * for COMMAND, if they say something and WISH does not ask for RSASSA-PSS, or if they are
 * not to be understood. */
bool pss_options_apply(const struct pss_options *options, const char *command,
                       struct signature_wish *wish) __attribute__((warn_unused_result));

#endif
