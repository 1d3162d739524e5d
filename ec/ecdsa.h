/* ecdsa.h -- signatures with the curves of curve.h: FIPS 186-5 section 6.
 *
 * A signature is two numbers (r, s) modulo the order n. For a nonce k that is used once,
 * r is the x-coordinate of R = kG, and s = (e + rd) / k, where e are the leftmost bits of
 * the digest and d is the private key. Whoever verifies has (e/s)G + (r/s)Q = R, for Q is dG,
 * and e/s + (r/s)d = (e + rd)/s = k.
 *
 * Two signatures with one nonce give the key away, and so does a nonce that is partly
 * known. It is derived (ecdsa_nonce.h), from key and digest and fresh randomness.
 *
 * Numbers are big-endian, curve->length bytes each. How a signature is written in DER is
 * the business of keys/. */
#ifndef CERTWRIGHT_EC_ECDSA_H
#define CERTWRIGHT_EC_ECDSA_H

#include "../sha/hash.h"
#include "key.h"

struct ecdsa_signature {
    uint8_t r[CURVE_LENGTH_MAX], s[CURVE_LENGTH_MAX];
};

/* What an observer is shown; the letters are those of FIPS 186-5 and RFC 6979. Numbers and
 * coordinates have curve->length bytes, what is marked "hash" the digest's length. The
 * marked ones (*) are secret: any of them gives the private key to whoever has the
 * signature. */
enum ecdsa_value {
    ECDSA_E,          /* the leftmost bits of the digest, as a number modulo n */
    ECDSA_NONCE_SEED, /* * the private key as bytes, the digest as bytes modulo n, and
                          * the fresh randomness: RFC 6979 3.2.d's int2octets(x) ||
                          * bits2octets(h1), and the additional data k' of 3.6 */
    ECDSA_NONCE_K,    /* * K of HMAC_DRBG, each time it changes; hash */
    ECDSA_NONCE_V,    /* * V of HMAC_DRBG, each time it changes; hash */
    ECDSA_NONCE_REFUSED, /* * a candidate that is 0 or not below n */
    ECDSA_NONCE,         /* * k */
    ECDSA_R_X,           /* x and y of R = kG */
    ECDSA_R_Y,
    ECDSA_R,             /* r = x mod n */
    ECDSA_NONCE_INVERSE, /* * k^-1 mod n */
    ECDSA_S,             /* s = k^-1 (e + rd) mod n */
    ECDSA_W,             /* verifying: w = s^-1 mod n */
    ECDSA_U1,            /* u1 = ew mod n */
    ECDSA_U2,            /* u2 = rw mod n */
    ECDSA_SUM_X,         /* x and y of u1 G + u2 Q; not shown if that is infinity */
    ECDSA_SUM_Y,
    ECDSA_V, /* v = x mod n, to be compared with r */
};

/* Whoever watches. One with a state of its own puts this structure first in a larger
 * one. */
struct ecdsa_observer {
    void (*value)(struct ecdsa_observer *observer, enum ecdsa_value what,
                  const uint8_t *bytes, size_t length);
};

/* ecdsa_sign signs DIGEST, made by HASH, with KEY. Randomness is mixed into the nonce; with
 * RANDOM NULL the nonce is that of RFC 6979 section 3.2 alone, made with HASH, and the
 * signature is one that anybody with the key can make again. OBSERVER may be NULL.
 *
 * Before it is released, R is checked to be on the curve, s k = e + rd is checked, and
 * without RANDOM everything is computed twice and the signature is verified. The result is
 * EC_FAULT if one of these fails or the private key is not from 1 to n - 1, or EC_NO_RANDOM;
 * SIGNATURE is zero then. What a fault can still do is in README.md. Constant time in the key
 * and the nonce, but for candidates that are thrown away. */
enum ec_result ecdsa_sign(const struct ec_private_key *key, const struct hash *hash,
                          const uint8_t *digest, struct random_source *random,
                          struct ecdsa_observer *observer,
                          struct ecdsa_signature *signature)
    __attribute__((warn_unused_result));

/* ecdsa_sign_with_nonce is the same with the nonce k given, curve->length bytes: for
 * known-answer tests and toys, and for nothing else. The result is EC_SCALAR_RANGE if it
 * is 0 or not below n, and EC_NO if r or s is 0 with it. R and s are checked as above, but
 * nothing is computed twice, and the signature is not verified. */
enum ec_result ecdsa_sign_with_nonce(const struct ec_private_key *key,
                                     const struct hash *hash, const uint8_t *digest,
                                     const uint8_t *nonce,
                                     struct ecdsa_observer *observer,
                                     struct ecdsa_signature *signature)
    __attribute__((warn_unused_result));

/* ecdsa_verify returns EC_OK if SIGNATURE is that of DIGEST by the owner of KEY, and EC_NO
 * if not, also if r or s is 0 or not below n. Both s and n - s are taken, as FIPS 186-5
 * has it. OBSERVER may be NULL. Not constant time: everything is public. */
enum ec_result ecdsa_verify(const struct ec_public_key *key, const struct hash *hash,
                            const uint8_t *digest,
                            const struct ecdsa_signature *signature,
                            struct ecdsa_observer *observer)
    __attribute__((warn_unused_result));

#endif
