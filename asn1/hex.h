/* hex.h -- hexadecimal digits, as people type octets. */
#ifndef CERTWRIGHT_HEX_H
#define CERTWRIGHT_HEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* hex_digit returns the value of the digit C, of either case, or -1. */
int hex_digit(char c);

/* hex_octet returns the octet that the two digits at TEXT are, or -1. TEXT may end
 * before the second. */
int hex_octet(const char *text);

/* hex_decode decodes TEXT, an even number of digits and nothing else, into OCTETS,
 * which has room for SIZE, and sets LENGTH. False if it is not that, or does not
 * fit. */
bool hex_decode(const char *text, uint8_t *octets, size_t size, size_t *length)
    __attribute__((warn_unused_result));

#endif
