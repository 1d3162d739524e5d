/* signer.c -- tests rsa/signer.h: one key used many times, what is kept in between, and faults in
 * it. The keys are those of tests/vectors/rsa/keys.txt, and larger ones made from primes of
 * GMP; GMP's mpz_powm is asked for every answer. */
#include "rsa/signer.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fixtures.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/primitive.h"
#include "rsa/pss_signature.h"
#include "suites.h"
#include "tests/random/broken_random.h"

#define FAULT_COUNT 1000

static struct rsa_private_key key;
static struct rsa_signer signer;
static struct seeded_random random_numbers;

/* Moduli for each shape of the kernel (p and q of up to 1024, 1536 and 2048 bits), with p
 * and q on both sides of an edge, and beyond. */
static const struct shape {
    const char *name; /* in keys.txt, or NULL */
    size_t p_bits, q_bits;
} shapes[] = {
    {"1024", 0, 0},     {"1025", 0, 0},     {"2048", 0, 0},     {NULL, 1024, 1025},
    {NULL, 1536, 1536}, {NULL, 1540, 1530}, {NULL, 2048, 2048}, {NULL, 2048, 2050},
};
#define SHAPE_COUNT ((int)(sizeof shapes / sizeof shapes[0]))

static void use_shape(const struct shape *shape)
{
    static struct test_key numbers;
    seeded_random_init(&random_numbers, 1);
    if (shape->name != NULL) {
        test_key_use(&key, shape->name);
    } else {
        mpz_t p, q;
        mpz_inits(p, q, NULL);
        draw_prime(p, shape->p_bits, 65537, 1);
        draw_prime(q, shape->q_bits, 65537, 2);
        test_key_from_primes(&numbers, p, q, 65537);
        struct rsa_private_key_fields fields = test_key_fields(&numbers);
        ck_assert_int_eq(rsa_private_key_set(&key, &fields), RSA_OK);
        mpz_clears(p, q, NULL);
    }
    rsa_signer_begin(&signer, &key, &random_numbers.source);
}

static size_t draw_input(uint8_t *input)
{
    size_t k = key.public_key.modulus_length;
    ck_assert(random_fill(&random_numbers.source, input, k));
    input[0] = 0;
    return k;
}

/* OUTPUT^e = INPUT mod n, by GMP. */
static void assert_right(const uint8_t *input, const uint8_t *output)
{
    size_t k = key.public_key.modulus_length;
    mpz_t m, s, n;
    mpz_inits(m, s, n, NULL);
    mpz_import(m, k, 1, 1, 1, 0, input);
    mpz_import(s, k, 1, 1, 1, 0, output);
    mpz_from_number(n, &key.public_key.modulus);
    ck_assert(mpz_cmp(s, n) < 0);
    mpz_powm_ui(s, s, (unsigned long)key.public_key.public_exponent, n);
    ck_assert_int_eq(mpz_cmp(s, m), 0);
    mpz_clears(m, s, n, NULL);
}

static void assert_operation(void)
{
    uint8_t input[RSA_MODULUS_LENGTH_MAX], output[RSA_MODULUS_LENGTH_MAX];
    draw_input(input);
    ck_assert_int_eq(rsa_signer_operation(&signer, input, output), RSA_OK);
    assert_right(input, output);
}

START_TEST(many_operations)
{
    use_shape(&shapes[_i]);
    for (unsigned i = 0; i < (test_is_quick() ? 3 : 2 * RSA_BLINDING_USES_MAX); i++) {
        struct number before = signer.blinding;
        assert_operation();
        assert_blinding_pair(&signer);
        ck_assert(!number_equal(&before, &signer.blinding));
    }
    rsa_signer_end(&signer);
    assert_all_zero(&signer, sizeof signer);
}
END_TEST

/* r is drawn for the first operation, and for every 32nd after it; in between nothing is
 * asked of the source. */
