/* draft.h -- a certificate or request that is being made from what was typed: the
 * fields and the memory behind them. Every function says on standard error why it
 * fails. */
#ifndef CERTWRIGHT_DRAFT_H
#define CERTWRIGHT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "../../x509/certificate.h"
#include "../../x509/general_name.h"
#include "../../x509/profile.h"
#include "../../x509/serial.h"
#include "../cli/options.h"

/* The options that describe a subject. */
struct subject_options {
    const char *subject; /* NULL: not given */
    struct text_list hosts, emails, uris;
};

/* The options that say for how long, and the serial number. */
struct validity_options {
    struct option_time at, not_before, not_after;
    struct option_number days;
    const char *serial; /* NULL: a random one */
};

/* The rows of a command's table that fill O: a struct subject_options but for the
 * subject, and a struct validity_options. */
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

/* A zeroed draft is empty and safe to clear. */
struct draft {
    struct certificate certificate;
    struct der_writer subject, names, key; /* own what the certificate borrows */
    uint8_t serial[SERIAL_LENGTH_MAX];
    uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
};

/* draft_set_subject sets the subject to the name TEXT; NULL is the empty name. */
bool draft_set_subject(struct draft *draft, const char *text)
    __attribute__((warn_unused_result));

/* draft_set_names sets NAMES to the GeneralNames of all hosts, addresses and URIs that
 * were given, or to nothing if there are none. */
bool draft_set_names(struct draft *draft, const struct subject_options *options,
                     struct bytes *names) __attribute__((warn_unused_result));

/* draft_name_from_subject sets NAMES to the one dNSName or iPAddress that the subject's
 * CN is, if it is a host name; else to nothing. */
bool draft_name_from_subject(struct draft *draft, struct bytes *names)
    __attribute__((warn_unused_result));

/* draft_set_key sets the subject's public key to the public half of KEY. */
bool draft_set_key(struct draft *draft, const struct private_key *key)
    __attribute__((warn_unused_result));

/* draft_now returns the time that OPTIONS say it is, or the clock's. */
int64_t draft_now(const struct validity_options *options);

/* draft_set_validity sets notBefore and notAfter, by default from now for as long as
 * PROFILE says, and not beyond AUTHORITY's notAfter (which may be NULL). What was asked
 * for explicitly and is longer than the authority's or than browsers accept gets a
 * warning. */
bool draft_set_validity(struct draft *draft, const struct validity_options *options,
                        enum profile profile, const struct certificate *authority)
    __attribute__((warn_unused_result));

/* draft_set_serial sets the serial number that was given, or a random one. */
bool draft_set_serial(struct draft *draft, const char *hex)
    __attribute__((warn_unused_result));

/* draft_sign_certificate writes the certificate, signed with KEY, into WRITER, and sets
 * DER to it. */
bool draft_sign_certificate(const struct draft *draft, const struct private_key *key,
                            const struct signature_algorithm *algorithm,
                            struct der_writer *writer, struct bytes *der)
    __attribute__((warn_unused_result));

/* What a command has made of a draft, and where it goes. */
struct draft_product {
    const char *path;  /* NULL: standard output */
    const char *label; /* of PEM */
    struct bytes der;
    bool is_der;
};

/* What becomes of it. False, and a line on standard error, on failure. */
typedef bool draft_output(const struct draft_product *product);

/* draft_write writes PRODUCT to its path. */
bool draft_write(const struct draft_product *product)
    __attribute__((warn_unused_result));

/* The commands `request`, `selfsign` and `issue`, for who wants to see what they make:
 * they give it to OUTPUT. */
int request_run(const struct command *command, int argc, char **argv,
                draft_output *output);
int selfsign_run(const struct command *command, int argc, char **argv,
                 draft_output *output);
int issue_run(const struct command *command, int argc, char **argv,
              draft_output *output);

/* draft_clear frees what DRAFT owns. */
void draft_clear(struct draft *draft);

#endif
