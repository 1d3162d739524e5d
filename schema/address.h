/* address.h -- IP addresses in text, RFC 5952. */
#ifndef CERTWRIGHT_SCHEMA_ADDRESS_H
#define CERTWRIGHT_SCHEMA_ADDRESS_H

#include "../asn1/bytes.h"
#include "../asn1/text.h"

/* address_put appends OCTETS as an IP address (4 or 16) or as an address and its mask
 * (twice that). False, and nothing is written, if they are neither. */
bool address_put(struct text *text, struct bytes octets);

#endif
