/* faults.c -- tests what ec/ecdsa.h promises of a signature that is miscalculated. A fault is
 * a bit turned in the result of one field operation, anywhere in a signature: the fields
 * here are copies whose operations count, and at the chosen one turn a bit. What is released
 * all the same is put together in pairs, from which somebody who wants the key would solve
 * for it (section "Faults" of ec/README.md has the equations). */
#include <string.h>

#include "ec/ecdsa.h"
#include "reference.h"
#include "suites.h"

#define FAULT_COUNT 1000

static struct reference r;
static struct curve curve;
static struct field fields[2]; /* modulo p and modulo n, of the copy */
static struct ec_private_key key;
static struct seeded_random random_source;

/* The fault: in the operation at COUNT 0, counting down, bit BIT of the result. */
static long countdown;
static unsigned fault_bit;

static void turn_bit(const struct field *field, struct element *result)
{
    if (countdown-- == 0) {
        /* An element is below 2^(bits + 1); above that, sums would overflow. */
        unsigned bit = fault_bit % (field->bits + 1);
        result->digit[bit / FIELD_DIGIT_BITS] ^= UINT64_C(1) << bit % FIELD_DIGIT_BITS;
    }
}

/* The true field of a copy. */
static const struct field *true_field(const struct field *field)
{
    return field == &fields[0] ? r.curve->field : r.curve->order;
}

static void faulty_multiply(const struct field *field, struct element *result,
                            const struct element *a, const struct element *b)
{
    true_field(field)->multiply(field, result, a, b);
    turn_bit(field, result);
}

static void faulty_square(const struct field *field, struct element *result,
                          const struct element *a)
{
    true_field(field)->square(field, result, a);
    turn_bit(field, result);
}

static void faulty_add(const struct field *field, struct element *result,
                       const struct element *a, const struct element *b)
{
    true_field(field)->add(field, result, a, b);
    turn_bit(field, result);
}

static void faulty_subtract(const struct field *field, struct element *result,
                            const struct element *a, unsigned k,
                            const struct element *b)
{
    true_field(field)->subtract(field, result, a, k, b);
    turn_bit(field, result);
}

static void faulty_scale(const struct field *field, struct element *result,
                         const struct element *a, unsigned k)
{
    true_field(field)->scale(field, result, a, k);
    turn_bit(field, result);
}

static void make_curve(int index)
{
    reference_load(&r, index);
    seeded_random_init(&random_source, (uint64_t)index + 11);
    countdown = -1;
    curve = *r.curve;
    fields[0] = *r.curve->field;
    fields[1] = *r.curve->order;
    curve.field = &fields[0];
    curve.order = &fields[1];
    for (unsigned i = 0; i < 2; i++) {
        fields[i].multiply = faulty_multiply;
        fields[i].square = faulty_square;
        fields[i].add = faulty_add;
        fields[i].subtract = faulty_subtract;
        fields[i].scale = faulty_scale;
    }
    ck_assert_int_eq(ec_generate(&key, &curve, &random_source.source), EC_OK);
}

static uint64_t draw(void)
{
    uint8_t bytes[8];
    uint64_t number;
    ck_assert(random_fill(&random_source.source, bytes, sizeof bytes));
    memcpy(&number, bytes, sizeof number);
    return number;
}

/* A signature that got out, and its digest. */
struct released {
    mpz_t e, r, s;
};

/* Whether CANDIDATE is the key. */
static bool is_key(const mpz_t candidate)
{
    mpz_t d, sum;
    mpz_inits(d, sum, NULL);
    mpz_from_bytes(d, key.scalar, curve.length);
    mpz_sub(sum, candidate, d);
    bool is_it = mpz_divisible_p(sum, r.n) != 0;
    mpz_clears(d, sum, NULL);
    return is_it;
}

/* From s1 k = e1 + r1 d and s2 k = e2 + r2 d: d = (s2 e1 - s1 e2)/(s1 r2 - s2 r1); with SIGN
 * -1, the nonces being opposite. */
static bool solves(const struct released *a, const struct released *b, long sign)
{
    mpz_t above, below, s2;
    mpz_inits(above, below, s2, NULL);
    mpz_mul_si(s2, b->s, sign);
    mpz_mul(above, s2, a->e);
    mpz_submul(above, a->s, b->e);
    mpz_mul(below, a->s, b->r);
    mpz_submul(below, s2, a->r);
    bool found = mpz_invert(below, below, r.n) != 0;
    if (found) {
        mpz_mul(above, above, below);
        mpz_mod(above, above, r.n);
        found = is_key(above);
    }
    mpz_clears(above, below, s2, NULL);
    return found;
}

static void keep(struct released *kept, const uint8_t *digest,
                 const struct ecdsa_signature *signature)
{
    mpz_inits(kept->e, kept->r, kept->s, NULL);
    mpz_from_bytes(kept->e, digest, 32);
    mpz_from_bytes(kept->r, signature->r, curve.length);
    mpz_from_bytes(kept->s, signature->s, curve.length);
}

