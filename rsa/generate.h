/* generate.h -- making an RSA key pair, FIPS 186-5 appendix A.1.3 (random primes that
 * are probably prime).
 *
 * Key generation is where certwright lets a secret show in the time: how many
 * candidates fail, and some arithmetic on the finished primes, depend on them. Nobody
 * can repeat a generation to measure it. */
#ifndef CERTWRIGHT_RSA_GENERATE_H
#define CERTWRIGHT_RSA_GENERATE_H

#include <stddef.h>
#include <stdint.h>

#include "../bignum/prime.h"
#include "../random/random.h"
#include "key.h"
#include "result.h"

#define RSA_GENERATE_BITS_MIN       2048 /* FIPS 186-5 section 5.1 */
#define RSA_GENERATE_BITS_MAX       8192 /* a minute of search */
#define RSA_PUBLIC_EXPONENT_DEFAULT 65537

/* What a search has come to; a caller may show it. */
enum rsa_progress_event {
    RSA_PROGRESS_CANDIDATE, /* one more candidate, which no small prime divides, is
                             * tested: eight come together */
    RSA_PROGRESS_PRIME,     /* a prime is found */
};

struct rsa_progress {
    void (*report)(struct rsa_progress *progress, enum rsa_progress_event event);
};

/* rsa_generate makes a KEY with a modulus of exactly BITS bits, an even number from
 * 2048 to 8192, and PUBLIC_EXPONENT, odd and from 65537 to 2^33 - 1: each candidate is
 * drawn afresh from RANDOM; p, q >= sqrt(2) * 2^(BITS/2 - 1); |p - q| > 2^(BITS/2 -
 * 100); d = e^-1 mod lcm(p - 1, q - 1) > 2^(BITS/2); p > q. PROGRESS may be NULL.
 * Returns RSA_OK; RSA_LIMIT for other sizes or exponents; RSA_NO_RANDOM, also if
 * no prime was found in the number of trials that the standard allows, which only a
 * broken source brings about; RSA_NO_MEMORY. KEY is zero unless RSA_OK; the caller wipes it. */
enum rsa_result rsa_generate(struct rsa_private_key *key, size_t bits,
                             uint64_t public_exponent, struct random_source *random,
                             struct rsa_progress *progress)
    __attribute__((warn_unused_result));

/* What becomes of a candidate, in the order of the checks. */
enum rsa_candidate_event {
    RSA_CANDIDATE_DRAWN,
    RSA_CANDIDATE_TOO_SMALL,   /* below sqrt(2) * 2^(BITS/2 - 1) */
    RSA_CANDIDATE_TOO_CLOSE,   /* to the other prime */
    RSA_CANDIDATE_NOT_COPRIME, /* e and CANDIDATE - 1 have a common divisor */
    RSA_CANDIDATE_DIVIDED,     /* by a small prime */
    RSA_CANDIDATE_TESTED,      /* the Miller-Rabin test begins */
    RSA_CANDIDATE_COMPOSITE,
    RSA_CANDIDATE_PRIME,
};

/* Whoever watches the whole search, secrets and all. One with a state of its own puts
 * this structure first in a larger one. */
struct rsa_observer {
    struct prime_observer prime; /* of the Miller-Rabin test */
    void (*candidate)(struct rsa_observer *observer, enum rsa_candidate_event event,
                      const struct number *candidate, unsigned small_prime);
};

/* rsa_generate_observed makes a KEY as rsa_generate does, with each candidate drawn
 * whole, tested by Miller-Rabin alone, and shown to OBSERVER before the next one is
 * drawn: of the same RANDOM it makes another key. */
enum rsa_result rsa_generate_observed(struct rsa_private_key *key, size_t bits,
                                      uint64_t public_exponent,
                                      struct random_source *random,
                                      struct rsa_observer *observer)
    __attribute__((warn_unused_result));

#endif
