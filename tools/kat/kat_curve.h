/* kat_curve.h -- the curves of known answers, by the names that their authors use. */
#ifndef CERTWRIGHT_KAT_CURVE_H
#define CERTWRIGHT_KAT_CURVE_H

#include "../../asn1/bytes.h"
#include "../../ec/curve.h"

/* Why a vector of another curve is skipped. */
extern const char kat_no_curve[];

/* kat_curve_by_name returns the curve that NIST ("P-256") or SEC 2 ("secp256r1", in
 * capitals too) calls NAME, or NULL if certwright has none. */
const struct curve *kat_curve_by_name(const char *name);

/* kat_curve_key_type returns what CURVE is called in the table of key types. */
const char *kat_curve_key_type(const struct curve *curve);

/* kat_number writes the number that OCTETS are, big-endian, into LENGTH bytes at NUMBER.
 * False if it is longer; NUMBER is zero then. */
bool kat_number(struct bytes octets, uint8_t *number, size_t length)
    __attribute__((warn_unused_result));

#endif
