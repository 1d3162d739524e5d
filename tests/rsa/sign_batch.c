/* sign_batch.c -- tests rsa/sign_batch.h: a signature of this scheme is determined by key and
 * digest, so each of a batch is compared with the one that rsa_sign_pkcs1 makes of that digest
 * alone, which is tested by itself. Keys are those of tests/vectors/rsa/keys.txt, and larger ones
 * made from primes of GMP. CERTWRIGHT_KERNELS=portable makes the same of one by one, and
 * ifma-lanes of lanes alone. */
#include "rsa/sign_batch.h"
#include "bignum/number_random.h"

#include <string.h>

#include "bignum/power_lanes.h"
#include "fixtures.h"
#include "rsa/pkcs1_signature.h"
#include "suites.h"
#include "tests/random/broken_random.h"

#define COUNT_MAX   40
#define GROUP       4 /* as many as go together */
#define FAULT_COUNT 500

static struct rsa_private_key key;
static struct rsa_signer signer;
static struct seeded_random random_numbers;
static size_t k;

/* Of one count of limbs in lanes, and of two. */
static const struct shape {
    const char *name; /* in keys.txt, or NULL */
    size_t p_bits, q_bits;
    size_t
        limb_bits; /* both primes have the limbs of so many, or 0 if p and q differ */
} shapes[] = {
    {"1024", 0, 0, 512},     {"1025", 0, 0, 0},        {"2048", 0, 0, 1024},
    {"2048-e3", 0, 0, 1024}, {NULL, 1536, 1536, 1536}, {NULL, 2048, 2048, 2048},
    {NULL, 1030, 1018, 0},   {NULL, 1018, 1030, 0},    {NULL, 1020, 1000, 1024},
};
#define SHAPE_COUNT ((int)(sizeof shapes / sizeof shapes[0]))
#define SHAPE_2048  (&shapes[2])

static void use_shape(const struct shape *shape)
{
    static struct test_key numbers;
    seeded_random_init(&random_numbers, 31);
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
    k = key.public_key.modulus_length;
    if (shape->limb_bits != 0)
        ck_assert_uint_eq(key.prime1.limb_count,
                          number_limbs_for_bits(shape->limb_bits));
    ck_assert_int_eq(key.prime1.limb_count == key.prime2.limb_count,
                     shape->limb_bits != 0);
    rsa_signer_begin(&signer, &key, &random_numbers.source);
}

/* Whether signatures of this key go four at a time. */
static bool in_lanes(void)
{
    return key.prime1.limb_count == key.prime2.limb_count &&
           power_lanes_is_used(key.prime1.limb_count);
}

static uint8_t digests[COUNT_MAX * 64];
static uint8_t signatures[(COUNT_MAX + 1) * RSA_MODULUS_LENGTH_MAX];
static enum rsa_result results[COUNT_MAX + 1];

static void draw_digests(void)
{
    ck_assert(random_fill(&random_numbers.source, digests, sizeof digests));
}

/* Has WHO sign COUNT digests; nothing is written behind them. */
static void sign(struct rsa_signer *who, const struct hash *hash, size_t count)
{
    memset(signatures, 0xa5, sizeof signatures);
    memset(results, 0xa5, sizeof results);
    enum rsa_result untouched = results[count];
    rsa_signer_sign_pkcs1_batch(who, hash, digests, count, signatures, results);
    ck_assert_int_eq(results[count], untouched);
    for (size_t i = 0; i < k; i++)
        ck_assert_uint_eq(signatures[count * k + i], 0xa5);
}

static void assert_right(const struct hash *hash, size_t i)
{
    uint8_t want[RSA_MODULUS_LENGTH_MAX];
    const uint8_t *digest = digests + i * hash->digest_length;
    ck_assert_int_eq(rsa_sign_pkcs1(&key, hash, digest, &random_numbers.source, want),
                     RSA_OK);
    ck_assert_int_eq(results[i], RSA_OK);
    ck_assert_mem_eq(signatures + i * k, want, k);
}

static void assert_nothing(size_t i, enum rsa_result want)
{
    ck_assert_int_eq(results[i], want);
    assert_all_zero(signatures + i * k, k);
}

START_TEST(counts)
{
    const struct hash *const hashes[] = {&hash_sha256, &hash_sha384, &hash_sha512};
    use_shape(&shapes[_i]);
    for (size_t count = 0; count <= 17; count += test_is_quick() ? 5 : 1) {
        const struct hash *hash = hashes[count % 3];
        draw_digests();
        sign(&signer, hash, count);
        for (size_t i = 0; i < count; i++)
            assert_right(hash, i);
    }
}
END_TEST

