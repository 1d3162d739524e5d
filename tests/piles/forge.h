/* forge.h -- what the writers of hostile piles share: fixed keys, certificates and CRLs to
 * fill in, and files of PEM blocks.
 *
 * Keys come from tests/vectors/x509/, so that nothing waits for their generation; all
 * times and random numbers are fixed, and so every run writes the same files. A failure
 * ends the program. */
#ifndef CERTWRIGHT_TESTS_PILES_FORGE_H
#define CERTWRIGHT_TESTS_PILES_FORGE_H

#include "keys/rsa_schemes.h"
#include "x509/certificate.h"
#include "x509/crl.h"
#include "x509/profile.h"

/* The keys: key.pem, other.pem, and the eight of piles.pem. */
#define KEY_ROOT  0
#define KEY_LEAF  1
#define KEY_CA    2 /* and the seven behind it */
#define KEY_COUNT 10

/* What a pile of decoys is made of: so many that 200,000 steps are in reach. */
#define MANY 10000

/* 2026-01-01T00:00:00Z; a leaf is valid for 90 days. */
#define FORGE_TIME 1767225600

/* forge_start loads the keys; what is written goes into FOLDER. Run it in the root of
 * the repository. */
void forge_start(const char *folder);

/* forge_key returns one of the keys. */
const struct private_key *forge_key(unsigned key);

/* forge_number returns the next of a fixed row of numbers that look random. */
uint64_t forge_number(void);

/* forge_fail ends the program with MESSAGE. */
void forge_fail(const char *message) __attribute__((noreturn));

/* forge_finish returns all that WRITER holds. */
struct bytes forge_finish(struct der_writer *writer);

/* A certificate in the making. It must not be moved. Whoever wants more than draft_begin
 * sets changes FIELDS before draft_sign. */
struct draft {
    struct certificate fields;
    struct der_writer subject, issuer, key, alt_names, certificate;
    uint8_t serial_number[8];
    uint8_t key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    uint8_t authority_key_identifier[SPKI_KEY_IDENTIFIER_LENGTH];
    unsigned signing_key;
};

/* draft_begin makes D a certificate of PROFILE for the Name that is the text SUBJECT and
 * the key KEY, issued by ISSUER with SIGNING_KEY. An intermediate has no
 * pathLenConstraint. A leaf is valid for the host "host.test". */
void draft_begin(struct draft *d, enum profile profile, const char *subject,
                 unsigned key, const char *issuer, unsigned signing_key);

/* draft_set_extension marks ID as present, critical or not, and sets *FIELD, a field of
 * d->fields.extensions, to VALUE. */
void draft_set_extension(struct draft *d, enum extension_id id, bool critical,
                         struct bytes *field, struct bytes value);

/* draft_drop takes ID away. */
void draft_drop(struct draft *d, enum extension_id id);

/* draft_sign returns the certificate, borrowed from D. */
struct bytes draft_sign(struct draft *d);

void draft_clear(struct draft *d);

/* A file of PEM blocks. */
struct pile {
    void *stream;
};

/* pile_open makes the file NAME, "cycle-2.pile", with ".pem" behind it. */
struct pile pile_open(const char *name);

/* pile_add writes DER into it. */
void pile_add(struct pile *pile, const char *label, struct bytes der);

void pile_close(struct pile *pile);

/* pile_write makes the file NAME of one block. */
void pile_write(const char *name, const char *label, struct bytes der);

/* pile_add_certificate adds one of draft_begin with nothing changed. */
void pile_add_certificate(struct pile *pile, enum profile profile, const char *subject,
                          unsigned key, const char *issuer, unsigned signing_key);

/* pile_write_leaf makes the file NAME of a leaf for "host.test". */
void pile_write_leaf(const char *name, const char *issuer, unsigned signing_key);

/* A certificate that was signed and is copied with changes: the signature is wrong then,
 * which costs a decoy nothing. */
struct copy {
    uint8_t *octets;
    struct certificate certificate; /* its fields lie in OCTETS */
};

struct copy copy_begin(struct bytes der);

/* copy_new_serial gives the copy a serial number of its own. */
void copy_new_serial(struct copy *copy);

/* copy_new_key gives it another modulus of the same size, odd as well, and, if it has one,
 * another subjectKeyIdentifier. */
void copy_new_key(struct copy *copy);

/* copy_expire sets notAfter to notBefore. */
void copy_expire(struct copy *copy);

void copy_clear(struct copy *copy);

/* crl_draft makes FIELDS a CRL of ISSUER, a Name element, in force at FORGE_TIME and for
 * a year, with the key identifier and the number that IDENTIFIER and NUMBER are. */
void crl_draft(struct crl *fields, struct bytes issuer, struct bytes identifier,
               struct bytes number);

/* crl_sign writes it. */
struct bytes crl_sign(struct der_writer *writer, const struct crl *fields,
                      unsigned key);

/* The writers of the piles. */
void write_chains(void);
void write_crowds(void);
void write_names(void);
void write_extensions(void);
void write_crls(void);
void write_crl_cycles(void);

#endif
