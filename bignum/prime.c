/* prime.c -- trial division and Miller-Rabin. The letters w, a, m, b and z are those of
 * FIPS 186-5 appendix B.3.1. */
#include "prime.h"
#include "number_random.h"

#include <string.h>

#include "base2.h"
#include "modular.h"
#include "power_lanes.h"

/* Primes go to the last group until its product would not fit a limb, or they are no
 * longer below SMALL_PRIME_BOUND. */
static void group_primes(struct small_primes *primes)
{
    uint16_t next = 0;
    primes->group_count = 0;
    while (next < MORE_PRIME_COUNT) {
        struct prime_group *group = &primes->group[primes->group_count++];
        uint16_t limit =
            next < SMALL_PRIME_COUNT ? SMALL_PRIME_COUNT : MORE_PRIME_COUNT;
        *group = (struct prime_group){1, next, next};
        while (next < limit && group->product <= GMP_NUMB_MAX / primes->prime[next])
            group->product *= primes->prime[next++];
        group->end = next;
        if (next == SMALL_PRIME_COUNT)
            primes->small_group_count = primes->group_count;
    }
}

void small_primes_sieve(struct small_primes *primes)
{
    bool composite[MORE_PRIME_BOUND] = {false};
    size_t count = 0;
    for (unsigned n = 3; n < MORE_PRIME_BOUND; n += 2) {
        if (composite[n])
            continue;
        primes->prime[count++] = (uint16_t)n;
        for (unsigned multiple = n * n; multiple < MORE_PRIME_BOUND; multiple += 2 * n)
            composite[multiple] = true;
    }
    group_primes(primes);
}

/* The first prime of the groups from FIRST to before END that divides, or 0. */
static uint16_t factor_in_groups(const struct number *candidate,
                                 const struct small_primes *primes, size_t first,
                                 size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct prime_group *group = &primes->group[i];
        mp_limb_t remainder = mpn_mod_1(
            candidate->limb, (mp_size_t)candidate->limb_count, group->product);
        for (size_t j = group->first; j < group->end; j++)
            if (remainder % primes->prime[j] == 0 &&
                !number_equal_word(candidate, primes->prime[j]))
                return primes->prime[j];
    }
    return 0;
}

uint16_t prime_small_factor(const struct number *candidate,
                            const struct small_primes *primes)
{
    return factor_in_groups(candidate, primes, 0, primes->small_group_count);
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
        if (!number_random_below(random, &test->w_minus_1, &test->b))
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

/* Steps 4 to 5, one round after another. */
static enum prime_verdict run_rounds(struct miller_rabin *test, unsigned rounds,
                                     struct random_source *random)
{
    enum prime_verdict verdict = PRIME_PROBABLE;
    for (unsigned i = 0; i < rounds && verdict == PRIME_PROBABLE; i++) {
        verdict = draw_base(test, random) ? run_round(test) : PRIME_NO_RANDOM;
        show(test, PRIME_EVENT_ROUND, NULL, verdict);
    }
    return verdict;
}

/* The same, eight rounds at a time. Bases are drawn for as many rounds as there shall
 * be and no more; lanes that are left over repeat the last. */
static enum prime_verdict run_rounds_in_lanes(struct miller_rabin *test,
                                              unsigned rounds,
                                              struct random_source *random)
{
    struct number bases[POWER_LANES];
    enum prime_verdict verdict = PRIME_PROBABLE;
    for (unsigned i = 0; i < rounds && verdict == PRIME_PROBABLE; i += POWER_LANES) {
        uint8_t passed;
        for (unsigned lane = 0; verdict == PRIME_PROBABLE && lane < POWER_LANES;
             lane++) {
            if (i + lane < rounds && !draw_base(test, random))
                verdict = PRIME_NO_RANDOM;
            bases[lane] = test->b;
        }
        if (verdict == PRIME_NO_RANDOM)
            break;
        if (!power_lanes_miller_rabin(&test->w, &test->m, test->a, bases, &passed))
            verdict = PRIME_UNDECIDED;
        else if (passed != 0xff)
            verdict = PRIME_COMPOSITE;
    }
    explicit_bzero(bases, sizeof bases);
    return verdict;
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
        verdict = observer == NULL && power_lanes_is_used(count)
                      ? run_rounds_in_lanes(&test, rounds, random)
                      : run_rounds(&test, rounds, random);
    explicit_bzero(&test, sizeof test);
    return verdict;
}

enum prime_verdict prime_miller_rabin(const struct number *candidate, unsigned rounds,
                                      struct random_source *random)
{
    return prime_miller_rabin_observed(candidate, rounds, random, NULL);
}

/* Sets PASSED to the candidates that pass the power of 2: in lanes all at once. Lanes
 * that are left over repeat the first. */
static bool base2_in_lanes(const struct number candidates[PRIME_BATCH], size_t count,
                           uint8_t *passed)
{
    struct number w[POWER_LANES];
    for (size_t i = 0; i < POWER_LANES; i++)
        w[i] = candidates[i < count ? i : 0];
    bool ok = power_lanes_base2(w, passed);
    explicit_bzero(w, sizeof w);
    return ok;
}

/* One after another, each when its turn has come: the first prime ends the search. A
 * power costs more than in lanes, so more primes are tried before it. */
static bool passes_base2(const struct number *candidate,
                         const struct small_primes *primes)
{
    return factor_in_groups(candidate, primes, primes->small_group_count,
                            primes->group_count) == 0 &&
           base2_passes(candidate);
}

enum prime_verdict prime_first_probable(const struct number candidates[PRIME_BATCH],
                                        size_t count, const struct small_primes *primes,
                                        unsigned rounds, struct random_source *random,
                                        size_t *index)
{
    uint8_t passed = 0;
    bool in_lanes = power_lanes_is_used(candidates[0].limb_count);
    if (in_lanes && !base2_in_lanes(candidates, count, &passed))
        return PRIME_UNDECIDED;
    for (size_t i = 0; i < count; i++) {
        bool passes =
            in_lanes ? (passed >> i & 1) != 0 : passes_base2(&candidates[i], primes);
        if (!passes)
            continue;
        enum prime_verdict verdict = prime_miller_rabin(&candidates[i], rounds, random);
        *index = i;
        if (verdict != PRIME_COMPOSITE)
            return verdict;
    }
    return PRIME_COMPOSITE;
}
