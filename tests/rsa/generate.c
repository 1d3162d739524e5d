/* generate.c -- tests rsa/generate.h. There are no vectors: every property that FIPS 186-5
 * appendix A.1 demands of a key is computed again with GMP, for keys of seeded sources. */
#include "rsa/generate.h"

#include <string.h>

#include "fixtures.h"
#include "suites.h"
#include "tests/random/broken_random.h"

static struct rsa_private_key key;

static enum rsa_result generate(size_t bits, uint64_t e, uint64_t seed)
{
    struct seeded_random random;
    seeded_random_init(&random, seed);
    memset(&key, 0xa5, sizeof key);
    return rsa_generate(&key, bits, e, &random.source, NULL);
}

/* The numbers of KEY as GMP's. */
struct key_numbers {
    mpz_t n, e, d, p, q, p1, q1, work;
};

static void numbers_init(struct key_numbers *k)
{
    mpz_inits(k->n, k->e, k->d, k->p, k->q, k->p1, k->q1, k->work, NULL);
    mpz_from_number(k->n, &key.public_key.modulus);
    mpz_import(k->e, 1, 1, sizeof key.public_key.public_exponent, 0, 0,
               &key.public_key.public_exponent);
    mpz_from_number(k->d, &key.private_exponent);
    mpz_from_number(k->p, &key.prime1);
    mpz_from_number(k->q, &key.prime2);
    mpz_sub_ui(k->p1, k->p, 1);
    mpz_sub_ui(k->q1, k->q, 1);
}

static void numbers_clear(struct key_numbers *k)
{
    mpz_clears(k->n, k->e, k->d, k->p, k->q, k->p1, k->q1, k->work, NULL);
}

static void check_modulus(struct key_numbers *k, size_t bits)
{
    mpz_mul(k->work, k->p, k->q);
    ck_assert(mpz_cmp(k->work, k->n) == 0);
    ck_assert_uint_eq(mpz_sizeinbase(k->n, 2), bits);
    ck_assert_uint_eq(key.public_key.modulus_bits, bits);
    ck_assert_uint_eq(key.public_key.modulus_length, (bits + 7) / 8);
    ck_assert_uint_eq(key.public_key.modulus.limb_count, number_limbs_for_bits(bits));
}

/* Criterion 2: prime, at least sqrt(2) * 2^(bits/2 - 1), and so apart. */
static void check_primes(struct key_numbers *k, size_t bits)
{
    ck_assert(mpz_probab_prime_p(k->p, 30) != 0 && mpz_probab_prime_p(k->q, 30) != 0);
    ck_assert(mpz_cmp(k->p, k->q) > 0);
    ck_assert_uint_eq(mpz_sizeinbase(k->p, 2), bits / 2);
    ck_assert_uint_eq(mpz_sizeinbase(k->q, 2), bits / 2);
    mpz_mul(k->work, k->q, k->q); /* q^2 >= 2 * 2^(bits - 2) */
    ck_assert_uint_ge(mpz_sizeinbase(k->work, 2), bits);
    mpz_sub(k->work, k->p, k->q);
    ck_assert_uint_gt(mpz_sizeinbase(k->work, 2), bits / 2 - 100);
}

/* Criterion 3: e * d = 1 mod lcm(p - 1, q - 1), 2^(bits/2) < d < lcm. */
static void check_exponents(struct key_numbers *k, size_t bits, uint64_t e)
{
    ck_assert(key.public_key.public_exponent == e);
    mpz_lcm(k->work, k->p1, k->q1);
    ck_assert(mpz_cmp(k->d, k->work) < 0);
    ck_assert_uint_gt(mpz_sizeinbase(k->d, 2), bits / 2);
    mpz_mul(k->d, k->d, k->e);
    mpz_mod(k->work, k->d, k->work);
    ck_assert(mpz_cmp_ui(k->work, 1) == 0);
}

static void check_equals(struct key_numbers *k, const struct number *have)
{
    mpz_t value;
    mpz_init(value);
    mpz_from_number(value, have);
    ck_assert(mpz_cmp(value, k->work) == 0);
    mpz_clear(value);
}

static void check_crt(struct key_numbers *k)
{
    mpz_mod(k->work, k->d, k->p1);
    check_equals(k, &key.exponent1);
    mpz_mod(k->work, k->d, k->q1);
    check_equals(k, &key.exponent2);
    mpz_invert(k->work, k->q, k->p);
    check_equals(k, &key.coefficient);
}

