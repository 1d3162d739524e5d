/* prime_search.c -- FIPS 186-5 appendix A.1.3, steps 4 and 5. nlen, e, p, q and i are
 * the standard's names.
 *
 * The candidates are put to the test eight at a time; the prime is the first of its
 * eight that passes, which is the first of all that were drawn. What is done with a
 * seeded source is the same with every kernel, and so is the prime; unless a composite
 * passes the power of 2, which without lanes is never tried where one of more small
 * primes divides: the Miller-Rabin test then draws its bases, or does not. An observer
 * sees one candidate after another, whole and each with its Miller-Rabin test. */
#include "prime_search.h"

#include <gmp.h>
#include <string.h>

#include "../bignum/number_random.h"

static void report(const struct prime_search *search, enum rsa_progress_event event)
{
    if (search->progress != NULL)
        search->progress->report(search->progress, event);
}

/* Without a verdict the search is over. */
static enum rsa_result result_of(enum prime_verdict verdict)
{
    if (verdict == PRIME_NO_RANDOM)
        return RSA_NO_RANDOM;
    return verdict == PRIME_UNDECIDED ? RSA_NO_MEMORY : RSA_OK;
}

/* --- the conditions --------------------------------------------------------------- */

/* Steps 4.4 and 5.4: p >= sqrt(2) * 2^(nlen/2 - 1), which is p^2 >= 2^(nlen - 1): the
 * square has all nlen bits. Returns RSA_OK or RSA_NO_MEMORY. */
static enum rsa_result compare_with_least(const struct number *p, size_t nlen,
                                          bool *is_large)
{
    struct number square;
    bool ok = number_multiply(&square, p, p);
    *is_large = ok && number_bit_length(&square) == nlen;
    number_wipe(&square);
    return ok ? RSA_OK : RSA_NO_MEMORY;
}

