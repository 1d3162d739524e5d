/* prime.c -- tests bignum/prime.h. GMP's mpz_probab_prime_p is asked about small numbers;
 * tests/vectors/bignum/pseudoprimes.txt has numbers that were made to deceive, and says
 * where they come from. */
#include "bignum/prime.h"

#include "../random/broken_random.h"
#include "memory.h"
#include "operands.h"
#include "suites.h"
#include "tests/support/rsp.h"

#define SMALL_BOUND 20000

static struct small_primes small_primes;

static void set_word(struct number *n, unsigned word)
{
    operand_set(n, 1, OPERAND_ZERO);
    n->limb[0] = word;
}

static bool is_prime_to_gmp(const struct number *n)
{
    mpz_t value;
    mpz_init(value);
    operand_to_mpz(value, n);
    bool prime = mpz_probab_prime_p(value, 25) != 0;
    mpz_clear(value);
    return prime;
}

static enum prime_verdict verdict_of(const struct number *n, unsigned rounds)
{
    struct seeded_random random;
    seeded_random_init(&random, 1);
    return prime_miller_rabin(n, rounds, &random.source);
}

START_TEST(sieve)
{
    struct number n;
    size_t count = 0;
    small_primes_sieve(&small_primes);
    for (unsigned word = 3; word < SMALL_PRIME_BOUND; word += 2) {
        set_word(&n, word);
        if (!is_prime_to_gmp(&n))
            continue;
        ck_assert_uint_lt(count, SMALL_PRIME_COUNT);
        ck_assert_uint_eq(small_primes.prime[count], word);
        count++;
    }
    ck_assert_uint_eq(count, SMALL_PRIME_COUNT);
    for (; count < MORE_PRIME_COUNT; count++) {
        set_word(&n, small_primes.prime[count]);
        ck_assert(is_prime_to_gmp(&n));
        ck_assert_uint_gt(small_primes.prime[count], small_primes.prime[count - 1]);
    }
    ck_assert_uint_gt(small_primes.prime[count - 1], MORE_PRIME_BOUND - 20);
}
END_TEST

/* Every prime is in one group, and every group ends at a bound. */
START_TEST(groups)
{
    size_t next = 0;
    small_primes_sieve(&small_primes);
    ck_assert_uint_le(small_primes.group_count, PRIME_GROUPS_MAX);
    for (size_t i = 0; i < small_primes.group_count; i++) {
        const struct prime_group *group = &small_primes.group[i];
        mp_limb_t product = 1;
        ck_assert_uint_eq(group->first, next);
        for (; next < group->end; next++)
            product *= small_primes.prime[next];
        ck_assert(product == group->product);
        if (i + 1 == small_primes.small_group_count)
            ck_assert_uint_eq(next, SMALL_PRIME_COUNT);
    }
    ck_assert_uint_eq(next, MORE_PRIME_COUNT);
}
END_TEST

/* Whether a prime below the bound divides WORD and is not WORD, by dividing. */
static bool has_small_factor(unsigned word)
{
    for (unsigned d = 3; d < SMALL_PRIME_BOUND && d < word; d += 2)
        if (word % d == 0)
            return true;
    return false;
}

START_TEST(trial_division_of_small_numbers)
{
    struct number n;
    small_primes_sieve(&small_primes);
    for (unsigned word = 3; word < SMALL_BOUND; word += test_is_quick() ? 14 : 2) {
        bool passes = !has_small_factor(word);
        set_word(&n, word);
        ck_assert(prime_trial_division(&n, &small_primes) == passes);
        ck_assert(number_resize(&n, 3)); /* limbs of zero do no harm */
        ck_assert(prime_trial_division(&n, &small_primes) == passes);
    }
}
END_TEST

/* Each small prime times 2^521 - 1; and 2^521 - 1 itself, which none divides. */
START_TEST(trial_division_finds_each_prime)
{
    struct number n;
    mpz_t mersenne, product;
    mpz_inits(mersenne, product, NULL);
    small_primes_sieve(&small_primes);
    mpz_setbit(mersenne, 521);
    mpz_sub_ui(mersenne, mersenne, 1);
    operand_from_mpz(&n, number_limbs_for_bits(521 + 13), mersenne);
    ck_assert(prime_trial_division(&n, &small_primes));
    for (size_t i = 0; i < SMALL_PRIME_COUNT; i++) {
        mpz_mul_ui(product, mersenne, small_primes.prime[i]);
        operand_from_mpz(&n, number_limbs_for_bits(521 + 13), product);
        ck_assert_msg(!prime_trial_division(&n, &small_primes), "prime %u",
                      (unsigned)small_primes.prime[i]);
    }
    set_word(&n, 8209 * 8219); /* the first two primes above the bound */
    ck_assert(prime_trial_division(&n, &small_primes));
    mpz_clears(mersenne, product, NULL);
}
END_TEST

