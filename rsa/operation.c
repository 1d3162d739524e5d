/* operation.c -- m^d mod n by the Chinese remainder theorem, RFC 8017 section 5.1.2.
 * Invariants: (1) nothing secret is an mpz_t, an index or a branch condition, but for
 * the one verdict at the end; (2) nothing but zeros is written to OUTPUT before the
 * result has been verified; (3) every number of an operation is in one structure, which
 * its owner wipes; (4) the functions of bignum/ fail on numbers without the right shape
 * and for want of memory: the shape is asked for before the first of them is called, so
 * that whatever fails later lacks memory. */
#include "operation.h"
#include "../bignum/number_random.h"

#include <gmp.h>
#include <string.h>
#include <unistd.h>

#include "../bignum/modular.h"
#include "../bignum/montgomery.h"

/* INVERSE = r^-1 mod n without an inversion that runs on r: for a second random number
 * t the product u = r * t is uniform whatever r is, so u may be inverted in the open;
 * then r^-1 = u^-1 * t. RSA_NO_RANDOM if r * t has no inverse, which would mean a
 * factor of n is found: a working source gives no such number. */
static enum rsa_result invert_blinding(struct number *inverse,
                                       const struct rsa_operation *op,
                                       const struct montgomery *n)
{
    struct number u;
    if (!montgomery_multiply(&u, &op->r, &op->t, n))
        return RSA_NO_MEMORY;

    mpz_t u_view, n_view, u_inverse;
    mpz_init(u_inverse);
    mpz_roinit_n(u_view, u.limb, (mp_size_t)u.limb_count);
    mpz_roinit_n(n_view, n->modulus.limb, (mp_size_t)n->modulus.limb_count);
    bool ok = mpz_invert(u_inverse, u_view, n_view) != 0;
    size_t count = ok ? mpz_size(u_inverse) : 0;
    memset(u.limb, 0, sizeof u.limb);
    memcpy(u.limb, mpz_limbs_read(u_inverse), count * sizeof(mp_limb_t));
    mpz_clear(u_inverse);
    if (!ok)
        return RSA_NO_RANDOM;
    return montgomery_multiply(inverse, &u, &op->t, n) ? RSA_OK : RSA_NO_MEMORY;
}

static enum rsa_result draw_blinding(struct rsa_signer *signer,
                                     struct rsa_operation *op)
{
    const struct rsa_public_key *key = &signer->key->public_key;
    if (!number_random_below(signer->random, &key->modulus, &op->r) ||
        !number_random_below(signer->random, &key->modulus, &op->t))
        return RSA_NO_RANDOM;
    enum rsa_result result = invert_blinding(&signer->unblinding, op, &key->montgomery);
    if (result != RSA_OK)
        return result;
    if (!montgomery_power(&signer->blinding, &op->r, key->public_exponent,
                          &key->montgomery))
        return RSA_NO_MEMORY;
    signer->blinding_uses = RSA_BLINDING_USES_MAX;
    signer->blinding_process = getpid();
    return RSA_OK;
}

static enum rsa_result next_blinding(struct rsa_signer *signer,
                                     struct rsa_operation *op)
{
    const struct montgomery *n = &signer->key->public_key.montgomery;
    struct number *blinding = &signer->blinding, *unblinding = &signer->unblinding;
    if (signer->blinding_uses == 0 || signer->blinding_process != getpid())
        return draw_blinding(signer, op);
    return montgomery_multiply(blinding, blinding, blinding, n) &&
                   montgomery_multiply(unblinding, unblinding, unblinding, n)
               ? RSA_OK
               : RSA_NO_MEMORY;
}

/* s = m_2 + q * h, where q * h is in S. It is below p * q = n unless something went
 * wrong; that is not asked here, which would be a branch, but remembered. */
static bool add_m_2(struct rsa_operation *op, const struct number *n)
{
    size_t count = op->s.limb_count;
    if (!number_resize(&op->power[1], count))
        return false;
    op->excess = mpn_add_n(op->s.limb, op->s.limb, op->power[1].limb, (mp_size_t)count);
    for (size_t i = n->limb_count; i < count; i++)
        op->excess |= op->s.limb[i];
    op->s.limb_count = n->limb_count;
    op->excess |= 1 ^ (mp_limb_t)number_is_less(&op->s, n);
    return true;
}