static const struct wish {
    size_t bits;
    uint64_t e, seed;
} wishes[] = {
    {2048, 65537, 1}, {2048, 65537, 2},  {2048, 65537, 3},       {2048, 65537, 4},
    {2048, 65539, 5}, {2048, 65541, 6},  {2048, 0x1ffffffff, 7}, {2050, 65537, 8},
    {2176, 65537, 9}, {3072, 65537, 10},
};
#define WISH_COUNT (sizeof wishes / sizeof wishes[0])

static void check_properties(size_t bits, uint64_t e)
{
    struct key_numbers numbers;
    numbers_init(&numbers);
    check_modulus(&numbers, bits);
    check_primes(&numbers, bits);
    check_crt(&numbers);
    check_exponents(&numbers, bits, e);
    numbers_clear(&numbers);
}

START_TEST(properties)
{
    const struct wish *wish = &wishes[_i];
    struct seeded_random random;
    if (test_is_quick() && _i > 0 && wish->bits != 2050)
        return;
    ck_assert_int_eq(generate(wish->bits, wish->e, wish->seed), RSA_OK);
    check_properties(wish->bits, wish->e);
    seeded_random_init(&random, 1);
    ck_assert_int_eq(rsa_private_key_check(&key, &random.source), RSA_OK);
}
END_TEST

START_TEST(properties_of_many)
{
    for (uint64_t seed = 100; seed < (test_is_quick() ? 101 : 140); seed++) {
        size_t bits = seed % 16 == 3 ? 3072 : 2048;
        ck_assert_int_eq(generate(bits, 65537, seed), RSA_OK);
        check_properties(bits, 65537);
    }
}
END_TEST

/* With every kernel a seed gives one key: that of the portable way. */
START_TEST(same_key_with_every_kernel)
{
    ck_assert_int_eq(generate(2048, 65537, 11), RSA_OK);
    ck_assert_uint_eq(number_to_word(&key.public_key.modulus), 0x098928a7a595ccb5u);
    ck_assert_int_eq(generate(2050, 65537, 11), RSA_OK);
    ck_assert_uint_eq(number_to_word(&key.public_key.modulus), 0x6c77471a69442ab5u);
    if (test_is_quick())
        return;
    ck_assert_int_eq(generate(4096, 65537, 11), RSA_OK);
    ck_assert_uint_eq(number_to_word(&key.public_key.modulus), 0xf23a92e7320fccbbu);
}
END_TEST

START_TEST(same_seed_same_key)
{
    static struct rsa_private_key first;
    ck_assert_int_eq(generate(2048, 65537, 11), RSA_OK);
    first = key;
    ck_assert_int_eq(generate(2048, 65537, 11), RSA_OK);
    ck_assert_mem_eq(&key, &first, sizeof key);
    ck_assert_int_eq(generate(2048, 65537, 12), RSA_OK);
    ck_assert(!number_equal(&key.public_key.modulus, &first.public_key.modulus));
    ck_assert(!number_equal(&key.prime1, &first.prime1));
    ck_assert(!number_equal(&key.prime2, &first.prime2));
}
END_TEST

START_TEST(system_random)
{
    ck_assert_int_eq(
        rsa_generate(&key, 2048, RSA_PUBLIC_EXPONENT_DEFAULT, random_system(), NULL),
        RSA_OK);
    ck_assert_int_eq(rsa_private_key_check(&key, random_system()), RSA_OK);
}
END_TEST

struct counting_progress {
    struct rsa_progress progress;
    unsigned candidates, primes;
};

static void count_event(struct rsa_progress *progress, enum rsa_progress_event event)
{
    struct counting_progress *counting = (struct counting_progress *)progress;
    if (event == RSA_PROGRESS_CANDIDATE)
        counting->candidates++;
    if (event == RSA_PROGRESS_PRIME)
        counting->primes++;
}

/* About one odd number of 1024 bits in 355 is prime, and one in eight is a candidate after
 * trial division: some 45 for each prime. Of two primes none is thrown away, even though e
 * here has the factors 7, 23 and 89: what they divide is not tested at all. */
