/* timing_curves.c -- Welch's t for ECDSA, ECDH and key generation on each curve. A fixed secret,
 * of which nearly all bits are 0, is compared with random ones: the scalar of each
 * multiplication, a number that is inverted, the key that signs or derives, a nonce.
 * "control" is the multiplication that verifying uses, and must be found out.
 *
 * usage: timing_curves [COUNT]. Ends with status 1 if an operation shows its secret or the
 * control does not. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ec/ecdh.h"
#include "ec/ecdsa.h"
#include "ec/multiply.h"
#include "timing.h"

/* What is being measured, and another key on it. */
static const struct curve *curve;
static struct ec_private_key other;

static void must(bool ok)
{
    if (!ok)
        abort();
}

/* Of class 0 the scalar 3. */
static void make_key(struct timed_operation *operation, unsigned class, uint8_t *input)
{
    static struct ec_private_key three;
    struct ec_private_key *key = (struct ec_private_key *)(void *)input;
    uint8_t scalar[CURVE_LENGTH_MAX] = {0};
    (void)operation;
    scalar[curve->length - 1] = 3;
    if (three.public_key.curve != curve)
        must(ec_private_key_set(&three, curve, scalar) == EC_OK);
    *key = three;
    if (class == 1)
        must(ec_generate(key, curve, random_system()) == EC_OK);
}

static void make_scalar(struct timed_operation *operation, unsigned class,
                        uint8_t *input)
{
    struct ec_private_key key;
    make_key(operation, class, (uint8_t *)&key);
    memcpy(input, key.scalar, curve->length);
}

static void run_control(struct timed_operation *operation, const uint8_t *scalar)
{
    struct jacobian_point sum;
    (void)operation;
    multiply_add(curve, &sum, scalar, scalar, &other.public_key.point);
}

static void run_base(struct timed_operation *operation, const uint8_t *scalar)
{
    struct jacobian_point product;
    (void)operation;
    multiply_base(curve, &product, scalar);
}

static void run_inverse(struct timed_operation *operation, const uint8_t *scalar)
{
    struct element number;
    (void)operation;
    must(field_read(curve->order, &number, scalar));
    field_invert(curve->order, &number, &number);
}

/* With randomness: without, it would be verified, which takes as long as the public numbers
 * have it. */
static void run_sign(struct timed_operation *operation, const uint8_t *key)
{
    static const uint8_t digest[32] = {1, 2, 3};
    struct ecdsa_signature signature;
    (void)operation;
    must(ecdsa_sign((const struct ec_private_key *)(const void *)key, &hash_sha256,
                    digest, random_system(), NULL, &signature) == EC_OK);
}

static void run_nonce(struct timed_operation *operation, const uint8_t *nonce)
{
    static const uint8_t digest[32] = {1, 2, 3};
    struct ecdsa_signature signature;
    (void)operation;
    must(ecdsa_sign_with_nonce(&other, &hash_sha256, digest, nonce, NULL, &signature) ==
         EC_OK);
}

static void run_derive(struct timed_operation *operation, const uint8_t *key)
{
    uint8_t secret[CURVE_LENGTH_MAX];
    (void)operation;
    must(ecdh_derive((const struct ec_private_key *)(const void *)key,
                     &other.public_key, secret) == EC_OK);
}

static void run_set(struct timed_operation *operation, const uint8_t *scalar)
{
    struct ec_private_key key;
    (void)operation;
    must(ec_private_key_set(&key, curve, scalar) == EC_OK);
}

static int failed;

static void compare(const char *what, struct timed_operation operation, size_t count)
{
    char name[80];
    snprintf(name, sizeof name, "%s, %s", curve->name, what);
    failed += !timing_passes(name, &operation, operation.run == run_control, count);
}

static void compare_all(size_t count)
{
    size_t scalar_length = curve->length, key_length = sizeof(struct ec_private_key);
    must(ec_generate(&other, curve, random_system()) == EC_OK);
    compare("control",
            (struct timed_operation){scalar_length, make_scalar, run_control}, count);
    compare("multiple of the generator",
            (struct timed_operation){scalar_length, make_scalar, run_base}, count);
    compare("inverse",
            (struct timed_operation){scalar_length, make_scalar, run_inverse}, count);
    compare("signature with a key",
            (struct timed_operation){key_length, make_key, run_sign}, count);
    compare("signature with a nonce",
            (struct timed_operation){scalar_length, make_scalar, run_nonce}, count);
    compare("shared secret of a key",
            (struct timed_operation){key_length, make_key, run_derive}, count);
    compare("public key of a scalar",
            (struct timed_operation){scalar_length, make_scalar, run_set}, count);
}

int main(int argc, char **argv)
{
    static const struct curve *const curves[] = {&curve_p256, &curve_p384, &curve_p521};
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : TIMING_COUNT_DEFAULT;
    for (size_t i = 0; i < sizeof curves / sizeof *curves; i++) {
        curve = curves[i];
        compare_all(count);
    }
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
