/* recover.c -- SP 800-56B Rev. 2 appendix C.1; k, r, t, g, x and y are its names. It
 * runs on mpz_t, and so under the same exemption as key generation. */
#include "recover.h"
#include "../bignum/number_random.h"

#include <gmp.h>
#include <string.h>

#include "../bignum/allocator.h"

#define G_DRAWS_MAX 100 /* step 3: each g fails with a chance of one half at most */

#define PRIME_ROUNDS 24 /* with the test that GMP makes besides, more than enough */

/* The numbers of the search. k = d * e - 1 = 2^t * r with r odd. */
struct recovery {
    mpz_t n, n_minus_1, r, x, y, factor;
    mp_bitcnt_t t;
};

static void recovery_init(struct recovery *s)
{
    mpz_inits(s->n, s->n_minus_1, s->r, s->x, s->y, s->factor, NULL);
}

static void recovery_clear(struct recovery *s)
{
    mpz_clears(s->n, s->n_minus_1, s->r, s->x, s->y, s->factor, NULL);
}

static void import(mpz_t number, struct rsa_integer integer)
{
    mpz_import(number, integer.length, 1, 1, 1, 0, integer.octets);
}

/* Steps 1 and 2: k = d * e - 1 must be even and not 0. */
static bool split_multiple_of_order(struct recovery *s, struct rsa_integer e,
                                    struct rsa_integer d)
{
    import(s->r, d);
    import(s->x, e);
    mpz_mul(s->r, s->r, s->x);
    mpz_sub_ui(s->r, s->r, 1);
    if (mpz_sgn(s->r) <= 0 || mpz_odd_p(s->r))
        return false;
    s->t = mpz_scan1(s->r, 0);
    mpz_tdiv_q_2exp(s->r, s->r, s->t);
    return true;
}

/* Step 3 for one g, which is in y: true if a square root of 1 other than 1 and -1
 * turned up, and FACTOR is a factor of n. */
static bool try_one(struct recovery *s)
{
    mpz_powm(s->y, s->y, s->r, s->n);
    if (mpz_cmp_ui(s->y, 1) == 0 || mpz_cmp(s->y, s->n_minus_1) == 0)
        return false;
    for (mp_bitcnt_t j = 1; j <= s->t; j++) {
        mpz_powm_ui(s->x, s->y, 2, s->n);
        if (mpz_cmp_ui(s->x, 1) == 0) {
            mpz_sub_ui(s->factor, s->y, 1);
            mpz_gcd(s->factor, s->factor, s->n);
            return true;
        }
        if (mpz_cmp(s->x, s->n_minus_1) == 0)
            return false;
        mpz_swap(s->x, s->y);
    }
    return false;
}

static enum rsa_result find_factor(struct recovery *s, const struct number *n,
                                   struct random_source *random)
{
    for (unsigned draw = 0; draw < G_DRAWS_MAX; draw++) {
        struct number g;
        if (!number_random_below(random, n, &g))
            return RSA_NO_RANDOM;
        mpz_t g_view;
        mpz_set(s->y, mpz_roinit_n(g_view, g.limb, (mp_size_t)g.limb_count));
        if (mpz_sgn(s->y) > 0 && try_one(s))
            return RSA_OK;
    }
    return RSA_BAD_KEY;
}

static void set_number(struct number *number, const mpz_t value)
{
    number_wipe(number);
    number->limb_count = mpz_size(value);
    memcpy(number->limb, mpz_limbs_read(value), number->limb_count * sizeof(mp_limb_t));
}

/* The larger factor becomes p, the other q. */
static void set_primes(struct rsa_private_key *key, struct recovery *s)
{
    mpz_divexact(s->x, s->n, s->factor);
    if (mpz_cmp(s->x, s->factor) < 0)
        mpz_swap(s->x, s->factor);
    set_number(&key->prime1, s->x);
    set_number(&key->prime2, s->factor);
}

/* Whether one of the two factors, which are in x and FACTOR, is a product itself. */
static bool has_more_primes(const struct recovery *s)
{
    return mpz_probab_prime_p(s->x, PRIME_ROUNDS) == 0 ||
           mpz_probab_prime_p(s->factor, PRIME_ROUNDS) == 0;
}

static enum rsa_result recover(struct rsa_private_key *key, struct rsa_integer e,
                               struct rsa_integer d, struct random_source *random)
{
    const struct number *n = &key->public_key.modulus;
    if (!number_from_octets(&key->private_exponent, n->limb_count, d.octets,
                            d.length) ||
        !number_is_less(&key->private_exponent, n))
        return RSA_BAD_KEY;

    struct recovery s;
    recovery_init(&s);
    mpz_t n_view;
    mpz_set(s.n, mpz_roinit_n(n_view, n->limb, (mp_size_t)n->limb_count));
    mpz_sub_ui(s.n_minus_1, s.n, 1);
    enum rsa_result result = RSA_BAD_KEY;
    if (split_multiple_of_order(&s, e, d))
        result = find_factor(&s, n, random);
    if (result == RSA_OK) {
        set_primes(key, &s);
        result = rsa_private_key_complete(key);
        if (result == RSA_OK)
            result = rsa_private_key_check_numbers(key);
        if (result == RSA_BAD_KEY && has_more_primes(&s))
            result = RSA_MANY_PRIMES;
    }
    recovery_clear(&s);
    return result;
}

enum rsa_result rsa_private_key_recover(struct rsa_private_key *key,
                                        struct rsa_integer modulus,
                                        struct rsa_integer public_exponent,
                                        struct rsa_integer private_exponent,
                                        struct random_source *random)
{
    memset(key, 0, sizeof *key);
    enum rsa_result result =
        rsa_public_key_set(&key->public_key, modulus, public_exponent);
    if (result == RSA_OK)
        result = recover(key, public_exponent, private_exponent, random);
    allocator_wipe_stack();
    if (result != RSA_OK)
        rsa_private_key_wipe(key);
    return result;
}
