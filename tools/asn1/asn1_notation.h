/* asn1_notation.h -- what the writer of the notation and its reader share: the names of
 * types, docs/asn1-notation.md. */
#ifndef CERTWRIGHT_ASN1_NOTATION_H
#define CERTWRIGHT_ASN1_NOTATION_H

#include "../../asn1/ber.h"

/* asn1_type_name returns the name of the universal type NUMBER, or NULL. */
const char *asn1_type_name(uint32_t number);

/* asn1_type_is_text tells whether the contents octets of this universal type are
 * written as text in quotes: strings of one octet a character or UTF-8, and times. */
bool asn1_type_is_text(uint32_t number);

#endif
