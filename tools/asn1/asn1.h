/* asn1.h -- the parts of `certwright asn1`: the listing, what in it is not DER, and the
 * notation that a person can edit. */
#ifndef CERTWRIGHT_ASN1_H
#define CERTWRIGHT_ASN1_H

#include <stdio.h>

#include "../../asn1/ber.h"
#include "../../asn1/error.h"

struct asn1_listing {
    bool is_indented; /* by depth, as `openssl asn1parse -i` */
    bool is_strict;   /* with each breach of DER behind its element */
    size_t breach_count;
};

/* asn1_list prints DOCUMENT on standard output as `openssl asn1parse` does. False and
 * ERROR if there is a fault that the walk does not get over; what comes before it is
 * printed. A strict listing calls that a breach like others and goes on behind the
 * element around it. */
bool asn1_list(struct bytes document, struct asn1_listing *listing, struct error *error)
    __attribute__((warn_unused_result));

/* asn1_print_value prints what `openssl asn1parse` prints behind the name of a
 * primitive universal type. */
void asn1_print_value(uint32_t number, struct bytes contents);

/* asn1_print_oid prints OID by OpenSSL's long name, or as dotted decimal. */
void asn1_print_oid(FILE *stream, struct bytes oid);

/* asn1_oid_is_valid tells whether OID is whole arcs, each in its shortest form, X.690
 * 8.19.2; there may be any number of them, of any size. */
bool asn1_oid_is_valid(struct bytes oid);

/* asn1_write_notation writes DOCUMENT to STREAM in the notation of
 * docs/asn1-notation.md, whatever it is. */
void asn1_write_notation(FILE *stream, struct bytes document);

/* asn1_build reads that notation from TEXT and sets OCTETS to what it describes, which
 * the caller wipes and frees (LENGTH octets of SIZE). False and ERROR, with "line N,
 * column N" at the start of its message, if it cannot be read. */
struct asn1_built {
    uint8_t *octets;
    size_t length, size;
};
bool asn1_build(struct bytes text, struct asn1_built *built, struct error *error)
    __attribute__((warn_unused_result));

#endif
