/* chain.h -- certificates and CRLs written down in a line each, signed, put into piles and
 * judged.
 *
 *     CA/b by Root/a ; not_after=17{"260630235959Z"}
 *
 * is a certificate for CN=CA with key b, issued by CN=Root with key a. Keys a to d are
 * those of fixture_key_called; x1, x2 and so on are moduli of which nobody knows the
 * factors. A '#' and what follows it tell labels apart (CA/b#2), and are no part of name or
 * key. What comes after the first ';' are definitions of the notation: those of
 * tests/vectors/x509/chain.txt are what they replace. A CRL is "CA/b ; DEFINITIONS". A
 * subject that begins with "Leaf" gets a certificate for a server, all others one that
 * issues others. Key identifiers are the letters of the keys.
 *
 * Every function fails the running test instead of returning an error. */
#ifndef CERTWRIGHT_TESTS_X509_CHAIN_H
#define CERTWRIGHT_TESTS_X509_CHAIN_H

#include "../definitions.h"
#include "x509/path/path.h"

#define CHAIN_DOCUMENTS_MAX 256

struct chain_document {
    char label[32];
    uint8_t *octets;
    size_t length;
};

struct chain {
    struct definitions definitions;
    char *definitions_text;
    struct chain_document documents[CHAIN_DOCUMENTS_MAX];
    size_t document_count;
    struct certificate_pool anchors, untrusted;
    struct crl_pool crls;
    struct path_certificate leaf;
    struct general_name peer;
    uint8_t peer_octets[GENERAL_NAME_TEXT_MAX];
    uint8_t accepted[PATH_FINGERPRINT_LENGTH];
    struct path_inputs inputs; /* all but purpose and peer is set */
    struct path_judgement judgement;
};

/* chain_init makes C empty: the time is 2026-07-01T00:00:00Z, no purpose is asked for, and
 * nothing about revocation. C must not be moved. */
void chain_init(struct chain *c);

/* chain_clear frees what C holds. */
void chain_clear(struct chain *c);

/* chain_certificate and chain_crl make the document that TEXT says; it belongs to C. */
struct bytes chain_certificate(struct chain *c, const char *text);
struct bytes chain_crl(struct chain *c, const char *text);

/* chain_trust puts such a certificate among the anchors, chain_offer among the untrusted,
 * and chain_ask makes it the one that is asked about. chain_publish puts a CRL into the
 * pile, and has revocation asked about. */
void chain_trust(struct chain *c, const char *text);
void chain_offer(struct chain *c, const char *text);
void chain_ask(struct chain *c, const char *text);
void chain_publish(struct chain *c, const char *text);

/* chain_judge sorts the piles, judges, and returns the verdict. It may be called again
 * after more was put into the piles. */
enum path_verdict chain_judge(struct chain *c);

/* chain_paths writes which paths were tried, in their order, as "Leaf/c CA/b [Root/a]",
 * with "; " between: the anchor is in brackets, and "[]" is a path without one. */
const char *chain_paths(const struct chain *c, char *text, size_t size);

/* chain_label returns the label of CERTIFICATE. */
const char *chain_label(const struct chain *c,
                        const struct path_certificate *certificate);

/* chain_chosen returns the report of the path that the verdict comes from. */
const struct path_report *chain_chosen(const struct chain *c);

#endif
