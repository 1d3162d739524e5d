/* key.c -- tests the private keys of rsa/key.h (public keys are in public_key.c). Keys made
 * by OpenSSL are in tests/vectors/rsa/keys.txt; Arnault's composite that many prime bases
 * take for a prime is in tests/vectors/bignum/pseudoprimes.txt. */
#include <string.h>

#include "fixtures.h"
#include "suites.h"
#include "tests/random/broken_random.h"
#include "tests/support/rsp.h"

static struct test_key file_key;
static struct rsa_private_key key;

static enum rsa_result set_key(const struct test_key *numbers)
{
    struct rsa_private_key_fields fields = test_key_fields(numbers);
    memset(&key, 0xa5, sizeof key);
    enum rsa_result result = rsa_private_key_set(&key, &fields);
    if (result != RSA_OK)
        assert_all_zero(&key, sizeof key);
    return result;
}

static const struct number *number_of(enum key_field field)
{
    const struct number *const numbers[KEY_FIELD_COUNT] = {&key.public_key.modulus,
                                                           NULL,
                                                           &key.private_exponent,
                                                           &key.prime1,
                                                           &key.prime2,
                                                           &key.exponent1,
                                                           &key.exponent2,
                                                           &key.coefficient};
    return numbers[field];
}

/* Every number of KEY, written in one octet more, is a zero and the field. */
static void assert_key_is(const struct test_key *want)
{
    uint8_t octets[RSA_MODULUS_LENGTH_MAX + 2], padded[RSA_MODULUS_LENGTH_MAX + 2];
    for (unsigned i = 0; i < KEY_FIELD_COUNT; i++) {
        const struct value *field = &want->field[i];
        if (i == KEY_PUBLIC_EXPONENT)
            continue;
        size_t length = want->field[KEY_MODULUS].length + 1;
        memset(padded, 0, length);
        memcpy(padded + length - field->length, field->octets, field->length);
        ck_assert(number_to_octets(number_of(i), octets, length));
        ck_assert_msg(memcmp(octets, padded, length) == 0, "%s", key_field_names[i]);
    }
}

static const char *const key_names[] = {"1024", "1025", "2048", "2048-e3"};

START_TEST(openssl_keys)
{
    struct seeded_random random;
    seeded_random_init(&random, 1);
    test_key_load(&file_key, key_names[_i]);
    ck_assert_int_eq(set_key(&file_key), RSA_OK);
    assert_key_is(&file_key);
    ck_assert_uint_eq(key.public_key.public_exponent, _i == 3 ? 3 : 65537);
    ck_assert_uint_eq(key.prime1.limb_count,
                      number_limbs_for_bits(number_bit_length(&key.prime1)));
    ck_assert_int_eq(rsa_private_key_check_numbers(&key), RSA_OK);
    ck_assert_int_eq(rsa_private_key_check(&key, &random.source), RSA_OK);
}
END_TEST

/* What rsa_private_key_complete computes is what OpenSSL wrote. */
START_TEST(complete)
{
    test_key_load(&file_key, key_names[_i]);
    ck_assert_int_eq(set_key(&file_key), RSA_OK);
    number_wipe(&key.exponent1);
    number_wipe(&key.exponent2);
    number_wipe(&key.coefficient);
    ck_assert_int_eq(rsa_private_key_complete(&key), RSA_OK);
    assert_key_is(&file_key);
    ck_assert_int_eq(rsa_private_key_check_numbers(&key), RSA_OK);
}
END_TEST

START_TEST(leading_zeros)
{
    struct test_key padded;
    test_key_load(&file_key, "2048");
    padded = file_key;
    for (unsigned i = 0; i < KEY_FIELD_COUNT; i++) {
        struct value *field = &padded.field[i];
        size_t zeros = RSA_MODULUS_LENGTH_MAX - field->length;
        memmove(field->octets + zeros, field->octets, field->length);
        memset(field->octets, 0, zeros);
        field->length += zeros;
    }
    ck_assert_int_eq(set_key(&padded), RSA_OK);
    assert_key_is(&file_key);
}
END_TEST

static void swap_fields(struct test_key *numbers, enum key_field a, enum key_field b)
{
    struct value other = numbers->field[a];
    numbers->field[a] = numbers->field[b];
    numbers->field[b] = other;
}

