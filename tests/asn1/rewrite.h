/* rewrite.h -- reads a document element by element and writes it again. */
#ifndef CERTWRIGHT_TESTS_ASN1_REWRITE_H
#define CERTWRIGHT_TESTS_ASN1_REWRITE_H

#include "asn1/der_reader.h"
#include "asn1/der_writer.h"

/* How many values of each universal type went through the reader and the writer of their
 * own type, and how many strict reading refused, so that only their octets were copied. */
struct tally {
    size_t rewritten[DER_SET + 1];
    size_t refused[DER_SET + 1];
};

/* rewrite reads the single element of DOCUMENT with all that is inside it, DER in OCTET
 * STRINGs and BIT STRINGs too, and writes it to WRITER. False if reading the structure
 * fails; ERROR says why. TALLY grows. */
bool rewrite(struct bytes document, struct der_writer *writer, struct tally *tally,
             struct error *error);

/* tally_refused returns how many values of all types were refused. */
size_t tally_refused(const struct tally *tally);

#endif
