/* secret.h -- where private keys are in octets of any kind, told by their shape alone:
 * no table, no label and no structure around them is needed, so neither a wrapping nor
 * damage hides a key. Whoever shows octets leaves out what is found here.
 *
 * A shape may begin at any octet. Elements are read as DER, of a definite length of up
 * to four octets; an OCTET STRING after version or an OBJECT IDENTIFIER may be
 * constructed. "Version" is the INTEGER 0 or 1, unless what is before it makes it the
 * length of something else (82 02 01 00) or the last of several INTEGERs; "large" is an
 * INTEGER of at least SECRET_LENGTH_MIN octets. Private is
 *
 *   RSAPrivateKey, DSA
 *     - after version, a large INTEGER and another INTEGER: all that follows, and the
 *       other INTEGER too if it has more than eight octets;
 *     - after version and an INTEGER of at least 64 octets, in a SEQUENCE that goes on
 *       with something else: that, and the INTEGER if it has no more than 80;
 *     - an INTEGER of at least 32 octets before five that are 0; five large INTEGERs, the
 *       first half as long again as the second; four, the second twice as long as the
 *       first and the third as the fourth.
 *   OneAsymmetricKey, of any algorithm
 *     - after version and a SEQUENCE: an OCTET STRING;
 *     - after version and a SEQUENCE that begins with an OBJECT IDENTIFIER, in a SEQUENCE
 *       that goes on: whatever follows, unless that is an empty SEQUENCE or one that
 *       begins with a SET or an OBJECT IDENTIFIER, or the identifier is that of a field
 *       (1.2.840.10045.1) or of content (1.2.840.113549.1.7);
 *     - after an OBJECT IDENTIFIER and one NULL, SEQUENCE or OBJECT IDENTIFIER: an OCTET
 *       STRING around a SEQUENCE that begins with version or, after a SEQUENCE, around
 *       one INTEGER or OCTET STRING;
 *     - after the identifier of X25519, X448, Ed25519 or Ed448: an OCTET STRING around
 *       another.
 *     - after version and a SEQUENCE of indefinite length that begins with an OBJECT
 *       IDENTIFIER, with the same exceptions: whatever follows that.
 *   ECPrivateKey
 *     - after version: an OCTET STRING of 14 to 80 octets or, in a SEQUENCE that begins
 *       with version, of any length;
 *     - after version, in a SEQUENCE that begins with it: any element of 14 to 80 octets
 *       that parameters [0] or a public key [1] follow or, unless it is a time or
 *       constructed and all DER, that ends the SEQUENCE;
 *     - an OCTET STRING of 14 to 80 octets that parameters or a public key follow;
 *     - an OCTET STRING of 14 to 80 octets, but not one that begins with a time, that ends
 *       a SEQUENCE of which the rest differs from INTEGER 1 in one octet.
 *   CurvePrivateKey
 *     - an OCTET STRING of 32, 56 or 57 octets that fills another, unless that is the
 *       value of an extension, with its OBJECT IDENTIFIER before it.
 *   text
 *     - what follows "PRIVATE KEY-----", unless "ENCRYPTED " is before that.
 *     - base 64 that begins with a SEQUENCE of version and an INTEGER, an OCTET STRING or
 *       a SEQUENCE that begins with an OBJECT IDENTIFIER;
 *     characters may be of two or four octets, too.
 *
 * Of a key that is whole, down to the length of the SEQUENCE around it, that is private
 * up to the end of the SEQUENCE, or the OCTET STRING alone. Of any other nobody knows
 * where it ends, and everything to the end of the document is private.
 *
 * So of a key of which any one octet was altered, no SECRET_LENGTH_MIN octets in a row of
 * a private number are left; and in a certificate, a request, a CRL, an encrypted key or a
 * message, whole or not, nothing is found but what looks so by chance: less than once in
 * 10^9 octets of random data. */
#ifndef CERTWRIGHT_SCHEMA_SECRET_H
#define CERTWRIGHT_SCHEMA_SECRET_H

#include "../asn1/bytes.h"

/* Fewer octets are not worth keeping secret. */
#define SECRET_LENGTH_MIN 8

/* Octets from START to END, END excluded. */
struct secret_range {
    size_t start, end;
};

/* A search that has come to POSITION. Begin with position 0. */
struct secret_search {
    struct bytes document;
    size_t position;
};

/* secret_search_next sets RANGE to the next private octets of the document, at least
 * one, after those of the call before. False if there are no more. All calls together
 * take time in proportion to the length of the document, and no memory. */
bool secret_search_next(struct secret_search *search, struct secret_range *range);

/* secret_is_inside tells whether there is a private key in OCTETS. */
bool secret_is_inside(struct bytes octets);

#endif
