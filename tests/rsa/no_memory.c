/* no_memory.c -- tests what the headers of rsa/ promise of an operation that runs out of
 * memory: it says so, and neither that the key is bad, nor the signature, nor that there was a
 * fault; and nothing is released. Each is done again and again with one block more, until there
 * are enough. */
#include <string.h>

#include "fixtures.h"
#include "rsa/generate.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/primitive.h"
#include "rsa/pss_signature.h"
#include "rsa/sign_batch.h"
#include "suites.h"
#include "tests/bignum/memory.h"

#define BATCH 5

static struct rsa_private_key key;
static struct seeded_random seeded;
static uint8_t digest[32] = {1, 2, 3};
static uint8_t signature[RSA_MODULUS_LENGTH_MAX];

static void start(void)
{
    seeded_random_init(&seeded, 1);
    test_key_use(&key, "1024");
}

/* Calls RUN with so many blocks that it ends well, after as many times without. Returns how
 * often it had not enough. */
static size_t run_short(enum rsa_result (*run)(void))
{
    enum rsa_result result = RSA_NO_MEMORY;
    size_t blocks = 0;
    for (; result == RSA_NO_MEMORY; blocks++) {
        ck_assert_uint_lt(blocks, 1000);
        memory_fail_scratch_after(blocks);
        result = run();
        memory_never_fail();
    }
    ck_assert_int_eq(result, RSA_OK);
    return blocks - 1;
}

static enum rsa_result released(enum rsa_result result)
{
    if (result != RSA_OK)
        assert_all_zero(signature, key.public_key.modulus_length);
    return result;
}

static enum rsa_result sign_pkcs1(void)
{
    memset(signature, 0xa5, sizeof signature);
    return released(
        rsa_sign_pkcs1(&key, &hash_sha256, digest, &seeded.source, signature));
}

static void see_nothing(struct rsa_private_observer *observer,
                        const struct rsa_private_steps *steps)
{
    (void)observer, (void)steps;
}

static enum rsa_result operate_observed(void)
{
    struct rsa_private_observer observer = {see_nothing};
    uint8_t input[128] = {0, 1, 2, 3};
    memset(signature, 0xa5, sizeof signature);
    return released(rsa_private_operation_observed(&key, input, signature, &observer));
}

static enum rsa_result check_numbers(void)
{
    return rsa_private_key_check_numbers(&key);
}

static enum rsa_result check_primes(void)
{
    return rsa_private_key_check(&key, &seeded.source);
}

static enum rsa_result complete(void)
{
    struct rsa_private_key copy = key;
    return rsa_private_key_complete(&copy);
}

START_TEST(private_keys)
{
    static enum rsa_result (*const runs[])(void) = {
        sign_pkcs1, operate_observed, check_numbers, check_primes, complete};
    ck_assert_uint_gt(run_short(runs[_i]), 0);
}
END_TEST

/* Damage is a fault, and a key that contradicts itself is bad, whatever memory there is
 * besides. */
START_TEST(damaged_key)
{
    key.prime1.limb[0] ^= 1;
    memory_fail_scratch_after(0);
    ck_assert_int_eq(sign_pkcs1(), RSA_FAULT);
    ck_assert_int_eq(check_numbers(), RSA_BAD_KEY);
    ck_assert_int_eq(complete(), RSA_BAD_KEY);
    memory_never_fail();
}
END_TEST

static enum rsa_result verify_pkcs1(void)
{
    return rsa_verify_pkcs1(&key.public_key, &hash_sha256, digest, signature,
                            key.public_key.modulus_length);
}

static enum rsa_result verify_pss(void)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 32};
    return rsa_verify_pss(&key.public_key, &parameters, digest, signature,
                          key.public_key.modulus_length);
}

/* With a kernel the public operation takes no memory. */
START_TEST(verifying)
{
    struct rsa_pss_parameters parameters = {&hash_sha256, &hash_sha256, 32};
    bool takes_memory = key.public_key.montgomery.digits.block_count == 0;
    ck_assert_int_eq(sign_pkcs1(), RSA_OK);
    ck_assert_uint_eq(run_short(verify_pkcs1), takes_memory);
    ck_assert_int_eq(rsa_sign_pss(&key, &parameters, digest, &seeded.source, signature),
                     RSA_OK);
    ck_assert_uint_eq(run_short(verify_pss), takes_memory);
}
END_TEST