START_TEST(blinding_drawn_afresh)
{
    struct failing_random failing;
    uint8_t input[RSA_MODULUS_LENGTH_MAX] = {0, 1}, output[RSA_MODULUS_LENGTH_MAX];
    size_t k;
    use_shape(&shapes[0]);
    k = key.public_key.modulus_length;
    failing_random_init(&failing, SIZE_MAX);
    rsa_signer_begin(&signer, &key, &failing.source);
    ck_assert_int_eq(rsa_signer_operation(&signer, input, output), RSA_OK);
    size_t calls = SIZE_MAX - failing.calls_left;
    ck_assert_uint_ge(calls, 2);
    failing.calls_left = 0;
    for (unsigned i = 1; i < RSA_BLINDING_USES_MAX; i++)
        ck_assert_int_eq(rsa_signer_operation(&signer, input, output), RSA_OK);
    memset(output, 0xa5, sizeof output);
    ck_assert_int_eq(rsa_signer_operation(&signer, input, output), RSA_NO_RANDOM);
    assert_all_zero(output, k);
    failing.calls_left = SIZE_MAX;
    ck_assert_int_eq(rsa_signer_operation(&signer, input, output), RSA_OK);
    ck_assert_uint_gt(SIZE_MAX, failing.calls_left);
    assert_right(input, output);
}
END_TEST

static void assert_fails_at_the_beginning(enum rsa_result result)
{
    uint8_t input[RSA_MODULUS_LENGTH_MAX], output[RSA_MODULUS_LENGTH_MAX];
    size_t k = draw_input(input);
    memset(output, 0xa5, sizeof output);
    ck_assert_int_eq(rsa_signer_operation(&signer, input, output), result);
    assert_all_zero(output, k);
    ck_assert_uint_eq(signer.blinding_uses, 0);
}

/* An operation that fails before its powers may have squared one number of the pair and not
 * the other, or drawn a pair that it did not use: what comes next draws a new one. */
START_TEST(failures_at_the_beginning)
{
    use_shape(&shapes[_i]);
    struct number *const pair[2] = {&signer.blinding, &signer.unblinding};
    for (unsigned i = 0; i < 2; i++) {
        assert_operation();
        pair[i]->limb_count = 1; /* what bignum/ refuses, as it does without memory */
        assert_fails_at_the_beginning(RSA_NO_MEMORY);
        assert_operation();
        assert_blinding_pair(&signer);
    }
    struct number *const primes[2] = {&key.prime1, &key.prime2};
    for (unsigned i = 0; i < 2; i++) {
        size_t count = primes[i]->limb_count;
        primes[i]->limb_count = 0;
        assert_fails_at_the_beginning(RSA_FAULT); /* with squares */
        assert_fails_at_the_beginning(RSA_FAULT); /* with a new pair */
        primes[i]->limb_count = count;
        assert_operation();
        assert_blinding_pair(&signer);
    }
    rsa_signer_end(&signer);
}
END_TEST

/* What a forked process tells of its operation. */
struct forked {
    enum rsa_result result;
    struct number blinding;
    uint8_t output[RSA_MODULUS_LENGTH_MAX];
};

static void operate(struct forked *forked, const uint8_t *input)
{
    forked->result = rsa_signer_operation(&signer, input, forked->output);
    forked->blinding = signer.blinding;
}

static void operate_in_child(struct forked *forked, const uint8_t *input)
{
    int ends[2], status;
    ck_assert_int_eq(pipe(ends), 0);
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0) {
        operate(forked, input);
        bool is_told = write(ends[1], forked, sizeof *forked) == sizeof *forked;
        _exit(is_told ? 0 : 1);
    }
    ck_assert_int_eq(close(ends[1]), 0);
    size_t length = 0;
    for (ssize_t part = 1; part > 0; length += (size_t)part) {
        part = read(ends[0], (uint8_t *)forked + length, sizeof *forked - length);
        ck_assert_int_ge(part, 0);
    }
    ck_assert_uint_eq(length, sizeof *forked);
    ck_assert_int_eq(close(ends[0]), 0);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
}

