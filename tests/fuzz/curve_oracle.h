/* curve_oracle.h -- keys of P-256, P-384, P-521, Ed25519 and X25519 in DER beside OpenSSL's. RSA's
 * are passed over. */
#ifndef CERTWRIGHT_TESTS_FUZZ_CURVE_ORACLE_H
#define CERTWRIGHT_TESTS_FUZZ_CURVE_ORACLE_H

#include "keys/key.h"

/* check_curve_private_key demands that OpenSSL reads DOCUMENT, where KEY was read from, and finds
 * the same public half for it; check_curve_public_key that it reads DOCUMENT as KEY. */
void check_curve_private_key(const struct private_key *key, struct bytes document);
void check_curve_public_key(const struct public_key *key, struct bytes document);

/* check_refused_private_key demands of DOCUMENT, which was refused, that it is not a good key in
 * the very bytes in which OpenSSL writes it; and check_refused_public_key likewise. Points in
 * the hybrid form (RFC 5480 section 2.2), an ECPrivateKey of another version than 1 (RFC 5915
 * section 3), and Ed25519's public keys, which OpenSSL reads without looking for their point
 * (RFC 8032 section 5.1.3), are passed over. */
void check_refused_private_key(struct bytes document);
void check_refused_public_key(struct bytes document);

#endif