START_TEST(miller_rabin_of_small_numbers)
{
    struct number n;
    for (unsigned word = 1; word < SMALL_BOUND; word += test_is_quick() ? 14 : 2) {
        set_word(&n, word);
        enum prime_verdict want =
            is_prime_to_gmp(&n) ? PRIME_PROBABLE : PRIME_COMPOSITE;
        ck_assert_msg(verdict_of(&n, 20) == want, "%u", word);
    }
}
END_TEST

START_TEST(even_numbers)
{
    struct number n;
    for (unsigned word = 0; word < 1000; word += 2) {
        set_word(&n, word);
        ck_assert_int_eq(verdict_of(&n, 5), PRIME_COMPOSITE);
    }
    number_wipe(&n);
    ck_assert_int_eq(verdict_of(&n, 5), PRIME_COMPOSITE);
    operand_set(&n, 16, OPERAND_HIGH_BIT);
    ck_assert_int_eq(verdict_of(&n, 5), PRIME_COMPOSITE);
}
END_TEST

START_TEST(pseudoprimes)
{
    static struct rsp r;
    uint8_t octets[200];
    struct number n;
    size_t count = 0;
    rsp_open_path(&r, "tests/vectors/bignum/pseudoprimes.txt");
    while (rsp_next(&r)) {
        size_t length = rsp_hex(&r, octets, sizeof octets);
        ck_assert(
            number_from_octets(&n, number_limbs_for_bits(8 * length), octets, length));
        enum prime_verdict verdict = verdict_of(&n, PRIME_ROUNDS_WORST_CASE);
        ck_assert_msg(verdict == PRIME_COMPOSITE, "%s = %s", r.name, r.value);
        count++;
    }
    ck_assert_uint_eq(count, 54);
}
END_TEST

/* 2^p - 1 is prime for these p, and for no p between them. */
START_TEST(mersenne_numbers)
{
    static const size_t exponents[] = {2,  3,  5,   7,   13,  17,  19,  31,
                                       61, 89, 107, 127, 521, 607, 1279};
    struct number n;
    size_t next = 0;
    for (size_t p = 2; p <= (test_is_quick() ? 150 : 1279); p++) {
        size_t count = number_limbs_for_bits(p);
        operand_set(&n, count, OPERAND_ALL_ONES);
        n.limb[count - 1] >>= count * GMP_NUMB_BITS - p;
        bool prime = p == exponents[next];
        next += prime;
        ck_assert_msg(verdict_of(&n, 5) == (prime ? PRIME_PROBABLE : PRIME_COMPOSITE),
                      "2^%zu - 1", p);
    }
}
END_TEST

/* Two primes of half a limb times _i bits, and their product; all with limbs of zero above. */
START_TEST(products_of_two_primes)
{
    mpz_t p, q;
    struct number n;
    mpz_inits(p, q, NULL);
    operand_set(&n, (size_t)_i, OPERAND_RANDOM);
    operand_to_mpz(p, &n);
    mpz_fdiv_q_2exp(p, p, GMP_NUMB_BITS / 2 * (mp_bitcnt_t)_i);
    mpz_nextprime(p, p);
    mpz_nextprime(q, p);
    operand_from_mpz(&n, (size_t)_i + 1, p);
    ck_assert_int_eq(verdict_of(&n, 10), PRIME_PROBABLE);
    operand_from_mpz(&n, (size_t)_i + 1, q);
    ck_assert_int_eq(verdict_of(&n, 10), PRIME_PROBABLE);
    mpz_mul(p, p, q);
    operand_from_mpz(&n, (size_t)_i + 1, p);
    ck_assert_int_eq(verdict_of(&n, 10), PRIME_COMPOSITE);
    mpz_clears(p, q, NULL);
}
END_TEST

/* FIPS 186-5 table B.1. */
START_TEST(rounds)
{
    ck_assert_uint_eq(prime_rounds_for_rsa(2048), 5);
    ck_assert_uint_eq(prime_rounds_for_rsa(3070), 5);
    ck_assert_uint_eq(prime_rounds_for_rsa(3072), 4);
    ck_assert_uint_eq(prime_rounds_for_rsa(8192), 4);
}
END_TEST

/* What an observer sees is the test of 561 = 2^4 * 35 + 1, the first Carmichael number, or
 * of another number; each power is worked again. */
struct watching {
    struct prime_observer observer;
    uint64_t w, m, a, b, z;
    unsigned rounds;
};

static uint64_t power(uint64_t b, uint64_t e, uint64_t w)
{
    uint64_t r = 1;
    for (; e > 0; e >>= 1) {
        if (e & 1)
            r = r * b % w;
        b = b * b % w;
    }
    return r;
}

