/* key.c -- making RSA keys from numbers and checking them.
 * Invariant: nothing here branches on a secret but the verdict "not consistent", which
 * ends the life of that key. */
#include "key.h"

#include <string.h>

#include "../bignum/modular.h"
#include "../bignum/prime.h"

static struct rsa_integer without_leading_zeros(struct rsa_integer integer)
{
    while (integer.length > 0 && integer.octets[0] == 0) {
        integer.octets++;
        integer.length--;
    }
    return integer;
}

/* Sets NUMBER to INTEGER in as few limbs as hold it. */
static bool set_minimal(struct number *number, struct rsa_integer integer)
{
    integer = without_leading_zeros(integer);
    return number_from_octets(number, number_limbs_for_bits(8 * integer.length),
                              integer.octets, integer.length);
}

/* Of an INTEGER without leading zeros, as all below. */
static size_t bit_length(struct rsa_integer integer)
{
    size_t bits = 8 * integer.length;
    for (unsigned octet = integer.length > 0 ? integer.octets[0] : 0xff; octet < 0x80;
         octet <<= 1)
        bits--;
    return bits;
}

static bool is_even(struct rsa_integer integer)
{
    return integer.length == 0 || integer.octets[integer.length - 1] % 2 == 0;
}

static enum rsa_result judge_size(const struct rsa_key_size *size,
                                  struct rsa_integer modulus,
                                  struct rsa_integer public_exponent)
{
    if (size->modulus_bits < RSA_MODULUS_BITS_MIN ||
        size->modulus_bits > RSA_MODULUS_BITS_MAX)
        return RSA_LIMIT;
    if (is_even(modulus))
        return RSA_BAD_KEY;
    if (bit_length(public_exponent) > 33)
        return RSA_LIMIT;
    return is_even(public_exponent) || size->public_exponent < 3 ? RSA_BAD_KEY : RSA_OK;
}

enum rsa_result rsa_key_size_set(struct rsa_key_size *size, struct rsa_integer modulus,
                                 struct rsa_integer public_exponent)
{
    modulus = without_leading_zeros(modulus);
    public_exponent = without_leading_zeros(public_exponent);
    *size = (struct rsa_key_size){
        modulus.length <= RSA_MODULUS_LENGTH_MAX ? bit_length(modulus) : 0, 0};
    for (size_t i = 0; i < public_exponent.length && i < sizeof(uint64_t); i++)
        size->public_exponent = size->public_exponent << 8 | public_exponent.octets[i];
    enum rsa_result result = judge_size(size, modulus, public_exponent);
    if (result != RSA_OK)
        *size = (struct rsa_key_size){0, 0};
    return result;
}

enum rsa_result rsa_public_key_set(struct rsa_public_key *key,
                                   struct rsa_integer modulus,
                                   struct rsa_integer public_exponent)
{
    struct rsa_key_size size;
    memset(key, 0, sizeof *key);
    enum rsa_result result = rsa_key_size_set(&size, modulus, public_exponent);
    if (result != RSA_OK)
        return result;
    key->modulus_bits = size.modulus_bits;
    key->modulus_length = (size.modulus_bits + 7) / 8;
    key->public_exponent = size.public_exponent;
    if (set_minimal(&key->modulus, modulus) &&
        montgomery_prepare(&key->montgomery, &key->modulus))
        return RSA_OK;
    memset(key, 0, sizeof *key);
    return RSA_BAD_KEY;
}

static bool set_private_numbers(struct rsa_private_key *key,
                                const struct rsa_private_key_fields *fields)
{
    if (!set_minimal(&key->prime1, fields->prime1) ||
        !set_minimal(&key->prime2, fields->prime2))
        return false;
    size_t n_limbs = key->public_key.modulus.limb_count;
    size_t p_limbs = key->prime1.limb_count, q_limbs = key->prime2.limb_count;
    struct rsa_integer d = fields->private_exponent, dp = fields->exponent1;
    struct rsa_integer dq = fields->exponent2, inverse = fields->coefficient;
    return number_from_octets(&key->private_exponent, n_limbs, d.octets, d.length) &&
           number_from_octets(&key->exponent1, p_limbs, dp.octets, dp.length) &&
           number_from_octets(&key->exponent2, q_limbs, dq.octets, dq.length) &&
           number_from_octets(&key->coefficient, p_limbs, inverse.octets,
                              inverse.length);
}

enum rsa_result rsa_private_key_set(struct rsa_private_key *key,
                                    const struct rsa_private_key_fields *fields)
{
    memset(key, 0, sizeof *key);
    enum rsa_result result =
        rsa_public_key_set(&key->public_key, fields->modulus, fields->public_exponent);
    if (result == RSA_OK)
        result = set_private_numbers(key, fields) ? rsa_private_key_check_numbers(key)
                                                  : RSA_BAD_KEY;
    if (result != RSA_OK)
        rsa_private_key_wipe(key);
    return result;
}

bool rsa_private_key_has_shape(const struct rsa_private_key *key)
{
    const struct rsa_public_key *public_key = &key->public_key;
    size_t n_limbs = public_key->modulus.limb_count;
    size_t p_limbs = key->prime1.limb_count, q_limbs = key->prime2.limb_count;
    return modular_is_odd_modulus(&public_key->modulus) &&
           modular_is_odd_modulus(&key->prime1) &&
           modular_is_odd_modulus(&key->prime2) && p_limbs + q_limbs >= n_limbs &&
           p_limbs + q_limbs <= NUMBER_LIMBS_MAX && public_key->public_exponent > 0 &&
           public_key->montgomery.modulus.limb_count == n_limbs &&
           key->private_exponent.limb_count == n_limbs &&
           key->exponent1.limb_count == p_limbs &&
           key->exponent2.limb_count == q_limbs &&
           key->coefficient.limb_count == p_limbs;
}

