/* show_curves.h -- facts about named elliptic curves that stand beside a key on one. */
#ifndef CERTWRIGHT_SHOW_CURVES_H
#define CERTWRIGHT_SHOW_CURVES_H

#include "../../asn1/bytes.h"

struct show_curve {
    const char *dotted;
    unsigned order_bits; /* what is called the size of a key */
    const char *nist;    /* "P-256", or NULL */
};

/* show_curve_of returns the curve that OID names, or NULL. */
const struct show_curve *show_curve_of(struct bytes oid);

#endif