/* q > p is as good as p > q, if qInv is that of the new q. */
START_TEST(primes_swapped)
{
    mpz_t p, q;
    mpz_inits(p, q, NULL);
    test_key_load(&file_key, "2048");
    mpz_import(p, file_key.field[KEY_PRIME1].length, 1, 1, 1, 0,
               file_key.field[KEY_PRIME1].octets);
    mpz_import(q, file_key.field[KEY_PRIME2].length, 1, 1, 1, 0,
               file_key.field[KEY_PRIME2].octets);
    ck_assert(mpz_cmp(p, q) > 0);
    swap_fields(&file_key, KEY_PRIME1, KEY_PRIME2);
    ck_assert_int_eq(set_key(&file_key), RSA_BAD_KEY);
    swap_fields(&file_key, KEY_EXPONENT1, KEY_EXPONENT2);
    ck_assert_int_eq(set_key(&file_key), RSA_BAD_KEY);
    mpz_invert(p, p, q);
    value_from_mpz(&file_key.field[KEY_COEFFICIENT], p);
    ck_assert_int_eq(set_key(&file_key), RSA_OK);
    assert_key_is(&file_key);
    mpz_clears(p, q, NULL);
}
END_TEST

/* Each bit of field _i turned. */
START_TEST(one_bit_altered)
{
    test_key_load(&file_key, "2048");
    struct value *field = &file_key.field[_i];
    size_t step = test_is_quick() ? 29 : 1;
    for (size_t bit = 0; bit < 8 * field->length; bit += step) {
        field->octets[bit / 8] ^= (uint8_t)(1u << bit % 8);
        ck_assert_msg(set_key(&file_key) == RSA_BAD_KEY, "%s, bit %zu",
                      key_field_names[_i], bit);
        field->octets[bit / 8] ^= (uint8_t)(1u << bit % 8);
    }
    ck_assert_int_eq(set_key(&file_key), RSA_OK);
}
END_TEST

/* Field _i as nothing, 0, 1, the modulus, and more than any number can hold. */
START_TEST(field_replaced)
{
    test_key_load(&file_key, "1024");
    struct value *field = &file_key.field[_i], modulus = file_key.field[KEY_MODULUS];
    bool limited = _i == KEY_MODULUS;
    field->length = 0;
    ck_assert_int_eq(set_key(&file_key), limited ? RSA_LIMIT : RSA_BAD_KEY);
    field->length = 1;
    for (field->octets[0] = 0; field->octets[0] < 2; field->octets[0]++)
        ck_assert_int_eq(set_key(&file_key), limited ? RSA_LIMIT : RSA_BAD_KEY);
    limited = limited || _i == KEY_PUBLIC_EXPONENT;
    *field = modulus;
    if (_i != KEY_MODULUS)
        ck_assert_int_eq(set_key(&file_key), limited ? RSA_LIMIT : RSA_BAD_KEY);
    memset(field->octets, 0xff, sizeof field->octets);
    field->length = RSA_MODULUS_LENGTH_MAX + 1;
    ck_assert_int_eq(set_key(&file_key), limited ? RSA_LIMIT : RSA_BAD_KEY);
}
END_TEST

/* d + lcm(p - 1, q - 1) is a private exponent too, but dP + p - 1 is out of bounds, and so
 * are qInv + p, and d when it is not below n. */
static void add_to_field(enum key_field field, const mpz_t addend)
{
    mpz_t sum;
    mpz_init(sum);
    mpz_import(sum, file_key.field[field].length, 1, 1, 1, 0,
               file_key.field[field].octets);
    mpz_add(sum, sum, addend);
    value_from_mpz(&file_key.field[field], sum);
    mpz_clear(sum);
}

