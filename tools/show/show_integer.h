/* show_integer.h -- INTEGERs of any sign and size, in the forms that OpenSSL has for
 * them. They are the contents octets, two's complement. */
#ifndef CERTWRIGHT_SHOW_INTEGER_H
#define CERTWRIGHT_SHOW_INTEGER_H

#include "show_text.h"

/* The magnitude of an INTEGER, octet by octet, without a copy. */
struct magnitude {
    struct bytes contents;
    bool is_negative;
    size_t first;        /* index of the first octet that is not zero */
    size_t last_nonzero; /* of the contents; negation changes nothing behind it */
    size_t length;       /* at least 1 */
};

struct magnitude magnitude_of(struct bytes contents);

/* magnitude_of_unsigned takes the uppermost bit for a bit like any other: the numbers
 * of keys are never negative, whatever their encoding says. */
struct magnitude magnitude_of_unsigned(struct bytes contents);

/* magnitude_octet returns octet INDEX, below magnitude->length. */
uint8_t magnitude_octet(const struct magnitude *magnitude, size_t index);

/* magnitude_to_uint64 returns whether the magnitude fits VALUE. */
bool magnitude_to_uint64(const struct magnitude *magnitude, uint64_t *value);

/* magnitude_bits returns how many bits it has. */
size_t magnitude_bits(const struct magnitude *magnitude);

/* show_decimal prints decimal up to 127 bits, and 0x... above: the numbers in
 * extensions. */
void show_decimal(const struct show *show, struct bytes contents);

/* show_bare_hex prints upper-case hexadecimal without colons: the serial numbers of a
 * CRL. */
void show_bare_hex(const struct show *show, struct bytes contents);

/* show_serial prints what stands behind "Serial Number:", the line's end included. */
void show_serial(const struct show *show, struct bytes contents);

/* show_labelled prints LABEL and a number of a key, unsigned: on the line if it has at
 * most 8 octets, else below it, 15 octets a line. */
void show_labelled(const struct show *show, int indent, const char *label,
                   struct bytes contents);

#endif
