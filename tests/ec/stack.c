/* stack.c -- tests that no secret is left on the stack: operations run on a stack that is ours
 * (own_stack.h), which is searched afterwards for eight bytes in a row of the private key, the
 * nonce and the shared secret, and for digits of them. */
#include "ec/stack.h"

#include <stdlib.h>
#include <string.h>

#include "ec/ecdh.h"
#include "ec/ecdsa.h"
#include "ec/multiply.h"
#include "own_stack.h"
#include "reference.h"
#include "suites.h"

/* What the thread does, and with what. */
struct work {
    void *(*run)(void *);
    struct ec_private_key *key;
    struct ec_private_key *other;
    struct ecdsa_signature signature;
    uint8_t secret[CURVE_LENGTH_MAX], nonce[CURVE_LENGTH_MAX];
    struct ecdsa_observer observer;
};

static void remember_nonce(struct ecdsa_observer *observer, enum ecdsa_value what,
                           const uint8_t *bytes, size_t length)
{
    struct work *work =
        (struct work *)((char *)observer - offsetof(struct work, observer));
    if (what == ECDSA_NONCE)
        memcpy(work->nonce, bytes, length);
}

static void *run_sign(void *argument)
{
    static const uint8_t digest[32] = {1, 2, 3};
    struct work *work = argument;
    (void)!ecdsa_sign(work->key, &hash_sha256, digest, random_system(), &work->observer,
                      &work->signature);
    return NULL;
}

/* Which is made twice, and verified. */
static void *run_sign_again(void *argument)
{
    static const uint8_t digest[32] = {1, 2, 3};
    struct work *work = argument;
    (void)!ecdsa_sign(work->key, &hash_sha256, digest, NULL, &work->observer,
                      &work->signature);
    return NULL;
}

static void *run_set(void *argument)
{
    struct work *work = argument;
    (void)!ec_private_key_set(work->other, work->key->public_key.curve,
                              work->key->scalar);
    return NULL;
}

static void *run_derive(void *argument)
{
    struct work *work = argument;
    (void)!ecdh_derive(work->key, &work->other->public_key, work->secret);
    return NULL;
}

/* What is to be found: multiply_point leaves its table. */
static void *run_control(void *argument)
{
    struct work *work = argument;
    struct jacobian_point product;
    multiply_point(work->key->public_key.curve, &product, work->key->scalar,
                   &work->key->public_key.point);
    return NULL;
}

/* Counts the places of STACK that have eight bytes in a row of SECRET. */
static unsigned count_places(const uint8_t *stack, const uint8_t *secret, size_t length)
{
    unsigned places = 0;
    for (size_t i = 0; i + 8 <= length; i++)
        for (size_t at = 0; at + 8 <= OWN_STACK_LENGTH; at++)
            if (stack[at] == secret[i] && memcmp(stack + at, secret + i, 8) == 0)
                places++;
    return places;
}

/* The same for SECRET as digits, in Montgomery form or not: whole digits with other bits than
 * 0. */
static unsigned count_digits(const uint8_t *stack, const struct field *field,
                             const uint8_t *secret)
{
    struct element forms[2];
    const struct element plain_one = {{1}};
    unsigned places = 0;
    ck_assert(field_read(field, &forms[0], secret));
    field_multiply(field, &forms[1], &forms[0], &plain_one);
    for (unsigned form = 0; form < 2; form++)
        for (unsigned i = 0; i < field->digits; i++)
            if (forms[form].digit[i] >> 8 != 0)
                places += count_places(stack, (uint8_t *)&forms[form].digit[i], 8);
    return places;
}

static unsigned places_of(struct work *work, const uint8_t *stack)
{
    const struct curve *curve = work->key->public_key.curve;
    unsigned places = count_places(stack, work->key->scalar, curve->length);
    places += count_digits(stack, curve->order, work->key->scalar);
    if (work->run == run_sign || work->run == run_sign_again) {
        places += count_places(stack, work->nonce, curve->length);
        places += count_digits(stack, curve->order, work->nonce);
    }
    if (work->run == run_derive) {
        places += count_places(stack, work->secret, curve->length);
        places += count_digits(stack, curve->field, work->secret);
    }
    return places;
}

static void *run_wipe(void *argument)
{
    stack_wipe();
    return argument;
}

/* Nor does an operation reach below what stack_wipe, called by it, has wiped: a frame or two. */
START_TEST(nothing_left)
{
    static void *(*const runs[])(void *) = {run_sign, run_sign_again, run_set,
                                            run_derive};
    struct seeded_random random;
    struct ec_private_key key, other;
    seeded_random_init(&random, (uint64_t)_i + 40);
    ck_assert_int_eq(ec_generate(&key, all_curves[_i], &random.source), EC_OK);
    ck_assert_int_eq(ec_generate(&other, all_curves[_i], &random.source), EC_OK);
    struct work wipe = {.run = run_wipe};
    uint8_t *wiped = own_stack_run(wipe.run, &wipe);
    size_t depth = own_stack_depth(wiped);
    free(wiped);
    for (unsigned i = 0; i < sizeof runs / sizeof *runs; i++) {
        struct work work = {runs[i], &key, &other, .observer = {remember_nonce}};
        uint8_t *stack = own_stack_run(work.run, &work);
        ck_assert_uint_eq(places_of(&work, stack), 0);
        ck_assert_uint_lt(own_stack_depth(stack), depth + 1024);
        free(stack);
    }
}
END_TEST

/* What multiply_point leaves is found, and is not deeper than what stack_wipe reaches. */
START_TEST(control)
{
    struct seeded_random random;
    struct ec_private_key key;
    struct affine_point twice;
    struct jacobian_point point;
    seeded_random_init(&random, (uint64_t)_i + 40);
    ck_assert_int_eq(ec_generate(&key, all_curves[_i], &random.source), EC_OK);
    struct work work = {run_control, &key, &key, .observer = {remember_nonce}};
    uint8_t *stack = own_stack_run(work.run, &work);
    jacobian_from_affine(all_curves[_i], &point, &key.public_key.point);
    jacobian_double(all_curves[_i], &point, &point);
    twice = (struct affine_point){point.x, point.y};
    ck_assert_uint_gt(count_places(stack, (uint8_t *)twice.x.digit, 8), 0);
    ck_assert_uint_lt(own_stack_depth(stack), STACK_WIPE_LENGTH);
    free(stack);
}
END_TEST

Suite *stack_suite(void)
{
    Suite *suite = suite_create("stack");
    TCase *cases = tcase_create("vectors");
    tcase_set_timeout(cases, 120);
    if (!test_is_quick()) {
        tcase_add_loop_test(cases, nothing_left, 0, CURVE_COUNT);
        tcase_add_loop_test(cases, control, 0, CURVE_COUNT);
    }
    suite_add_tcase(suite, cases);
    return suite;
}
