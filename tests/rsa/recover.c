/* recover.c -- tests rsa/recover.h: the p and q of every key in NIST CAVP SigVer15_186-3 and
 * SigVer15EMTest (python3-cryptography-vectors) are found again from its n, e and d; and what
 * is no key is refused. */
#include "rsa/recover.h"

#include <string.h>

#include "fips.h"
#include "suites.h"
#include "tests/random/broken_random.h"

static struct fips_signature entry;
static struct rsa_private_key key;

static enum rsa_result recover(const struct value *n, const struct value *e,
                               const struct value *d, uint64_t seed)
{
    struct seeded_random random;
    seeded_random_init(&random, seed);
    memset(&key, 0xa5, sizeof key);
    enum rsa_result result = rsa_private_key_recover(&key, integer_of(n), integer_of(e),
                                                     integer_of(d), &random.source);
    if (result != RSA_OK)
        assert_all_zero(&key, sizeof key);
    return result;
}

static bool is_number(const struct number *number, const struct value *value)
{
    struct number want;
    return number_from_octets(&want, NUMBER_LIMBS_MAX, value->octets, value->length) &&
           number_equal(number, &want);
}

/* P is the larger one, as recover.c has it. */
static void check_primes(const struct value *p, const struct value *q)
{
    ck_assert(is_number(&key.prime1, p) || is_number(&key.prime1, q));
    ck_assert(is_number(&key.prime2, p) || is_number(&key.prime2, q));
    ck_assert(number_is_less(&key.prime2, &key.prime1));
    ck_assert_int_eq(rsa_private_key_check_numbers(&key), RSA_OK);
}

/* The first entry of each d whose e was not changed. */
static size_t check_keys(const char *file)
{
    struct value last_d = {.length = 0};
    size_t count = 0;
    fips_open(&entry, file);
    while (fips_next(&entry, "Result")) {
        bool same = last_d.length == entry.d.length &&
                    memcmp(last_d.octets, entry.d.octets, last_d.length) == 0;
        if (same || strncmp(entry.result, "F (2", 4) == 0)
            continue;
        last_d = entry.d;
        count++;
        if (test_is_quick() && entry.bits > 1024)
            continue;
        ck_assert_int_eq(recover(&entry.n, &entry.e, &entry.d, count), RSA_OK);
        check_primes(&entry.p, &entry.q);
    }
    return count;
}

START_TEST(keys_of_signature_verification)
{
    ck_assert_uint_eq(check_keys(FIPS_FOLDER "SigVer15_186-3.rsp"), 15);
}
END_TEST

START_TEST(keys_of_encoded_message_tests)
{
    ck_assert_uint_eq(check_keys("asymmetric/RSA/SigVer15EMTest.txt"), 15);
}
END_TEST

/* Entries "F (2 - Public Key e changed )" of 1024 bits: (n, e, d) is no key. */
START_TEST(changed_exponents)
{
    size_t count = 0, limit = test_is_quick() ? 1 : SIZE_MAX;
    fips_open(&entry, FIPS_FOLDER "SigVer15_186-3.rsp");
    while (fips_next(&entry, "Result")) {
        if (entry.bits != 1024 || strncmp(entry.result, "F (2", 4) != 0)
            continue;
        if (count++ < limit)
            ck_assert_int_eq(recover(&entry.n, &entry.e, &entry.d, count), RSA_BAD_KEY);
    }
    ck_assert_uint_eq(count, 15);
}
END_TEST

/* The whole key that OpenSSL wrote comes out of three of its numbers, from any seed. */
START_TEST(whole_key)
{
    struct test_key file_key;
    struct rsa_private_key want;
    test_key_load(&file_key, "2048");
    test_key_use(&want, "2048");
    const struct value *field = file_key.field;
    for (uint64_t seed = 0; seed < 10; seed++) {
        ck_assert_int_eq(recover(&field[KEY_MODULUS], &field[KEY_PUBLIC_EXPONENT],
                                 &field[KEY_PRIVATE_EXPONENT], seed),
                         RSA_OK);
        ck_assert_mem_eq(&key, &want, sizeof key);
    }
}
END_TEST

static struct test_key small;

static enum rsa_result recover_small(void)
{
    return recover(&small.field[KEY_MODULUS], &small.field[KEY_PUBLIC_EXPONENT],
                   &small.field[KEY_PRIVATE_EXPONENT], 1);
}

static void load_small(void)
{
    test_key_load(&small, "1024");
}

/* One bit in each octet of n, e or d turned; not the highest of n, which would be a limit. */
START_TEST(altered)
{
    struct value *field = &small.field[_i];
    ck_assert_int_eq(recover_small(), RSA_OK);
    size_t step = test_is_quick() ? 64 : 9;
    for (size_t i = field->length - 1; i > 0; i -= i < step ? i : step) {
        uint8_t bit = (uint8_t)(1u << i % 8);
        field->octets[i] ^= bit;
        ck_assert_msg(recover_small() == RSA_BAD_KEY, "%s, octet %zu",
                      key_field_names[_i], i);
        field->octets[i] ^= bit;
    }
}
END_TEST

