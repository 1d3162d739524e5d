/* primitive.c -- tests rsa/primitive.h. GMP's mpz_powm is asked for every answer; the keys are
 * those of tests/vectors/rsa/keys.txt, and some of odd shapes made from primes of GMP. */
#include "rsa/primitive.h"

#include <string.h>

#include "fixtures.h"
#include "suites.h"
#include "tests/random/broken_random.h"

static struct rsa_private_key key;

static const struct rsa_public_key *public_key(void)
{
    return &key.public_key;
}

/* The keys that every operation is tried with: those of the file, then shapes of which it has
 * none. P_BITS and Q_BITS in the order of the primes. */
static const struct shape {
    const char *name; /* in keys.txt, or NULL */
    size_t p_bits, q_bits;
    unsigned long e;
} shapes[] = {
    {"1024", 0, 0, 0},       {"1025", 0, 0, 0},       {"2048", 0, 0, 0},
    {"2048-e3", 0, 0, 0},    {NULL, 512, 513, 65537}, {NULL, 513, 512, 17},
    {NULL, 520, 520, 65537}, {NULL, 400, 700, 65537}, {NULL, 700, 400, 65537},
    {NULL, 64, 1000, 3},     {NULL, 1000, 64, 3},
};
#define SHAPE_COUNT (sizeof shapes / sizeof shapes[0])

static void use_shape(const struct shape *shape)
{
    static struct test_key numbers;
    if (shape->name != NULL) {
        test_key_use(&key, shape->name);
        return;
    }
    mpz_t p, q;
    mpz_inits(p, q, NULL);
    draw_prime(p, shape->p_bits, shape->e, 1);
    draw_prime(q, shape->q_bits, shape->e, 2);
    test_key_from_primes(&numbers, p, q, shape->e);
    struct rsa_private_key_fields fields = test_key_fields(&numbers);
    ck_assert_int_eq(rsa_private_key_set(&key, &fields), RSA_OK);
    mpz_clears(p, q, NULL);
}

/* VALUE as modulus_length octets. */
static void to_block(uint8_t *block, const mpz_t value)
{
    size_t length = public_key()->modulus_length, count;
    size_t needed = mpz_sgn(value) == 0 ? 0 : mpz_sizeinbase(value, 256);
    memset(block, 0, length);
    ck_assert_uint_le(needed, length);
    mpz_export(block + length - needed, &count, 1, 1, 1, 0, value);
}

/* Both operations on MESSAGE against GMP, and one after the other. */
static void check_operations(const mpz_t message, struct random_source *random)
{
    static uint8_t input[RSA_MODULUS_LENGTH_MAX], output[RSA_MODULUS_LENGTH_MAX];
    static uint8_t want[RSA_MODULUS_LENGTH_MAX], back[RSA_MODULUS_LENGTH_MAX];
    size_t k = public_key()->modulus_length;
    mpz_t n, exponent, power;
    mpz_inits(n, exponent, power, NULL);
    mpz_from_number(n, &public_key()->modulus);
    to_block(input, message);

    mpz_set_ui(exponent, (unsigned long)public_key()->public_exponent);
    mpz_powm(power, message, exponent, n);
    to_block(want, power);
    ck_assert_int_eq(rsa_public_operation(public_key(), input, output), RSA_OK);
    ck_assert_mem_eq(output, want, k);
    ck_assert_int_eq(rsa_private_operation(&key, random, output, back), RSA_OK);
    ck_assert_mem_eq(back, input, k);

    mpz_from_number(exponent, &key.private_exponent);
    mpz_powm(power, message, exponent, n);
    to_block(want, power);
    ck_assert_int_eq(rsa_private_operation(&key, random, input, output), RSA_OK);
    ck_assert_mem_eq(output, want, k);
    ck_assert_int_eq(rsa_public_operation(public_key(), output, back), RSA_OK);
    ck_assert_mem_eq(back, input, k);
    mpz_clears(n, exponent, power, NULL);
}

static void draw_message(mpz_t message, const mpz_t n, struct random_source *random)
{
    uint8_t octets[RSA_MODULUS_LENGTH_MAX];
    ck_assert(random_fill(random, octets, public_key()->modulus_length));
    mpz_import(message, public_key()->modulus_length, 1, 1, 1, 0, octets);
    mpz_mod(message, message, n);
}