/* Both sides of a fork go on with one signer: the child draws its own r, the parent keeps
 * the one that it has. */
START_TEST(both_sides_of_fork)
{
    static struct forked parent, child;
    uint8_t input[RSA_MODULUS_LENGTH_MAX];
    use_shape(&shapes[2]);
    signer.random = random_system();
    assert_operation();
    draw_input(input);
    operate_in_child(&child, input);
    unsigned uses = signer.blinding_uses;
    operate(&parent, input);
    ck_assert_uint_eq(signer.blinding_uses, uses - 1);
    ck_assert_int_eq(parent.result, RSA_OK);
    ck_assert_int_eq(child.result, RSA_OK);
    assert_right(input, parent.output);
    assert_right(input, child.output);
    ck_assert(!number_equal(&parent.blinding, &child.blinding));
}
END_TEST

START_TEST(zero_key)
{
    uint8_t octet = 0;
    memset(&key, 0, sizeof key);
    rsa_signer_begin(&signer, &key, random_system());
    ck_assert_int_eq(rsa_signer_operation(&signer, &octet, &octet), RSA_OUT_OF_RANGE);
}
END_TEST

START_TEST(out_of_range)
{
    uint8_t input[RSA_MODULUS_LENGTH_MAX], output[RSA_MODULUS_LENGTH_MAX];
    use_shape(&shapes[2]);
    assert_operation();
    unsigned uses = signer.blinding_uses;
    memset(input, 0xff, sizeof input);
    memset(output, 0xa5, sizeof output);
    ck_assert_int_eq(rsa_signer_operation(&signer, input, output), RSA_OUT_OF_RANGE);
    assert_all_zero(output, key.public_key.modulus_length);
    ck_assert_uint_eq(signer.blinding_uses, uses);
    assert_operation();
}
END_TEST

/* The schemes with a key that is ready, and with one that is not. */
START_TEST(schemes)
{
    struct rsa_pss_parameters pss = {&hash_sha256, &hash_sha256, 32};
    uint8_t digest[32] = {1, 2, 3}, a[256], b[256];
    use_shape(&shapes[2]);
    ck_assert_int_eq(rsa_signer_sign_pkcs1(&signer, &hash_sha256, digest, a), RSA_OK);
    ck_assert_int_eq(
        rsa_sign_pkcs1(&key, &hash_sha256, digest, &random_numbers.source, b), RSA_OK);
    ck_assert_mem_eq(a, b, sizeof a);
    ck_assert_int_eq(rsa_signer_sign_pss(&signer, &pss, digest, a), RSA_OK);
    ck_assert_int_eq(rsa_verify_pss(&key.public_key, &pss, digest, a, sizeof a),
                     RSA_OK);
    ck_assert_int_eq(rsa_signer_sign_pkcs1(&signer, &hash_sha1, digest, a),
                     RSA_WEAK_HASH);
    assert_all_zero(a, sizeof a);
}
END_TEST

/* Turns a bit in the limbs or digits that the powers use; WHICH chooses among the numbers, and
 * POSITION in the number. */
static void turn_bit(struct rsa_signer *faulty, unsigned which, size_t position,
                     unsigned bit)
{
    struct power_pair *pair = &faulty->primes;
    struct power_pair_kernel *kernel = &pair->kernel;
    unsigned half = which / 4 % 2;
    struct power_pair_digits *const digits[] = {&kernel->fold, &kernel->square,
                                                &kernel->modulus};
    struct number *modulus = &pair->modulus[half];
    if (kernel->digit_count == 0)
        modulus->limb[position % modulus->limb_count] ^= (mp_limb_t)1
                                                         << bit % GMP_NUMB_BITS;
    else if (which % 4 == 3)
        kernel->inverse[half] ^= (uint64_t)1 << bit;
    else
        digits[which % 4]->digit[half][position % kernel->digit_count] ^= (uint64_t)1
                                                                          << bit;
}

