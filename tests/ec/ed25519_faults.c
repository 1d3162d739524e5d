/* ed25519_faults.c -- tests what a signature tells if a fault happened while it was made. A fault
 * is a bit turned in a copy of the key, or in a value that an observer is shown, before the next
 * step reads it there.
 *
 * Two signatures of one message have S - S' = r - r' + (k - k') a mod L. Who knows r - r', which
 * may be 0 or a power of two, and what was hashed into k and k', R and A as they are or with a
 * bit turned, has the key a. The attacker here tries all of these. Two signers without checks
 * are the controls: they must lose their keys. */
#include <string.h>

#include "ec/ed25519_steps.h"
#include "ec/edwards.h"
#include "sha/hash.h"
#include "suites.h"
#include "textbook25519.h"

#define FAULT_COUNT  1000
#define SHOWN_VALUES (ED25519_S + 1)

static struct ed25519_private_key key;
static const uint8_t message[] = "the same message again and again";

/* Turns one bit of one value. */
struct saboteur {
    struct ed25519_observer observer;
    enum ed25519_value victim;
    size_t bit;
};

static void sabotage(struct ed25519_observer *observer, enum ed25519_value what,
                     const uint8_t *bytes, size_t length)
{
    const struct saboteur *s = (const struct saboteur *)observer;
    uint8_t *memory = (uint8_t *)(uintptr_t)bytes;
    if (what == s->victim)
        memory[s->bit / 8 % length] ^= (uint8_t)(1u << s->bit % 8);
}

/* --- the attacker -------------------------------------------------------------------- */

static void challenge_of(mpz_t k, const uint8_t R[32], const uint8_t A[32])
{
    uint8_t digest[64];
    struct hash_state state;
    hash_init(&state, &hash_sha512);
    hash_update(&state, R, 32);
    hash_update(&state, A, 32);
    hash_update(&state, message, sizeof message);
    hash_finish(&state, digest);
    textbook_read(k, digest, sizeof digest);
}

/* Numbers of two signatures. The attacker would see by aB = A whether he has the key; here it
 * is compared with. */
struct attack {
    mpz_t S, k, other_S, a, key;
    mpz_t inverse; /* of k - k', or 0 */
};

static void set_other_challenge(struct attack *t, const uint8_t R[32],
                                const uint8_t A[32])
{
    challenge_of(t->inverse, R, A);
    mpz_sub(t->inverse, t->k, t->inverse);
    if (mpz_invert(t->inverse, t->inverse, textbook_L) == 0)
        mpz_set_ui(t->inverse, 0);
}

static bool solves(struct attack *t, const mpz_t nonce_difference)
{
    mpz_sub(t->a, t->S, t->other_S);
    mpz_sub(t->a, t->a, nonce_difference);
    mpz_mul(t->a, t->a, t->inverse);
    mpz_mod(t->a, t->a, textbook_L);
    return mpz_cmp(t->a, t->key) == 0;
}

/* r - r' = 0, or 2^i, or -2^i. */
static bool try_nonces(struct attack *t)
{
    mpz_t difference;
    mpz_init(difference);
    bool found = solves(t, difference);
    for (unsigned i = 0; i < 512 && !found; i++) {
        mpz_set_ui(difference, 0);
        mpz_setbit(difference, i);
        found = solves(t, difference);
        mpz_neg(difference, difference);
        found = found || solves(t, difference);
    }
    mpz_clear(difference);
    return found;
}

/* Bits of what was hashed, R || A. */
static bool try_challenges(struct attack *t, const uint8_t R[32])
{
    uint8_t hashed[64];
    mpz_t zero;
    bool found = false;
    mpz_init(zero);
    memcpy(hashed, R, 32);
    memcpy(hashed + 32, key.public_key.point, 32);
    for (unsigned i = 0; i < 512 && !found; i++) {
        hashed[i / 8] ^= (uint8_t)(1u << i % 8);
        set_other_challenge(t, hashed, hashed + 32);
        found = solves(t, zero);
        hashed[i / 8] ^= (uint8_t)(1u << i % 8);
    }
    mpz_clear(zero);
    return found;
}

