/* allocator.c -- tests bignum/allocator.h and bignum/scratch.h: what they give back is
 * wiped. memory.h says how that can be seen. */
#include <gmp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bignum/modular.h"
#include "bignum/prime.h"
#include "bignum/scratch.h"
#include "memory.h"
#include "operands.h"
#include "suites.h"

/* The functions that GMP was given by allocator_install, which run.c calls. */
struct gmp_memory {
    void *(*allocate)(size_t size);
    void *(*reallocate)(void *block, size_t old_size, size_t new_size);
    void (*release)(void *block, size_t size);
};

static struct gmp_memory installed(void)
{
    struct gmp_memory memory;
    mp_get_memory_functions(&memory.allocate, &memory.reallocate, &memory.release);
    memory_counts_reset();
    return memory;
}

static void assert_counts(size_t taken, size_t given_back)
{
    struct memory_counts counts = memory_counts();
    ck_assert_uint_eq(counts.taken, taken);
    ck_assert_uint_eq(counts.given_back, given_back);
    ck_assert_uint_eq(counts.given_back_unwiped, 0);
}

/* Were it not seen that an unwiped block is seen, the rest would prove nothing. */
START_TEST(watch_sees_unwiped_block)
{
    struct gmp_memory memory = installed();
    uint8_t *block = memory.allocate(100);
    memset(block, 0, 100);
    block[99] = 1;
    memory.release(block, 99); /* GMP never gives a wrong size */
    ck_assert_uint_eq(memory_counts().given_back_unwiped, 1);
}
END_TEST

START_TEST(release_wipes)
{
    struct gmp_memory memory = installed();
    for (size_t size = 1; size <= 5000; size += 7) {
        uint8_t *block = memory.allocate(size);
        memset(block, 0xa5, size);
        memory.release(block, size);
    }
    memory.release(NULL, 0);
    assert_counts(715, 715);
}
END_TEST

/* _i is the new size of a block of 100 octets. */
START_TEST(reallocate_keeps_and_wipes)
{
    struct gmp_memory memory = installed();
    size_t new_size = (size_t)_i, kept = new_size < 100 ? new_size : 100;
    uint8_t *block = memory.allocate(100);
    for (size_t i = 0; i < 100; i++)
        block[i] = (uint8_t)(i + 1);
    block = memory.reallocate(block, 100, new_size);
    assert_counts(2, 1);
    for (size_t i = 0; i < kept; i++)
        ck_assert_uint_eq(block[i], i + 1);
    memset(block, 0xa5, new_size);
    memory.release(block, new_size);
    assert_counts(2, 2);
}
END_TEST

START_TEST(scratch_is_zero_and_wiped)
{
    memory_counts_reset();
    for (mp_size_t count = 0; count <= 600; count++) {
        mp_limb_t *scratch = scratch_new(count);
        ck_assert_ptr_nonnull(scratch);
        ck_assert_uint_eq(scratch[0], 0);
        for (mp_size_t i = 0; i < count; i++) {
            ck_assert_msg(scratch[i] == 0, "limb %ld of %ld", (long)i, (long)count);
            scratch[i] = GMP_NUMB_MAX;
        }
        scratch_free(scratch, count);
    }
    scratch_free(NULL, 0);
    assert_counts(601, 601);
}
END_TEST

/* GMP at its own work: numbers that grow, shrink, and borrow memory on the way. */
START_TEST(gmp_leaves_nothing)
{
    installed();
    mpz_t base, power, modulus;
    mpz_inits(base, power, modulus, NULL);
    mpz_ui_pow_ui(modulus, 3, 1001);
    for (unsigned long i = 1; i < 200; i++) {
        mpz_ui_pow_ui(base, 7, 3 * i);
        mpz_powm(power, base, base, modulus);
        mpz_gcd(base, power, modulus);
        mpz_realloc2(power, i);
        ck_assert(mpz_invert(power, power, modulus) == 0 || mpz_sgn(power) > 0);
    }
    mpz_clears(base, power, modulus, NULL);
    struct memory_counts counts = memory_counts();
    ck_assert_uint_gt(counts.taken, 200);
    assert_counts(counts.taken, counts.taken);
}
END_TEST

START_TEST(arithmetic_leaves_nothing)
{
    struct number a, n;
    struct seeded_random random;
    seeded_random_init(&random, 1);
    operand_set_modulus(&n, 8, OPERAND_ALL_ONES);
    operand_set(&a, 8, OPERAND_RUNS);
    memory_counts_reset();
    ck_assert(modular_multiply(&a, &a, &a, &n));
    ck_assert(modular_power(&a, &a, &n, 8 * GMP_NUMB_BITS, &n));
    ck_assert(modular_power_public(&a, &a, 65537, &n));
    bool ok = modular_invert(&a, &a, &n);
    (void)ok; /* either way leaves nothing */
    ck_assert_int_eq(prime_miller_rabin(&n, 2, &random.source), PRIME_COMPOSITE);
    struct memory_counts counts = memory_counts();
    ck_assert_uint_gt(counts.taken, 5);
    assert_counts(counts.taken, counts.taken);
}
END_TEST

static void run_out_of_memory(int error_output)
{
    if (dup2(error_output, STDERR_FILENO) < 0)
        _exit(1);
    mpz_t number;
    memory_fail_after(0);
    mpz_init2(number, 64);
    _exit(0);
}

/* The process ends; so it has to be another one. */
START_TEST(no_memory_ends_the_process)
{
    int ends[2], status;
    char text[100] = {0};
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        run_out_of_memory(ends[1]);
    close(ends[1]);
    ck_assert_int_gt(read(ends[0], text, sizeof text - 1), 0);
    close(ends[0]);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
    ck_assert_str_eq(text, "certwright: out of memory\n");
}
END_TEST

Suite *allocator_suite(void)
{
    Suite *suite = suite_create("allocator");
    TCase *wiping = tcase_create("wiping");
    tcase_set_timeout(wiping, 120);
    tcase_add_checked_fixture(wiping, operands_start, operands_stop);
    tcase_add_test(wiping, watch_sees_unwiped_block);
    tcase_add_test(wiping, release_wipes);
    tcase_add_loop_test(wiping, reallocate_keeps_and_wipes, 1, 201);
    tcase_add_test(wiping, scratch_is_zero_and_wiped);
    tcase_add_test(wiping, gmp_leaves_nothing);
    tcase_add_test(wiping, arithmetic_leaves_nothing);
    suite_add_tcase(suite, wiping);

    TCase *rejects = tcase_create("rejects");
    tcase_add_test(rejects, no_memory_ends_the_process);
    suite_add_tcase(suite, rejects);
    return suite;
}