/* Below they are computed with the shape that they need; so that what fails lacks
 * memory. */
static enum rsa_result result_of(bool is_computed, bool is_right)
{
    if (!is_computed)
        return RSA_NO_MEMORY;
    return is_right ? RSA_OK : RSA_BAD_KEY;
}

/* Each number below its bound, and no factor tiny. */
static bool is_in_bounds(const struct rsa_private_key *key)
{
    return number_bit_length(&key->prime1) >= RSA_PRIME_BITS_MIN &&
           number_bit_length(&key->prime2) >= RSA_PRIME_BITS_MIN &&
           number_is_less(&key->private_exponent, &key->public_key.modulus) &&
           number_is_less(&key->exponent1, &key->prime1) &&
           number_is_less(&key->exponent2, &key->prime2) &&
           number_is_less(&key->coefficient, &key->prime1);
}

/* n = p * q. */
static enum rsa_result check_factors(const struct rsa_private_key *key)
{
    struct number product;
    bool ok = number_multiply(&product, &key->prime1, &key->prime2);
    enum rsa_result result =
        result_of(ok, number_equal(&product, &key->public_key.modulus));
    number_wipe(&product);
    return result;
}

/* e * EXPONENT = 1 modulo PRIME - 1. */
static enum rsa_result check_exponent(uint64_t public_exponent,
                                      const struct number *exponent,
                                      const struct number *prime)
{
    struct number e, order, product;
    number_from_word(&e, public_exponent);
    bool ok = number_subtract_word(&order, prime, 1) &&
              modular_multiply(&product, &e, exponent, &order);
    enum rsa_result result = result_of(ok, number_equal_word(&product, 1));
    number_wipe(&order);
    number_wipe(&product);
    return result;
}

static enum rsa_result check_exponents(const struct rsa_private_key *key)
{
    const struct {
        const struct number *exponent, *prime;
    } pairs[] = {
        {&key->private_exponent, &key->prime1},
        {&key->private_exponent, &key->prime2},
        {&key->exponent1, &key->prime1},
        {&key->exponent2, &key->prime2},
    };
    enum rsa_result result = RSA_OK;
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0] && result == RSA_OK; i++)
        result = check_exponent(key->public_key.public_exponent, pairs[i].exponent,
                                pairs[i].prime);
    return result;
}

/* q * qInv = 1 modulo p. */
static enum rsa_result check_coefficient(const struct rsa_private_key *key)
{
    struct number product;
    bool ok = modular_multiply(&product, &key->prime2, &key->coefficient, &key->prime1);
    enum rsa_result result = result_of(ok, number_equal_word(&product, 1));
    number_wipe(&product);
    return result;
}

enum rsa_result rsa_private_key_check_numbers(const struct rsa_private_key *key)
{
    if (!rsa_private_key_has_shape(key) || !is_in_bounds(key))
        return RSA_BAD_KEY;
    enum rsa_result result = check_factors(key);
    if (result == RSA_OK)
        result = check_exponents(key);
    return result == RSA_OK ? check_coefficient(key) : result;
}

enum rsa_result rsa_private_key_check(const struct rsa_private_key *key,
                                      struct random_source *random)
{
    enum rsa_result result = rsa_private_key_check_numbers(key);
    const struct number *primes[2] = {&key->prime1, &key->prime2};
    for (unsigned i = 0; i < 2 && result == RSA_OK; i++) {
        enum prime_verdict verdict =
            prime_miller_rabin(primes[i], PRIME_ROUNDS_WORST_CASE, random);
        if (verdict == PRIME_NO_RANDOM)
            result = RSA_NO_RANDOM;
        else if (verdict == PRIME_UNDECIDED)
            result = RSA_NO_MEMORY;
        else if (verdict == PRIME_COMPOSITE)
            result = RSA_BAD_KEY;
    }
    return result;
}

/* EXPONENT = d mod (PRIME - 1). */
static bool reduce_exponent(struct number *exponent,
                            const struct number *private_exponent,
                            const struct number *prime)
{
    struct number order;
    bool ok = number_subtract_word(&order, prime, 1) &&
              modular_reduce(exponent, private_exponent, &order);
    number_wipe(&order);
    return ok;
}

enum rsa_result rsa_private_key_complete(struct rsa_private_key *key)
{
    struct number q_mod_p;
    if (!modular_is_odd_modulus(&key->prime1) || !modular_is_odd_modulus(&key->prime2))
        return RSA_BAD_KEY;
    bool ok = reduce_exponent(&key->exponent1, &key->private_exponent, &key->prime1) &&
              reduce_exponent(&key->exponent2, &key->private_exponent, &key->prime2) &&
              modular_reduce(&q_mod_p, &key->prime2, &key->prime1) &&
              modular_invert(&key->coefficient, &q_mod_p, &key->prime1);
    number_wipe(&q_mod_p);
    return result_of(ok, !number_is_zero(&key->coefficient));
}

void rsa_private_key_wipe(struct rsa_private_key *key)
{
    explicit_bzero(key, sizeof *key);
}
