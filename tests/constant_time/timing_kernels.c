/* timing_kernels.c -- Welch's t for what computes on secrets, with the kernels that this
 * processor has, or with those that CERTWRIGHT_KERNELS names. A fixed secret is compared
 * with random ones: the base of a public power, base and exponent of a pair of powers, the
 * message of a whole private operation. "control" is a power as in a textbook, and must be
 * found out.
 *
 * usage: timing_kernels [COUNT]. Ends with status 1 if an operation shows its secret or
 * the control does not. */
#include <gmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bignum/allocator.h"
#include "bignum/montgomery.h"
#include "bignum/power_pair.h"
#include "cpu/kernel.h"
#include "rsa/generate.h"
#include "rsa/signer.h"
#include "timing.h"

/* The key of the size that is being measured. */
static struct rsa_private_key key;
static size_t key_bits;

/* What a class is, unless an operation says more: class 0 is a small number, whose digits
 * are nearly all zero. */
static void make_number(uint8_t *input, size_t length, unsigned class)
{
    memset(input, 0, length);
    input[length - 1] = 3;
    if (class == 1 && !random_fill(random_system(), input + 1, length - 1))
        abort();
}

static void must(bool ok)
{
    if (!ok)
        abort();
}

static void read_number(struct number *number, const uint8_t *octets, size_t bits)
{
    must(number_from_octets(number, number_limbs_for_bits(bits), octets, bits / 8));
}

static void make_one(struct timed_operation *operation, unsigned class, uint8_t *input)
{
    make_number(input, operation->input_length, class);
}

/* --- the control: a multiplication only where the exponent has a one --------------- */

static void run_control(struct timed_operation *operation, const uint8_t *exponent)
{
    mp_limb_t product = 3;
    for (size_t i = 0; i < 8 * operation->input_length; i++) {
        product *= product;
        if ((exponent[i / 8] >> i % 8 & 1) != 0)
            product = mpn_mod_1(&product, 1, 0x7fffffff) * 3;
    }
    volatile mp_limb_t sink = product;
    (void)sink;
}

/* --- a public power of a secret base ----------------------------------------------- */

static void run_public(struct timed_operation *operation, const uint8_t *input)
{
    (void)operation;
    struct number base, result;
    read_number(&base, input, key_bits);
    must(montgomery_power(&result, &base, 65537, &key.public_key.montgomery));
}

/* --- a product of secrets ---------------------------------------------------------- */

static void run_product(struct timed_operation *operation, const uint8_t *input)
{
    (void)operation;
    struct number base, result;
    read_number(&base, input, key_bits);
    must(montgomery_multiply(&result, &base, &base, &key.public_key.montgomery));
}

/* --- a pair of powers: two exponents, then two bases -------------------------------- */

static struct power_pair pair;

static void make_exponents(struct timed_operation *operation, unsigned class,
                           uint8_t *input)
{
    size_t half = key_bits / 16;
    for (size_t i = 0; i < 4; i++)
        make_number(input + i * half, half, i < 2 ? class : 1);
    (void)operation;
}

static void make_bases(struct timed_operation *operation, unsigned class,
                       uint8_t *input)
{
    size_t half = key_bits / 16;
    for (size_t i = 0; i < 4; i++)
        make_number(input + i * half, half, i < 2 ? 1 : class);
    (void)operation;
}

static void run_pair(struct timed_operation *operation, const uint8_t *input)
{
    (void)operation;
    struct number numbers[4], result[2];
    for (size_t i = 0; i < 4; i++)
        read_number(&numbers[i], input + i * (key_bits / 16), key_bits / 2);
    must(power_pair_raise(&pair, result, numbers + 2, numbers));
}

/* --- the whole private operation: the message, which is secret when decrypting ------- */

static struct rsa_signer signer;

static void run_private(struct timed_operation *operation, const uint8_t *input)
{
    (void)operation;
    uint8_t output[RSA_MODULUS_LENGTH_MAX];
    must(rsa_signer_operation(&signer, input, output) == RSA_OK);
}

/* ------------------------------------------------------------------------------------ */

static int failed;

static void compare(const char *what, struct timed_operation operation, size_t count)
{
    bool is_control = operation.run == run_control;
    char name[80];
    snprintf(name, sizeof name, "%s, %zu bits", what, key_bits);
    failed += !timing_passes(is_control ? what : name, &operation, is_control, count);
}

static void compare_all(size_t bits, size_t count)
{
    struct random_source *random = random_system();
    key_bits = bits;
    must(rsa_generate(&key, bits, 65537, random, NULL) == RSA_OK);
    must(power_pair_prepare(&pair, &key.prime1, &key.prime2));
    rsa_signer_begin(&signer, &key, random);
    size_t length = bits / 8;
    compare("public power", (struct timed_operation){length, make_one, run_public},
            count);
    compare("product", (struct timed_operation){length, make_one, run_product}, count);
    compare("pair of powers, exponents",
            (struct timed_operation){2 * length, make_exponents, run_pair}, count);
    compare("pair of powers, bases",
            (struct timed_operation){2 * length, make_bases, run_pair}, count);
    compare("private operation",
            (struct timed_operation){length, make_one, run_private}, count);
    rsa_signer_end(&signer);
    power_pair_wipe(&pair);
    rsa_private_key_wipe(&key);
}

int main(int argc, char **argv)
{
    size_t count = argc > 1 ? strtoul(argv[1], NULL, 10) : TIMING_COUNT_DEFAULT;
    allocator_install();
    for (enum kernel kernel = 0; kernel < KERNEL_COUNT; kernel++)
        printf("%s%s", kernel_is_used(kernel) ? kernel_name(kernel) : "",
               kernel + 1 < KERNEL_COUNT ? " " : "\n");
    compare("control", (struct timed_operation){256, make_one, run_control}, count);
    for (size_t bits = 2048; bits <= 4096; bits += 1024)
        compare_all(bits, count);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