/* Steps 4.5 and 5.6: gcd(p - 1, e) = 1, or e would have no inverse. */
static bool is_coprime_to_e(const struct number *p, uint64_t e)
{
    mpz_t gcd, p_minus_1, p_view;
    mpz_inits(gcd, p_minus_1, NULL);
    mpz_roinit_n(p_view, p->limb, (mp_size_t)p->limb_count);
    mpz_sub_ui(p_minus_1, p_view, 1);
    mpz_import(gcd, 1, 1, sizeof e, 0, 0, &e);
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

/* About three draws in ten are large enough to be a candidate. A source that gives none
 * in so many draws for each trial is broken, and would keep us for ever. */
#define DRAWS_PER_TRIAL 64

/* --- eight at a time -------------------------------------------------------------- */

/* Candidates that wait to be tested, and how many draws and trials there were. */
struct batch {
    struct number candidates[PRIME_BATCH];
    size_t count, draws, trials;
    uint8_t octets[NUMBER_OCTETS_MAX / 2];
};

/* The first 64 bits of sqrt(1/2) = sqrt(2) * 2^(k-1) / 2^k. */
#define SQRT_HALF   0xb504f333f9de6484u
#define LEAD_OCTETS 8

/* Steps 4.2 to 4.4, and 5.2 to 5.4: nlen/2 random bits, made odd, and whether they are
 * large enough. That is nearly always to be seen in the first 64 bits: of a number that
 * is too small the others are not even drawn. */
static enum rsa_result draw(const struct prime_search *search, struct batch *batch,
                            struct number *p, bool *is_large)
{
    size_t half = search->nlen / 2, length = (half + 7) / 8, unused = 8 * length - half;
    uint64_t lead = 0, least = (uint64_t)SQRT_HALF >> unused;
    *is_large = false;
    if (!random_fill(search->random, batch->octets, LEAD_OCTETS))
        return RSA_NO_RANDOM;
    batch->octets[0] &= (uint8_t)(0xff >> unused);
    for (size_t i = 0; i < LEAD_OCTETS; i++)
        lead = lead << 8 | batch->octets[i];
    if (lead < least)
        return RSA_OK;
    if (!random_fill(search->random, batch->octets + LEAD_OCTETS, length - LEAD_OCTETS))
        return RSA_NO_RANDOM;
    if (!number_from_octets(p, number_limbs_for_bits(half), batch->octets, length))
        return RSA_FAULT;
    p->limb[0] |= 1;
    *is_large = lead > least;
    return *is_large ? RSA_OK : compare_with_least(p, search->nlen, is_large);
}

/* Steps 4.2 to 4.5, and 5.2 to 5.6, until eight candidates wait that no small prime
 * divides, or no trial is left. Of the gcd and the division, both of which a candidate
 * must pass, the quicker one comes first. */
static enum rsa_result fill_batch(const struct prime_search *search,
                                  const struct number *other, size_t trials,
                                  struct batch *batch)
{
    batch->count = 0;
    while (batch->count < PRIME_BATCH && batch->trials < trials &&
           batch->draws < DRAWS_PER_TRIAL * trials) {
        struct number *p = &batch->candidates[batch->count];
        bool is_large;
        enum rsa_result result = draw(search, batch, p, &is_large);
        batch->draws++;
        if (result != RSA_OK)
            return result;
        if (!is_large || (other != NULL && !is_far_apart(p, other, search->nlen)))
            continue;
        batch->trials++; /* i */
        if (prime_trial_division(p, &search->small_primes) &&
            is_coprime_to_e(p, search->e))
            batch->count++;
    }
    return batch->count > 0 ? RSA_OK : RSA_NO_RANDOM;
}

/* Steps 4.5.1 and 5.6.1: the first of the eight that is prime. */
static enum rsa_result test_batch(const struct prime_search *search,
                                  const struct batch *batch, struct number *prime,
                                  enum prime_verdict *verdict)
{
    size_t index = 0;
    for (size_t i = 0; i < batch->count; i++)
        report(search, RSA_PROGRESS_CANDIDATE);
    *verdict = prime_first_probable(
        batch->candidates, batch->count, &search->small_primes,
        prime_rounds_for_rsa(search->nlen), search->random, &index);
    if (*verdict == PRIME_PROBABLE)
        *prime = batch->candidates[index];
    return result_of(*verdict);
}

static enum rsa_result run_in_batches(const struct prime_search *search,
                                      const struct number *other, size_t trials,
                                      struct number *prime)
{
    struct batch batch = {.count = 0};
    enum prime_verdict verdict = PRIME_COMPOSITE;
    enum rsa_result result = RSA_OK;
    while (result == RSA_OK && verdict != PRIME_PROBABLE) {
        result = fill_batch(search, other, trials, &batch);
        if (result == RSA_OK)
            result = test_batch(search, &batch, prime, &verdict);
    }
    if (result == RSA_OK)
        report(search, RSA_PROGRESS_PRIME);
    explicit_bzero(&batch, sizeof batch);
    return result;
}

/* --- one at a time, observed ------------------------------------------------------ */

static void show(const struct prime_search *search, enum rsa_candidate_event event,
                 const struct number *candidate, unsigned small_prime)
{
    search->observer->candidate(search->observer, event, candidate, small_prime);
}

static enum prime_verdict test_candidate(const struct prime_search *search,
                                         const struct number *candidate)
{
    unsigned small_prime = prime_small_factor(candidate, &search->small_primes);
    if (small_prime != 0) {
        show(search, RSA_CANDIDATE_DIVIDED, candidate, small_prime);
        return PRIME_COMPOSITE;
    }
    show(search, RSA_CANDIDATE_TESTED, candidate, 0);
    enum prime_verdict verdict =
        prime_miller_rabin_observed(candidate, prime_rounds_for_rsa(search->nlen),
                                    search->random, &search->observer->prime);
    if (verdict == PRIME_COMPOSITE)
        show(search, RSA_CANDIDATE_COMPOSITE, candidate, 0);
    return verdict;
}

/* Steps 4.4 and 5.4, 5.5: whether a number that was drawn is a candidate at all. */
static enum rsa_result judge_draw(const struct prime_search *search,
                                  const struct number *other,
                                  const struct number *prime, bool *is_candidate)
{
    show(search, RSA_CANDIDATE_DRAWN, prime, 0);
    enum rsa_result result = compare_with_least(prime, search->nlen, is_candidate);
    if (result != RSA_OK)
        return result;
    if (!*is_candidate) {
        show(search, RSA_CANDIDATE_TOO_SMALL, prime, 0);
    } else if (other != NULL && !is_far_apart(prime, other, search->nlen)) {
        show(search, RSA_CANDIDATE_TOO_CLOSE, prime, 0);
        *is_candidate = false;
    }
    return RSA_OK;
}

/* Step 4.2 and 5.2, 4.3 and 5.3: nlen/2 random bits, made odd; then the judgement. */
static enum rsa_result draw_observed(const struct prime_search *search,
                                     const struct number *other, struct number *prime,
                                     bool *is_candidate)
{
    size_t half = search->nlen / 2;
    if (!number_random_bits(search->random, half, number_limbs_for_bits(half), prime))
        return RSA_NO_RANDOM;
    prime->limb[0] |= 1;
    return judge_draw(search, other, prime, is_candidate);
}

/* One candidate after another, each step shown. */
static enum rsa_result run_observed(const struct prime_search *search,
                                    const struct number *other, size_t trials,
                                    struct number *prime)
{
    for (size_t i = 0, draws = 0; i < trials && draws < DRAWS_PER_TRIAL * trials;
         draws++) {
        bool is_candidate;
        enum rsa_result result = draw_observed(search, other, prime, &is_candidate);
        if (result != RSA_OK)
            return result;
        if (!is_candidate)
            continue;
        i++;
        if (!is_coprime_to_e(prime, search->e)) {
            show(search, RSA_CANDIDATE_NOT_COPRIME, prime, 0);
            continue;
        }
        enum prime_verdict verdict = test_candidate(search, prime);
        if (result_of(verdict) != RSA_OK)
            return result_of(verdict);
        if (verdict == PRIME_PROBABLE) {
            show(search, RSA_CANDIDATE_PRIME, prime, 0);
            return RSA_OK;
        }
    }
    return RSA_NO_RANDOM;
}

enum rsa_result prime_search_run(const struct prime_search *search,
                                 const struct number *other, size_t trials,
                                 struct number *prime)
{
    return search->observer != NULL ? run_observed(search, other, trials, prime)
                                    : run_in_batches(search, other, trials, prime);
}
