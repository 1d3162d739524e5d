/* curve_peer.h -- what OpenSSL computes with keys on curves. Numbers and points are bytes, as
 * they are in ec/. What OpenSSL cannot do for want of memory ends the program. */
#ifndef CERTWRIGHT_TESTS_ORACLE_CURVE_PEER_H
#define CERTWRIGHT_TESTS_ORACLE_CURVE_PEER_H

#include <openssl/ec.h>
#include <openssl/evp.h>

#include "asn1/bytes.h"
#include "ec/curve.h"

/* --- P-256, P-384 and P-521 -------------------------------------------------------- */

/* peer_group returns OpenSSL's group of CURVE, which is made once. */
const EC_GROUP *peer_group(const struct curve *curve);

/* peer_read_point tells whether OpenSSL reads ENCODED as a point of CURVE, infinity being
 * none, and writes it uncompressed into POINT. */
bool peer_read_point(const struct curve *curve, struct bytes encoded,
                     uint8_t point[CURVE_POINT_LENGTH_MAX]);

/* peer_write_point writes POINT uncompressed into ENCODED, and returns its length; 0 for
 * infinity. */
size_t peer_write_point(const struct curve *curve, const EC_POINT *point,
                        uint8_t encoded[CURVE_POINT_LENGTH_MAX]);

/* peer_public_point computes the public key of SCALAR, curve->length bytes, by multiplying
 * the generator, and writes it uncompressed into POINT. */
void peer_public_point(const struct curve *curve, const uint8_t *scalar,
                       uint8_t point[CURVE_POINT_LENGTH_MAX]);

/* peer_ec_key makes a key of the uncompressed POINT and, unless it is NULL, SCALAR, for
 * EVP_PKEY_free. NULL if OpenSSL makes none. */
EVP_PKEY *peer_ec_key(const struct curve *curve, const uint8_t *point,
                      const uint8_t *scalar);

/* peer_sign signs DIGEST with ECDSA into SIGNATURE, DER, and returns its length.
 * peer_verify tells whether SIGNATURE is that of DIGEST. */
#define PEER_SIGNATURE_MAX 160
size_t peer_sign(EVP_PKEY *key, struct bytes digest,
                 uint8_t signature[PEER_SIGNATURE_MAX]);
bool peer_verify(EVP_PKEY *key, struct bytes digest, struct bytes signature);

/* --- any curve --------------------------------------------------------------------- */

/* peer_agree sets the LENGTH bytes of SECRET to what KEY has in common with PEER; false
 * if OpenSSL finds nothing. */
bool peer_agree(EVP_PKEY *key, EVP_PKEY *peer, uint8_t *secret, size_t length);

/* --- Ed25519 and X25519: TYPE is EVP_PKEY_ED25519 or EVP_PKEY_X25519 ---------------- */

/* peer_raw_private_key and peer_raw_public_key make a key of 32 bytes, for EVP_PKEY_free. */
EVP_PKEY *peer_raw_private_key(int type, const uint8_t octets[32]);
EVP_PKEY *peer_raw_public_key(int type, const uint8_t octets[32]);

/* peer_raw_public writes the public half of KEY. */
void peer_raw_public(EVP_PKEY *key, uint8_t octets[32]);

/* peer_sign_message signs MESSAGE with Ed25519; peer_verify_message tells whether SIGNATURE
 * is that of MESSAGE. */
void peer_sign_message(EVP_PKEY *key, struct bytes message, uint8_t signature[64]);
bool peer_verify_message(EVP_PKEY *key, struct bytes message,
                         const uint8_t signature[64]);

/* peer_reads_strictly tells whether OpenSSL 3.0 reads ENCODED, a public key of Ed25519, as RFC 8032
 * section 5.1.3 has it. What that refuses, y not below the prime, or a sign where x is 0,
 * OpenSSL reads as the point that it would be. */
bool peer_reads_strictly(const uint8_t encoded[32]);

#endif
