/* base64.h -- base 64, RFC 4648 section 4, as PEM uses it: with padding, in lines. */
#ifndef CERTWRIGHT_BASE64_H
#define CERTWRIGHT_BASE64_H

#include "bytes.h"

/* base64_encoded_length returns how many characters base64_encode writes for LENGTH
 * octets. */
size_t base64_encoded_length(size_t length);

/* base64_encode writes OCTETS as base 64 without line ends and without a NUL into TEXT,
 * base64_encoded_length(octets.length) characters. */
void base64_encode(struct bytes octets, char *text);

/* base64_decode decodes TEXT, in which white space may stand anywhere, into OCTETS,
 * which has room for text.length / 4 * 3 + 3 or is where TEXT itself begins, and sets
 * LENGTH. False, and FAULT the
 * offset in TEXT of what is wrong, unless it is whole groups of four characters, padded
 * with '=' at the end alone, and the bits that padding leaves over are zero. */
bool base64_decode(struct bytes text, uint8_t *octets, size_t *length, size_t *fault)
    __attribute__((warn_unused_result));

#endif
