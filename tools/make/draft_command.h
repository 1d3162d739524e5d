/* draft_command.h -- what the commands that make a request or a certificate share: their
 * options, the clock, and where the result goes. */
#ifndef CERTWRIGHT_DRAFT_COMMAND_H
#define CERTWRIGHT_DRAFT_COMMAND_H

#include "../cli/hash_options.h"
#include "draft.h"

/* The rows of a command's table that fill O: for names, a struct subject_options, all but its
 * subject; for validity, a struct validity_options. */
#define NAME_OPTION_ROWS(o)                                                            \
    {"host", 0, OPTION_LIST, &(o).hosts}, {"email", 0, OPTION_LIST, &(o).emails},      \
    {                                                                                  \
        "uri", 0, OPTION_LIST, &(o).uris                                               \
    }
#define VALIDITY_OPTION_ROWS(o)                                                        \
    {"days", 0, OPTION_NUMBER, &(o).days}, {"at", 0, OPTION_TIME, &(o).at},            \
        {"not-before", 0, OPTION_TIME, &(o).not_before},                               \
        {"not-after", 0, OPTION_TIME, &(o).not_after},                                 \
    {                                                                                  \
        "serial", 0, OPTION_TEXT, &(o).serial                                          \
    }

/* What a command has made, and where it goes. */
struct draft_product {
    const char *path;  /* NULL: standard output */
    const char *label; /* of PEM */
    struct bytes der;  /* borrowed */
    bool is_der;
};

/* The rows of every such command for how the result is signed, HASH, a struct
 * hash_options, and how it is written, PRODUCT, a struct draft_product. */
#define PRODUCT_OPTION_ROWS(hash, product)                                             \
    HASH_OPTION_ROWS(hash), HASH_OPTION_ROW_PSS(hash),                                 \
        {"der", 0, OPTION_FLAG, &(product).is_der},                                    \
    {                                                                                  \
        "output", 'o', OPTION_TEXT, &(product).path                                    \
    }

/* What is done with a product. False, and a line on standard error, on failure. */
typedef bool draft_output(const struct draft_product *product);

/* draft_write writes PRODUCT to its path. */
bool draft_write(const struct draft_product *product)
    __attribute__((warn_unused_result));

/* The commands `request`, `selfsign` and `issue`, for whoever wants to see what they make:
 * they give it to OUTPUT. Each returns an exit status. */
int request_run(const struct command *command, int argc, char **argv,
                draft_output *output);
int selfsign_run(const struct command *command, int argc, char **argv,
                 draft_output *output);
int issue_run(const struct command *command, int argc, char **argv,
              draft_output *output);

/* draft_now returns the time that OPTIONS say it is, or the clock's, in seconds as in
 * calendar.h. */
int64_t draft_now(const struct validity_options *options);

/* draft_output_certificate signs the certificate of DRAFT with KEY and gives PRODUCT,
 * which has everything else, to OUTPUT. False, and a line on standard error, on
 * failure. */
bool draft_output_certificate(const struct draft *draft, const struct private_key *key,
                              const struct signature_algorithm *algorithm,
                              struct draft_product *product, draft_output *output)
    __attribute__((warn_unused_result));

#endif
