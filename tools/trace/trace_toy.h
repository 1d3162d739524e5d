/* trace_toy.h -- RSA keys that are too small to be safe, for looking at: the search of
 * rsa/generate.h with the same primitives, without the rules that small numbers cannot
 * keep. They never leave `trace keygen`. */
#ifndef CERTWRIGHT_TRACE_TOY_H
#define CERTWRIGHT_TRACE_TOY_H

#include "../../rsa/generate.h"

#define TOY_BITS_MIN 16

/* toy_generate makes a KEY of BITS bits, an even number from TOY_BITS_MIN and below
 * RSA_GENERATE_BITS_MIN, and shows OBSERVER each candidate: p, q >= sqrt(2) *
 * 2^(BITS/2 - 1), p > q, d = e^-1 mod lcm(p - 1, q - 1); e is 65537 where that is small
 * beside n, else 17. Returns RSA_OK, RSA_LIMIT, RSA_NO_RANDOM, also if no prime was found
 * in a reasonable time, or RSA_NO_MEMORY. */
enum rsa_result toy_generate(struct rsa_private_key *key, size_t bits,
                             struct random_source *random,
                             struct rsa_observer *observer)
    __attribute__((warn_unused_result));

/* Octets that follow from a text: whoever knows it has the same numbers. */
struct toy_random {
    struct random_source source; /* first */
    const char *seed;
    uint64_t counter;
};

/* toy_random_of returns a source for SEED, which is borrowed. */
struct toy_random toy_random_of(const char *seed);

#endif
