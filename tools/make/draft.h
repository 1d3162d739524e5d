/* draft.h -- a certificate or request that is being made from what was typed: the
 * fields, and the memory that they borrow. These functions read no files, look at no
 * clock and print nothing; where one returns false, the decision says why. */
#ifndef CERTWRIGHT_DRAFT_H
#define CERTWRIGHT_DRAFT_H

#include <stdbool.h>
#include <stdint.h>

#include "../../x509/certificate.h"
#include "../../x509/general_name.h"
#include "../../x509/profile.h"
#include "../../x509/serial.h"
#include "../cli/options.h"
#include "decision.h"

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

/* A zeroed draft is empty and safe to clear. */
struct draft {
    struct certificate certificate;
    struct der_writer subject, names, key; /* own what the certificate borrows */
    uint8_t serial[SERIAL_LENGTH_MAX];
    uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
};

/* draft_set_subject sets the subject to the name TEXT; NULL is the empty name. */
bool draft_set_subject(struct draft *draft, const char *text, struct decision *decision)
    __attribute__((warn_unused_result));

/* draft_set_names sets NAMES to the GeneralNames of all hosts, addresses and URIs that
 * were given, or to nothing if there are none. NAMES is borrowed from DRAFT. */
bool draft_set_names(struct draft *draft, const struct subject_options *options,
                     struct bytes *names, struct decision *decision)
    __attribute__((warn_unused_result));

/* draft_name_from_subject sets NAMES to the one dNSName or iPAddress that the subject's
 * CN is, if it is a host name; else to nothing. NAMES is borrowed from DRAFT, whose names
 * must not be set yet. */
bool draft_name_from_subject(struct draft *draft, struct bytes *names,
                             struct decision *decision)
    __attribute__((warn_unused_result));

/* draft_set_key sets the subject's public key to the public half of KEY. */
bool draft_set_key(struct draft *draft, const struct private_key *key,
                   struct decision *decision) __attribute__((warn_unused_result));

/* draft_remark_on_keys remarks, if PROFILE is for servers, that browsers refuse a key like the
 * draft's or what AUTHORITY signs; NULL is a certificate that signs itself. */
void draft_remark_on_keys(const struct draft *draft, enum profile profile,
                          const struct certificate *authority,
                          const struct decision *decision);

/* draft_set_issuer sets the issuer to the subject of AUTHORITY, from which it is borrowed,
 * or to DRAFT's own subject if AUTHORITY is NULL; and the extensions to those of PROFILE,
 * but subjectAltName. The subject's key must be set. DRAFT must not be moved after. */
void draft_set_issuer(struct draft *draft, enum profile profile,
                      const struct certificate *authority);

/* draft_set_validity sets notBefore and notAfter, by default from NOW for as long as
 * PROFILE says, and not beyond AUTHORITY's notAfter (which may be NULL). What was asked
 * for explicitly and is longer than the authority's or than browsers accept gets a
 * remark. OPTIONS' own idea of now is not looked at. */
bool draft_set_validity(struct draft *draft, const struct validity_options *options,
                        enum profile profile, const struct certificate *authority,
                        int64_t now, struct decision *decision)
    __attribute__((warn_unused_result));

/* draft_set_serial sets the serial number to HEX, or if that is NULL to random bits from
 * RANDOM. DRAFT must not be moved after. */
bool draft_set_serial(struct draft *draft, const char *hex,
                      struct random_source *random, struct decision *decision)
    __attribute__((warn_unused_result));

/* draft_sign_certificate writes the certificate, signed with KEY, into WRITER, and sets
 * DER to it, borrowed from WRITER. RANDOM is for blinding and for what the algorithm
 * draws. */
bool draft_sign_certificate(const struct draft *draft, const struct private_key *key,
                            const struct signature_algorithm *algorithm,
                            struct random_source *random, struct der_writer *writer,
                            struct bytes *der, struct decision *decision)
    __attribute__((warn_unused_result));

/* draft_clear frees what DRAFT owns. */
void draft_clear(struct draft *draft);

#endif