START_TEST(out_of_bounds)
{
    static const enum key_field fields[] = {KEY_EXPONENT1, KEY_EXPONENT2,
                                            KEY_COEFFICIENT, KEY_PRIVATE_EXPONENT};
    mpz_t p1, q1, addends[4];
    mpz_inits(p1, q1, addends[0], addends[1], addends[2], addends[3], NULL);
    draw_prime(p1, 515, 65537, 1); /* the uppermost limb has room to grow */
    draw_prime(q1, 514, 65537, 2);
    test_key_from_primes(&file_key, p1, q1, 65537);
    ck_assert_int_eq(set_key(&file_key), RSA_OK);
    mpz_set(addends[2], p1);
    mpz_sub_ui(p1, p1, 1);
    mpz_sub_ui(q1, q1, 1);
    mpz_set(addends[0], p1);
    mpz_set(addends[1], q1);
    mpz_mul(addends[3], p1, q1); /* d + (p - 1) * (q - 1) is above n, but for small d */
    mpz_mul_ui(addends[3], addends[3], 2);
    for (unsigned i = 0; i < 4; i++) {
        struct test_key right = file_key;
        add_to_field(fields[i], addends[i]);
        ck_assert_msg(set_key(&file_key) == RSA_BAD_KEY, "%s",
                      key_field_names[fields[i]]);
        file_key = right;
    }
    mpz_clears(p1, q1, addends[0], addends[1], addends[2], addends[3], NULL);
}
END_TEST

START_TEST(wipe)
{
    memset(&key, 0xa5, sizeof key);
    rsa_private_key_wipe(&key);
    assert_all_zero(&key, sizeof key);
    rsa_private_key_wipe(&key);
    assert_all_zero(&key, sizeof key);
}
END_TEST

/* A key that is right in all its equations, made from a P that is not prime. */
static void check_composite(const mpz_t composite)
{
    struct seeded_random random;
    mpz_t q;
    mpz_init(q);
    seeded_random_init(&random, 2);
    draw_prime(q, 1000, 65537, 3);
    test_key_from_primes(&file_key, composite, q, 65537);
    ck_assert_int_eq(set_key(&file_key), RSA_OK);
    ck_assert_int_eq(rsa_private_key_check(&key, &random.source), RSA_BAD_KEY);
    test_key_from_primes(&file_key, q, composite, 65537);
    ck_assert_int_eq(set_key(&file_key), RSA_OK);
    ck_assert_int_eq(rsa_private_key_check(&key, &random.source), RSA_BAD_KEY);
    mpz_clear(q);
}

START_TEST(composite_primes)
{
    mpz_t p, r;
    mpz_inits(p, r, NULL);
    draw_prime(p, 500, 65537, 4);
    draw_prime(r, 524, 65537, 5);
    mpz_mul(p, p, r);
    check_composite(p);
    mpz_clears(p, r, NULL);
}
END_TEST

START_TEST(arnault_composite)
{
    static struct rsp r;
    uint8_t octets[200];
    mpz_t p;
    mpz_init(p);
    rsp_open_path(&r, "tests/vectors/bignum/pseudoprimes.txt");
    while (rsp_next(&r))
        if (rsp_is(&r, "arnault"))
            mpz_import(p, rsp_hex(&r, octets, sizeof octets), 1, 1, 1, 0, octets);
    ck_assert_uint_eq(mpz_sizeinbase(p, 2), 1318);
    check_composite(p);
    mpz_clear(p);
}
END_TEST

START_TEST(check_without_random)
{
    struct failing_random failing;
    test_key_use(&key, "1024");
    for (size_t good_calls = 0; good_calls < 100; good_calls += 9) {
        failing_random_init(&failing, good_calls);
        ck_assert_int_eq(rsa_private_key_check(&key, &failing.source), RSA_NO_RANDOM);
    }
}
END_TEST

Suite *key_suite(void)
{
    Suite *suite = suite_create("key");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_loop_test(values, openssl_keys, 0, 4);
    tcase_add_loop_test(values, complete, 0, 4);
    tcase_add_test(values, leading_zeros);
    tcase_add_test(values, primes_swapped);
    tcase_add_test(values, wipe);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_loop_test(rejects, one_bit_altered, 0, KEY_FIELD_COUNT);
    tcase_add_loop_test(rejects, field_replaced, 0, KEY_FIELD_COUNT);
    tcase_add_test(rejects, out_of_bounds);
    tcase_add_test(rejects, composite_primes);
    tcase_add_test(rejects, arnault_composite);
    tcase_add_test(rejects, check_without_random);
    suite_add_tcase(suite, rejects);
    return suite;
}
