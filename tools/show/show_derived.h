/* show_derived.h -- what `show` computes of a key, as OpenSSL does before it prints one:
 * the public key where a file has the private one alone, and whether a point is on its
 * curve. Every result is in the form that is printed. */
#ifndef CERTWRIGHT_SHOW_DERIVED_H
#define CERTWRIGHT_SHOW_DERIVED_H

#include "../../asn1/bytes.h"
#include "../../bignum/number.h"
#include "../../ec/curve.h"
#include "show_curves.h"

/* show_curve_arithmetic returns the curve that NAMED is, or NULL if certwright does not
 * compute on it. */
const struct curve *show_curve_arithmetic(const struct show_curve *named);

/* show_read_point makes POINT of ENCODED, in any form that OpenSSL reads: those of
 * curve_read_point, and the hybrid ones 06 and 07, which have both y and its parity
 * (X9.62 4.3.6). False if there is no such point, and for infinity. */
bool show_read_point(const struct curve *curve, struct bytes encoded,
                     struct affine_point *point) __attribute__((warn_unused_result));

/* show_derive_point writes the point dG for d = SECRET mod n, uncompressed, and the one byte
 * 00 for infinity, into ENCODED. SECRET may be of any length. Returns its length, or 0 if
 * SECRET has more bits than n. Constant time in SECRET, but for whether d is 0. */
size_t show_derive_point(const struct curve *curve, struct bytes secret,
                         uint8_t encoded[CURVE_POINT_LENGTH_MAX]);

/* Bytes of a key of RFC 8410 that certwright computes with. */
#define SHOW_25519_LENGTH 32

/* show_derive_25519 writes the public key of the 32 bytes at SECRET: Ed25519 or X25519, which
 * ALGORITHM, an identifier, says. False if it is neither. Constant time. */
bool show_derive_25519(struct bytes algorithm, const uint8_t *secret,
                       uint8_t public_key[SHOW_25519_LENGTH])
    __attribute__((warn_unused_result));

/* show_derive_dsa writes y = g^x mod p into Y, as many bytes as P has, and returns how many
 * these are, or 0 if there is none: p is even, or one of the numbers is too large. They are
 * contents of INTEGERs. Constant time in X. */
size_t show_derive_dsa(struct bytes p, struct bytes g, struct bytes x,
                       uint8_t y[NUMBER_OCTETS_MAX]);

#endif