static void set_field(enum key_field field, const mpz_t value)
{
    value_from_mpz(&small.field[field], value);
}

START_TEST(private_exponent_out_of_bounds)
{
    mpz_t d, n;
    mpz_inits(d, n, NULL);
    for (unsigned long word = 0; word < 4; word++) {
        mpz_set_ui(d, word);
        set_field(KEY_PRIVATE_EXPONENT, d);
        ck_assert_int_eq(recover_small(), RSA_BAD_KEY);
    }
    load_small();
    mpz_import(n, 128, 1, 1, 1, 0, small.field[KEY_MODULUS].octets);
    mpz_import(d, small.field[KEY_PRIVATE_EXPONENT].length, 1, 1, 1, 0,
               small.field[KEY_PRIVATE_EXPONENT].octets);
    set_field(KEY_PRIVATE_EXPONENT, n);
    ck_assert_int_eq(recover_small(), RSA_BAD_KEY);
    mpz_mul(d, d, n);
    set_field(KEY_PRIVATE_EXPONENT, d);
    ck_assert_int_eq(recover_small(), RSA_BAD_KEY);
    mpz_clears(d, n, NULL);
}
END_TEST

/* n = p, n = p^2 and n = p * q * r, each with a d that is right modulo the order. */
START_TEST(other_moduli)
{
    mpz_t n, d, order;
    mpz_inits(n, d, order, NULL);
    draw_prime(n, 1024, 65537, 1);
    mpz_sub_ui(order, n, 1);
    for (unsigned i = 0; i < 3; i++) {
        mpz_set_ui(d, 65537);
        ck_assert(mpz_invert(d, d, order) != 0);
        set_field(KEY_MODULUS, n);
        set_field(KEY_PRIVATE_EXPONENT, d);
        ck_assert_int_eq(recover_small(), i == 2 ? RSA_MANY_PRIMES : RSA_BAD_KEY);
        if (i == 0) {
            draw_prime(n, 520, 65537, 2);
            mpz_sub_ui(order, n, 1);
            mpz_mul(order, order, n);
            mpz_mul(n, n, n);
            continue;
        }
        mpz_set_ui(n, 1);
        mpz_set_ui(order, 1);
        for (uint64_t seed = 3; seed < 6; seed++) {
            draw_prime(d, 400, 65537, seed);
            mpz_mul(n, n, d);
            mpz_sub_ui(d, d, 1);
            mpz_lcm(order, order, d);
        }
    }
    mpz_clears(n, d, order, NULL);
}
END_TEST

START_TEST(limits)
{
    mpz_t value;
    mpz_init(value);
    mpz_setbit(value, 1022);
    mpz_setbit(value, 0);
    set_field(KEY_MODULUS, value);
    ck_assert_int_eq(recover_small(), RSA_LIMIT);
    load_small();
    mpz_setbit(value, 33);
    set_field(KEY_PUBLIC_EXPONENT, value);
    ck_assert_int_eq(recover_small(), RSA_LIMIT);
    mpz_set_ui(value, 65536);
    set_field(KEY_PUBLIC_EXPONENT, value);
    ck_assert_int_eq(recover_small(), RSA_BAD_KEY);
    mpz_clear(value);
}
END_TEST

static void check_source(struct random_source *random, enum rsa_result want)
{
    memset(&key, 0xa5, sizeof key);
    enum rsa_result result =
        rsa_private_key_recover(&key, integer_of(&small.field[KEY_MODULUS]),
                                integer_of(&small.field[KEY_PUBLIC_EXPONENT]),
                                integer_of(&small.field[KEY_PRIVATE_EXPONENT]), random);
    ck_assert_int_eq(result, want);
    assert_all_zero(&key, sizeof key);
}

START_TEST(no_random)
{
    struct failing_random failing;
    struct stuck_random stuck;
    failing_random_init(&failing, 0);
    check_source(&failing.source, RSA_NO_RANDOM);
    stuck_random_init(&stuck, 0xff);
    check_source(&stuck.source, RSA_NO_RANDOM);
    stuck_random_init(&stuck, 0); /* 0 has no root; it ends all the same */
    check_source(&stuck.source, RSA_BAD_KEY);
}
END_TEST

Suite *recover_suite(void)
{
    Suite *suite = suite_create("recover");
    TCase *vectors = tcase_create("vectors");
    tcase_set_timeout(vectors, 240);
    tcase_add_test(vectors, keys_of_signature_verification);
    tcase_add_test(vectors, keys_of_encoded_message_tests);
    tcase_add_test(vectors, whole_key);
    suite_add_tcase(suite, vectors);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 240);
    tcase_add_checked_fixture(rejects, load_small, NULL);
    tcase_add_test(rejects, changed_exponents);
    tcase_add_loop_test(rejects, altered, KEY_MODULUS, KEY_PRIVATE_EXPONENT + 1);
    tcase_add_test(rejects, private_exponent_out_of_bounds);
    tcase_add_test(rejects, other_moduli);
    tcase_add_test(rejects, limits);
    tcase_add_test(rejects, no_random);
    suite_add_tcase(suite, rejects);
    return suite;
}
