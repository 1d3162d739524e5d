/* private_operation.c -- the private operation under valgrind with p, q, dP, dQ, qInv, d
 * and the blinding marked undefined: memcheck then reports every branch and every
 * address that depends on them. "portable" runs the reference, "kernel" the kernel's
 * source with its lanes in C, for valgrind has no AVX-512, and "batch" a batch of four
 * signatures with the kernel of eight powers, which is in lanes_in_c.c. Of p and q some limbs are
 * marked defined, which GMP's documentation exempts or which any program must know:
 *
 * - the uppermost limb, by which mpn_sec_div_r normalizes the divisor (GMP 6.2, "Low-level
 *   Functions for Cryptography", lets the most significant limb of a divisor show), and
 *   which must not be zero;
 * - the lowest limb, whose first bit says that the number is odd, and whose inverse
 *   mpn_sec_powm begins by a look into a table.
 *
 * The verdict on s^e = m is released on purpose, and so is the signature after it: the
 * branches on these are in private_operation.supp. "control" raises by square and
 * multiply with a branch, and must be reported. Run by tests/constant_time/run.sh. */
#define LANES_IN_C
#include "bignum/kernels/power_pair_ifma.c"

#include <stdio.h>
#include <valgrind/memcheck.h>

#include "cpu/kernel.h"
#include "bignum/power_lanes.h"
#include "rsa/generate.h"
#include "rsa/sign_batch.h"
#include "rsa/signer.h"

/* In the place of cpu/kernel.c, for which this processor has no kernels under valgrind:
 * the linker takes this one, and the kernels in C. */
static enum kernel wanted_kernel = KERNEL_COUNT;

bool kernel_is_used(enum kernel kernel)
{
    return kernel == wanted_kernel;
}

static bool fill(struct random_source *source, uint8_t *octets, size_t length)
{
    static uint64_t state = 1;
    (void)source;
    for (size_t i = 0; i < length; i++) {
        state = state * 6364136223846793005 + 1442695040888963407;
        octets[i] = (uint8_t)(state >> 56);
    }
    return true;
}

static void hide(struct number *number)
{
    VALGRIND_MAKE_MEM_UNDEFINED(number->limb, number->limb_count * sizeof(mp_limb_t));
}

static void hide_prime(struct number *prime)
{
    VALGRIND_MAKE_MEM_UNDEFINED(prime->limb + 1,
                                (prime->limb_count - 2) * sizeof(mp_limb_t));
}

static void hide_key(struct rsa_private_key *key)
{
    hide_prime(&key->prime1);
    hide_prime(&key->prime2);
    hide(&key->exponent1);
    hide(&key->exponent2);
    hide(&key->coefficient);
    hide(&key->private_exponent);
}

/* The first operation draws the blinding, of which u = r * t is inverted in the open; the
 * second squares it. */
static void run_operations(struct rsa_private_key *key, struct random_source *random)
{
    struct rsa_signer signer;
    uint8_t input[RSA_MODULUS_LENGTH_MAX] = {0, 1, 2, 3},
            output[RSA_MODULUS_LENGTH_MAX];
    hide_key(key);
    rsa_signer_begin(&signer, key, random);
    for (unsigned i = 0; i < 2; i++) {
        enum rsa_result result = rsa_signer_operation(&signer, input, output);
        VALGRIND_MAKE_MEM_DEFINED(&result, sizeof result);
        VALGRIND_MAKE_MEM_DEFINED(&signer.blinding_uses, sizeof signer.blinding_uses);
        printf("operation %u: %s\n", i, rsa_result_text(result));
        hide(&signer.blinding);
        hide(&signer.unblinding);
    }
    if ((signer.primes.kernel.digit_count != 0) != (wanted_kernel == KERNEL_POWER_PAIR))
        puts("not the code that was wanted");
    rsa_signer_end(&signer);
}

static void run_batch(struct rsa_private_key *key, struct random_source *random)
{
    static const uint8_t digests[4][32];
    static uint8_t signatures[4][256];
    struct rsa_signer signer;
    enum rsa_result results[4];
    hide_key(key);
    rsa_signer_begin(&signer, key, random);
    if (!power_lanes_is_used(key->prime1.limb_count))
        puts("not the code that was wanted");
    rsa_signer_sign_pkcs1_batch(&signer, &hash_sha256, digests[0], 4, signatures[0],
                                results);
    VALGRIND_MAKE_MEM_DEFINED(results, sizeof results);
    for (unsigned i = 0; i < 4; i++)
        printf("signature %u: %s\n", i, rsa_result_text(results[i]));
    rsa_signer_end(&signer);
}

/* As in a textbook. */
static void run_control(struct rsa_private_key *key)
{
    uint64_t power = 1;
    hide_key(key);
    for (unsigned i = 0; i < 8; i++) {
        power = power * power % 65537;
        if (key->exponent1.limb[0] >> i & 1)
            power = power * 3 % 65537;
    }
    VALGRIND_MAKE_MEM_DEFINED(&power, sizeof power);
    printf("control: %u\n", (unsigned)power);
}

int main(int argc, char **argv)
{
    static struct rsa_private_key key;
    struct random_source random = {fill};
    const char *what = argc > 1 ? argv[1] : "";
    if (!RUNNING_ON_VALGRIND) {
        fputs("private_operation: run this under valgrind\n", stderr);
        return 2;
    }
    if (rsa_generate(&key, 2048, 65537, &random, NULL) != RSA_OK)
        return 2;
    if (strcmp(what, "kernel") == 0)
        wanted_kernel = KERNEL_POWER_PAIR;
    else if (strcmp(what, "batch") == 0)
        wanted_kernel = KERNEL_POWER_LANES;
    if (strcmp(what, "control") == 0)
        run_control(&key);
    else if (wanted_kernel == KERNEL_POWER_LANES)
        run_batch(&key, &random);
    else
        run_operations(&key, &random);
    return 0;
}
