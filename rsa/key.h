/* key.h -- RSA keys as numbers, RFC 8017 section 3, and the rules a key must keep.
 *
 * The public key is (n, e). The private key is kept in the second form of section 3.2,
 * the quintuple (p, q, dP, dQ, qInv), with d beside it; field names are those of RFC
 * 8017 appendix A.1. Keys with more than two primes are not supported. How keys are
 * written in DER is not known here: see keys/rsa_key.h. */
#ifndef CERTWRIGHT_RSA_KEY_H
#define CERTWRIGHT_RSA_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../bignum/montgomery.h"
#include "../bignum/number.h"
#include "../random/random.h"
#include "result.h"

/* Below 1024 bits a modulus can be factored at home; above 16384 a verification only
 * keeps the processor busy. Keys are made from 2048 to 8192 bits (generate.h). */
#define RSA_MODULUS_BITS_MIN   1024
#define RSA_MODULUS_BITS_MAX   NUMBER_BITS_MAX
#define RSA_MODULUS_LENGTH_MAX NUMBER_OCTETS_MAX

/* Exponents in use are 65537 and a few smaller ones. A large one is only good for
 * slowing down whoever verifies; the system libraries of Windows take 32 bits. */
#define RSA_PUBLIC_EXPONENT_MAX (((uint64_t)1 << 33) - 1)

/* A smaller factor is no secret; and with 3, say, a third of all numbers would have no
 * inverse modulo n, and no use for blinding. */
#define RSA_PRIME_BITS_MIN 64

struct rsa_public_key {
    size_t modulus_bits;
    size_t modulus_length;        /* octets: the k of RFC 8017 */
    struct number modulus;        /* n, its uppermost limb not zero */
    uint64_t public_exponent;     /* e */
    struct montgomery montgomery; /* n again, prepared for the public operation */
};

struct rsa_private_key {
    struct rsa_public_key public_key;
    struct number private_exponent; /* d, with the limbs of n */
    struct number prime1;           /* p, its uppermost limb not zero */
    struct number prime2;           /* q, its uppermost limb not zero */
    struct number exponent1;        /* dP = d mod (p - 1), with the limbs of p */
    struct number exponent2;        /* dQ = d mod (q - 1), with the limbs of q */
    struct number coefficient;      /* qInv = q^-1 mod p, with the limbs of p */
};

/* An unsigned big-endian integer, borrowed; leading zeros are allowed. */
struct rsa_integer {
    const uint8_t *octets;
    size_t length;
};

/* The fields of RSAPrivateKey (RFC 8017 appendix A.1.2) as they stand in a file. */
struct rsa_private_key_fields {
    struct rsa_integer modulus, public_exponent, private_exponent, prime1, prime2,
        exponent1, exponent2, coefficient;
};

/* What can be said of a public key without computing with it. */
struct rsa_key_size {
    size_t modulus_bits;
    uint64_t public_exponent;
};

/* rsa_key_size_set finds the SIZE of a public key and judges it as rsa_public_key_set
 * does, at a small part of the cost. On failure SIZE is zero. */
enum rsa_result rsa_key_size_set(struct rsa_key_size *size, struct rsa_integer modulus,
                                 struct rsa_integer public_exponent)
    __attribute__((warn_unused_result));

/* rsa_public_key_set makes KEY from the modulus and the public exponent. Returns
 * RSA_OK; RSA_LIMIT if the modulus has fewer than 1024 or more than 16384 bits or the
 * exponent is above 2^33 - 1; RSA_BAD_KEY if the modulus is even or the exponent is
 * even or below 3. On failure KEY is zero. RFC 8017 section 3.1. */
enum rsa_result rsa_public_key_set(struct rsa_public_key *key,
                                   struct rsa_integer modulus,
                                   struct rsa_integer public_exponent)
    __attribute__((warn_unused_result));

/* rsa_private_key_set makes KEY from all its FIELDS and checks it with
 * rsa_private_key_check_numbers. Returns what that does, or what rsa_public_key_set does
 * of the public part. On failure KEY is zero. The caller wipes KEY with
 * rsa_private_key_wipe when it is done. */
enum rsa_result rsa_private_key_set(struct rsa_private_key *key,
                                    const struct rsa_private_key_fields *fields)
    __attribute__((warn_unused_result));

/* rsa_private_key_has_shape tells whether the numbers of KEY have the limb counts that
 * are said above, n, p and q are odd, above 1 and without a zero as uppermost limb, and n
 * is prepared: what the arithmetic of bignum/ asks of its operands. With such a key what
 * fails there lacks memory. */
bool rsa_private_key_has_shape(const struct rsa_private_key *key);

/* rsa_private_key_check_numbers checks what RFC 8017 section 3.2 demands, in constant
 * time: n = p * q with p and q odd and of at least RSA_PRIME_BITS_MIN bits, e * d = 1
 * and e * dP = 1 mod p - 1, e * d = 1 and e * dQ = 1 mod q - 1, q * qInv = 1 mod p, and
 * each of d, dP, dQ, qInv positive and below its bound. Returns RSA_OK, RSA_BAD_KEY or
 * RSA_NO_MEMORY. */
enum rsa_result rsa_private_key_check_numbers(const struct rsa_private_key *key)
    __attribute__((warn_unused_result));

/* rsa_private_key_check does the same and also tests that p and q are prime, with as
 * many Miller-Rabin rounds as a number from an enemy deserves. It takes some tens of
 * milliseconds; a key that is merely used need not be tested, for a composite "prime"
 * gives results that do not verify, and those are never released. Returns RSA_NO_RANDOM
 * too. */
enum rsa_result rsa_private_key_check(const struct rsa_private_key *key,
                                      struct random_source *random)
    __attribute__((warn_unused_result));

/* rsa_private_key_complete computes dP, dQ and qInv from the d, p and q in KEY. Returns
 * RSA_OK; RSA_BAD_KEY if p or q is even or 1, its uppermost limb is zero, or they have a
 * common divisor; RSA_NO_MEMORY. */
enum rsa_result rsa_private_key_complete(struct rsa_private_key *key)
    __attribute__((warn_unused_result));

/* rsa_private_key_wipe leaves nothing of KEY. A zeroed key may be wiped. */
void rsa_private_key_wipe(struct rsa_private_key *key);

#endif
