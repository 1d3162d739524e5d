/* signer.h -- a private key made ready to be used again and again.
 *
 * Two things are worth keeping from one private operation to the next: what the modular
 * powers need of p and q (power_pair.h), and the pair of numbers that blinds: r^e and
 * r^-1 for a random r. A new pair costs an inversion; but if r is secret so is r^2, and
 * so the pair is squared after each use, and drawn afresh after a few, and in a
 * process that has forked from the one that drew it: two must not blind alike. */
#ifndef CERTWRIGHT_RSA_SIGNER_H
#define CERTWRIGHT_RSA_SIGNER_H

#include <stdint.h>
#include <sys/types.h>

#include "../bignum/power_pair.h"
#include "../random/random.h"
#include "key.h"
#include "result.h"

/* Operations with one r and its squares. Nobody who learns one power learns the others,
 * but then nobody needs to rely on that for long. */
#define RSA_BLINDING_USES_MAX 32

/* Key and random source are borrowed. Not for two threads at once. A signer may be used
 * on both sides of a fork if its source gives them different octets, as the system's
 * does. */
struct rsa_signer {
    const struct rsa_private_key *key;
    struct random_source *random;
    enum rsa_result prepared; /* RSA_OK, or why no operation can begin */
    struct power_pair primes; /* p and q */
    struct number blinding;   /* r^e mod n */
    struct number unblinding; /* r^-1 mod n */
    unsigned blinding_uses;   /* that are left */
    pid_t blinding_process;   /* that drew r */
};

/* rsa_signer_begin prepares SIGNER for KEY, which must not change until
 * rsa_signer_end. Constant time in the key. With a KEY that is none that
 * rsa_private_key_set lets pass, operations are RSA_FAULT; with one that is zero they
 * are RSA_OUT_OF_RANGE, for no number is below its modulus; and if memory runs out here
 * they are RSA_NO_MEMORY. */
void rsa_signer_begin(struct rsa_signer *signer, const struct rsa_private_key *key,
                      struct random_source *random);

/* rsa_signer_operation computes OUTPUT = INPUT^d mod n, both modulus_length octets, and
 * promises what rsa_private_operation does (primitive.h). After RSA_FAULT or
 * RSA_NO_MEMORY the next operation draws a new r. */
enum rsa_result rsa_signer_operation(struct rsa_signer *signer, const uint8_t *input,
                                     uint8_t *output)
    __attribute__((warn_unused_result));

/* rsa_signer_end leaves nothing of SIGNER. */
void rsa_signer_end(struct rsa_signer *signer);

#endif
