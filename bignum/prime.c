/* prime.c -- trial division and Miller-Rabin. The letters w, a, m, b and z are those of
 * FIPS 186-5 appendix B.3.1. */
#include "prime.h"

#include <string.h>

#include "modular.h"

void small_primes_sieve(struct small_primes *primes)
{
    bool composite[SMALL_PRIME_BOUND] = {false};
    size_t count = 0;
    for (unsigned n = 3; n < SMALL_PRIME_BOUND; n += 2) {
        if (composite[n])
            continue;
        primes->prime[count++] = (uint16_t)n;
        for (unsigned multiple = n * n; multiple < SMALL_PRIME_BOUND; multiple += 2 * n)
            composite[multiple] = true;
    }
}

/* Dividing by a product of several primes that fits a limb costs as much as dividing by
 * one; the remainder then tells for each of them. */
uint16_t prime_small_factor(const struct number *candidate,
                            const struct small_primes *primes)
{
    size_t first = 0;
    while (first < SMALL_PRIME_COUNT) {
        mp_limb_t product = 1;
        size_t next = first;
        while (next < SMALL_PRIME_COUNT &&
               product <= GMP_NUMB_MAX / primes->prime[next])
            product *= primes->prime[next++];

        mp_limb_t remainder =
            mpn_mod_1(candidate->limb, (mp_size_t)candidate->limb_count, product);
        for (; first < next; first++)
            if (remainder % primes->prime[first] == 0 &&
                !number_equal_word(candidate, primes->prime[first]))
                return primes->prime[first];
    }
    return 0;
}

bool prime_trial_division(const struct number *candidate,
                          const struct small_primes *primes)
{
    return prime_small_factor(candidate, primes) == 0;
}

unsigned prime_rounds_for_rsa(size_t modulus_bits)
{
    return modulus_bits < 3072 ? 5 : 4;
}

/* The numbers of one test, together so that one wipe takes them all. */
struct miller_rabin {
    struct number w;         /* the candidate */
    struct number w_minus_1; /* 2^a * m */
    struct number m;         /* odd */
    struct number b;         /* the base of this round */
    struct number z;
    unsigned a;
    struct prime_observer *observer; /* or NULL */
};

static void show(const struct miller_rabin *test, enum prime_event event,
                 const struct number *number, unsigned count)
{
    if (test->observer != NULL)
        test->observer->see(test->observer, event, number, count);
}

/* Steps 1 and 2: w - 1 = 2^a * m. */
static bool split(struct miller_rabin *test)
{
    if (!number_subtract_word(&test->w_minus_1, &test->w, 1))
        return false;
    test->m = test->w_minus_1;
    for (test->a = 0; !number_is_odd(&test->m); test->a++)
        mpn_rshift(test->m.limb, test->m.limb, (mp_size_t)test->m.limb_count, 1);
    show(test, PRIME_EVENT_SPLIT, &test->m, test->a);
    return true;
}

/* Steps 4.1 and 4.2: a random b with 1 < b < w - 1. Even for w = 5 half the draws will
 * do; only a broken source fails BASE_DRAWS_MAX times. */
#define BASE_DRAWS_MAX 256
static bool draw_base(struct miller_rabin *test, struct random_source *random)
{
    for (unsigned draw = 0; draw < BASE_DRAWS_MAX; draw++) {
        if (!random_below(random, &test->w_minus_1, &test->b))
            return false;
        if (!number_is_zero(&test->b) && !number_equal_word(&test->b, 1)) {
            show(test, PRIME_EVENT_BASE, &test->b, 0);
            return true;
        }
    }
    return false;
}

/* Steps 4.3 to 4.7: one round with the base b. */
static enum prime_verdict run_round(struct miller_rabin *test)
{
    if (!modular_power(&test->z, &test->b, &test->m, test->m.limb_count * GMP_NUMB_BITS,
                       &test->w))
        return PRIME_UNDECIDED;
    show(test, PRIME_EVENT_POWER, &test->z, 0);
    if (number_equal_word(&test->z, 1) || number_equal(&test->z, &test->w_minus_1))
        return PRIME_PROBABLE;
    for (unsigned j = 1; j < test->a; j++) {
        if (!modular_multiply(&test->z, &test->z, &test->z, &test->w))
            return PRIME_UNDECIDED;
        show(test, PRIME_EVENT_POWER, &test->z, j);
        if (number_equal(&test->z, &test->w_minus_1))
            return PRIME_PROBABLE;
        if (number_equal_word(&test->z, 1))
            return PRIME_COMPOSITE;
    }
    return PRIME_COMPOSITE;
}

enum prime_verdict prime_miller_rabin_observed(const struct number *candidate,
                                               unsigned rounds,
                                               struct random_source *random,
                                               struct prime_observer *observer)
{
    if (!number_is_odd(candidate) || number_equal_word(candidate, 1))
        return PRIME_COMPOSITE;
    if (number_equal_word(candidate, 3)) /* no base lies between 1 and 2 */
        return PRIME_PROBABLE;

    struct miller_rabin test;
    memset(&test, 0, sizeof test);
    test.w = *candidate;
    test.observer = observer;
    /* The modulus of a power needs an uppermost limb that is not zero. */
    size_t count = number_limbs_for_bits(number_bit_length(candidate));
    enum prime_verdict verdict = PRIME_UNDECIDED;
    if (number_resize(&test.w, count) && split(&test))
        verdict = PRIME_PROBABLE;
    for (unsigned i = 0; i < rounds && verdict == PRIME_PROBABLE; i++) {
        verdict = draw_base(&test, random) ? run_round(&test) : PRIME_UNDECIDED;
        show(&test, PRIME_EVENT_ROUND, NULL, verdict);
    }
    explicit_bzero(&test, sizeof test);
    return verdict;
}

enum prime_verdict prime_miller_rabin(const struct number *candidate, unsigned rounds,
                                      struct random_source *random)
{
    return prime_miller_rabin_observed(candidate, rounds, random, NULL);
}