START_TEST(random_messages)
{
    struct seeded_random random;
    mpz_t n, message;
    mpz_inits(n, message, NULL);
    seeded_random_init(&random, 1);
    use_shape(&shapes[_i]);
    mpz_from_number(n, &public_key()->modulus);
    for (unsigned i = 0; i < (test_is_quick() ? 2 : 20); i++) {
        draw_message(message, n, &random.source);
        check_operations(message, &random.source);
    }
    mpz_clears(n, message, NULL);
}
END_TEST

/* 0, 1, 2, n - 1, n - 2; p and q, which have no inverse modulo n, and multiples of them. */
START_TEST(edge_messages)
{
    struct seeded_random random;
    mpz_t n, message;
    mpz_inits(n, message, NULL);
    seeded_random_init(&random, 2);
    use_shape(&shapes[_i]);
    for (unsigned long small = 0; small < 3; small++) {
        mpz_set_ui(message, small);
        check_operations(message, &random.source);
    }
    mpz_from_number(n, &public_key()->modulus);
    for (unsigned long small = 1; small < 3; small++) {
        mpz_sub_ui(message, n, small);
        check_operations(message, &random.source);
    }
    mpz_from_number(message, &key.prime1);
    check_operations(message, &random.source);
    mpz_sub(message, n, message);
    check_operations(message, &random.source);
    mpz_from_number(message, &key.prime2);
    check_operations(message, &random.source);
    mpz_clears(n, message, NULL);
}
END_TEST

/* The blinding is other than the last time, the result the same. */
START_TEST(result_independent_of_random)
{
    struct seeded_random random;
    uint8_t input[128] = {0, 1, 2, 3}, first[128], output[128];
    test_key_use(&key, "1024");
    for (uint64_t seed = 0; seed < 20; seed++) {
        seeded_random_init(&random, seed);
        ck_assert_int_eq(rsa_private_operation(&key, &random.source, input,
                                               seed == 0 ? first : output),
                         RSA_OK);
        if (seed > 0)
            ck_assert_mem_eq(output, first, sizeof first);
    }
    ck_assert_int_eq(rsa_private_operation(&key, random_system(), input, output),
                     RSA_OK);
    ck_assert_mem_eq(output, first, sizeof first);
}
END_TEST

/* An observer that compares what it sees with GMP's numbers. */
struct comparing_observer {
    struct rsa_private_observer observer;
    unsigned calls;
};

static void assert_same(const struct number *number, const mpz_t want)
{
    mpz_t have;
    mpz_init(have);
    mpz_from_number(have, number);
    ck_assert_int_eq(mpz_cmp(have, want), 0);
    mpz_clear(have);
}

/* m_1 = m^dP mod p, m_2 = m^dQ mod q, h = (m_1 - m_2) qInv mod p, s = m_2 + q h. */
static void compare_steps(struct rsa_private_observer *observer,
                          const struct rsa_private_steps *steps)
{
    mpz_t p, q, m, m_1, m_2, h, exponent;
    mpz_inits(p, q, m, m_1, m_2, h, exponent, NULL);
    ((struct comparing_observer *)observer)->calls++;
    mpz_from_number(p, &key.prime1);
    mpz_from_number(q, &key.prime2);
    mpz_from_number(m, steps->m);
    mpz_from_number(exponent, &key.exponent1);
    mpz_powm(m_1, m, exponent, p);
    assert_same(steps->m_1, m_1);
    mpz_from_number(exponent, &key.exponent2);
    mpz_powm(m_2, m, exponent, q);
    assert_same(steps->m_2, m_2);
    mpz_from_number(exponent, &key.coefficient);
    mpz_sub(h, m_1, m_2);
    mpz_mul(h, h, exponent);
    mpz_mod(h, h, p);
    assert_same(steps->h, h);
    mpz_mul(h, h, q);
    mpz_add(h, h, m_2);
    assert_same(steps->s, h);
    assert_same(steps->check, m);
    mpz_clears(p, q, m, m_1, m_2, h, exponent, NULL);
}

