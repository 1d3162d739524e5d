/* generate.c -- FIPS 186-5 appendix A.1.3, step by step. nlen, e, p, q, d and i are the
 * standard's names. */
#include "generate.h"

#include <gmp.h>
#include <string.h>

#include "../bignum/allocator.h"
#include "../bignum/prime.h"

struct search {
    size_t nlen;
    uint64_t e;
    struct random_source *random;
    struct rsa_progress *progress; /* or NULL */
    struct rsa_observer *observer; /* or NULL */
    struct small_primes small_primes;
};

static void report(const struct search *search, enum rsa_progress_event event)
{
    if (search->progress != NULL)
        search->progress->report(search->progress, event);
}

static void show(const struct search *search, enum rsa_candidate_event event,
                 const struct number *candidate, unsigned small_prime)
{
    if (search->observer != NULL)
        search->observer->candidate(search->observer, event, candidate, small_prime);
}

/* Steps 4.4 and 5.4: p >= sqrt(2) * 2^(nlen/2 - 1), which is p^2 >= 2^(nlen - 1): the
 * square has all nlen bits. */
static bool is_large_enough(const struct number *p, size_t nlen)
{
    struct number square;
    bool ok = number_multiply(&square, p, p) && number_bit_length(&square) == nlen;
    number_wipe(&square);
    return ok;
}

static void set_word(mpz_t number, uint64_t word)
{
    mpz_import(number, 1, 1, sizeof word, 0, 0, &word);
}

/* Steps 4.5 and 5.6: gcd(p - 1, e) = 1, or e would have no inverse. */
static bool is_coprime_to_e(const struct number *p, uint64_t e)
{
    mpz_t gcd, p_minus_1, p_view;
    mpz_inits(gcd, p_minus_1, NULL);
    mpz_roinit_n(p_view, p->limb, (mp_size_t)p->limb_count);
    mpz_sub_ui(p_minus_1, p_view, 1);
    set_word(gcd, e);
    mpz_gcd(gcd, gcd, p_minus_1);
    bool ok = mpz_cmp_ui(gcd, 1) == 0;
    mpz_clears(gcd, p_minus_1, NULL);
    return ok;
}

/* Step 5.5: |p - q| > 2^(nlen/2 - 100), or Fermat's method would factor n. */
static bool is_far_apart(const struct number *p, const struct number *q, size_t nlen)
{
    mpz_t difference, p_view, q_view;
    mpz_init(difference);
    mpz_roinit_n(p_view, p->limb, (mp_size_t)p->limb_count);
    mpz_roinit_n(q_view, q->limb, (mp_size_t)q->limb_count);
    mpz_sub(difference, p_view, q_view);
    mpz_abs(difference, difference);
    mpz_sub_ui(difference, difference,
               1); /* above 2^k is: less 1 still more than k bits */
    bool ok = mpz_sizeinbase(difference, 2) > nlen / 2 - 100;
    mpz_clear(difference);
    return ok;
}

static enum prime_verdict test_candidate(const struct search *search,
                                         const struct number *candidate)
{
    unsigned small_prime = prime_small_factor(candidate, &search->small_primes);
    if (small_prime != 0) {
        show(search, RSA_CANDIDATE_DIVIDED, candidate, small_prime);
        return PRIME_COMPOSITE;
    }
    report(search, RSA_PROGRESS_CANDIDATE);
    show(search, RSA_CANDIDATE_TESTED, candidate, 0);
    enum prime_verdict verdict = prime_miller_rabin_observed(
        candidate, prime_rounds_for_rsa(search->nlen), search->random,
        search->observer != NULL ? &search->observer->prime : NULL);
    if (verdict == PRIME_COMPOSITE)
        show(search, RSA_CANDIDATE_COMPOSITE, candidate, 0);
    return verdict;
}

/* Steps 4.4 and 5.4, 5.5: whether a number that was drawn is a candidate at all. */
static bool is_candidate(const struct search *search, const struct number *other,
                         const struct number *prime)
{
    show(search, RSA_CANDIDATE_DRAWN, prime, 0);
    if (!is_large_enough(prime, search->nlen)) {
        show(search, RSA_CANDIDATE_TOO_SMALL, prime, 0);
        return false;
    }
    if (other != NULL && !is_far_apart(prime, other, search->nlen)) {
        show(search, RSA_CANDIDATE_TOO_CLOSE, prime, 0);
        return false;
    }
    return true;
}

/* About three draws in ten are large enough to be a candidate. A source that gives none
 * in so many draws for each trial is broken, and would keep us for ever. */
#define DRAWS_PER_TRIAL 64

/* Steps 4 and 5: one prime, found in fewer than TRIALS candidates. OTHER is p while q
 * is sought, and NULL before. */