static void forget(struct released *kept)
{
    mpz_clears(kept->e, kept->r, kept->s, NULL);
}

/* How many field operations a signature takes. */
static long count_operations(struct random_source *random)
{
    struct ecdsa_signature signature;
    uint8_t digest[32] = {1};
    countdown = 1L << 30;
    ck_assert_int_eq(ecdsa_sign(&key, &hash_sha256, digest, random, NULL, &signature),
                     EC_OK);
    long count = (1L << 30) - countdown;
    countdown = -1;
    return count;
}

/* Signs with a fault. What is released is kept; returns whether it was. */
static bool sign_with_fault(struct random_source *random, const uint8_t *digest,
                            long operations, struct released *kept)
{
    static const struct ecdsa_signature zero;
    struct ecdsa_signature signature;
    memset(&signature, 0xa5, sizeof signature);
    countdown = (long)(draw() % (uint64_t)operations);
    fault_bit = (unsigned)(draw() >> 32);
    enum ec_result result =
        ecdsa_sign(&key, &hash_sha256, digest, random, NULL, &signature);
    countdown = -1;
    if (result == EC_OK) {
        keep(kept, digest, &signature);
        return true;
    }
    ck_assert_int_eq(result, EC_FAULT);
    ck_assert_mem_eq(&signature, &zero, sizeof zero);
    return false;
}

/* No two of the COUNT signatures have the key in them. */
static void check_pairs(const struct released *kept, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < i; j++) {
            ck_assert(!solves(&kept[i], &kept[j], 1));
            ck_assert(!solves(&kept[i], &kept[j], -1));
        }
}

/* With randomness: one digest, signed again and again. */
START_TEST(random_nonces)
{
    static struct released kept[FAULT_COUNT];
    size_t count = test_is_quick() ? 20 : FAULT_COUNT, released = 0;
    uint8_t digest[32] = {3, 1, 4, 1, 5};
    make_curve(_i);
    long operations = count_operations(&random_source.source);
    for (size_t i = 0; i < count; i++)
        if (sign_with_fault(&random_source.source, digest, operations, &kept[released]))
            released++;
    /* The few are those whose fault was where nothing depends on it. */
    ck_assert_uint_lt(released, 1 + count / 4);
    check_pairs(kept, released);
    for (size_t i = 0; i < released; i++)
        forget(&kept[i]);
    reference_clear(&r);
}
END_TEST

/* Without: a faulty signature beside the right one of the same digest would give the key away.
 * What is released is right. */
START_TEST(deterministic_nonces)
{
    size_t count = test_is_quick() ? 10 : FAULT_COUNT / 5;
    uint8_t digest[32] = {2, 7, 1, 8, 2};
    struct ecdsa_signature right;
    struct released want, kept;
    make_curve(_i);
    ck_assert_int_eq(ecdsa_sign(&key, &hash_sha256, digest, NULL, NULL, &right), EC_OK);
    keep(&want, digest, &right);
    /* In the part before the verification, or there. */
    long operations = count_operations(&random_source.source);
    long all = count_operations(NULL);
    for (size_t i = 0; i < count; i++)
        if (sign_with_fault(NULL, digest, i % 4 == 0 ? all : operations, &kept)) {
            ck_assert_int_eq(mpz_cmp(kept.r, want.r), 0);
            ck_assert_int_eq(mpz_cmp(kept.s, want.s), 0);
            forget(&kept);
        }
    forget(&want);
    reference_clear(&r);
}
END_TEST

/* Turns a bit of a value when it is shown, before the next step reads it. */
struct turning_observer {
    struct ecdsa_observer base;
    enum ecdsa_value what;
    unsigned bit;
    bool is_done;
};

static void turn_value(struct ecdsa_observer *base, enum ecdsa_value what,
                       const uint8_t *bytes, size_t length)
{
    struct turning_observer *observer = (struct turning_observer *)base;
    if (what != observer->what || observer->is_done)
        return;
    /* Memory of whoever signs, which is not constant. */
    ((uint8_t *)(uintptr_t)bytes)[observer->bit / 8 % length] ^=
        (uint8_t)(1 << observer->bit % 8);
    observer->is_done = true;
}

/* A signature whose nonce came out wrong is a good one; beside the right one of the same
 * digest it would give the key away, for whoever knows how the nonces differ. */
