/* ecdsa.c -- tests ec/ecdsa.h: signatures that are changed in one bit, numbers out of range,
 * digests of every length, and what an observer sees. */
#include "ec/ecdsa.h"

#include <string.h>

#include "reference.h"
#include "suites.h"

static struct reference r;
static struct ec_private_key key;
static struct seeded_random random_source;

static void make_key(int index)
{
    reference_load(&r, index);
    seeded_random_init(&random_source, (uint64_t)index + 1);
    ck_assert_int_eq(ec_generate(&key, r.curve, &random_source.source), EC_OK);
}

static void forget_key(void)
{
    reference_clear(&r);
}

static enum ec_result verify(const struct hash *hash, const uint8_t *digest,
                             const struct ecdsa_signature *signature)
{
    return ecdsa_verify(&key.public_key, hash, digest, signature, NULL);
}

/* With every hash; with and without randomness, which gives others each time. */
START_TEST(hashes)
{
    make_key(_i);
    for (size_t i = 0; hash_table[i] != NULL; i++) {
        struct ecdsa_signature first, again, fresh;
        uint8_t digest[HASH_DIGEST_LENGTH_MAX];
        const struct hash *hash = hash_table[i];
        ck_assert(random_fill(&random_source.source, digest, sizeof digest));
        ck_assert_int_eq(ecdsa_sign(&key, hash, digest, NULL, NULL, &first), EC_OK);
        ck_assert_int_eq(ecdsa_sign(&key, hash, digest, NULL, NULL, &again), EC_OK);
        ck_assert_mem_eq(&first, &again, sizeof first);
        ck_assert_int_eq(
            ecdsa_sign(&key, hash, digest, &random_source.source, NULL, &fresh), EC_OK);
        ck_assert_mem_ne(first.r, fresh.r, r.curve->length);
        ck_assert_int_eq(
            ecdsa_sign(&key, hash, digest, &random_source.source, NULL, &again), EC_OK);
        ck_assert_mem_ne(again.r, fresh.r, r.curve->length);
        ck_assert_int_eq(verify(hash, digest, &first), EC_OK);
        ck_assert_int_eq(verify(hash, digest, &fresh), EC_OK);
        /* What is not among the leftmost bits does not count. */
        if (hash->digest_length > r.curve->length) {
            digest[r.curve->length] ^= 1;
            ck_assert_int_eq(verify(hash, digest, &first), EC_OK);
        }
    }
    forget_key();
}
END_TEST

static const struct hash *hash_of(const struct curve *curve)
{
    return curve->bits == 256   ? &hash_sha256
           : curve->bits == 384 ? &hash_sha384
                                : &hash_sha512;
}

