/* fixtures.c -- keys from a file, and keys from two primes. */
#include "fixtures.h"

#include <string.h>

#include "tests/support/rsp.h"
#include "tests/support/support.h"

const char *const key_field_names[KEY_FIELD_COUNT] = {
    "modulus", "publicExponent", "privateExponent", "prime1",
    "prime2",  "exponent1",      "exponent2",       "coefficient"};

void test_key_load(struct test_key *key, const char *name)
{
    static struct rsp r;
    bool here = false;
    size_t found = 0;
    rsp_open_path(&r, "tests/vectors/rsa/keys.txt");
    while (rsp_next(&r)) {
        if (rsp_is(&r, "key"))
            here = strcmp(r.value, name) == 0;
        for (size_t i = 0; i < KEY_FIELD_COUNT && here; i++) {
            if (!rsp_is(&r, key_field_names[i]))
                continue;
            struct value *field = &key->field[i];
            field->length = rsp_hex(&r, field->octets, sizeof field->octets);
            found++;
        }
    }
    ck_assert_msg(found == KEY_FIELD_COUNT, "no whole key \"%s\" in keys.txt", name);
}

struct rsa_integer integer_of(const struct value *value)
{
    return (struct rsa_integer){value->octets, value->length};
}

struct rsa_private_key_fields test_key_fields(const struct test_key *key)
{
    const struct value *field = key->field;
    return (struct rsa_private_key_fields){
        .modulus = integer_of(&field[KEY_MODULUS]),
        .public_exponent = integer_of(&field[KEY_PUBLIC_EXPONENT]),
        .private_exponent = integer_of(&field[KEY_PRIVATE_EXPONENT]),
        .prime1 = integer_of(&field[KEY_PRIME1]),
        .prime2 = integer_of(&field[KEY_PRIME2]),
        .exponent1 = integer_of(&field[KEY_EXPONENT1]),
        .exponent2 = integer_of(&field[KEY_EXPONENT2]),
        .coefficient = integer_of(&field[KEY_COEFFICIENT]),
    };
}

void test_key_use(struct rsa_private_key *key, const char *name)
{
    static struct test_key file_key;
    test_key_load(&file_key, name);
    struct rsa_private_key_fields fields = test_key_fields(&file_key);
    ck_assert_int_eq(rsa_private_key_set(key, &fields), RSA_OK);
}

void value_from_mpz(struct value *value, const mpz_t number)
{
    ck_assert_uint_le(mpz_sizeinbase(number, 256), sizeof value->octets);
    mpz_export(value->octets, &value->length, 1, 1, 1, 0, number);
}

void mpz_from_number(mpz_t value, const struct number *number)
{
    mpz_import(value, number->limb_count, -1, sizeof(mp_limb_t), 0, 0, number->limb);
}

/* EXPONENT = D mod (PRIME - 1). */
static void set_crt_exponent(struct value *exponent, const mpz_t d, const mpz_t prime)
{
    mpz_t order;
    mpz_init(order);
    mpz_sub_ui(order, prime, 1);
    mpz_mod(order, d, order);
    value_from_mpz(exponent, order);
    mpz_clear(order);
}

void test_key_from_primes(struct test_key *key, const mpz_t p, const mpz_t q,
                          unsigned long e)
{
    mpz_t n, d, p1, q1;
    mpz_inits(n, d, p1, q1, NULL);
    mpz_mul(n, p, q);
    value_from_mpz(&key->field[KEY_MODULUS], n);
    value_from_mpz(&key->field[KEY_PRIME1], p);
    value_from_mpz(&key->field[KEY_PRIME2], q);
    mpz_sub_ui(p1, p, 1);
    mpz_sub_ui(q1, q, 1);
    mpz_lcm(n, p1, q1);
    mpz_set_ui(d, e);
    value_from_mpz(&key->field[KEY_PUBLIC_EXPONENT], d);
    ck_assert_msg(mpz_invert(d, d, n) != 0, "no private exponent");
    value_from_mpz(&key->field[KEY_PRIVATE_EXPONENT], d);
    set_crt_exponent(&key->field[KEY_EXPONENT1], d, p);
    set_crt_exponent(&key->field[KEY_EXPONENT2], d, q);
    ck_assert_msg(mpz_invert(d, q, p) != 0, "no coefficient");
    value_from_mpz(&key->field[KEY_COEFFICIENT], d);
    mpz_clears(n, d, p1, q1, NULL);
}

void draw_prime(mpz_t p, size_t bits, unsigned long e, uint64_t seed)
{
    struct seeded_random random;
    uint8_t octets[RSA_MODULUS_LENGTH_MAX];
    mpz_t gcd;
    mpz_init(gcd);
    seeded_random_init(&random, seed);
    ck_assert(random_fill(&random.source, octets, (bits + 7) / 8));
    mpz_import(p, (bits + 7) / 8, 1, 1, 1, 0, octets);
    mpz_fdiv_r_2exp(p, p, bits - 1);
    mpz_setbit(p, bits - 1);
    mpz_setbit(p, bits - 2);
    do {
        mpz_nextprime(p, p);
        mpz_sub_ui(gcd, p, 1);
        mpz_gcd_ui(gcd, gcd, e);
    } while (mpz_cmp_ui(gcd, 1) != 0);
    ck_assert_uint_eq(mpz_sizeinbase(p, 2), bits);
    mpz_clear(gcd);
}

void assert_all_zero(const void *octets, size_t length)
{
    const uint8_t *at = octets;
    size_t zeros = 0;
    while (zeros < length && at[zeros] == 0)
        zeros++;
    ck_assert_msg(zeros == length, "octet %zu of %zu is not zero", zeros, length);
}

void assert_blinding_pair(const struct rsa_signer *signer)
{
    mpz_t a, b, n;
    mpz_inits(a, b, n, NULL);
    mpz_from_number(a, &signer->blinding);
    mpz_from_number(b, &signer->unblinding);
    mpz_from_number(n, &signer->key->public_key.modulus);
    mpz_powm_ui(b, b, (unsigned long)signer->key->public_key.public_exponent, n);
    mpz_mul(a, a, b);
    mpz_mod(a, a, n);
    ck_assert_int_eq(mpz_cmp_ui(a, 1), 0);
    mpz_clears(a, b, n, NULL);
}
