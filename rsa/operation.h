/* operation.h -- the steps of one private operation, m^d mod n by the Chinese remainder
 * theorem (RFC 8017 section 5.1.2), all but the two powers in the middle: signer.c
 * computes those of one operation, sign_batch.c those of four together. Internal to
 * rsa/.
 *
 * begin, the powers, end: in between several operations of one signer may be under way,
 * for each has its own blinding. Constant time in all but the verdict. */
#ifndef CERTWRIGHT_RSA_OPERATION_H
#define CERTWRIGHT_RSA_OPERATION_H

#include <stdbool.h>
#include <stdint.h>

#include "signer.h"

/* The numbers of one operation, with the letters of RFC 8017 section 5.1.2. All of them
 * are secret; whoever owns the structure wipes it. */
struct rsa_operation {
    struct number m;          /* the representative to be raised to d */
    struct number blinded;    /* m * r^e */
    struct number unblinding; /* r^-1 */
    struct number r, t;       /* random numbers for a new blinding */
    struct number base[2];    /* blinded mod p and mod q */
    struct number exponent[2];
    struct number power[2]; /* m_1 and m_2: blinded^dP mod p, blinded^dQ mod q */
    struct number h;
    struct number s;
    struct number check; /* s^e, to be compared with m */
    mp_limb_t excess;    /* not zero if s did not come out below n */
};

/* rsa_operation_begin reads INPUT, modulus_length octets, and blinds it with a pair
 * that SIGNER has not used before. If RSA_OK, the caller sets POWER to each of BASE to
 * its EXPONENT, modulo p and q. Else, RSA_OUT_OF_RANGE, RSA_NO_RANDOM, RSA_NO_MEMORY, or
 * RSA_FAULT for a key without the shape of one, the operation is over. */
enum rsa_result rsa_operation_begin(struct rsa_operation *op, struct rsa_signer *signer,
                                    const uint8_t *input)
    __attribute__((warn_unused_result));

/* rsa_operation_end writes m^d mod n into OUTPUT, modulus_length octets, if
 * POWERS_ARE_SET and the result, raised to e, is m. If not it returns RSA_FAULT, or
 * RSA_NO_MEMORY, for want of which alone the powers may not be set; OUTPUT is all zero,
 * and the next operation to begin draws a new r. */
enum rsa_result rsa_operation_end(struct rsa_operation *op, struct rsa_signer *signer,
                                  bool powers_are_set, uint8_t *output)
    __attribute__((warn_unused_result));

/* rsa_operation_run begins OP, raises both halves, and ends it. OUTPUT is all zero
 * unless RSA_OK. */
enum rsa_result rsa_operation_run(struct rsa_operation *op, struct rsa_signer *signer,
                                  const uint8_t *input, uint8_t *output)
    __attribute__((warn_unused_result));

#endif