START_TEST(turned_nonces)
{
    static const enum ecdsa_value values[] = {ECDSA_NONCE_SEED, ECDSA_NONCE_K,
                                              ECDSA_NONCE_V, ECDSA_NONCE};
    static const struct ecdsa_signature zero;
    uint8_t digest[32] = {2, 7, 1, 8, 2};
    make_curve(_i);
    countdown = -1;
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
        /* Of the first byte P-521 uses one bit. */
        for (unsigned bit = 8; bit < 72; bit += test_is_quick() ? 21 : 3) {
            struct turning_observer observer = {{turn_value}, values[i], bit, false};
            struct ecdsa_signature signature;
            ck_assert_int_eq(ecdsa_sign(&key, &hash_sha256, digest, NULL,
                                        &observer.base, &signature),
                             EC_FAULT);
            ck_assert(observer.is_done);
            ck_assert_mem_eq(&signature, &zero, sizeof zero);
        }
    reference_clear(&r);
}
END_TEST

/* Sets off the fault so many operations after r has been shown. */
struct later_fault {
    struct ecdsa_observer base;
    long operations;
};

static void start_countdown(struct ecdsa_observer *base, enum ecdsa_value what,
                            const uint8_t *bytes, size_t length)
{
    (void)bytes, (void)length;
    if (what == ECDSA_R)
        countdown = ((struct later_fault *)base)->operations;
}

/* What follows r is an inverse, which has one product of its own for the number 0, and then rd, e
 * + rd, and the product with 1/k: from a fault in these s k is no more e + rd. */
START_TEST(wrong_s)
{
    static const struct ecdsa_signature zero;
    uint8_t digest[32] = {5, 7, 7, 2, 1};
    make_curve(_i);
    for (long operation = 1; operation <= 3; operation++)
        for (fault_bit = 0; fault_bit < curve.bits; fault_bit += 13) {
            struct later_fault fault = {{start_countdown}, operation};
            struct ecdsa_signature signature;
            ck_assert_int_eq(ecdsa_sign(&key, &hash_sha256, digest,
                                        &random_source.source, &fault.base, &signature),
                             EC_FAULT);
            ck_assert_mem_eq(&signature, &zero, sizeof zero);
        }
    countdown = -1;
    reference_clear(&r);
}
END_TEST

/* That solving works: a second signature with the nonce of the first, for another digest; and one
 * whose R is wrong, which the checks of ecdsa_sign would have refused. */
START_TEST(solver)
{
    uint8_t digest[32] = {1}, nonce[CURVE_LENGTH_MAX] = {0};
    struct ecdsa_signature signature;
    struct released a, b;
    mpz_t d, k;
    mpz_inits(d, k, NULL);
    make_curve(_i);
    memset(nonce + 1, 0x5a, curve.length - 1);
    ck_assert_int_eq(
        ecdsa_sign_with_nonce(&key, &hash_sha256, digest, nonce, NULL, &signature),
        EC_OK);
    keep(&a, digest, &signature);
    digest[0] = 2;
    ck_assert_int_eq(
        ecdsa_sign_with_nonce(&key, &hash_sha256, digest, nonce, NULL, &signature),
        EC_OK);
    keep(&b, digest, &signature);
    ck_assert(solves(&a, &b, 1));
    ck_assert(!solves(&a, &b, -1));
    /* s = (e + r d)/k for an r from nowhere, and the digest of the first. */
    mpz_from_bytes(d, key.scalar, curve.length);
    mpz_from_bytes(k, nonce, curve.length);
    mpz_set_ui(b.r, 12345);
    mpz_set(b.e, a.e);
    mpz_mul(b.s, b.r, d);
    mpz_add(b.s, b.s, b.e);
    mpz_neg(k, k);
    ck_assert(mpz_invert(k, k, r.n) != 0);
    mpz_mul(b.s, b.s, k);
    mpz_mod(b.s, b.s, r.n);
    ck_assert(solves(&a, &b, -1));
    forget(&a);
    forget(&b);
    mpz_clears(d, k, NULL);
    reference_clear(&r);
}
END_TEST

/* A private key that is changed in memory before it signs: without randomness nothing is
 * released. (With it, README.md says what is.) */
START_TEST(damaged_key)
{
    static const struct ecdsa_signature zero;
    uint8_t digest[32] = {1};
    struct ecdsa_signature signature;
    make_curve(_i);
    for (unsigned bit = 0; bit < 8 * curve.length; bit += test_is_quick() ? 97 : 7) {
        key.scalar[bit / 8] ^= (uint8_t)(1 << bit % 8);
        ck_assert_int_eq(ecdsa_sign(&key, &hash_sha256, digest, NULL, NULL, &signature),
                         EC_FAULT);
        ck_assert_mem_eq(&signature, &zero, sizeof zero);
        key.scalar[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    reference_clear(&r);
}
END_TEST

Suite *faults_suite(void)
{
    Suite *suite = suite_create("faults");
    TCase *rejects = tcase_create("rejects");
    tcase_set_timeout(rejects, 300);
    tcase_add_loop_test(rejects, random_nonces, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, deterministic_nonces, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, turned_nonces, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, wrong_s, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, solver, 0, CURVE_COUNT);
    tcase_add_loop_test(rejects, damaged_key, 0, CURVE_COUNT);
    suite_add_tcase(suite, rejects);
    return suite;
}
