/* prime.h -- finding out whether a secret number is prime: trial division by a sieve of
 * small primes, a power of 2, then the Miller-Rabin test (FIPS 186-5 appendix B.3.1).
 *
 * Trial division shows in its time which small prime divides a composite, and so may
 * the power of 2, of which prime_first_probable speaks; that number is then thrown
 * away. The Miller-Rabin test is constant time in the candidate but for its verdict and
 * the power of two in CANDIDATE - 1. */
#ifndef CERTWRIGHT_PRIME_H
#define CERTWRIGHT_PRIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "number.h"
#include "power_lanes.h"
#include "../random/random.h"

/* Primes below this bound are tried before Miller-Rabin. By Mertens' theorem about
 * seven odd candidates in eight fall to them, at a small part of the cost of one
 * round. */
#define SMALL_PRIME_BOUND 8192
#define SMALL_PRIME_COUNT 1027 /* odd primes below the bound */

/* Primes below this one are worth their time before a power that is computed alone, not
 * in lanes. */
#define MORE_PRIME_BOUND 32768
#define MORE_PRIME_COUNT 3511

/* A product of as many primes as fit a limb: dividing by it costs as much as dividing
 * by one, and the remainder tells for each of them. */
struct prime_group {
    mp_limb_t product;
    uint16_t first, end; /* of prime[] */
};

/* Even limbs of 32 bits hold the product of two. */
#define PRIME_GROUPS_MAX (MORE_PRIME_COUNT / 2 + 2)

struct small_primes {
    uint16_t prime[MORE_PRIME_COUNT]; /* 3, 5, 7, ... 8191, ... 32749 */
    struct prime_group group[PRIME_GROUPS_MAX];
    size_t small_group_count; /* of the primes below SMALL_PRIME_BOUND */
    size_t group_count;
};

enum prime_verdict {
    PRIME_COMPOSITE,
    PRIME_PROBABLE,
    /* Never to be taken for a prime: */
    PRIME_NO_RANDOM, /* randomness failed */
    PRIME_UNDECIDED, /* memory failed */
};

/* small_primes_sieve fills PRIMES by the sieve of Eratosthenes. */
void small_primes_sieve(struct small_primes *primes);

/* prime_trial_division returns false if a prime below SMALL_PRIME_BOUND divides
 * CANDIDATE, an odd number above 1, and is not CANDIDATE itself. */
bool prime_trial_division(const struct number *candidate,
                          const struct small_primes *primes);

/* prime_small_factor returns the first of those that divides CANDIDATE and is not
 * CANDIDATE itself, or 0 if none does. */
uint16_t prime_small_factor(const struct number *candidate,
                            const struct small_primes *primes);

/* prime_rounds_for_rsa returns how many Miller-Rabin rounds a random candidate for a
 * prime of an RSA modulus of MODULUS_BITS needs: FIPS 186-5 table B.1. */
unsigned prime_rounds_for_rsa(size_t modulus_bits);

/* Rounds for a number that someone else chose, perhaps to deceive: whatever it is, a
 * composite passes with a chance below 4^-64 (Rabin's bound). */
#define PRIME_ROUNDS_WORST_CASE 64

/* prime_miller_rabin tests CANDIDATE with ROUNDS random bases. An even number, 0 and 1
 * are composite here; 3 is prime. */
enum prime_verdict prime_miller_rabin(const struct number *candidate, unsigned rounds,
                                      struct random_source *random);

#define PRIME_BATCH POWER_LANES

/* prime_first_probable looks for a prime among COUNT (1 to PRIME_BATCH) random
 * CANDIDATES, which are odd, of one limb count, their uppermost limbs not zero, and
 * have passed prime_trial_division. Composites are dropped if a small prime divides
 * them or if 2^((w-1)/2) is neither 1 nor -1 modulo w, which for a prime it always is;
 * what is left is put to prime_miller_rabin with ROUNDS rounds, in order. Returns
 * PRIME_PROBABLE and sets INDEX to the first that is prime; PRIME_COMPOSITE if none is;
 * PRIME_NO_RANDOM; PRIME_UNDECIDED. */
enum prime_verdict prime_first_probable(const struct number candidates[PRIME_BATCH],
                                        size_t count, const struct small_primes *primes,
                                        unsigned rounds, struct random_source *random,
                                        size_t *index);

/* What happens in a test, for whoever shows it. The numbers are as secret as the
 * candidate. */
enum prime_event {
    PRIME_EVENT_SPLIT, /* NUMBER is m, odd, and COUNT is a: candidate - 1 = 2^a * m */
    PRIME_EVENT_BASE,  /* NUMBER is the base b of the next round */
    PRIME_EVENT_POWER, /* NUMBER is b^(2^COUNT * m) modulo the candidate */
    PRIME_EVENT_ROUND, /* the round is over; COUNT is an enum prime_verdict, and NUMBER is
                        * NULL */
};

/* Whoever watches. One with a state of its own puts this structure first in a larger
 * one. */
struct prime_observer {
    void (*see)(struct prime_observer *observer, enum prime_event event,
                const struct number *number, unsigned count);
};

/* prime_miller_rabin_observed does the same as prime_miller_rabin and shows OBSERVER
 * each step, for which the rounds go one after another; what that does is outside of
 * any promise about time. OBSERVER may be NULL. */
enum prime_verdict prime_miller_rabin_observed(const struct number *candidate,
                                               unsigned rounds,
                                               struct random_source *random,
                                               struct prime_observer *observer);

#endif
