/* timing_curve25519.c -- Welch's t for Ed25519 and X25519. A fixed secret, of which nearly all
 * bits are 0, is compared with random ones: the scalar of each multiplication, a seed, what a
 * signature is made of, and the public key of X25519's peer. "control" is the multiplication
 * that verifying uses, and must be found out.
 *
 * usage: timing_curve25519 [COUNT]. Ends with status 1 if an operation shows its secret or the
 * control does not. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "ec/ed25519.h"
#include "ec/edwards.h"
#include "ec/scalar25519.h"
#include "ec/x25519.h"
#include "timing.h"

/* Below 2^255. */
static void make_number(struct timed_operation *operation, unsigned class,
                        uint8_t *input)
{
    memset(input, 0, operation->input_length);
    input[0] = 3;
    if (class == 1 && !random_fill(random_system(), input, operation->input_length))
        abort();
    input[31] &= 0x7f;
}

/* A private key, as it lies in memory. */
static void make_key(struct timed_operation *operation, unsigned class, uint8_t *input)
{
    uint8_t seed[TIMING_INPUT_LENGTH_MAX];
    (void)operation;
    struct timed_operation of_seed = {.input_length = ED25519_SEED_LENGTH};
    make_number(&of_seed, class, seed);
    ed25519_private_key_set((struct ed25519_private_key *)(void *)input, seed);
}

static void run_control(struct timed_operation *operation, const uint8_t *scalar)
{
    struct edwards_point sum;
    (void)operation;
    edwards_multiply_add(&sum, scalar, scalar, &edwards_base);
}

static void run_base(struct timed_operation *operation, const uint8_t *scalar)
{
    struct edwards_point product;
    (void)operation;
    edwards_multiply_base(&product, scalar);
}

static void run_scalars(struct timed_operation *operation, const uint8_t *scalar)
{
    uint8_t result[SCALAR25519_LENGTH];
    (void)operation;
    scalar25519_multiply_add(result, scalar, scalar, scalar);
}

static void run_set(struct timed_operation *operation, const uint8_t *seed)
{
    struct ed25519_private_key key;
    (void)operation;
    ed25519_private_key_set(&key, seed);
}

/* With noise: without, it would be verified, which takes as long as the public numbers have it. */
static void run_sign(struct timed_operation *operation, const uint8_t *key)
{
    static const uint8_t message[] = "to be signed";
    uint8_t signature[ED25519_SIGNATURE_LENGTH];
    (void)operation;
    if (ed25519_sign((const struct ed25519_private_key *)(const void *)key, message,
                     sizeof message, random_system(), NULL, signature) != EC_OK)
        abort();
}

static void run_derive(struct timed_operation *operation, const uint8_t *scalar)
{
    static const struct x25519_public_key peer = {{9, 8, 7, 6}};
    struct x25519_private_key key;
    uint8_t secret[X25519_LENGTH];
    (void)operation;
    memcpy(key.scalar, scalar, sizeof key.scalar);
    if (x25519_derive(&key, &peer, secret) != EC_OK)
        abort();
}

static void run_derive_peer(struct timed_operation *operation, const uint8_t *u)
{
    static const struct x25519_private_key key = {.scalar = {1, 2, 3}};
    struct x25519_public_key peer;
    uint8_t secret[X25519_LENGTH];
    (void)operation;
    memcpy(peer.u, u, sizeof peer.u);
    if (x25519_derive(&key, &peer, secret) != EC_OK)
        abort();
}

static int failed;

static void compare(const char *name, struct timed_operation operation, size_t count)
{
    failed += !timing_passes(name, &operation, operation.run == run_control, count);
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : TIMING_COUNT_DEFAULT;
    compare("control", (struct timed_operation){32, make_number, run_control}, count);
    compare("multiple of the base point",
            (struct timed_operation){32, make_number, run_base}, count);
    compare("product of scalars",
            (struct timed_operation){32, make_number, run_scalars}, count);
    compare("Ed25519, public key of a seed",
            (struct timed_operation){32, make_number, run_set}, count);
    compare("Ed25519, signature with a key",
            (struct timed_operation){sizeof(struct ed25519_private_key), make_key,
                                     run_sign},
            count);
    compare("X25519, scalar", (struct timed_operation){32, make_number, run_derive},
            count);
    compare("X25519, peer", (struct timed_operation){32, make_number, run_derive_peer},
            count);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
