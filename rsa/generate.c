/* generate.c -- FIPS 186-5 appendix A.1.3, step by step. nlen, e, p, q, d and i are the
 * standard's names. */
#include "generate.h"

#include <gmp.h>
#include <string.h>

#include "../bignum/allocator.h"
#include "prime_search.h"

static void set_word(mpz_t number, uint64_t word)
{
    mpz_import(number, 1, 1, sizeof word, 0, 0, &word);
}

/* Appendix A.1.1, criterion 3: d = e^-1 mod lcm(p - 1, q - 1), and d > 2^(nlen/2).
 * False if d is too small, which happens about once in 2^(nlen/2) keys. */
static bool derive_private_exponent(struct rsa_private_key *key,
                                    const struct prime_search *search)
{
    mpz_t p1, q1, lcm, d, p_view, q_view;
    mpz_inits(p1, q1, lcm, d, NULL);
    mpz_roinit_n(p_view, key->prime1.limb, (mp_size_t)key->prime1.limb_count);
    mpz_roinit_n(q_view, key->prime2.limb, (mp_size_t)key->prime2.limb_count);
    mpz_sub_ui(p1, p_view, 1);
    mpz_sub_ui(q1, q_view, 1);
    mpz_lcm(lcm, p1, q1);
    set_word(d, search->e);
    bool ok = mpz_invert(d, d, lcm) != 0 && mpz_sizeinbase(d, 2) > search->nlen / 2;
    if (ok) {
        number_wipe(&key->private_exponent);
        memcpy(key->private_exponent.limb, mpz_limbs_read(d),
               mpz_size(d) * sizeof(mp_limb_t));
        key->private_exponent.limb_count = number_limbs_for_bits(search->nlen);
    }
    mpz_clears(p1, q1, lcm, d, NULL);
    return ok;
}

/* The first factor is the larger one, as RFC 8017 does not demand but most readers
 * expect. */
static void order_primes(struct rsa_private_key *key)
{
    if (number_is_less(&key->prime1, &key->prime2)) {
        struct number smaller = key->prime1;
        key->prime1 = key->prime2;
        key->prime2 = smaller;
        number_wipe(&smaller);
    }
}

static enum rsa_result search_key(struct rsa_private_key *key,
                                  const struct prime_search *search)
{
    size_t nlen = search->nlen;
    do {
        enum rsa_result result =
            prime_search_run(search, NULL, 10 * nlen, &key->prime1);
        if (result == RSA_OK)
            result = prime_search_run(search, &key->prime1, 20 * nlen, &key->prime2);
        if (result != RSA_OK)
            return result;
        order_primes(key);
    } while (!derive_private_exponent(key, search));

    struct rsa_public_key *public_key = &key->public_key;
    if (!number_multiply(&public_key->modulus, &key->prime1, &key->prime2))
        return RSA_NO_MEMORY;
    if (!number_resize(&public_key->modulus, number_limbs_for_bits(nlen)) ||
        !montgomery_prepare(&public_key->montgomery, &public_key->modulus))
        return RSA_FAULT;
    public_key->modulus_bits = nlen;
    public_key->modulus_length = (nlen + 7) / 8;
    public_key->public_exponent = search->e;
    enum rsa_result result = rsa_private_key_complete(key);
    return result == RSA_OK ? rsa_private_key_check_numbers(key) : result;
}

static enum rsa_result generate(struct rsa_private_key *key, size_t bits,
                                uint64_t public_exponent, struct random_source *random,
                                struct rsa_progress *progress,
                                struct rsa_observer *observer)
{
    memset(key, 0, sizeof *key);
    if (bits < RSA_GENERATE_BITS_MIN || bits > RSA_GENERATE_BITS_MAX || bits % 2 != 0 ||
        public_exponent < RSA_PUBLIC_EXPONENT_DEFAULT || public_exponent % 2 == 0 ||
        public_exponent > RSA_PUBLIC_EXPONENT_MAX)
        return RSA_LIMIT;

    struct prime_search search = {.nlen = bits,
                                  .e = public_exponent,
                                  .random = random,
                                  .progress = progress,
                                  .observer = observer};
    struct random_block block;
    random_block_start(&block, random);
    if (observer == NULL) /* who watches sees the draws one by one */
        search.random = &block.source;
    small_primes_sieve(&search.small_primes);
    enum rsa_result result = search_key(key, &search);
    random_block_wipe(&block);
    allocator_wipe_stack();
    if (result != RSA_OK)
        rsa_private_key_wipe(key);
    return result;
}

enum rsa_result rsa_generate(struct rsa_private_key *key, size_t bits,
                             uint64_t public_exponent, struct random_source *random,
                             struct rsa_progress *progress)
{
    return generate(key, bits, public_exponent, random, progress, NULL);
}

enum rsa_result rsa_generate_observed(struct rsa_private_key *key, size_t bits,
                                      uint64_t public_exponent,
                                      struct random_source *random,
                                      struct rsa_observer *observer)
{
    return generate(key, bits, public_exponent, random, NULL, observer);
}
