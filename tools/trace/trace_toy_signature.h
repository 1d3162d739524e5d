/* trace_toy_signature.h -- ECDSA, FIPS 186-5 section 6.4, on a toy curve, with every number
 * on the way; and the key from two signatures with one nonce. */
#ifndef CERTWRIGHT_TRACE_TOY_SIGNATURE_H
#define CERTWRIGHT_TRACE_TOY_SIGNATURE_H

#include "trace_toy_group.h"

/* Numbers modulo n; a digest e is from 0, a key d and a nonce k from 1. */
struct toy_signature {
    int e, k;
    struct toy_point R;       /* k G */
    struct toy_euclid euclid; /* of 1 / k */
    int r, s;
};

/* toy_sign signs E with the key D and the nonce K. False if r or s is 0: then another nonce
 * is to be taken. */
bool toy_sign(const struct toy_group *group, int d, int e, int k,
              struct toy_signature *signature) __attribute__((warn_unused_result));

struct toy_verification {
    struct toy_euclid euclid; /* of w = 1 / s */
    int w, u1, u2;
    struct toy_point U1, U2; /* u1 G and u2 Q */
    struct toy_addition sum;
    int v; /* to be compared with r; 0 if the sum is infinity */
};

/* toy_verify verifies SIGNATURE, of which it takes e, r and s, with the public key Q: it is
 * right if v is r. */
struct toy_verification toy_verify(const struct toy_group *group, struct toy_point Q,
                                   const struct toy_signature *signature);

struct toy_recovery {
    struct toy_euclid s_euclid, r_euclid; /* of 1 / (s1 - s2), and of 1 / r */
    int e_difference, s_difference, k, d;
};

/* toy_recover finds the nonce and the key of two signatures with one nonce, of which it
 * takes e, r and s. Their s differ. */
struct toy_recovery toy_recover(const struct toy_group *group,
                                const struct toy_signature *first,
                                const struct toy_signature *second);

#endif
