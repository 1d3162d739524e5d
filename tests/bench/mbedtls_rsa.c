/* mbedtls_rsa.c -- Mbed TLS's RSA. With a generator given, it blinds; it checks what
 * comes out in any case. */
#include <mbedtls/entropy.h>
#include <mbedtls/rsa.h>
#include <stdlib.h>

#include "mbedtls_random.h"

mbedtls_ctr_drbg_context *bench_mbedtls_random(void)
{
    static mbedtls_entropy_context entropy;
    static mbedtls_ctr_drbg_context generator;
    static bool is_seeded;
    if (is_seeded)
        return &generator;
    mbedtls_entropy_init(&entropy);
    mbedtls_ctr_drbg_init(&generator);
    if (mbedtls_ctr_drbg_seed(&generator, mbedtls_entropy_func, &entropy, NULL, 0) != 0)
        abort();
    is_seeded = true;
    return &generator;
}

bool bench_mbedtls_read_key(struct bytes der, mbedtls_pk_context *key)
{
#if MBEDTLS_IS_3
    return mbedtls_pk_parse_key(key, der.data, der.length, NULL, 0,
                                mbedtls_ctr_drbg_random, bench_mbedtls_random()) == 0;
#else
    return mbedtls_pk_parse_key(key, der.data, der.length, NULL, 0) == 0;
#endif
}

static void close_key(void *state)
{
    mbedtls_pk_free(state);
    free(state);
}

static void *open_key(struct bytes key)
{
    mbedtls_pk_context *k = malloc(sizeof *k);
    if (k == NULL)
        return NULL;
    mbedtls_pk_init(k);
    if (bench_mbedtls_read_key(key, k))
        return k;
    close_key(k);
    return NULL;
}

static bool sign(void *state, const uint8_t *digest, uint8_t *signature)
{
    size_t length;
#if MBEDTLS_IS_3
    return mbedtls_pk_sign(state, MBEDTLS_MD_SHA256, digest, DIGEST_LENGTH, signature,
                           BENCH_SIGNATURE_LENGTH_MAX, &length, mbedtls_ctr_drbg_random,
                           bench_mbedtls_random()) == 0;
#else
    return mbedtls_pk_sign(state, MBEDTLS_MD_SHA256, digest, DIGEST_LENGTH, signature,
                           &length, mbedtls_ctr_drbg_random,
                           bench_mbedtls_random()) == 0;
#endif
}

static bool verify(void *state, const uint8_t *digest, struct bytes signature)
{
    return mbedtls_pk_verify(state, MBEDTLS_MD_SHA256, digest, DIGEST_LENGTH,
                             signature.data, signature.length) == 0;
}

/* mbedtls_pk_write_key_der writes at the end of the room that it is given. */
static bool write_key(mbedtls_pk_context *key, struct encoded *out)
{
    int length = mbedtls_pk_write_key_der(key, out->octets, sizeof out->octets);
    if (length <= 0)
        return false;
    out->length = (size_t)length;
    memmove(out->octets, out->octets + sizeof out->octets - out->length, out->length);
    return true;
}

static bool generate(unsigned bits, struct encoded *out)
{
    mbedtls_pk_context key;
    mbedtls_pk_init(&key);
    bool ok = mbedtls_pk_setup(&key, mbedtls_pk_info_from_type(MBEDTLS_PK_RSA)) == 0 &&
              mbedtls_rsa_gen_key(mbedtls_pk_rsa(key), mbedtls_ctr_drbg_random,
                                  bench_mbedtls_random(), bits, 65537) == 0 &&
              (out == NULL || write_key(&key, out));
    mbedtls_pk_free(&key);
    return ok;
}

const struct rsa_operations bench_mbedtls_rsa = {open_key, close_key, sign,
                                                 verify,   NULL,      generate};
