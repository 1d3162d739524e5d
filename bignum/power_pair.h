/* power_pair.h -- two modular powers at once: the two halves of an RSA private
 * operation (RFC 8017 section 5.1.2, step 2.b), which do not depend on each other.
 *
 * The reference is two calls of modular_power. A kernel may compute both in turns; it
 * needs constants that depend on the moduli alone, and so a pair is prepared once for a
 * key. Both are constant time in everything but sizes: limb counts are public. */
#ifndef CERTWRIGHT_POWER_PAIR_H
#define CERTWRIGHT_POWER_PAIR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "number.h"

/* Two numbers as the kernel takes them: digits of 52 bits, the least significant first.
 * Forty hold 2048 bits. */
#define POWER_PAIR_DIGITS_MAX 40
struct power_pair_digits {
    uint64_t digit[2][POWER_PAIR_DIGITS_MAX];
};

/* The kernel's constants for two moduli N, as bignum/kernels/pair_product.h explains
 * them. R is 2^(52 * digit_count). */
struct power_pair_kernel {
    unsigned digit_count; /* 20, 30 or 40; 0 if the reference is to be used */
    struct power_pair_digits modulus;
    struct power_pair_digits fold;   /* 2^-52 mod N */
    struct power_pair_digits square; /* R^2 mod N */
    uint64_t inverse[2];             /* -1/N mod 2^52 */
};

/* A zeroed object has no moduli: nothing can be raised with it, and it may be wiped. */
struct power_pair {
    struct number modulus[2];
    struct power_pair_kernel kernel;
};

/* power_pair_prepare makes PAIR ready for the moduli P and Q, which must be odd and
 * above 1, the uppermost limb of neither zero. False, and PAIR zero, if they are not,
 * or without memory. The caller wipes PAIR with power_pair_wipe when it is done. */
bool power_pair_prepare(struct power_pair *pair, const struct number *p,
                        const struct number *q) __attribute__((warn_unused_result));

/* power_pair_raise sets RESULT[i], of the limb count of modulus i, to BASE[i] to the
 * power of EXPONENT[i], mod modulus i, for both i. A base need not be below its
 * modulus, but must not have more limbs; bases and exponents have a limb at least.
 * RESULT may be BASE or EXPONENT. False, and both results zero, if a precondition does
 * not hold or without memory. */
bool power_pair_raise(const struct power_pair *pair, struct number result[2],
                      const struct number base[2], const struct number exponent[2])
    __attribute__((warn_unused_result));

/* power_pair_wipe leaves nothing of PAIR. */
void power_pair_wipe(struct power_pair *pair);

#endif
