/* serial.h -- serial numbers, RFC 5280 section 4.1.2.2: positive, at most 20 octets,
 * and never the same twice from one authority. Kept as the contents octets of the
 * INTEGER. */
#ifndef CERTWRIGHT_SERIAL_H
#define CERTWRIGHT_SERIAL_H

#include "../asn1/bytes.h"
#include "../asn1/error.h"
#include "../random/random.h"

#define SERIAL_LENGTH_MAX 20

/* serial_random makes a serial number of 127 random bits in OCTETS and returns it in
 * SERIAL. The baseline requirements of the CA/Browser Forum ask for 64 bits at least.
 * False if RANDOM fails. */
bool serial_random(struct random_source *random, uint8_t octets[SERIAL_LENGTH_MAX],
                   struct bytes *serial) __attribute__((warn_unused_result));

/* serial_from_hex makes a serial number of the hexadecimal digits in TEXT, with or
 * without "0x" before and colons between. False, and ERROR, if it is zero or too
 * long. */
bool serial_from_hex(const char *text, uint8_t octets[SERIAL_LENGTH_MAX],
                     struct bytes *serial, struct error *error)
    __attribute__((warn_unused_result));

#endif
