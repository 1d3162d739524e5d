/* rsa_oracle.c -- the numbers of a private RSA key, by GMP's arithmetic. */
#include "key_oracle.h"

#include <gmp.h>

#include "fuzz.h"
#include "keys/rsa_key.h"

static void import(mpz_t out, const struct number *number)
{
    static uint8_t octets[NUMBER_OCTETS_MAX];
    fuzz_require(number_to_octets(number, octets, sizeof octets), "number_to_octets");
    mpz_init(out);
    mpz_import(out, sizeof octets, 1, 1, 1, 0, octets);
}

/* x = 1 mod (m - MINUS). */
static void require_one(const mpz_t x, const mpz_t m, unsigned long minus,
                        const char *what)
{
    mpz_t rest, modulus;
    mpz_inits(rest, modulus, NULL);
    mpz_sub_ui(modulus, m, minus);
    mpz_mod(rest, x, modulus);
    fuzz_require(mpz_cmp_ui(rest, 1) == 0, what);
    mpz_clears(rest, modulus, NULL);
}

void check_rsa_numbers(const struct rsa_private_key *key)
{
    mpz_t n, d, p, q, dp, dq, qinv, x;
    import(n, &key->public_key.modulus);
    import(d, &key->private_exponent);
    import(p, &key->prime1);
    import(q, &key->prime2);
    import(dp, &key->exponent1);
    import(dq, &key->exponent2);
    import(qinv, &key->coefficient);
    mpz_init(x);
    mpz_mul(x, p, q);
    fuzz_require(mpz_cmp(x, n) == 0, "n is not p * q");
    mpz_mul_ui(x, d, key->public_key.public_exponent);
    require_one(x, p, 1, "e * d is not 1 mod p - 1");
    require_one(x, q, 1, "e * d is not 1 mod q - 1");
    mpz_mul_ui(x, dp, key->public_key.public_exponent);
    require_one(x, p, 1, "e * dP is not 1 mod p - 1");
    mpz_mul_ui(x, dq, key->public_key.public_exponent);
    require_one(x, q, 1, "e * dQ is not 1 mod q - 1");
    mpz_mul(x, q, qinv);
    require_one(x, p, 0, "q * qInv is not 1 mod p");
    fuzz_require(mpz_cmp(d, n) < 0 && mpz_cmp(dp, p) < 0 && mpz_cmp(dq, q) < 0 &&
                     mpz_cmp(qinv, p) < 0,
                 "a number above its bound");
    mpz_clears(n, d, p, q, dp, dq, qinv, x, NULL);
}
