/* worst_flaw.h -- keeps one of the flaws that a tolerant reader tells, for documents
 * whose flaws become findings. Internal to x509/. */
#ifndef CERTWRIGHT_WORST_FLAW_H
#define CERTWRIGHT_WORST_FLAW_H

#include "../asn1/der_reader.h"

struct worst_flaw {
    struct der_flaws flaws; /* for der_reader_tolerant */
    struct error *worst;
};

/* worst_flaw_in returns a collector that keeps a flaw in WORST, whose kind is
 * ERROR_NONE: the first that breaks a rule of the standard, or else the first that
 * departs from the encoding. A GeneralizedTime before 2050 is passed over: whoever
 * relies on a certificate or a CRL must take either form of a date (RFC 5280 section
 * 4.1.2.5). */
struct worst_flaw worst_flaw_in(struct error *worst);

#endif
