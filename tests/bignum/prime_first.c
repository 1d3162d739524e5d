/* prime_first.c -- tests prime_first_probable of bignum/prime.h. The strong pseudoprimes are
 * those of tests/vectors/bignum/pseudoprimes.txt; GMP's mpz_probab_prime_p is asked about
 * random numbers. */
#include "bignum/prime.h"

#include "../random/broken_random.h"
#include "operands.h"
#include "suites.h"

static struct small_primes small_primes;

static bool is_prime_to_gmp(const struct number *n)
{
    mpz_t value;
    mpz_init(value);
    operand_to_mpz(value, n);
    bool prime = mpz_probab_prime_p(value, 25) != 0;
    mpz_clear(value);
    return prime;
}

/* 2^64 - 59 and 2^61 - 1 are prime. The composites pass a round with each prime up to 17, 37, 11
 * and 13, but 2^64 - 57 passes none. All need two limbs of 32 bits. */
static const uint64_t batch_primes[] = {0xffffffffffffffc5u, 0x1fffffffffffffffu};
static const uint64_t batch_composites[] = {341550071728321u, 3825123056546413051u,
                                            0xffffffffffffffc7u, 2152302898747u,
                                            3474749660383u};

static struct number batch[PRIME_BATCH];

static enum prime_verdict first_of(size_t count, size_t *index)
{
    struct seeded_random random;
    seeded_random_init(&random, 1);
    return prime_first_probable(batch, count, &small_primes, 5, &random.source, index);
}

static void set_batch_word(unsigned i, uint64_t word)
{
    number_from_word(&batch[i], word);
}

/* A prime at _i and another behind it, composites before. */
START_TEST(first_prime_of_eight)
{
    size_t index = 99;
    small_primes_sieve(&small_primes);
    for (unsigned i = 0; i < PRIME_BATCH; i++)
        set_batch_word(i, batch_composites[i % 5]);
    ck_assert_int_eq(first_of(PRIME_BATCH, &index), PRIME_COMPOSITE);
    set_batch_word((unsigned)_i, batch_primes[_i % 2]);
    for (size_t count = 1; count <= PRIME_BATCH; count++) {
        enum prime_verdict want = count > (size_t)_i ? PRIME_PROBABLE : PRIME_COMPOSITE;
        ck_assert_int_eq(first_of(count, &index), want);
        ck_assert(want == PRIME_COMPOSITE || index == (size_t)_i);
    }
    set_batch_word(7, batch_primes[0]);
    ck_assert_int_eq(first_of(PRIME_BATCH, &index), PRIME_PROBABLE);
    ck_assert_uint_eq(index, (size_t)_i);
}
END_TEST

/* Of random numbers of _i limbs the first is what GMP says. */
START_TEST(first_prime_of_random)
{
    unsigned found = 0;
    small_primes_sieve(&small_primes);
    for (unsigned tries = 0; tries < (test_is_quick() ? 2 : 60); tries++) {
        size_t want = PRIME_BATCH, index = PRIME_BATCH;
        for (size_t i = PRIME_BATCH; i-- > 0;) {
            do
                operand_set_odd_modulus(&batch[i], (size_t)_i, OPERAND_RANDOM);
            while (!prime_trial_division(&batch[i], &small_primes));
            if (is_prime_to_gmp(&batch[i]))
                want = i;
        }
        enum prime_verdict verdict = first_of(PRIME_BATCH, &index);
        ck_assert_int_eq(verdict == PRIME_PROBABLE, want < PRIME_BATCH);
        ck_assert(verdict != PRIME_PROBABLE || index == want);
        found += verdict == PRIME_PROBABLE;
    }
    ck_assert(test_is_quick() || found > 0);
}
END_TEST

START_TEST(no_first_prime_without_random)
{
    struct failing_random failing;
    size_t index;
    small_primes_sieve(&small_primes);
    for (unsigned i = 0; i < PRIME_BATCH; i++)
        set_batch_word(i, batch_primes[0]);
    for (size_t good_calls = 0; good_calls < 5; good_calls++) {
        failing_random_init(&failing, good_calls);
        ck_assert_int_eq(prime_first_probable(batch, PRIME_BATCH, &small_primes, 5,
                                              &failing.source, &index),
                         PRIME_NO_RANDOM);
    }
}
END_TEST

Suite *prime_first_suite(void)
{
    Suite *suite = suite_create("prime_first");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_checked_fixture(values, operands_start, operands_stop);
    tcase_add_loop_test(values, first_prime_of_eight, 0, PRIME_BATCH);
    tcase_add_loop_test(values, first_prime_of_random, 1, 17);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, no_first_prime_without_random);
    suite_add_tcase(suite, rejects);
    return suite;
}