START_TEST(progress)
{
    struct seeded_random random;
    struct counting_progress counting = {.progress.report = count_event};
    seeded_random_init(&random, (uint64_t)_i);
    enum rsa_result result =
        rsa_generate(&key, 2048, 0x1ffffffff, &random.source, &counting.progress);
    ck_assert_int_eq(result, RSA_OK);
    ck_assert_uint_eq(counting.primes, 2);
    ck_assert_uint_ge(counting.candidates, 2);
    ck_assert_uint_le(counting.candidates, 500);
}
END_TEST

/* What an observer has seen of a search. */
struct watching {
    struct rsa_observer observer;
    struct number candidate, primes[2];
    unsigned prime_count, rounds, drawn, divided;
    enum rsa_candidate_event last;
};

static void watch_round(struct prime_observer *observer, enum prime_event event,
                        const struct number *number, unsigned count)
{
    struct watching *watching = (struct watching *)observer;
    (void)number;
    ck_assert_int_eq(watching->last, RSA_CANDIDATE_TESTED);
    if (event == PRIME_EVENT_ROUND && count == PRIME_PROBABLE)
        watching->rounds++;
}

static void watch_candidate(struct rsa_observer *observer,
                            enum rsa_candidate_event event,
                            const struct number *candidate, unsigned small_prime)
{
    struct watching *watching = (struct watching *)observer;
    watching->last = event;
    if (event == RSA_CANDIDATE_DRAWN) {
        watching->drawn++;
        watching->rounds = 0;
        watching->candidate = *candidate;
    }
    ck_assert(number_equal(candidate, &watching->candidate));
    if (event == RSA_CANDIDATE_DIVIDED) {
        watching->divided++;
        ck_assert_uint_eq(
            mpn_mod_1(candidate->limb, (mp_size_t)candidate->limb_count, small_prime),
            0);
    } else {
        ck_assert_uint_eq(small_prime, 0);
    }
    if (event == RSA_CANDIDATE_PRIME) {
        ck_assert_uint_lt(watching->prime_count, 2);
        ck_assert_uint_eq(watching->rounds, prime_rounds_for_rsa(2048));
        watching->primes[watching->prime_count++] = *candidate;
    }
}

/* Whoever watches gets a key, and has seen both of its primes. */
START_TEST(observed)
{
    struct seeded_random random;
    static struct watching watching;
    watching = (struct watching){
        .observer = {.prime = {watch_round}, .candidate = watch_candidate}};
    seeded_random_init(&random, 5);
    ck_assert_int_eq(rsa_generate_observed(&key, 2048, RSA_PUBLIC_EXPONENT_DEFAULT,
                                           &random.source, &watching.observer),
                     RSA_OK);
    ck_assert_int_eq(rsa_private_key_check(&key, &random.source), RSA_OK);
    ck_assert_uint_eq(watching.prime_count, 2);
    ck_assert_uint_gt(watching.divided, 0);
    ck_assert_uint_gt(watching.drawn, watching.divided);
    bool is_first = number_equal(&watching.primes[0], &key.prime1);
    ck_assert(number_equal(&watching.primes[0], is_first ? &key.prime1 : &key.prime2));
    ck_assert(number_equal(&watching.primes[1], is_first ? &key.prime2 : &key.prime1));
}
END_TEST

static void check_limit(size_t bits, uint64_t e)
{
    ck_assert_msg(generate(bits, e, 1) == RSA_LIMIT, "%zu bits, e = %llu", bits,
                  (unsigned long long)e);
    assert_all_zero(&key, sizeof key);
}

START_TEST(sizes_refused)
{
    static const size_t sizes[] = {0,    1,    512,  1024, 2040, 2046,  2047,
                                   2049, 3071, 8191, 8193, 8194, 16384, SIZE_MAX};
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++)
        check_limit(sizes[i], 65537);
}
END_TEST

START_TEST(exponents_refused)
{
    static const uint64_t exponents[] = {
        0,     1,     2,           3,           17,          65535,
        65536, 65538, 0x1fffffffe, 0x200000000, 0x200000001, UINT64_MAX};
    for (size_t i = 0; i < sizeof exponents / sizeof exponents[0]; i++)
        check_limit(2048, exponents[i]);
}
END_TEST

