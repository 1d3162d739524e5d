/* first_flaw.h -- keeps the first flaw that a tolerant reader tells, for documents whose
 * flaws become findings. Internal to x509/. */
#ifndef CERTWRIGHT_FIRST_FLAW_H
#define CERTWRIGHT_FIRST_FLAW_H

#include "../asn1/der_reader.h"

struct first_flaw {
    struct der_flaws flaws; /* for der_reader_tolerant */
    struct error *first;
};

/* first_flaw_in returns a collector that keeps the first flaw in FIRST, whose kind is
 * ERROR_NONE. A GeneralizedTime before 2050 is passed over: whoever relies on a
 * certificate or a CRL must take either form of a date (RFC 5280 section 4.1.2.5). */
struct first_flaw first_flaw_in(struct error *first);

#endif
