/* scalar.h -- bytes that become numbers modulo the order n of a curve. Internal to ec/. */
#ifndef CERTWRIGHT_EC_SCALAR_H
#define CERTWRIGHT_EC_SCALAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "curve.h"

/* scalar_leftmost_bits sets BYTES, curve->length of them, to the leftmost bits of the LENGTH
 * bytes at INPUT, as many as n has, or to all of them if there are fewer: bits2int of RFC
 * 6979 section 2.3.2, and FIPS 186-5 section 6.4.1 step 2. Constant time. */
void scalar_leftmost_bits(const struct curve *curve, const uint8_t *input,
                          size_t length, uint8_t bytes[CURVE_LENGTH_MAX]);

/* scalar_from_digest sets E to the leftmost bits of DIGEST, LENGTH bytes, modulo n, and E_BYTES
 * to the same number, curve->length bytes, big-endian: FIPS 186-5 section 6.4.1 step 2, section
 * 6.4.2 step 2, and bits2octets of RFC 6979 section 2.3.4. Constant time. */
void scalar_from_digest(const struct curve *curve, const uint8_t *digest, size_t length,
                        struct element *e, uint8_t e_bytes[CURVE_LENGTH_MAX]);

/* scalar_read sets SCALAR to the number at BYTES, curve->length of them. False if it is 0 or
 * not below n; SCALAR is zero then. Constant time but for that verdict. */
bool scalar_read(const struct curve *curve, const uint8_t *bytes,
                 struct element *scalar) __attribute__((warn_unused_result));

/* scalar_read_plus_order sets X, an element of curve->field, to the number at BYTES, which is
 * below n, plus n. False if that is not below p. Not constant time. */
bool scalar_read_plus_order(const struct curve *curve, const uint8_t *bytes,
                            struct element *x) __attribute__((warn_unused_result));

#endif