static bool pair_gives_key(const uint8_t one[64], const uint8_t other[64])
{
    struct attack t;
    struct ed25519_expanded expanded;
    mpz_inits(t.S, t.k, t.other_S, t.a, t.key, t.inverse, NULL);
    ed25519_expand(&expanded, key.seed);
    textbook_read(t.key, expanded.scalar, 32);
    mpz_mod(t.key, t.key, textbook_L);
    textbook_read(t.S, one + 32, 32);
    textbook_read(t.other_S, other + 32, 32);
    challenge_of(t.k, one, key.public_key.point);
    set_other_challenge(&t, other, key.public_key.point);
    bool found = try_nonces(&t) || try_challenges(&t, other);
    mpz_clears(t.S, t.k, t.other_S, t.a, t.key, t.inverse, NULL);
    return found;
}

/* --- the faults ---------------------------------------------------------------------- */

struct released {
    uint8_t signatures[FAULT_COUNT][64];
    unsigned count, wrong; /* wrong: they do not verify */
};

/* Fault number I: each of the values in turn, and the two halves of the key. */
static void sign_with_fault(struct released *out, unsigned i,
                            struct random_source *random)
{
    struct saboteur saboteur = {{sabotage}, ED25519_CHECK, 0};
    struct ed25519_private_key faulty = key;
    uint8_t *signature = out->signatures[out->count], zero[64] = {0};
    unsigned victim = i % (SHOWN_VALUES + 2);
    saboteur.bit = i / (SHOWN_VALUES + 2) * 37 % 512;
    if (victim < SHOWN_VALUES)
        saboteur.victim = (enum ed25519_value)victim;
    else if (victim == SHOWN_VALUES)
        faulty.seed[saboteur.bit / 8 % 32] ^= (uint8_t)(1u << saboteur.bit % 8);
    else
        faulty.public_key.point[saboteur.bit / 8 % 32] ^=
            (uint8_t)(1u << saboteur.bit % 8);
    memset(signature, 0xa5, 64);
    enum ec_result result = ed25519_sign(&faulty, message, sizeof message, random,
                                         &saboteur.observer, signature);
    if (result != EC_OK) {
        ck_assert_int_eq(result, EC_FAULT);
        ck_assert_mem_eq(signature, zero, sizeof zero);
        return;
    }
    out->wrong += ed25519_verify(&key.public_key, message, sizeof message, signature,
                                 NULL) != EC_OK;
    out->count++;
}

static struct released released;

static void run_faults(struct random_source *random)
{
    uint8_t right[64];
    unsigned count = test_is_quick() ? 50 : FAULT_COUNT;
    memset(&released, 0, sizeof released);
    ck_assert_int_eq(ed25519_sign(&key, message, sizeof message, random, NULL, right),
                     EC_OK);
    for (unsigned i = 0; i < count; i++)
        sign_with_fault(&released, i, random);
    for (unsigned i = 0; i < released.count; i++) {
        const uint8_t *signature = released.signatures[i];
        ck_assert(!pair_gives_key(right, signature));
        ck_assert(i % 16 != 1 ||
                  !pair_gives_key(released.signatures[i - 1], signature));
    }
}

/* Nothing but the one right signature, of faults that changed nothing: in a half of the hashed
 * seed that had been read, or in noise that there was none of. */
START_TEST(deterministic)
{
    uint8_t right[64];
    run_faults(NULL);
    ck_assert_int_eq(ed25519_sign(&key, message, sizeof message, NULL, NULL, right),
                     EC_OK);
    ck_assert_uint_gt(released.count, 0);
    ck_assert_uint_eq(released.wrong, 0);
    for (unsigned i = 0; i < released.count; i++)
        ck_assert_mem_eq(released.signatures[i], right, sizeof right);
}
END_TEST

