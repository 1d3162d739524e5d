/* prime_search.c -- tests rsa/prime_search.h: FIPS 186-5 appendix A.1.3, step 5.5, the
 * distance of q from p. A working source never comes near it, so these sources give what
 * none would; the primes are those of tests/vectors/rsa/keys.txt. All of it in batches and
 * observed. */
#include "rsa/prime_search.h"

#include <string.h>

#include "fixtures.h"
#include "replay.h"
#include "suites.h"
#include "tests/random/broken_random.h"

#define NLEN       2048
#define P_LENGTH   (NLEN / 16)
#define CLOSE_BITS (NLEN / 2 - 100)

static struct prime_search search;
static unsigned close_ones; /* that the observer has been shown */

static void see_round(struct prime_observer *observer, enum prime_event event,
                      const struct number *number, unsigned count)
{
    (void)observer, (void)event, (void)number, (void)count;
}

static void see_candidate(struct rsa_observer *observer, enum rsa_candidate_event event,
                          const struct number *candidate, unsigned small_prime)
{
    (void)observer, (void)candidate, (void)small_prime;
    if (event == RSA_CANDIDATE_TOO_CLOSE)
        close_ones++;
}

static void start(struct random_source *random, bool is_observed)
{
    static struct rsa_observer observer = {{see_round}, see_candidate};
    close_ones = 0;
    search = (struct prime_search){.nlen = NLEN, .e = 65537, .random = random};
    search.observer = is_observed ? &observer : NULL;
    small_primes_sieve(&search.small_primes);
}

/* A source that gives the octets of p once more: p is prime, and must not be q. */
START_TEST(p_again)
{
    static struct rsa_private_key key;
    struct replaying_random random;
    struct number q;
    struct value record = {.length = P_LENGTH};
    test_key_use(&key, "2048");
    const struct number *p = &key.prime1;
    ck_assert(number_to_octets(p, record.octets, record.length));

    replaying_random_init(&random, &record);
    start(&random.source, _i == 1);
    ck_assert_int_eq(prime_search_run(&search, NULL, 1, &q), RSA_OK);
    ck_assert(number_equal(&q, p));

    replaying_random_init(&random, &record);
    ck_assert_int_eq(prime_search_run(&search, p, 20 * NLEN, &q), RSA_OK);
    ck_assert(!number_equal(&q, p));
    ck_assert_uint_eq(close_ones, _i == 1 ? 1 : 0);
}
END_TEST

/* P = CANDIDATE - DISTANCE, or + DISTANCE, which is 2^CLOSE_BITS and PLUS. */
static void set_p(struct number *p, const struct number *candidate, bool is_above,
                  mp_limb_t plus)
{
    struct number distance;
    memset(&distance, 0, sizeof distance);
    distance.limb_count = candidate->limb_count;
    distance.limb[CLOSE_BITS / GMP_NUMB_BITS] = (mp_limb_t)1
                                                << CLOSE_BITS % GMP_NUMB_BITS;
    distance.limb[0] = plus;
    mp_size_t size = (mp_size_t)candidate->limb_count;
    *p = *candidate;
    if (is_above)
        mpn_add_n(p->limb, candidate->limb, distance.limb, size);
    else
        mpn_sub_n(p->limb, candidate->limb, distance.limb, size);
}

/* The number of 128 octets dd, which 13 divides, is a candidate if p is further away than
 * 2^CLOSE_BITS: then the only trial is over after one draw. If not it is no trial, and
 * drawn 64 times. */
START_TEST(least_distance)
{
    bool is_observed = (_i & 1) != 0, is_above = (_i & 2) != 0, is_far = (_i & 4) != 0;
    struct number candidate, p, q;
    struct stuck_random stuck;
    uint8_t octets[P_LENGTH];
    memset(octets, 0xdd, sizeof octets);
    ck_assert(number_from_octets(&candidate, number_limbs_for_bits(NLEN / 2), octets,
                                 sizeof octets));
    set_p(&p, &candidate, is_above, is_far ? 1 : 0);
    stuck_random_init(&stuck, 0xdd);
    start(&stuck.source, is_observed);
    ck_assert_int_eq(prime_search_run(&search, &p, 1, &q), RSA_NO_RANDOM);
    size_t draws = is_far ? 1 : 64, calls_per_draw = is_observed ? 1 : 2;
    ck_assert_uint_eq(stuck.calls, draws * calls_per_draw);
    ck_assert_uint_eq(close_ones, is_observed && !is_far ? 64 : 0);
}
END_TEST

Suite *prime_search_suite(void)
{
    Suite *suite = suite_create("prime_search");
    TCase *distance = tcase_create("distance");
    tcase_set_timeout(distance, 120);
    tcase_add_loop_test(distance, p_again, 0, 2);
    tcase_add_loop_test(distance, least_distance, 0, 8);
    suite_add_tcase(suite, distance);
    return suite;
}