/* Step 2.b.iii and iv: h = (m_1 - m_2) * qInv mod p. */
static bool recombine(struct rsa_operation *op, const struct rsa_private_key *key)
{
    const struct number *p = &key->prime1;
    return modular_reduce(&op->h, &op->power[1], p) &&
           modular_subtract(&op->h, &op->power[0], &op->h, p) &&
           modular_multiply(&op->h, &op->h, &key->coefficient, p) &&
           number_multiply(&op->s, &key->prime2, &op->h) &&
           add_m_2(op, &key->public_key.modulus);
}

/* The one question that is asked of secrets, and whose answer everybody sees. */
static enum rsa_result verdict(const struct rsa_operation *op)
{
    bool is_right = number_equal(&op->check, &op->m) & (op->excess == 0);
    return is_right ? RSA_OK : RSA_FAULT;
}

/* What the powers of step 2.b.i and ii are made of. They run on a number that nobody
 * outside knows or chose. */
static bool set_halves(struct rsa_operation *op, const struct rsa_signer *signer)
{
    const struct rsa_private_key *key = signer->key;
    op->exponent[0] = key->exponent1;
    op->exponent[1] = key->exponent2;
    op->unblinding = signer->unblinding;
    return montgomery_multiply(&op->blinded, &op->m, &signer->blinding,
                               &key->public_key.montgomery) &&
           modular_reduce(&op->base[0], &op->blinded, &key->prime1) &&
           modular_reduce(&op->base[1], &op->blinded, &key->prime2);
}

/* Of the key and of what was prepared of it: a bit that is turned in between may take
 * it away. */
static bool has_shape(const struct rsa_signer *signer)
{
    const struct rsa_private_key *key = signer->key;
    const struct number *p = &signer->primes.modulus[0],
                        *q = &signer->primes.modulus[1];
    return rsa_private_key_has_shape(key) && modular_is_odd_modulus(p) &&
           modular_is_odd_modulus(q) && p->limb_count == key->prime1.limb_count &&
           q->limb_count == key->prime2.limb_count;
}

enum rsa_result rsa_operation_begin(struct rsa_operation *op, struct rsa_signer *signer,
                                    const uint8_t *input)
{
    const struct rsa_public_key *key = &signer->key->public_key;
    if (!number_from_octets(&op->m, key->modulus.limb_count, input,
                            key->modulus_length) ||
        !number_is_less(&op->m, &key->modulus))
        return RSA_OUT_OF_RANGE;
    enum rsa_result result = signer->prepared;
    if (result == RSA_OK && !has_shape(signer))
        result = RSA_FAULT;
    if (result == RSA_OK)
        result = next_blinding(signer, op);
    if (result == RSA_OK && !set_halves(op, signer))
        result = RSA_NO_MEMORY;
    if (result == RSA_OK)
        signer->blinding_uses--;
    else
        signer->blinding_uses = 0;
    return result;
}

static enum rsa_result finish(struct rsa_operation *op,
                              const struct rsa_private_key *key)
{
    const struct montgomery *n = &key->public_key.montgomery;
    if (!recombine(op, key) ||
        !montgomery_multiply(&op->s, &op->s, &op->unblinding, n) ||
        !montgomery_power(&op->check, &op->s, key->public_key.public_exponent, n))
        return RSA_NO_MEMORY;
    return verdict(op);
}

enum rsa_result rsa_operation_end(struct rsa_operation *op, struct rsa_signer *signer,
                                  bool powers_are_set, uint8_t *output)
{
    size_t length = signer->key->public_key.modulus_length;
    enum rsa_result result = powers_are_set ? finish(op, signer->key) : RSA_NO_MEMORY;
    memset(output, 0, length);
    if (result == RSA_OK && !number_to_octets(&op->s, output, length))
        result = RSA_FAULT;
    if (result != RSA_OK)
        signer->blinding_uses = 0;
    return result;
}

enum rsa_result rsa_operation_run(struct rsa_operation *op, struct rsa_signer *signer,
                                  const uint8_t *input, uint8_t *output)
{
    enum rsa_result result = rsa_operation_begin(op, signer, input);
    memset(output, 0, signer->key->public_key.modulus_length);
    if (result != RSA_OK)
        return result;
    bool ok = power_pair_raise(&signer->primes, op->power, op->base, op->exponent);
    return rsa_operation_end(op, signer, ok, output);
}
