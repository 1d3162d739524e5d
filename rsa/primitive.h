/* primitive.h -- RSA's two operations, RFC 8017 section 5.
 *
 * What one does, only the other undoes. RSAEP and RSAVP1 are one computation, m^e mod
 * n, as are RSADP and RSASP1, m^d mod n; so there are two functions. Both take and give
 * octet strings of exactly modulus_length octets, big-endian: the conversions I2OSP and
 * OS2IP of the schemes are done here. INPUT and OUTPUT must not overlap. Neither is
 * safe to use on a message without a padding scheme around it. */
#ifndef CERTWRIGHT_RSA_PRIMITIVE_H
#define CERTWRIGHT_RSA_PRIMITIVE_H

#include <stdint.h>

#include "../random/random.h"
#include "key.h"
#include "result.h"

/* rsa_public_operation computes OUTPUT = INPUT^e mod n, both key->modulus_length
 * octets. Not constant time: INPUT and OUTPUT are public. Returns RSA_OK;
 * RSA_OUT_OF_RANGE if INPUT is not below n; RSA_BAD_KEY if KEY was not made by
 * rsa_public_key_set; RSA_NO_MEMORY. OUTPUT is all zero unless RSA_OK. RFC 8017 sections
 * 5.1.1 and 5.2.2. */
enum rsa_result rsa_public_operation(const struct rsa_public_key *key,
                                     const uint8_t *input, uint8_t *output)
    __attribute__((warn_unused_result));

/* rsa_private_operation computes OUTPUT = INPUT^d mod n, both key->modulus_length
 * octets, by the Chinese remainder theorem, blinded by a number from RANDOM, constant
 * time in the key, in INPUT and in OUTPUT. OUTPUT^e is compared with INPUT before
 * anything is released: a result that does not verify would tell the primes to whoever
 * sees it (Boneh, DeMillo and Lipton). Returns RSA_OK; RSA_OUT_OF_RANGE if INPUT is not
 * below n; RSA_FAULT on a miscalculation, or if KEY is none that rsa_private_key_set
 * lets pass; RSA_NO_RANDOM; RSA_NO_MEMORY. OUTPUT is all zero unless RSA_OK. RFC 8017
 * sections 5.1.2 and 5.2.1. */
enum rsa_result rsa_private_operation(const struct rsa_private_key *key,
                                      struct random_source *random,
                                      const uint8_t *input, uint8_t *output)
    __attribute__((warn_unused_result));

/* What an operation came to, with the letters of RFC 8017 section 5.1.2, step 2.b. All
 * of it but s and m is as secret as the key. */
struct rsa_private_steps {
    const struct number *m; /* INPUT */
    const struct number *m_1, *m_2;
    const struct number *h;
    const struct number *s;     /* OUTPUT */
    const struct number *check; /* s^e mod n, which is m */
};

/* Whoever watches. One with a state of its own puts this structure first in a larger
 * one. The numbers are wiped when SEE has returned. */
struct rsa_private_observer {
    void (*see)(struct rsa_private_observer *observer,
                const struct rsa_private_steps *steps);
};

/* rsa_private_operation_observed does what rsa_private_operation does, by the same code
 * and with the same promises but one: it is not blinded, or rather with r = 1, so that
 * the numbers are those of the standard. When the result has been verified it shows them
 * to OBSERVER; else it shows nothing. For explaining an operation, never for signing what
 * others choose. */
enum rsa_result rsa_private_operation_observed(const struct rsa_private_key *key,
                                               const uint8_t *input, uint8_t *output,
                                               struct rsa_private_observer *observer)
    __attribute__((warn_unused_result));

#endif