/* A bit is turned in what was prepared: nothing leaves the operation but zeros or, where the
 * fault had no effect, what is right. Returns whether it was zeros. */
static bool nothing_released(struct rsa_signer *faulty)
{
    uint8_t input[RSA_MODULUS_LENGTH_MAX], output[RSA_MODULUS_LENGTH_MAX];
    size_t k = draw_input(input);
    memset(output, 0xa5, sizeof output);
    enum rsa_result result = rsa_signer_operation(faulty, input, output);
    if (result == RSA_OK) {
        assert_right(input, output);
        return false;
    }
    ck_assert_int_eq(result, RSA_FAULT);
    assert_all_zero(output, k);
    ck_assert_uint_eq(faulty->blinding_uses, 0);
    return true;
}

/* Digits have 52 bits. All faults have an effect but those in a copy of N that is only
 * compared with. */
START_TEST(faults_in_powers)
{
    static struct rsa_signer faulty;
    unsigned count = test_is_quick() ? 16 : FAULT_COUNT, nothing = 0;
    use_shape(&shapes[2]);
    assert_operation();
    for (unsigned i = 0; i < count; i++) {
        uint64_t drawn[2];
        ck_assert(random_fill(&random_numbers.source, (uint8_t *)drawn, sizeof drawn));
        faulty = signer;
        turn_bit(&faulty, i, (size_t)(drawn[0] % 1000), (unsigned)(drawn[1] % 52));
        nothing += nothing_released(&faulty);
    }
    ck_assert_uint_ge(nothing, count / 4 * 3);
    assert_operation();
}
END_TEST

/* A blinding whose halves do not belong together. */
START_TEST(faults_in_blinding)
{
    static struct rsa_signer faulty;
    unsigned count = test_is_quick() ? 4 : 100;
    use_shape(&shapes[2]);
    assert_operation();
    for (unsigned i = 0; i < count; i++) {
        faulty = signer;
        struct number *number = i % 2 == 0 ? &faulty.blinding : &faulty.unblinding;
        number->limb[i % 31] ^= (mp_limb_t)1 << i % GMP_NUMB_BITS;
        ck_assert(nothing_released(&faulty));
        ck_assert(!nothing_released(&faulty)); /* a new r */
    }
}
END_TEST

/* One half all zeros, the other half's, or not prepared. */
START_TEST(coarse_faults)
{
    static struct rsa_signer faulty;
    use_shape(&shapes[_i]);
    assert_operation();
    faulty = signer;
    power_pair_wipe(&faulty.primes);
    ck_assert(nothing_released(&faulty));
    faulty = signer;
    memset(&faulty.primes.modulus[0], 0, sizeof faulty.primes.modulus[0]);
    ck_assert(nothing_released(&faulty));
    faulty = signer;
    memset(faulty.primes.kernel.fold.digit[0], 0,
           sizeof faulty.primes.kernel.fold.digit[0]);
    ck_assert(nothing_released(&faulty) || signer.primes.kernel.digit_count == 0);
    faulty = signer;
    if (!power_pair_prepare(&faulty.primes, &key.prime2, &key.prime1))
        ck_abort_msg("no primes");
    ck_assert(nothing_released(&faulty));
}
END_TEST

Suite *signer_suite(void)
{
    Suite *suite = suite_create("signer");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_loop_test(values, many_operations, 0, SHAPE_COUNT);
    tcase_add_test(values, blinding_drawn_afresh);
    tcase_add_loop_test(values, failures_at_the_beginning, 0, SHAPE_COUNT);
    tcase_add_test(values, both_sides_of_fork);
    tcase_add_test(values, schemes);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_test(rejects, zero_key);
    tcase_add_test(rejects, out_of_range);
    tcase_add_test(rejects, faults_in_powers);
    tcase_add_test(rejects, faults_in_blinding);
    tcase_add_loop_test(rejects, coarse_faults, 0, SHAPE_COUNT);
    suite_add_tcase(suite, rejects);
    return suite;
}