/* Random octets come in blocks; a key needs some twenty of them. */
START_TEST(no_random)
{
    struct failing_random failing;
    for (size_t good_calls = 0; good_calls <= 8; good_calls++) {
        failing_random_init(&failing, good_calls);
        memset(&key, 0xa5, sizeof key);
        enum rsa_result result = rsa_generate(&key, 2048, 65537, &failing.source, NULL);
        ck_assert_int_eq(result, RSA_NO_RANDOM);
        assert_all_zero(&key, sizeof key);
    }
}
END_TEST

/* 2^1024 - 1 again and again is large enough, and never prime: the trials run out. */
START_TEST(no_prime)
{
    struct stuck_random ones;
    stuck_random_init(&ones, 0xff);
    memset(&key, 0xa5, sizeof key);
    ck_assert_int_eq(rsa_generate(&key, 2048, 65537, &ones.source, NULL),
                     RSA_NO_RANDOM);
    assert_all_zero(&key, sizeof key);
    ck_assert_uint_eq(ones.calls, 10 * 2048 * 128 / RANDOM_BLOCK_LENGTH);
}
END_TEST

/* A source that gives the same block of 128 octets, a candidate of 1024 bits, for ever. */
struct repeating_random {
    struct random_source source;
    uint8_t candidate[128];
    size_t blocks;
};

static bool repeat(struct random_source *source, uint8_t *octets, size_t length)
{
    struct repeating_random *r = (struct repeating_random *)source;
    ck_assert_uint_eq(length % sizeof r->candidate, 0);
    for (size_t i = 0; i < length; i += sizeof r->candidate)
        memcpy(octets + i, r->candidate, sizeof r->candidate);
    r->blocks++;
    return true;
}

/* Around sqrt(2) * 2^1023, which begins with b504f333f9de6484 597d89b3754abe9f: what is
 * above is a candidate, here a composite, and the trials run out; what is below is none, and
 * the draws run out, 64 for each trial. Below in the first 64 bits, the others are not
 * drawn. */
START_TEST(least_prime)
{
    static const uint8_t root[] = {0xb5, 0x04, 0xf3, 0x33, 0xf9, 0xde, 0x64, 0x84,
                                   0x59, 0x7d, 0x89, 0xb3, 0x75, 0x4a, 0xbe, 0x9f};
    struct repeating_random r = {.source = {repeat}};
    size_t octets_per_candidate = _i == 0 ? 8 : 128, tries = 10 * 2048;
    memcpy(r.candidate, root, sizeof root);
    memset(r.candidate + sizeof root, 0, sizeof r.candidate - sizeof root);
    r.candidate[127] = _i == 2 ? 0x09 : 0x01;
    if (_i ==
        0) /* eight octets again and again, all below the first eight of the root */
        for (size_t i = 0; i < sizeof r.candidate; i++)
            r.candidate[i] = (uint8_t)(root[i % 8] - (i % 8 == 7));
    if (_i == 1)
        r.candidate[15] -= 1; /* below in the second 64 bits */
    if (_i == 2)
        r.candidate[15] += 1;
    if (_i < 2)
        tries *= 64;
    memset(&key, 0xa5, sizeof key);
    ck_assert_int_eq(rsa_generate(&key, 2048, 65537, &r.source, NULL), RSA_NO_RANDOM);
    ck_assert_uint_eq(r.blocks, tries * octets_per_candidate / RANDOM_BLOCK_LENGTH);
}
END_TEST

Suite *generate_suite(void)
{
    Suite *suite = suite_create("generate");
    TCase *values = tcase_create("properties");
    tcase_set_timeout(values, 240);
    tcase_add_loop_test(values, properties, 0, (int)WISH_COUNT);
    tcase_add_test(values, properties_of_many);
    tcase_add_test(values, same_seed_same_key);
    tcase_add_test(values, same_key_with_every_kernel);
    tcase_add_test(values, system_random);
    tcase_add_test(values, observed);
    tcase_add_loop_test(values, progress, 0, test_is_quick() ? 1 : 8);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 240);
    tcase_add_test(rejects, sizes_refused);
    tcase_add_test(rejects, exponents_refused);
    tcase_add_test(rejects, no_random);
    tcase_add_test(rejects, no_prime);
    tcase_add_loop_test(rejects, least_prime, 0, test_is_quick() ? 1 : 3);
    suite_add_tcase(suite, rejects);
    return suite;
}