/* One of many that has no memory; those before it had, and those after it. */
START_TEST(batch)
{
    static struct rsa_signer signer;
    uint8_t digests[BATCH * 32] = {0}, signatures[BATCH * 128];
    enum rsa_result results[BATCH];
    size_t good = 0;
    for (size_t blocks = 0; good < BATCH; blocks += 7) {
        rsa_signer_begin(&signer, &key, &seeded.source);
        memory_fail_scratch_after(blocks);
        rsa_signer_sign_pkcs1_batch(&signer, &hash_sha256, digests, BATCH, signatures,
                                    results);
        memory_never_fail();
        good = 0;
        for (size_t i = 0; i < BATCH; i++) {
            good += results[i] == RSA_OK;
            if (results[i] == RSA_OK)
                continue;
            ck_assert_int_eq(results[i], RSA_NO_MEMORY);
            assert_all_zero(signatures + 128 * i, 128);
        }
        ck_assert(blocks > 0 || good == 0);
    }
}
END_TEST

/* A signer that could not be made ready. */
START_TEST(not_prepared)
{
    static struct rsa_signer signer;
    rsa_signer_begin(&signer, &key, &seeded.source);
    bool takes_memory = signer.primes.kernel.digit_count != 0;
    memory_fail_scratch_after(0);
    rsa_signer_begin(&signer, &key, &seeded.source);
    memory_never_fail();
    memset(signature, 0xa5, sizeof signature);
    enum rsa_result result =
        released(rsa_signer_sign_pkcs1(&signer, &hash_sha256, digest, signature));
    ck_assert_int_eq(result, takes_memory ? RSA_NO_MEMORY : RSA_OK);
}
END_TEST

/* The search for a prime, from its first block on. */
START_TEST(generation)
{
    for (size_t blocks = 0; blocks < 4; blocks++) {
        struct rsa_private_key made;
        memset(&made, 0xa5, sizeof made);
        memory_fail_scratch_after(blocks);
        enum rsa_result result = rsa_generate(&made, 2048, 65537, &seeded.source, NULL);
        memory_never_fail();
        ck_assert_int_eq(result, RSA_NO_MEMORY);
        assert_all_zero(&made, sizeof made);
    }
}
END_TEST

struct counting_observer {
    struct rsa_observer observer;
    unsigned draws;
};

static void see_round(struct prime_observer *observer, enum prime_event event,
                      const struct number *number, unsigned count)
{
    (void)observer, (void)event, (void)number, (void)count;
}

static void count_draws(struct rsa_observer *observer, enum rsa_candidate_event event,
                        const struct number *candidate, unsigned small_prime)
{
    (void)candidate, (void)small_prime;
    ((struct counting_observer *)observer)->draws += event == RSA_CANDIDATE_DRAWN;
}

/* A number whose size cannot be judged is not one that is too small. */
START_TEST(generation_observed)
{
    struct counting_observer counting = {{{see_round}, count_draws}, 0};
    struct rsa_private_key made;
    memory_fail_scratch_after(0);
    enum rsa_result result =
        rsa_generate_observed(&made, 2048, 65537, &seeded.source, &counting.observer);
    memory_never_fail();
    ck_assert_int_eq(result, RSA_NO_MEMORY);
    ck_assert_uint_eq(counting.draws, 1);
    assert_all_zero(&made, sizeof made);
}
END_TEST

Suite *no_memory_suite(void)
{
    Suite *suite = suite_create("no_memory");
    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_checked_fixture(rejects, start, memory_never_fail);
    tcase_add_loop_test(rejects, private_keys, 0, 5);
    tcase_add_test(rejects, damaged_key);
    tcase_add_test(rejects, verifying);
    tcase_add_test(rejects, batch);
    tcase_add_test(rejects, not_prepared);
    tcase_add_test(rejects, generation);
    tcase_add_test(rejects, generation_observed);
    suite_add_tcase(suite, rejects);
    return suite;
}
