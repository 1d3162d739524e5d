/* recover.h -- a private key from (n, e, d) alone, the first form of RFC 8017 section
 * 3.2, as test vectors and old files give it. */
#ifndef CERTWRIGHT_RSA_RECOVER_H
#define CERTWRIGHT_RSA_RECOVER_H

#include "../random/random.h"
#include "key.h"
#include "result.h"

/* rsa_private_key_recover finds the primes of MODULUS and makes a whole, checked KEY.
 * Whoever knows d can factor n: e * d - 1 is a multiple of the order of every number,
 * and half of all random numbers then give away a square root of 1 that is not 1 or -1
 * (SP 800-56B Rev. 2 appendix C.1). Not constant time. Returns RSA_OK; RSA_LIMIT;
 * RSA_MANY_PRIMES if n is a product of more than two primes, and else fits;
 * RSA_BAD_KEY if (n, e, d) is not a key; RSA_NO_RANDOM; RSA_NO_MEMORY. KEY is zero unless
 * RSA_OK. */
enum rsa_result rsa_private_key_recover(struct rsa_private_key *key,
                                        struct rsa_integer modulus,
                                        struct rsa_integer public_exponent,
                                        struct rsa_integer private_exponent,
                                        struct random_source *random)
    __attribute__((warn_unused_result));

#endif
