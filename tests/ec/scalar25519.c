/* scalar25519.c -- tests ec/scalar25519.h against GMP: numbers around multiples of L and powers
 * of two, in every combination, and random ones. */
#include <string.h>

#include "ec/scalar25519.h"
#include "suites.h"
#include "textbook25519.h"

static void write_wide(uint8_t bytes[64], const mpz_t number)
{
    memset(bytes, 0, 64);
    mpz_export(bytes, NULL, -1, 1, 0, 0, number);
}

static void check_reduce(const mpz_t number)
{
    uint8_t wide[64], want[32], have[32];
    mpz_t rest;
    mpz_init(rest);
    mpz_mod(rest, number, textbook_L);
    textbook_write(want, rest);
    write_wide(wide, number);
    scalar25519_reduce(have, wide);
    ck_assert_mem_eq(have, want, sizeof want);
    mpz_clear(rest);
}

static void check_multiply_add(const uint8_t a[32], const uint8_t b[32],
                               const uint8_t c[32])
{
    uint8_t want[32], have[32];
    mpz_t x, y, z;
    mpz_inits(x, y, z, NULL);
    textbook_read(x, a, 32);
    textbook_read(y, b, 32);
    textbook_read(z, c, 32);
    mpz_addmul(z, x, y);
    mpz_mod(z, z, textbook_L);
    textbook_write(want, z);
    scalar25519_multiply_add(have, a, b, c);
    ck_assert_mem_eq(have, want, sizeof want);
    memcpy(have, c, sizeof have); /* the result in place of an operand */
    scalar25519_multiply_add(have, a, b, have);
    ck_assert_mem_eq(have, want, sizeof want);
    mpz_clears(x, y, z, NULL);
}

START_TEST(edges_of_reduce)
{
    mpz_t number, product;
    mpz_inits(number, product, NULL);
    for (unsigned i = 0; textbook_shape(number, 64, i); i++) {
        check_reduce(number);
        mpz_mul(product, number, number); /* L^2 - 1, L^2 and so on */
        mpz_fdiv_r_2exp(product, product, 512);
        check_reduce(product);
        mpz_mul(product, number,
                textbook_L); /* multiples of L, and one below and above */
        mpz_fdiv_r_2exp(product, product, 511);
        check_reduce(product);
        mpz_add_ui(product, product, 1);
        check_reduce(product);
    }
    mpz_clears(number, product, NULL);
}
END_TEST

START_TEST(edges_of_multiply_add)
{
    static uint8_t shapes[256][32];
    unsigned count = 0;
    mpz_t number;
    mpz_init(number);
    while (textbook_shape(number, 32, count))
        textbook_write(shapes[count++], number);
    for (unsigned i = 0; i < count; i++)
        for (unsigned j = 0; j < count; j++)
            check_multiply_add(shapes[i], shapes[j], shapes[(i + j) % count]);
    mpz_clear(number);
}
END_TEST

START_TEST(order)
{
    uint8_t bytes[32];
    mpz_t number;
    mpz_init(number);
    for (unsigned i = 0; textbook_shape(number, 32, i); i++) {
        textbook_write(bytes, number);
        ck_assert_int_eq(scalar25519_is_below_order(bytes),
                         mpz_cmp(number, textbook_L) < 0);
    }
    mpz_clear(number);
}
END_TEST

START_TEST(random_numbers)
{
    struct seeded_random random;
    uint8_t bytes[96];
    mpz_t number;
    mpz_init(number);
    seeded_random_init(&random, 1);
    for (unsigned i = 0; i < (test_is_quick() ? 500 : 50000); i++) {
        ck_assert(random_fill(&random.source, bytes, sizeof bytes));
        textbook_read(number, bytes, 64);
        check_reduce(number);
        check_multiply_add(bytes, bytes + 32, bytes + 64);
    }
    mpz_clear(number);
}
END_TEST

Suite *scalar25519_suite(void)
{
    Suite *suite = suite_create("scalar25519");
    TCase *cases = tcase_create("against GMP");
    tcase_set_timeout(cases, 120);
    tcase_add_unchecked_fixture(cases, textbook_start, textbook_stop);
    tcase_add_test(cases, edges_of_reduce);
    tcase_add_test(cases, edges_of_multiply_add);
    tcase_add_test(cases, order);
    tcase_add_test(cases, random_numbers);
    suite_add_tcase(suite, cases);
    return suite;
}
