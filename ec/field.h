/* field.h -- arithmetic modulo a prime of fixed size: for the coordinates of points, modulo
 * p, and for scalars, modulo the order n of the group.
 *
 * A number is D digits of 52 bits, least significant first, in Montgomery form: what is
 * stored for a is aR mod m, where R = 2^(52 D). D is 5 for P-256, 8 for P-384, 11 for
 * P-521. Digits of 52 bits and not 64 leave room to add without a carry, and are those that
 * the processor's IFMA instructions multiply, so that a kernel can be compared with this
 * digit for digit.
 *
 * Everything here is constant time in the elements, unless said. */
#ifndef CERTWRIGHT_EC_FIELD_H
#define CERTWRIGHT_EC_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FIELD_DIGIT_BITS 52
#define FIELD_DIGITS_MAX 11
#define FIELD_LENGTH_MAX 66 /* bytes of 521 bits */

struct element {
    uint64_t digit[FIELD_DIGITS_MAX];
};

struct field;

#endif
