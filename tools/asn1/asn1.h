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

/* What a strict listing must remember of the elements around the one it stands at. */
struct asn1_strict {
    void (*breach)(struct asn1_strict *strict, size_t offset, const char *source,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));
    struct asn1_sibling {
        struct bytes element;        /* the one before, header included, or none */
        bool is_set;                 /* whether this is inside a SET */
        bool is_by_value, is_by_tag; /* which order has held so far, 11.6 or 10.3 */
    } siblings[BER_DEPTH_MAX + 1];
};

/* asn1_check_element reports each breach of DER in the element at which the walk
 * through DOCUMENT stands, but for what is inside it. */
void asn1_check_element(struct asn1_strict *strict, struct bytes document,
                        const struct ber_element *element, bool is_ended);

/* asn1_enter_siblings says that the walk went into ELEMENT. */
void asn1_enter_siblings(struct asn1_strict *strict, const struct ber_element *element);

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
