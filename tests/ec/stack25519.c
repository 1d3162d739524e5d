/* stack25519.c -- tests that Ed25519 and X25519 leave no secret on the stack: operations run on one
 * that is ours (own_stack.h), which is searched afterwards for eight bytes in a row of seeds,
 * scalars, nonces and shared secrets, and for digits of them. */
#include "ec/stack.h"

#include <stdlib.h>
#include <string.h>

#include "ec/ed25519_steps.h"
#include "ec/edwards.h"
#include "ec/x25519.h"
#include "own_stack.h"
#include "suites.h"

#define SECRETS_MAX   16
#define SECRET_LENGTH 64

/* What a thread works with, and which secrets it saw. */
static struct ed25519_private_key key;
static struct x25519_private_key x_key;
static struct random_source *noise;
static struct {
    uint8_t bytes[SECRET_LENGTH];
    size_t length;
} secrets[SECRETS_MAX];
static unsigned secret_count;

static void add_secret(const uint8_t *bytes, size_t length)
{
    ck_assert(secret_count < SECRETS_MAX && length <= SECRET_LENGTH);
    memcpy(secrets[secret_count].bytes, bytes, length);
    secrets[secret_count++].length = length;
}

/* Everything up to r; the noise too, for r is known to whoever knows it and the prefix. */
static void remember(struct ed25519_observer *observer, enum ed25519_value what,
                     const uint8_t *bytes, size_t length)
{
    (void)observer;
    if (what <= ED25519_NONCE)
        add_secret(bytes, length);
}

static void *run_sign(void *signature)
{
    static struct ed25519_observer observer = {remember};
    static const uint8_t message[] = "to be signed";
    (void)!ed25519_sign(&key, message, sizeof message, noise, &observer, signature);
    return NULL;
}

static void *run_set(void *unused)
{
    (void)unused;
    ed25519_private_key_set(&key, key.seed);
    return NULL;
}

static void *run_set_x(void *unused)
{
    (void)unused;
    x25519_private_key_set(&x_key, x_key.scalar);
    return NULL;
}

static void *run_derive(void *secret)
{
    static const struct x25519_public_key peer = {{9, 8, 7}};
    (void)!x25519_derive(&x_key, &peer, secret);
    return NULL;
}

/* What is to be found: nobody wipes here. */
static void *run_control(void *result)
{
    struct edwards_point product;
    edwards_multiply_base(&product, key.seed);
    edwards_encode(result, &product);
    scalar25519_multiply_add(result, key.seed, key.seed, key.seed);
    return NULL;
}

static unsigned count_places(const uint8_t *stack, const void *eight_bytes)
{
    unsigned places = 0;
    for (size_t at = 0; at + 8 <= OWN_STACK_LENGTH; at++)
        places += memcmp(stack + at, eight_bytes, 8) == 0;
    return places;
}

/* The number at BYTES as digits of 51 and 52 bits. */
static unsigned count_digits(const uint8_t *stack, const uint8_t bytes[32])
{
    unsigned places = 0;
    for (unsigned width = 51; width <= 52; width++)
        for (unsigned i = 0; i < 4; i++) {
            uint64_t digit = 0;
            for (unsigned bit = width; bit-- > 0;)
                digit = digit << 1 | ((unsigned)bytes[(i * width + bit) / 8] >>
                                          (i * width + bit) % 8 &
                                      1);
            places += count_places(stack, &digit);
        }
    return places;
}

static unsigned places_of_secrets(const uint8_t *stack)
{
    unsigned places = 0;
    for (unsigned i = 0; i < secret_count; i++) {
        for (size_t j = 0; j + 8 <= secrets[i].length; j++)
            places += count_places(stack, secrets[i].bytes + j);
        places += count_digits(stack, secrets[i].bytes);
    }
    return places;
}

static void start(void)
{
    struct seeded_random random;
    seeded_random_init(&random, 40);
    ck_assert_int_eq(ed25519_generate(&key, &random.source), EC_OK);
    ck_assert_int_eq(x25519_generate(&x_key, &random.source), EC_OK);
    secret_count = 0;
}

static void check_run(void *(*run)(void *), void *result)
{
    uint8_t *stack = own_stack_run(run, result);
    ck_assert_uint_eq(places_of_secrets(stack), 0);
    free(stack);
}

START_TEST(nothing_left)
{
    uint8_t signature[64], secret[32];
    struct seeded_random random;
    seeded_random_init(&random, 41);
    add_secret(key.seed, sizeof key.seed);
    check_run(run_sign, signature);
    start();
    add_secret(key.seed, sizeof key.seed);
    noise = &random.source;
    check_run(run_sign, signature);
    add_secret(x_key.scalar, sizeof x_key.scalar);
    check_run(run_set, NULL);
    check_run(run_set_x, NULL);
    (void)run_derive(secret);
    add_secret(secret, sizeof secret);
    check_run(run_derive, secret);
}
END_TEST

START_TEST(control)
{
    uint8_t result[32];
    uint8_t *stack = own_stack_run(run_control, result);
    ck_assert_uint_gt(count_digits(stack, key.seed), 0);
    ck_assert_uint_lt(own_stack_depth(stack), STACK_WIPE_LENGTH);
    free(stack);
}
END_TEST

Suite *stack25519_suite(void)
{
    Suite *suite = suite_create("stack25519");
    TCase *cases = tcase_create("stack");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, start, NULL);
    if (!test_is_quick()) {
        tcase_add_test(cases, nothing_left);
        tcase_add_test(cases, control);
    }
    suite_add_tcase(suite, cases);
    return suite;
}
