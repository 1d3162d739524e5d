/* faults.c -- tests what rsa/primitive.h promises of a private operation that miscalculates:
 * nothing leaves it. One wrong result would tell the primes (Boneh, DeMillo and Lipton, 1997).
 * A fault is a bit turned in a copy of the key; the keys are made by GMP and OpenSSL. */
#include <string.h>

#include "fixtures.h"
#include "bignum/number_random.h"
#include "rsa/pkcs1_signature.h"
#include "rsa/primitive.h"
#include "suites.h"

#define FAULT_COUNT 1000

static struct rsa_private_key key, faulty;

/* The five numbers of the Chinese remainder theorem in the copy. */
static struct number *crt_number(unsigned which)
{
    struct number *const numbers[5] = {&faulty.exponent1, &faulty.exponent2,
                                       &faulty.prime1, &faulty.prime2,
                                       &faulty.coefficient};
    return numbers[which % 5];
}

static void turn_bit(struct number *number, size_t bit)
{
    number->limb[bit / GMP_NUMB_BITS] ^= (mp_limb_t)1 << bit % GMP_NUMB_BITS;
}

static void assert_nothing_released(struct random_source *random, const uint8_t *input)
{
    uint8_t output[RSA_MODULUS_LENGTH_MAX];
    memset(output, 0xa5, sizeof output);
    enum rsa_result result = rsa_private_operation(&faulty, random, input, output);
    ck_assert_int_eq(result, RSA_FAULT);
    assert_all_zero(output, key.public_key.modulus_length);
}

/* The numbers in turn; any bit of their limbs, any message. */
START_TEST(random_faults)
{
    struct seeded_random random;
    struct number position, bound;
    uint8_t input[256] = {0};
    unsigned count = test_is_quick() ? 25 : FAULT_COUNT;
    seeded_random_init(&random, 1);
    test_key_use(&key, "2048");
    for (unsigned i = 0; i < count; i++) {
        faulty = key;
        struct number *number = crt_number(i);
        number_from_word(&bound, number->limb_count * GMP_NUMB_BITS);
        ck_assert(number_random_below(&random.source, &bound, &position));
        turn_bit(number, (size_t)number_to_word(&position));
        ck_assert(random_fill(&random.source, input + 1, sizeof input - 1));
        assert_nothing_released(&random.source, input);
    }
}
END_TEST

/* The lowest bit, which makes a prime even; the highest, alone in its limb, which makes the
 * uppermost limb of a prime of 513 bits zero. GMP must be asked for neither. */
START_TEST(edge_faults)
{
    static struct test_key numbers;
    struct seeded_random random;
    uint8_t input[129] = {0, 1, 2, 3};
    mpz_t p, q;
    mpz_inits(p, q, NULL);
    seeded_random_init(&random, 2);
    draw_prime(p, 513, 65537, 1);
    draw_prime(q, 513, 65537, 2);
    test_key_from_primes(&numbers, p, q, 65537);
    struct rsa_private_key_fields fields = test_key_fields(&numbers);
    ck_assert_int_eq(rsa_private_key_set(&key, &fields), RSA_OK);
    for (unsigned i = 0; i < 5; i++) {
        faulty = key;
        turn_bit(crt_number(i), 0);
        assert_nothing_released(&random.source, input);
        faulty = key;
        turn_bit(crt_number(i), 512);
        assert_nothing_released(&random.source, input);
    }
    mpz_clears(p, q, NULL);
}
END_TEST

/* A number of zero, and one without limbs. */
START_TEST(zeroed_numbers)
{
    struct seeded_random random;
    uint8_t input[128] = {0, 1, 2, 3};
    seeded_random_init(&random, 3);
    test_key_use(&key, "1024");
    for (unsigned i = 0; i < 5; i++) {
        faulty = key;
        struct number *number = crt_number(i);
        memset(number->limb, 0, sizeof number->limb);
        assert_nothing_released(&random.source, input);
        number_wipe(number);
        assert_nothing_released(&random.source, input);
    }
}
END_TEST

/* rsa_private_key_set lets a composite "prime" pass that keeps all the equations: such a
 * key gives results that do not verify. */
START_TEST(composite_prime)
{
    static struct test_key numbers;
    struct seeded_random random;
    uint8_t input[128] = {0, 1, 2, 3};
    mpz_t p, q;
    mpz_inits(p, q, NULL);
    seeded_random_init(&random, 4);
    draw_prime(p, 200, 65537, 4);
    draw_prime(q, 312, 65537, 5);
    mpz_mul(p, p, q);
    draw_prime(q, 512, 65537, 6);
    test_key_from_primes(&numbers, p, q, 65537);
    struct rsa_private_key_fields fields = test_key_fields(&numbers);
    ck_assert_int_eq(rsa_private_key_set(&key, &fields), RSA_OK);
    faulty = key;
    assert_nothing_released(&random.source, input);
    mpz_clears(p, q, NULL);
}
END_TEST

/* A signature is one more way out, and as closed. */
START_TEST(faulty_signature)
{
    struct seeded_random random;
    uint8_t digest[32] = {1, 2, 3}, signature[128];
    seeded_random_init(&random, 5);
    test_key_use(&key, "1024");
    for (unsigned i = 0; i < 5; i++) {
        faulty = key;
        turn_bit(crt_number(i), 100 + i);
        memset(signature, 0xa5, sizeof signature);
        enum rsa_result result =
            rsa_sign_pkcs1(&faulty, &hash_sha256, digest, &random.source, signature);
        ck_assert_int_eq(result, RSA_FAULT);
        assert_all_zero(signature, sizeof signature);
    }
    ck_assert_int_eq(
        rsa_sign_pkcs1(&key, &hash_sha256, digest, &random.source, signature), RSA_OK);
}
END_TEST

Suite *faults_suite(void)
{
    Suite *suite = suite_create("faults");
    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_test(rejects, random_faults);
    tcase_add_test(rejects, edge_faults);
    tcase_add_test(rejects, zeroed_numbers);
    tcase_add_test(rejects, composite_prime);
    tcase_add_test(rejects, faulty_signature);
    suite_add_tcase(suite, rejects);
    return suite;
}
