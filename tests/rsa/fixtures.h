/* fixtures.h -- keys for the tests of rsa/: read from tests/vectors/rsa/keys.txt, or computed
 * from two primes by GMP alone, so that no code under test has a hand in them. */
#ifndef CERTWRIGHT_TESTS_RSA_FIXTURES_H
#define CERTWRIGHT_TESTS_RSA_FIXTURES_H

#include <gmp.h>
#include <stddef.h>
#include <stdint.h>

#include "rsa/key.h"
#include "rsa/signer.h"

/* A big-endian integer, or any other string of octets. */
struct value {
    size_t length;
    uint8_t octets[RSA_MODULUS_LENGTH_MAX + 2];
};

/* The fields of RSAPrivateKey in their order. */
enum key_field {
    KEY_MODULUS,
    KEY_PUBLIC_EXPONENT,
    KEY_PRIVATE_EXPONENT,
    KEY_PRIME1,
    KEY_PRIME2,
    KEY_EXPONENT1,
    KEY_EXPONENT2,
    KEY_COEFFICIENT,
    KEY_FIELD_COUNT
};

struct test_key {
    struct value field[KEY_FIELD_COUNT];
};

extern const char *const key_field_names[KEY_FIELD_COUNT];

/* test_key_load reads the key called NAME in keys.txt: 1024, 1025, 2048 or 2048-e3. */
void test_key_load(struct test_key *key, const char *name);

/* test_key_from_primes computes all fields; P and Q may be anything for which E has an
 * inverse, primes or not. */
void test_key_from_primes(struct test_key *key, const mpz_t p, const mpz_t q,
                          unsigned long e);

/* test_key_fields returns a view of KEY, borrowed from it. */
struct rsa_private_key_fields test_key_fields(const struct test_key *key);

/* test_key_use makes a KEY of the library from the one called NAME. */
void test_key_use(struct rsa_private_key *key, const char *name);

/* draw_prime sets P to a prime of exactly BITS bits, the upper two of them ones, which only
 * depends on SEED and for which P - 1 is coprime to E. */
void draw_prime(mpz_t p, size_t bits, unsigned long e, uint64_t seed);

struct rsa_integer integer_of(const struct value *value);

void value_from_mpz(struct value *value, const mpz_t number);
void mpz_from_number(mpz_t value, const struct number *number);

/* assert_all_zero fails the test if one of LENGTH octets is not zero. */
void assert_all_zero(const void *octets, size_t length);

/* assert_blinding_pair fails the test unless blinding * unblinding^e = 1: the two of SIGNER
 * belong to one r. */
void assert_blinding_pair(const struct rsa_signer *signer);

#endif
