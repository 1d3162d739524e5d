/* primitive.c -- m^e mod n, and m^d mod n by the Chinese remainder theorem.
 * Invariants: (1) in the private operation nothing secret is an mpz_t, a branch
 * condition or an index; (2) OUTPUT is zero until the result has been verified; (3)
 * every number of the private operation is in one structure, and that is wiped. */
#include "primitive.h"

#include <gmp.h>
#include <string.h>

#include "../bignum/modular.h"

enum rsa_result rsa_public_operation(const struct rsa_public_key *key,
                                     const uint8_t *input, uint8_t *output)
{
    struct number m, s;
    memset(output, 0, key->modulus_length);
    if (!number_from_octets(&m, key->modulus.limb_count, input, key->modulus_length) ||
        !number_is_less(&m, &key->modulus))
        return RSA_OUT_OF_RANGE;
    if (!montgomery_power(&s, &m, key->public_exponent, &key->montgomery) ||
        !number_to_octets(&s, output, key->modulus_length))
        return RSA_BAD_KEY;
    return RSA_OK;
}

/* The numbers of one private operation, with the letters of RFC 8017 section 5.1.2. */
struct private_operation {
    struct number m;       /* the representative to be raised to d */
    struct number blinded; /* m * r^e */
    struct number r, r_inverse;
    struct number m_1, m_2; /* blinded^dP mod p, blinded^dQ mod q */
    struct number h;
    struct number s;
    struct number check; /* s^e, to be compared with m */
    struct number work;
};

/* BASE^e with e public but BASE secret. */
static bool raise_to_e(struct number *result, const struct number *base,
                       const struct rsa_public_key *key)
{
    struct number e;
    number_from_word(&e, key->public_exponent);
    return modular_power(result, base, &e, number_bit_length(&e), &key->modulus);
}

/* r^-1 mod n without an inversion that runs on r: for a second random number t the
 * product u = r * t is uniform whatever r is, so u may be inverted in the open; then
 * r^-1 = u^-1 * t. t is in op->work. False if r * t has no inverse, which would mean a
 * factor of n is found. */
static bool invert_blinding(struct private_operation *op, const struct number *n)
{
    struct number *t = &op->work, *u = &op->r_inverse;
    if (!modular_multiply(u, &op->r, t, n))
        return false;

    mpz_t u_view, n_view, u_inverse;
    mpz_init(u_inverse);
    mpz_roinit_n(u_view, u->limb, (mp_size_t)u->limb_count);
    mpz_roinit_n(n_view, n->limb, (mp_size_t)n->limb_count);
    bool ok = mpz_invert(u_inverse, u_view, n_view) != 0;
    size_t count = ok ? mpz_size(u_inverse) : 0;
    memset(u->limb, 0, sizeof u->limb);
    memcpy(u->limb, mpz_limbs_read(u_inverse), count * sizeof(mp_limb_t));
    mpz_clear(u_inverse);
    return ok && modular_multiply(&op->r_inverse, u, t, n);
}

/* blinded = m * r^e mod n. The power of the private exponent then runs on a number that
 * nobody outside knows or chose. */
static bool blind(struct private_operation *op, const struct rsa_private_key *key)
{
    const struct number *n = &key->public_key.modulus;
    return raise_to_e(&op->blinded, &op->r, &key->public_key) &&
           modular_multiply(&op->blinded, &op->blinded, &op->m, n);
}

/* RESULT = blinded^EXPONENT mod PRIME. */
static bool half_power(struct private_operation *op, struct number *result,
                       const struct number *exponent, const struct number *prime)
{
    return modular_reduce(&op->work, &op->blinded, prime) &&
           modular_power(result, &op->work, exponent,
                         exponent->limb_count * GMP_NUMB_BITS, prime);
}

/* Step 2.b.iii and iv: h = (m_1 - m_2) * qInv mod p; s = m_2 + q * h. */
static bool recombine(struct private_operation *op, const struct rsa_private_key *key)
{
    const struct number *p = &key->prime1, *q = &key->prime2;
    const struct number *n = &key->public_key.modulus;
    return modular_reduce(&op->work, &op->m_2, p) &&
           modular_subtract(&op->h, &op->m_1, &op->work, p) &&
           modular_multiply(&op->h, &op->h, &key->coefficient, p) &&
           number_multiply(&op->s, q, &op->h) && number_add(&op->s, &op->s, &op->m_2) &&
           modular_reduce(&op->s, &op->s, n);
}

static bool unblind(struct private_operation *op, const struct number *n)
{
    return modular_multiply(&op->s, &op->s, &op->r_inverse, n);
}

static enum rsa_result compute(struct private_operation *op,
                               const struct rsa_private_key *key,
                               struct random_source *random, const uint8_t *input)
{
    const struct number *n = &key->public_key.modulus;
    if (!number_from_octets(&op->m, n->limb_count, input,
                            key->public_key.modulus_length) ||
        !number_is_less(&op->m, n))
        return RSA_OUT_OF_RANGE;
    /* A number without an inverse is none that a working source gives. */
    if (!random_below(random, n, &op->r) || !random_below(random, n, &op->work) ||
        !invert_blinding(op, n))
        return RSA_NO_RANDOM;
    if (!blind(op, key) || !half_power(op, &op->m_1, &key->exponent1, &key->prime1) ||
        !half_power(op, &op->m_2, &key->exponent2, &key->prime2) ||
        !recombine(op, key) || !unblind(op, n) ||
        !raise_to_e(&op->check, &op->s, &key->public_key))
        return RSA_FAULT;
    return number_equal(&op->check, &op->m) ? RSA_OK : RSA_FAULT;
}

enum rsa_result rsa_private_operation(const struct rsa_private_key *key,
                                      struct random_source *random,
                                      const uint8_t *input, uint8_t *output)
{
    size_t length = key->public_key.modulus_length;
    struct private_operation op;
    memset(&op, 0, sizeof op);
    enum rsa_result result = compute(&op, key, random, input);
    memset(output, 0, length);
    if (result == RSA_OK && !number_to_octets(&op.s, output, length))
        result = RSA_FAULT;
    explicit_bzero(&op, sizeof op);
    return result;
}
