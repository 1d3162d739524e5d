/* prime_search.h -- one prime of an RSA key: FIPS 186-5 appendix A.1.3, step 4 or 5.
 * Internal to rsa/. */
#ifndef CERTWRIGHT_RSA_PRIME_SEARCH_H
#define CERTWRIGHT_RSA_PRIME_SEARCH_H

#include <stddef.h>
#include <stdint.h>

#include "../bignum/number.h"
#include "../bignum/prime.h"
#include "../random/random.h"
#include "generate.h"
#include "result.h"

struct prime_search {
    size_t nlen;
    uint64_t e;
    struct random_source *random;
    struct rsa_progress *progress; /* or NULL */
    struct rsa_observer *observer; /* or NULL */
    struct small_primes small_primes;
};

/* prime_search_run sets PRIME to a prime of nlen/2 bits, found in fewer than TRIALS
 * candidates. OTHER is p while q is sought, and NULL before. Returns RSA_OK;
 * RSA_NO_RANDOM, also if there was no prime among them; or RSA_NO_MEMORY. */
enum rsa_result prime_search_run(const struct prime_search *search,
                                 const struct number *other, size_t trials,
                                 struct number *prime)
    __attribute__((warn_unused_result));

#endif
