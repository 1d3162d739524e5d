/* trace_toy.c -- toy keys. */
#include "trace_toy.h"
#include "../../bignum/number_random.h"

#include <gmp.h>
#include <string.h>

#include "../../sha/hash.h"

/* Of numbers of 8 bits one in three is large enough, and of these one in three
 * prime. */
#define DRAWS_MAX 100000

#define EXPONENT_BITS 40 /* from here on 65537 is small beside n */

static unsigned exponent_of(size_t bits)
{
    return bits >= EXPONENT_BITS ? RSA_PUBLIC_EXPONENT_DEFAULT : 17;
}

static bool is_large_enough(const struct number *p, size_t bits)
{
    struct number square;
    return number_multiply(&square, p, p) && number_bit_length(&square) == bits;
}

static bool is_coprime(const struct number *p, unsigned e)
{
    mpz_t p_view, p_minus_1;
    mpz_roinit_n(p_view, p->limb, (mp_size_t)p->limb_count);
    mpz_init(p_minus_1);
    mpz_sub_ui(p_minus_1, p_view, 1);
    bool ok = mpz_gcd_ui(NULL, p_minus_1, e) == 1;
    mpz_clear(p_minus_1);
    return ok;
}

struct toy_search {
    size_t bits;
    struct random_source *random;
    struct rsa_observer *observer;
    struct small_primes small_primes;
};

/* What becomes of a number that was drawn. */
static enum rsa_candidate_event judge(const struct toy_search *search,
                                      const struct number *other,
                                      const struct number *prime, unsigned *small_prime)
{
    struct rsa_observer *observer = search->observer;
    observer->candidate(observer, RSA_CANDIDATE_DRAWN, prime, 0);
    if (!is_large_enough(prime, search->bits))
        return RSA_CANDIDATE_TOO_SMALL;
    if (other != NULL && number_equal(prime, other))
        return RSA_CANDIDATE_TOO_CLOSE;
    if (!is_coprime(prime, exponent_of(search->bits)))
        return RSA_CANDIDATE_NOT_COPRIME;
    *small_prime = prime_small_factor(prime, &search->small_primes);
    if (*small_prime != 0)
        return RSA_CANDIDATE_DIVIDED;
    observer->candidate(observer, RSA_CANDIDATE_TESTED, prime, 0);
    return prime_miller_rabin_observed(prime, prime_rounds_for_rsa(search->bits),
                                       search->random,
                                       &observer->prime) == PRIME_PROBABLE
               ? RSA_CANDIDATE_PRIME
               : RSA_CANDIDATE_COMPOSITE;
}

static enum rsa_result find_prime(const struct toy_search *search,
                                  const struct number *other, struct number *prime)
{
    size_t half = search->bits / 2;
    for (unsigned i = 0; i < DRAWS_MAX; i++) {
        unsigned small_prime = 0;
        if (!number_random_bits(search->random, half, number_limbs_for_bits(half),
                                prime))
            return RSA_NO_RANDOM;
        prime->limb[0] |= 1;
        enum rsa_candidate_event event = judge(search, other, prime, &small_prime);
        search->observer->candidate(search->observer, event, prime, small_prime);
        if (event == RSA_CANDIDATE_PRIME)
            return RSA_OK;
    }
    return RSA_NO_RANDOM;
}

/* d = e^-1 mod lcm(p - 1, q - 1). */
static bool derive_d(struct rsa_private_key *key, size_t bits)
{
    mpz_t p1, q1, lcm, d, p_view, q_view;
    mpz_roinit_n(p_view, key->prime1.limb, (mp_size_t)key->prime1.limb_count);
    mpz_roinit_n(q_view, key->prime2.limb, (mp_size_t)key->prime2.limb_count);
    mpz_inits(p1, q1, lcm, d, NULL);
    mpz_sub_ui(p1, p_view, 1);
    mpz_sub_ui(q1, q_view, 1);
    mpz_lcm(lcm, p1, q1);
    mpz_set_ui(d, exponent_of(bits));
    bool ok = mpz_invert(d, d, lcm) != 0;
    if (ok) {
        memcpy(key->private_exponent.limb, mpz_limbs_read(d),
               mpz_size(d) * sizeof(mp_limb_t));
        key->private_exponent.limb_count = number_limbs_for_bits(bits);
    }
    mpz_clears(p1, q1, lcm, d, NULL);
    return ok;
}

static enum rsa_result derive(struct rsa_private_key *key, size_t bits)
{
    struct rsa_public_key *public_key = &key->public_key;
    if (number_is_less(&key->prime1, &key->prime2)) {
        struct number smaller = key->prime1;
        key->prime1 = key->prime2;
        key->prime2 = smaller;
    }
    public_key->modulus_bits = bits;
    public_key->modulus_length = (bits + 7) / 8;
    public_key->public_exponent = exponent_of(bits);
    if (!number_multiply(&public_key->modulus, &key->prime1, &key->prime2))
        return RSA_NO_MEMORY;
    if (!derive_d(key, bits) ||
        !number_resize(&public_key->modulus, number_limbs_for_bits(bits)) ||
        !montgomery_prepare(&public_key->montgomery, &public_key->modulus))
        return RSA_BAD_KEY;
    return rsa_private_key_complete(key);
}

enum rsa_result toy_generate(struct rsa_private_key *key, size_t bits,
                             struct random_source *random,
                             struct rsa_observer *observer)
{
    struct toy_search search = {.bits = bits, .random = random, .observer = observer};
    memset(key, 0, sizeof *key);
    if (bits < TOY_BITS_MIN || bits >= RSA_GENERATE_BITS_MIN || bits % 2 != 0)
        return RSA_LIMIT;
    small_primes_sieve(&search.small_primes);
    enum rsa_result result = find_prime(&search, NULL, &key->prime1);
    if (result == RSA_OK)
        result = find_prime(&search, &key->prime1, &key->prime2);
    return result == RSA_OK ? derive(key, bits) : result;
}

/* --- random octets from a text ---------------------------------------------------- */

/* SHA-256 of the text, a NUL, and a counter of eight octets. */
static bool fill(struct random_source *source, uint8_t *octets, size_t length)
{
    struct toy_random *random = (struct toy_random *)source;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX], counter[8];
    for (size_t i = 0; i < length; i++) {
        if (i % SHA256_DIGEST_LENGTH == 0) {
            struct hash_state state;
            for (unsigned j = 0; j < sizeof counter; j++)
                counter[j] = (uint8_t)(random->counter >> (56 - 8 * j));
            random->counter++;
            hash_init(&state, &hash_sha256);
            hash_update(&state, (const uint8_t *)random->seed,
                        strlen(random->seed) + 1);
            hash_update(&state, counter, sizeof counter);
            hash_finish(&state, digest);
        }
        octets[i] = digest[i % SHA256_DIGEST_LENGTH];
    }
    return true;
}

struct toy_random toy_random_of(const char *seed)
{
    return (struct toy_random){{fill}, seed, 0};
}