static void watch(struct prime_observer *observer, enum prime_event event,
                  const struct number *number, unsigned count)
{
    struct watching *watching = (struct watching *)observer;
    uint64_t value = number != NULL ? number_to_word(number) : 0;
    switch (event) {
    case PRIME_EVENT_SPLIT:
        ck_assert_uint_eq((value << count) + 1, watching->w);
        ck_assert_uint_eq(value % 2, 1);
        watching->m = value;
        watching->a = count;
        break;
    case PRIME_EVENT_BASE:
        ck_assert(value > 1 && value < watching->w - 1);
        watching->b = value;
        break;
    case PRIME_EVENT_POWER:
        ck_assert_uint_lt(count, watching->a);
        ck_assert_uint_eq(value, power(watching->b, watching->m << count, watching->w));
        watching->z = value;
        break;
    case PRIME_EVENT_ROUND:
        ck_assert_ptr_null(number);
        watching->rounds++;
        if (count == PRIME_PROBABLE)
            ck_assert(watching->z == 1 || watching->z == watching->w - 1);
        else
            ck_assert_uint_ne(watching->z, watching->w - 1);
        break;
    }
}

START_TEST(observed)
{
    static const unsigned long numbers[] = {561, 65537, 12289, 1105, 25, 7, 1000003};
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        struct watching watching = {.observer = {watch}, .w = numbers[i]};
        struct seeded_random random;
        struct number n;
        set_word(&n, (unsigned)numbers[i]);
        seeded_random_init(&random, 1);
        enum prime_verdict verdict =
            prime_miller_rabin_observed(&n, 5, &random.source, &watching.observer);
        ck_assert_int_eq(verdict, verdict_of(&n, 5));
        ck_assert_uint_eq(verdict == PRIME_PROBABLE, is_prime_to_gmp(&n));
        ck_assert_uint_gt(watching.rounds, 0);
        ck_assert(verdict != PRIME_PROBABLE || watching.rounds == 5);
    }
}
END_TEST

START_TEST(small_factor)
{
    struct number n;
    small_primes_sieve(&small_primes);
    for (unsigned word = 3; word < SMALL_BOUND; word += 2) {
        unsigned factor = 3;
        while (factor < SMALL_PRIME_BOUND && word % factor != 0)
            factor += 2;
        set_word(&n, word);
        ck_assert_uint_eq(prime_small_factor(&n, &small_primes),
                          factor < SMALL_PRIME_BOUND && factor < word ? factor : 0);
    }
}
END_TEST

/* A prime, so that every round wants a base. */
START_TEST(no_verdict_without_random)
{
    struct failing_random failing;
    struct stuck_random stuck;
    struct number n;
    set_word(&n, 65537);
    for (size_t good_calls = 0; good_calls < 5; good_calls++) {
        failing_random_init(&failing, good_calls);
        ck_assert_int_eq(prime_miller_rabin(&n, 5, &failing.source), PRIME_NO_RANDOM);
    }
    stuck_random_init(&stuck, 0);
    ck_assert_int_eq(prime_miller_rabin(&n, 5, &stuck.source), PRIME_NO_RANDOM);
    stuck_random_init(&stuck, 0xff);
    ck_assert_int_eq(prime_miller_rabin(&n, 5, &stuck.source), PRIME_NO_RANDOM);
    set_word(&n, 5);
    ck_assert_int_eq(prime_miller_rabin(&n, 5, &stuck.source), PRIME_NO_RANDOM);
}
END_TEST

START_TEST(no_verdict_without_memory)
{
    struct number n;
    set_word(&n, 65537);
    memory_fail_after(0);
    ck_assert_int_eq(verdict_of(&n, 5), PRIME_UNDECIDED);
    memory_never_fail();
    ck_assert_int_eq(verdict_of(&n, 5), PRIME_PROBABLE);
}
END_TEST

Suite *prime_suite(void)
{
    Suite *suite = suite_create("prime");
    TCase *vectors = tcase_create("vectors");
    tcase_set_timeout(vectors, 120);
    tcase_add_checked_fixture(vectors, operands_start, operands_stop);
    tcase_add_test(vectors, sieve);
    tcase_add_test(vectors, groups);
    tcase_add_test(vectors, trial_division_of_small_numbers);
    tcase_add_test(vectors, trial_division_finds_each_prime);
    tcase_add_test(vectors, miller_rabin_of_small_numbers);
    tcase_add_test(vectors, even_numbers);
    tcase_add_test(vectors, pseudoprimes);
    tcase_add_test(vectors, mersenne_numbers);
    tcase_add_loop_test(vectors, products_of_two_primes, 1, 17);
    tcase_add_test(vectors, rounds);
    tcase_add_test(vectors, observed);
    tcase_add_test(vectors, small_factor);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_test(rejects, no_verdict_without_random);
    tcase_add_test(rejects, no_verdict_without_memory);
    suite_add_tcase(suite, rejects);
    return suite;
}