/* Every bit of BYTES turned, with which DIGEST and SIGNATURE are wrong. */
static void check_bits(uint8_t *bytes, size_t length, const uint8_t *digest,
                       const struct ecdsa_signature *signature)
{
    for (size_t bit = 0; bit < 8 * length; bit += test_is_quick() ? 61 : 1) {
        bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
        ck_assert_int_eq(verify(hash_of(r.curve), digest, signature), EC_NO);
        bytes[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
}

/* The public key is changed as bytes: most changes leave the curve. */
static void check_key_bits(const uint8_t *digest,
                           const struct ecdsa_signature *signature)
{
    uint8_t encoded[CURVE_POINT_LENGTH_MAX];
    struct ec_public_key changed;
    size_t length = curve_write_point(r.curve, &key.public_key.point, encoded);
    encoded[0] = 2 + (encoded[length - 1] & 1);
    unsigned others = 0;
    for (size_t bit = 0; bit < 8 * (1 + r.curve->length); bit++) {
        encoded[bit / 8] ^= (uint8_t)(1 << bit % 8);
        if (ec_public_key_set(&changed, r.curve, encoded, 1 + r.curve->length) ==
            EC_OK) {
            others++;
            ck_assert_int_eq(
                ecdsa_verify(&changed, hash_of(r.curve), digest, signature, NULL),
                EC_NO);
        }
        encoded[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    ck_assert_uint_gt(others, r.curve->bits / 3);
}

START_TEST(one_bit)
{
    struct ecdsa_signature signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX];
    make_key(_i);
    const struct hash *hash = hash_of(r.curve);
    ck_assert(random_fill(&random_source.source, digest, sizeof digest));
    ck_assert_int_eq(
        ecdsa_sign(&key, hash, digest, &random_source.source, NULL, &signature), EC_OK);
    check_bits(signature.r, r.curve->length, digest, &signature);
    check_bits(signature.s, r.curve->length, digest, &signature);
    check_bits(digest, hash->digest_length, digest, &signature);
    check_key_bits(digest, &signature);
    ck_assert_int_eq(verify(hash, digest, &signature), EC_OK);
    forget_key();
}
END_TEST

/* r and s of 0, n, and themselves plus n; but n - s is as good as s. */
START_TEST(ranges)
{
    struct ecdsa_signature good, bad;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {1, 2, 3};
    mpz_t value;
    mpz_init(value);
    make_key(_i);
    size_t length = r.curve->length;
    const struct hash *hash = hash_of(r.curve);
    ck_assert_int_eq(ecdsa_sign(&key, hash, digest, NULL, NULL, &good), EC_OK);
    for (unsigned place = 0; place < 2; place++) {
        bad = good;
        uint8_t *number = place == 0 ? bad.r : bad.s;
        memset(number, 0, length);
        ck_assert_int_eq(verify(hash, digest, &bad), EC_NO);
        bytes_from_mpz(number, length, r.n);
        ck_assert_int_eq(verify(hash, digest, &bad), EC_NO);
        memset(number, 0xff, length);
        ck_assert_int_eq(verify(hash, digest, &bad), EC_NO);
        mpz_from_bytes(value, place == 0 ? good.r : good.s, length);
        mpz_add(value, value, r.n);
        if (mpz_sizeinbase(value, 2) <= 8 * length) {
            bytes_from_mpz(number, length, value);
            ck_assert_int_eq(verify(hash, digest, &bad), EC_NO);
        }
    }
    bad = good;
    mpz_from_bytes(value, good.s, length);
    mpz_sub(value, r.n, value);
    bytes_from_mpz(bad.s, length, value);
    ck_assert_int_eq(verify(hash, digest, &bad), EC_OK);
    mpz_clear(value);
    forget_key();
}
END_TEST

/* Digests as long as n that are 0, n - 1, n, and all ones. n is 0 modulo n, and so signed alike.
 * The nonce is given, for the hash only says how long its digest is. */
START_TEST(digests)
{
    struct hash hash = hash_sha512;
    uint8_t nonce[CURVE_LENGTH_MAX] = {0};
    struct ecdsa_signature signatures[4];
    mpz_t value;
    mpz_init(value);
    make_key(_i);
    hash.digest_length = r.curve->length;
    nonce[r.curve->length - 1] = 5;
    for (unsigned i = 0; i < 4; i++) {
        uint8_t digest[CURVE_LENGTH_MAX] = {0};
        mpz_sub_ui(value, r.n, i == 1);
        mpz_mul_2exp(value, value,
                     (unsigned long)(8 * r.curve->length) - r.curve->bits);
        if (i == 1 || i == 2)
            bytes_from_mpz(digest, r.curve->length, value);
        if (i == 3)
            memset(digest, 0xff, sizeof digest);
        ck_assert_int_eq(
            ecdsa_sign_with_nonce(&key, &hash, digest, nonce, NULL, &signatures[i]),
            EC_OK);
        ck_assert_int_eq(verify(&hash, digest, &signatures[i]), EC_OK);
    }
    ck_assert_mem_eq(&signatures[2], &signatures[0], sizeof signatures[0]);
    ck_assert_mem_ne(&signatures[1], &signatures[0], sizeof signatures[0]);
    mpz_clear(value);
    forget_key();
}
END_TEST

/* A nonce out of range; one with which s is 0, since e = -rd: r is the generator's x for k =
 * 1. The digest has to be as long as n, and the hash only says how long it is. */
START_TEST(given_nonces)
{
    static const struct ecdsa_signature zero;
    struct ecdsa_signature signature;
    struct hash hash = hash_sha512;
    uint8_t nonce[CURVE_LENGTH_MAX] = {0}, digest[CURVE_LENGTH_MAX] = {1};
    mpz_t d, e;
    mpz_inits(d, e, NULL);
    make_key(_i);
    size_t length = r.curve->length;
    ck_assert_int_eq(
        ecdsa_sign_with_nonce(&key, &hash, digest, nonce, NULL, &signature),
        EC_SCALAR_RANGE);
    bytes_from_mpz(nonce, length, r.n);
    memset(&signature, 0xa5, sizeof signature);
    ck_assert_int_eq(
        ecdsa_sign_with_nonce(&key, &hash, digest, nonce, NULL, &signature),
        EC_SCALAR_RANGE);
    ck_assert_mem_eq(&signature, &zero, sizeof zero);

    mpz_from_bytes(d, key.scalar, length);
    mpz_mul(e, d, r.G.x);
    mpz_neg(e, e);
    mpz_mod(e, e, r.n);
    hash.digest_length = length;
    mpz_mul_2exp(e, e, (unsigned long)(8 * length) - r.curve->bits);
    bytes_from_mpz(digest, length, e);
    memset(nonce, 0, sizeof nonce);
    nonce[length - 1] = 1;
    ck_assert_int_eq(
        ecdsa_sign_with_nonce(&key, &hash, digest, nonce, NULL, &signature), EC_NO);
    ck_assert_mem_eq(&signature, &zero, sizeof zero);
    digest[0] ^= 1;
    ck_assert_int_eq(
        ecdsa_sign_with_nonce(&key, &hash, digest, nonce, NULL, &signature), EC_OK);
    ck_assert_int_eq(verify(&hash, digest, &signature), EC_OK);
    mpz_clears(d, e, NULL);
    forget_key();
}
END_TEST

static bool give_nothing(struct random_source *source, uint8_t *bytes, size_t length)
{
    (void)source, (void)bytes, (void)length;
    return false;
}

START_TEST(no_random)
{
    static const struct ecdsa_signature zero;
    struct random_source broken = {give_nothing};
    struct ecdsa_signature signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {0};
    make_key(_i);
    memset(&signature, 0xa5, sizeof signature);
    ck_assert_int_eq(ecdsa_sign(&key, &hash_sha256, digest, &broken, NULL, &signature),
                     EC_NO_RANDOM);
    ck_assert_mem_eq(&signature, &zero, sizeof zero);
    /* A key of 0 signs nothing. */
    memset(key.scalar, 0, sizeof key.scalar);
    ck_assert_int_eq(ecdsa_sign(&key, &hash_sha256, digest, NULL, NULL, &signature),
                     EC_FAULT);
    forget_key();
}
END_TEST

#define VALUE_COUNT (ECDSA_V + 1)

/* Keeps the last of each value. */
struct keeper {
    struct ecdsa_observer observer;
    mpz_t value[VALUE_COUNT];
    unsigned seen[VALUE_COUNT];
};

static void keep(struct ecdsa_observer *observer, enum ecdsa_value what,
                 const uint8_t *bytes, size_t length)
{
    struct keeper *self = (struct keeper *)observer;
    mpz_from_bytes(self->value[what], bytes, length);
    self->seen[what]++;
}

/* Fails unless A B = C modulo n. */
static void assert_product(const mpz_t a, const mpz_t b, const mpz_t c)
{
    mpz_t difference;
    mpz_init(difference);
    mpz_mul(difference, a, b);
    mpz_sub(difference, difference, c);
    ck_assert(mpz_divisible_p(difference, r.n));
    mpz_clear(difference);
}

static void check_signing(const struct keeper *k,
                          const struct ecdsa_signature *signature)
{
    struct reference_point R;
    mpz_t d, value;
    mpz_inits(d, value, NULL);
    reference_point_init(&R);
    reference_multiply(&r, &R, k->value[ECDSA_NONCE], &r.G);
    ck_assert_int_eq(mpz_cmp(R.x, k->value[ECDSA_R_X]), 0);
    ck_assert_int_eq(mpz_cmp(R.y, k->value[ECDSA_R_Y]), 0);
    mpz_set_ui(value, 1);
    assert_product(k->value[ECDSA_NONCE], k->value[ECDSA_NONCE_INVERSE], value);
    mpz_from_bytes(d, key.scalar, r.curve->length);
    mpz_mul(value, d, k->value[ECDSA_R]);
    mpz_add(value, value, k->value[ECDSA_E]);
    assert_product(k->value[ECDSA_NONCE], k->value[ECDSA_S], value);
    mpz_from_bytes(value, signature->r, r.curve->length);
    ck_assert_int_eq(mpz_cmp(value, k->value[ECDSA_R]), 0);
    mpz_from_bytes(value, signature->s, r.curve->length);
    ck_assert_int_eq(mpz_cmp(value, k->value[ECDSA_S]), 0);
    ck_assert_uint_eq(k->seen[ECDSA_NONCE_SEED], 1);
    ck_assert_uint_eq(k->seen[ECDSA_NONCE_K], 2);
    ck_assert_uint_ge(k->seen[ECDSA_NONCE_V], 3);
    ck_assert_uint_eq(k->seen[ECDSA_NONCE_REFUSED], 0);
    ck_assert_uint_eq(k->seen[ECDSA_W], 0);
    reference_point_clear(&R);
    mpz_clears(d, value, NULL);
}

START_TEST(observers)
{
    struct keeper k = {.observer = {keep}};
    struct ecdsa_signature signature;
    uint8_t digest[HASH_DIGEST_LENGTH_MAX] = {9, 8, 7};
    mpz_t one;
    mpz_init_set_ui(one, 1);
    make_key(_i);
    for (unsigned i = 0; i < VALUE_COUNT; i++)
        mpz_init(k.value[i]);
    const struct hash *hash = hash_of(r.curve);
    ck_assert_int_eq(
        ecdsa_sign(&key, hash, digest, &random_source.source, &k.observer, &signature),
        EC_OK);
    check_signing(&k, &signature);
    ck_assert_int_eq(
        ecdsa_verify(&key.public_key, hash, digest, &signature, &k.observer), EC_OK);
    assert_product(k.value[ECDSA_W], k.value[ECDSA_S], one);
    assert_product(k.value[ECDSA_W], k.value[ECDSA_E], k.value[ECDSA_U1]);
    assert_product(k.value[ECDSA_W], k.value[ECDSA_R], k.value[ECDSA_U2]);
    ck_assert_int_eq(mpz_cmp(k.value[ECDSA_SUM_X], k.value[ECDSA_R_X]), 0);
    ck_assert_int_eq(mpz_cmp(k.value[ECDSA_SUM_Y], k.value[ECDSA_R_Y]), 0);
    ck_assert_int_eq(mpz_cmp(k.value[ECDSA_V], k.value[ECDSA_R]), 0);
    digest[0] ^= 1;
    ck_assert_int_eq(
        ecdsa_verify(&key.public_key, hash, digest, &signature, &k.observer), EC_NO);
    ck_assert_int_ne(mpz_cmp(k.value[ECDSA_V], k.value[ECDSA_R]), 0);
    for (unsigned i = 0; i < VALUE_COUNT; i++)
        mpz_clear(k.value[i]);
    mpz_clear(one);
    forget_key();
}
END_TEST

Suite *ecdsa_suite(void)
{
    Suite *suite = suite_create("ecdsa");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 120);
    tcase_add_loop_test(cases, hashes, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, digests, 0, CURVE_COUNT);
    tcase_add_loop_test(cases, observers, 0, CURVE_COUNT);
    suite_add_tcase(suite, cases);
    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_loop_test(rejects, one_bit, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, ranges, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, given_nonces, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, no_random, 0, CURVE_COUNT);
    suite_add_tcase(suite, rejects);
    return suite;
}