static enum rsa_result find_prime(const struct search *search,
                                  const struct number *other, size_t trials,
                                  struct number *prime)
{
    size_t half = search->nlen / 2;
    for (size_t i = 0, draws = 0; i < trials && draws < DRAWS_PER_TRIAL * trials;
         draws++) {
        if (!random_bits(search->random, half, number_limbs_for_bits(half), prime))
            return RSA_NO_RANDOM;
        prime->limb[0] |= 1;
        if (!is_candidate(search, other, prime))
            continue;
        i++;
        if (!is_coprime_to_e(prime, search->e)) {
            show(search, RSA_CANDIDATE_NOT_COPRIME, prime, 0);
            continue;
        }
        enum prime_verdict verdict = test_candidate(search, prime);
        if (verdict == PRIME_UNDECIDED)
            return RSA_NO_RANDOM;
        if (verdict == PRIME_PROBABLE) {
            report(search, RSA_PROGRESS_PRIME);
            show(search, RSA_CANDIDATE_PRIME, prime, 0);
            return RSA_OK;
        }
    }
    return RSA_FAULT;
}

/* Appendix A.1.1, criterion 3: d = e^-1 mod lcm(p - 1, q - 1), and d > 2^(nlen/2).
 * False if d is too small, which happens about once in 2^(nlen/2) keys. */
static bool derive_private_exponent(struct rsa_private_key *key,
                                    const struct search *search)
{
    mpz_t p1, q1, lcm, d, p_view, q_view;
    mpz_inits(p1, q1, lcm, d, NULL);
    mpz_roinit_n(p_view, key->prime1.limb, (mp_size_t)key->prime1.limb_count);
    mpz_roinit_n(q_view, key->prime2.limb, (mp_size_t)key->prime2.limb_count);
    mpz_sub_ui(p1, p_view, 1);
    mpz_sub_ui(q1, q_view, 1);
    mpz_lcm(lcm, p1, q1);
    set_word(d, search->e);
    bool ok = mpz_invert(d, d, lcm) != 0 && mpz_sizeinbase(d, 2) > search->nlen / 2;
    if (ok) {
        number_wipe(&key->private_exponent);
        memcpy(key->private_exponent.limb, mpz_limbs_read(d),
               mpz_size(d) * sizeof(mp_limb_t));
        key->private_exponent.limb_count = number_limbs_for_bits(search->nlen);
    }
    mpz_clears(p1, q1, lcm, d, NULL);
    return ok;
}

/* The first factor is the larger one, as RFC 8017 does not demand but most readers
 * expect. */
static void order_primes(struct rsa_private_key *key)
{
    if (number_is_less(&key->prime1, &key->prime2)) {
        struct number smaller = key->prime1;
        key->prime1 = key->prime2;
        key->prime2 = smaller;
        number_wipe(&smaller);
    }
}

static enum rsa_result search_key(struct rsa_private_key *key,
                                  const struct search *search)
{
    size_t nlen = search->nlen;
    do {
        enum rsa_result result = find_prime(search, NULL, 10 * nlen, &key->prime1);
        if (result == RSA_OK)
            result = find_prime(search, &key->prime1, 20 * nlen, &key->prime2);
        if (result != RSA_OK)
            return result;
        order_primes(key);
    } while (!derive_private_exponent(key, search));

    struct rsa_public_key *public_key = &key->public_key;
    if (!number_multiply(&public_key->modulus, &key->prime1, &key->prime2) ||
        !number_resize(&public_key->modulus, number_limbs_for_bits(nlen)) ||
        !montgomery_prepare(&public_key->montgomery, &public_key->modulus))
        return RSA_FAULT;
    public_key->modulus_bits = nlen;
    public_key->modulus_length = (nlen + 7) / 8;
    public_key->public_exponent = search->e;
    enum rsa_result result = rsa_private_key_complete(key);
    return result == RSA_OK ? rsa_private_key_check_numbers(key) : result;
}

static enum rsa_result generate(struct rsa_private_key *key, size_t bits,
                                uint64_t public_exponent, struct random_source *random,
                                struct rsa_progress *progress,
                                struct rsa_observer *observer)
{
    memset(key, 0, sizeof *key);
    if (bits < RSA_GENERATE_BITS_MIN || bits > RSA_GENERATE_BITS_MAX || bits % 2 != 0 ||
        public_exponent < RSA_PUBLIC_EXPONENT_DEFAULT || public_exponent % 2 == 0 ||
        public_exponent > RSA_PUBLIC_EXPONENT_MAX)
        return RSA_LIMIT;

    struct search search = {.nlen = bits,
                            .e = public_exponent,
                            .random = random,
                            .progress = progress,
                            .observer = observer};
    small_primes_sieve(&search.small_primes);
    enum rsa_result result = search_key(key, &search);
    allocator_wipe_stack();
    if (result != RSA_OK)
        rsa_private_key_wipe(key);
    return result;
}

enum rsa_result rsa_generate(struct rsa_private_key *key, size_t bits,
                             uint64_t public_exponent, struct random_source *random,
                             struct rsa_progress *progress)
{
    return generate(key, bits, public_exponent, random, progress, NULL);
}

enum rsa_result rsa_generate_observed(struct rsa_private_key *key, size_t bits,
                                      uint64_t public_exponent,
                                      struct random_source *random,
                                      struct rsa_observer *observer)
{
    return generate(key, bits, public_exponent, random, NULL, observer);
}