/* As many squarings as signatures, and a new r after 32, wherever in a group that is: the
 * pair is the one that a signer with the same random numbers has who signs one by one. */
START_TEST(own_pair_for_each)
{
    static struct rsa_signer other;
    struct seeded_random same;
    use_shape(&shapes[_i]);
    draw_digests();
    seeded_random_init(&same, 5);
    rsa_signer_begin(&other, &key, &same.source);
    for (size_t i = 0; i < COUNT_MAX; i++)
        ck_assert_int_eq(
            rsa_signer_sign_pkcs1(&other, &hash_sha256, digests, signatures), RSA_OK);
    seeded_random_init(&same, 5);
    rsa_signer_begin(&signer, &key, &same.source);
    for (size_t left = COUNT_MAX, count = 3; left > 0; left -= count, count = left)
        sign(&signer, &hash_sha256, count);
    assert_blinding_pair(&signer);
    ck_assert_uint_eq(signer.blinding_uses, 2 * RSA_BLINDING_USES_MAX - COUNT_MAX);
    ck_assert(number_equal(&signer.blinding, &other.blinding));
    ck_assert(number_equal(&signer.unblinding, &other.unblinding));
}
END_TEST

/* What may not be signed with, or has no room. */
START_TEST(refused)
{
    use_shape(&shapes[0]);
    sign(&signer, &hash_sha1, 9);
    for (size_t i = 0; i < 9; i++)
        assert_nothing(i, RSA_WEAK_HASH);
    key.public_key.modulus_length = k = 80; /* T has 83 octets */
    sign(&signer, &hash_sha512, 9);
    for (size_t i = 0; i < 9; i++)
        assert_nothing(i, RSA_TOO_SHORT);
}
END_TEST

/* With no randomness from some call on, what has a pair is right and the rest is nothing:
 * the first of each 32 draws, and so does each after one that could not. */
START_TEST(no_randomness)
{
    struct failing_random failing;
    use_shape(&shapes[_i]);
    draw_digests();
    failing_random_init(&failing, 0);
    rsa_signer_begin(&signer, &key, &failing.source);
    sign(&signer, &hash_sha256, 9);
    for (size_t i = 0; i < 9; i++)
        assert_nothing(i, RSA_NO_RANDOM);
    failing.calls_left = SIZE_MAX;
    sign(&signer, &hash_sha256, 30);
    failing.calls_left = 0;
    sign(&signer, &hash_sha256, 9); /* two more with that r */
    for (size_t i = 0; i < 9; i++)
        if (i < 2)
            assert_right(&hash_sha256, i);
        else
            assert_nothing(i, RSA_NO_RANDOM);
    failing.calls_left = SIZE_MAX;
    sign(&signer, &hash_sha256, 9);
    for (size_t i = 0; i < 9; i++)
        assert_right(&hash_sha256, i);
}
END_TEST

/* The first of a group finds no randomness, the next does. */
struct moody_random {
    struct random_source source;
    struct seeded_random seeded;
    unsigned calls;
};

static bool moody_fill(struct random_source *source, uint8_t *octets, size_t length)
{
    struct moody_random *r = (struct moody_random *)source;
    return r->calls++ != 0 && random_fill(&r->seeded.source, octets, length);
}

START_TEST(no_randomness_once)
{
    struct moody_random moody = {.source.fill = moody_fill};
    seeded_random_init(&moody.seeded, 1);
    use_shape(&shapes[_i]);
    draw_digests();
    rsa_signer_begin(&signer, &key, &moody.source);
    sign(&signer, &hash_sha256, 5);
    assert_nothing(0, RSA_NO_RANDOM);
    for (size_t i = 1; i < 5; i++)
        assert_right(&hash_sha256, i);
}
END_TEST

static void turn_drawn_bit(struct number *number)
{
    struct number position, bound;
    number_from_word(&bound, number->limb_count * GMP_NUMB_BITS);
    ck_assert(number_random_below(&random_numbers.source, &bound, &position));
    size_t bit = (size_t)number_to_word(&position);
    number->limb[bit / GMP_NUMB_BITS] ^= (mp_limb_t)1 << bit % GMP_NUMB_BITS;
}