/* What is observed is m^d mod n; its result is that of the operation which nobody sees. */
START_TEST(observed)
{
    struct seeded_random random;
    struct comparing_observer comparing = {{compare_steps}, 0};
    uint8_t input[RSA_MODULUS_LENGTH_MAX], want[RSA_MODULUS_LENGTH_MAX],
        output[RSA_MODULUS_LENGTH_MAX];
    use_shape(&shapes[_i]);
    seeded_random_init(&random, 11);
    ck_assert(random_fill(&random.source, input, public_key()->modulus_length));
    input[0] = 0;
    ck_assert_int_eq(rsa_private_operation(&key, &random.source, input, want), RSA_OK);
    ck_assert_int_eq(
        rsa_private_operation_observed(&key, input, output, &comparing.observer),
        RSA_OK);
    ck_assert_mem_eq(output, want, public_key()->modulus_length);
    ck_assert_uint_eq(comparing.calls, 1);
}
END_TEST

/* What did not verify is not shown either. */
START_TEST(observed_fault)
{
    struct comparing_observer comparing = {{compare_steps}, 0};
    uint8_t input[128] = {0, 1, 2, 3}, output[128];
    test_key_use(&key, "1024");
    key.exponent1.limb[0] ^= 4;
    memset(output, 0xa5, sizeof output);
    ck_assert_int_eq(
        rsa_private_operation_observed(&key, input, output, &comparing.observer),
        RSA_FAULT);
    assert_all_zero(output, sizeof output);
    memset(input, 0xff, sizeof input);
    ck_assert_int_eq(
        rsa_private_operation_observed(&key, input, output, &comparing.observer),
        RSA_OUT_OF_RANGE);
    assert_all_zero(output, sizeof output);
    ck_assert_uint_eq(comparing.calls, 0);
}
END_TEST

static void check_out_of_range(const uint8_t *input)
{
    struct seeded_random random;
    uint8_t output[RSA_MODULUS_LENGTH_MAX];
    seeded_random_init(&random, 3);
    memset(output, 0xa5, sizeof output);
    ck_assert_int_eq(rsa_public_operation(public_key(), input, output),
                     RSA_OUT_OF_RANGE);
    assert_all_zero(output, public_key()->modulus_length);
    memset(output, 0xa5, sizeof output);
    ck_assert_int_eq(rsa_private_operation(&key, &random.source, input, output),
                     RSA_OUT_OF_RANGE);
    assert_all_zero(output, public_key()->modulus_length);
    ck_assert_uint_eq(output[public_key()->modulus_length], 0xa5);
}

START_TEST(out_of_range)
{
    uint8_t input[RSA_MODULUS_LENGTH_MAX];
    mpz_t value;
    mpz_init(value);
    use_shape(&shapes[_i]);
    mpz_from_number(value, &public_key()->modulus);
    for (unsigned i = 0; i < 2; i++) { /* n, n + 1 */
        to_block(input, value);
        check_out_of_range(input);
        mpz_add_ui(value, value, 1);
    }
    memset(input, 0xff, sizeof input);
    check_out_of_range(input);
    mpz_clear(value);
}
END_TEST

static void check_no_random(struct random_source *random)
{
    uint8_t input[128] = {0, 1, 2, 3}, output[128];
    memset(output, 0xa5, sizeof output);
    ck_assert_int_eq(rsa_private_operation(&key, random, input, output), RSA_NO_RANDOM);
    assert_all_zero(output, sizeof output);
}

START_TEST(no_random)
{
    struct failing_random failing;
    struct stuck_random stuck;
    test_key_use(&key, "1024");
    failing_random_init(&failing, 0);
    check_no_random(&failing.source);
    failing_random_init(&failing, 1);
    check_no_random(&failing.source);
    stuck_random_init(&stuck, 0);
    check_no_random(&stuck.source);
    stuck_random_init(&stuck, 0xff);
    check_no_random(&stuck.source);
}
END_TEST

Suite *primitive_suite(void)
{
    Suite *suite = suite_create("primitive");
    TCase *round_trip = tcase_create("round_trip");
    tcase_set_timeout(round_trip, 120);
    tcase_add_loop_test(round_trip, random_messages, 0, (int)SHAPE_COUNT);
    tcase_add_loop_test(round_trip, edge_messages, 0, (int)SHAPE_COUNT);
    tcase_add_test(round_trip, result_independent_of_random);
    tcase_add_loop_test(round_trip, observed, 0, (int)SHAPE_COUNT);
    suite_add_tcase(suite, round_trip);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_loop_test(rejects, out_of_range, 0, (int)SHAPE_COUNT);
    tcase_add_test(rejects, no_random);
    tcase_add_test(rejects, observed_fault);
    suite_add_tcase(suite, rejects);
    return suite;
}