/* What is wrong here has a wrong R, challenge, or public key in it, and an r that nobody
 * knows. */
START_TEST(with_noise)
{
    struct seeded_random random;
    seeded_random_init(&random, 1);
    run_faults(&random.source);
    ck_assert_uint_gt(released.count, released.wrong);
    ck_assert_uint_gt(released.wrong, 0);
}
END_TEST

/* Even with noise, none of these leaves: a wrong a would tell its bits, one by one. */
START_TEST(caught_with_noise)
{
    static const enum ed25519_value victims[] = {ED25519_SCALAR, ED25519_R_X,
                                                 ED25519_R_Y, ED25519_S};
    struct seeded_random random;
    uint8_t signature[64], zero[64] = {0};
    seeded_random_init(&random, 1);
    for (unsigned i = 0; i < 4 * 255; i += test_is_quick() ? 10 : 1) {
        struct saboteur saboteur = {{sabotage}, victims[i / 255], i % 255};
        memset(signature, 0xa5, sizeof signature);
        ck_assert_int_eq(ed25519_sign(&key, message, sizeof message, &random.source,
                                      &saboteur.observer, signature),
                         EC_FAULT);
        ck_assert_mem_eq(signature, zero, sizeof zero);
    }
}
END_TEST

/* S = r + k a, unchecked; r, R and k are what a fault has made of them. */
static void sign_carelessly(uint8_t signature[64], const uint8_t r[32],
                            const uint8_t A[32])
{
    struct ed25519_expanded expanded;
    struct edwards_point R;
    uint8_t challenge[32];
    mpz_t k;
    mpz_init(k);
    ed25519_expand(&expanded, key.seed);
    edwards_multiply_base(&R, r);
    edwards_encode(signature, &R);
    challenge_of(k, signature, A);
    mpz_mod(k, k, textbook_L);
    textbook_write(challenge, k);
    scalar25519_multiply_add(signature + 32, challenge, expanded.scalar, r);
    mpz_clear(k);
}

START_TEST(controls)
{
    uint8_t right[64], wrong[64], r[32] = {1, 2, 3, 4}, A[32];
    memcpy(A, key.public_key.point, sizeof A);
    sign_carelessly(right, r, A);
    ck_assert_int_eq(
        ed25519_verify(&key.public_key, message, sizeof message, right, NULL), EC_OK);
    for (unsigned i = 0; i < 256; i += 15) {
        A[i / 8] ^= (uint8_t)(1u << i % 8);
        sign_carelessly(wrong, r, A);
        ck_assert(pair_gives_key(right, wrong));
        A[i / 8] ^= (uint8_t)(1u << i % 8);
    }
    for (unsigned i = 0; i < 252; i += 17) { /* which verify */
        r[i / 8] ^= (uint8_t)(1u << i % 8);
        sign_carelessly(wrong, r, A);
        ck_assert_int_eq(
            ed25519_verify(&key.public_key, message, sizeof message, wrong, NULL),
            EC_OK);
        ck_assert(pair_gives_key(right, wrong));
        r[i / 8] ^= (uint8_t)(1u << i % 8);
    }
}
END_TEST

static void start(void)
{
    uint8_t seed[32] = {5, 5, 5};
    textbook_start();
    ed25519_private_key_set(&key, seed);
}

Suite *ed25519_faults_suite(void)
{
    Suite *suite = suite_create("ed25519_faults");
    TCase *cases = tcase_create("faults");
    tcase_set_timeout(cases, 120);
    tcase_add_checked_fixture(cases, start, textbook_stop);
    tcase_add_test(cases, deterministic);
    tcase_add_test(cases, with_noise);
    tcase_add_test(cases, caught_with_noise);
    tcase_add_test(cases, controls);
    suite_add_tcase(suite, cases);
    return suite;
}