/* A bit of the key is turned, for a signer that was made ready before, or after. */
START_TEST(faults_in_key)
{
    static struct rsa_private_key faulty_key;
    static struct rsa_signer faulty;
    use_shape(SHAPE_2048);
    draw_digests();
    for (unsigned i = 0; i < (test_is_quick() ? 10 : FAULT_COUNT); i++) {
        struct number *const numbers[5] = {&faulty_key.exponent1, &faulty_key.exponent2,
                                           &faulty_key.prime1, &faulty_key.prime2,
                                           &faulty_key.coefficient};
        faulty_key = key;
        rsa_signer_begin(&faulty, &faulty_key, &random_numbers.source);
        turn_drawn_bit(numbers[i % 5]);
        if (i / 5 % 2 == 1)
            rsa_signer_begin(&faulty, &faulty_key, &random_numbers.source);
        sign(&faulty, &hash_sha256, GROUP + 1);
        for (size_t j = 0; j < GROUP + 1; j++)
            assert_nothing(j, RSA_FAULT);
        ck_assert_uint_eq(faulty.blinding_uses, 0);
    }
}
END_TEST

/* A bit of the moduli that were made ready. In lanes they are what is computed with; where the
 * pair's kernel has its own, a fault in these has no effect. */
START_TEST(faults_in_moduli)
{
    static struct rsa_signer faulty;
    unsigned count = test_is_quick() ? 6 : FAULT_COUNT;
    use_shape(SHAPE_2048);
    draw_digests();
    for (unsigned i = 0; i < count; i++) {
        rsa_signer_begin(&faulty, &key, &random_numbers.source);
        turn_drawn_bit(&faulty.primes.modulus[i % 2]);
        sign(&faulty, &hash_sha256, GROUP + 1);
        for (size_t j = 0; j < GROUP + 1; j++)
            if (results[j] == RSA_OK && !(j < GROUP && in_lanes()))
                assert_right(&hash_sha256, j);
            else
                assert_nothing(j, RSA_FAULT);
    }
}
END_TEST

/* No moduli, or those of one half in the place of the other's. */
START_TEST(coarse_faults)
{
    use_shape(&shapes[_i]);
    draw_digests();
    power_pair_wipe(&signer.primes);
    sign(&signer, &hash_sha256, 6);
    for (size_t i = 0; i < 6; i++)
        assert_nothing(i, RSA_FAULT);
    ck_assert(power_pair_prepare(&signer.primes, &key.prime2, &key.prime1));
    sign(&signer, &hash_sha256, 6);
    for (size_t i = 0; i < 6; i++)
        assert_nothing(i, RSA_FAULT);
}
END_TEST

/* A pair that does not belong together spoils what is signed with it and its squares; the next
 * group draws a new one. */
START_TEST(faults_in_blinding)
{
    use_shape(&shapes[_i]);
    draw_digests();
    for (unsigned i = 0; i < (test_is_quick() ? 2 : 20); i++) {
        sign(&signer, &hash_sha256, 1);
        turn_drawn_bit(i % 2 == 0 ? &signer.blinding : &signer.unblinding);
        sign(&signer, &hash_sha256, 2 * GROUP);
        size_t spoilt = in_lanes() ? GROUP : 1;
        for (size_t j = 0; j < 2 * GROUP; j++)
            if (j < spoilt)
                assert_nothing(j, RSA_FAULT);
            else
                assert_right(&hash_sha256, j);
    }
}
END_TEST

/* After 30 uses two of a group have the old pair, which is spoilt, and two a new one. */
START_TEST(fault_in_some)
{
    use_shape(&shapes[_i]);
    draw_digests();
    sign(&signer, &hash_sha256, RSA_BLINDING_USES_MAX - 2);
    signer.unblinding.limb[0] ^= 4;
    sign(&signer, &hash_sha256, GROUP);
    assert_nothing(0, RSA_FAULT);
    if (in_lanes())
        assert_nothing(1, RSA_FAULT);
    else
        assert_right(&hash_sha256, 1);
    assert_right(&hash_sha256, 2);
    assert_right(&hash_sha256, 3);
}
END_TEST

Suite *sign_batch_suite(void)
{
    Suite *suite = suite_create("sign_batch");
    TCase *values = tcase_create("values");
    tcase_set_timeout(values, 120);
    tcase_add_loop_test(values, counts, 0, SHAPE_COUNT);
    tcase_add_loop_test(values, own_pair_for_each, 0, 3);
    suite_add_tcase(suite, values);

    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 120);
    tcase_add_test(rejects, refused);
    tcase_add_loop_test(rejects, no_randomness, 0, 3);
    tcase_add_loop_test(rejects, no_randomness_once, 0, 3);
    tcase_add_test(rejects, faults_in_key);
    tcase_add_test(rejects, faults_in_moduli);
    tcase_add_loop_test(rejects, coarse_faults, 0, SHAPE_COUNT);
    tcase_add_loop_test(rejects, faults_in_blinding, 0, 3);
    tcase_add_loop_test(rejects, fault_in_some, 0, 3);
    suite_add_tcase(suite, rejects);
    return suite;
}
