/* constrained.h -- a certificate, as far as name constraints look at it, and constraints, made
 * of a line of text: "+dns:example.com;-dns:bar.example.com"; how such lines are written is said
 * in tests/vectors/x509/name_constraints_allow.txt. */
#ifndef CERTWRIGHT_TESTS_X509_CONSTRAINED_H
#define CERTWRIGHT_TESTS_X509_CONSTRAINED_H

#include "x509/name_constraints.h"
#include "x509/path/name_constraints_allow.h"

/* All that is not written is zero. */
struct names {
    struct der_writer constraints, subject, alt_names;
    struct extensions extensions; /* the constraints */
    struct certificate certificate;
};

/* names_init makes N of three columns of the table. */
void names_init(struct names *n, const char *constraints, const char *subject,
                const char *alt_names);

/* names_read_constraints reads what is in n->constraints, and checks that it is written as it
 * was read. */
void names_read_constraints(struct names *n, const char *origin);

/* names_allow calls name_constraints_allow, checks what holds for every error, and returns its
 * kind. */
enum error_kind names_allow(const struct names *n, size_t *left, struct error *error);

/* names_clear frees what N holds. */
void names_clear(struct names *n);

#endif
