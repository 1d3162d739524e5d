/* mbedtls_random.h -- what the versions of Mbed TLS, 2.28 and 3, have in two forms, and
 * the generator that its functions take. */
#ifndef CERTWRIGHT_BENCH_MBEDTLS_RANDOM_H
#define CERTWRIGHT_BENCH_MBEDTLS_RANDOM_H

#include <mbedtls/ctr_drbg.h>
#include <mbedtls/pk.h>
#include <mbedtls/version.h>

#include "contender.h"

#define MBEDTLS_IS_3 (MBEDTLS_VERSION_NUMBER >= 0x03000000)

/* mbedtls_random returns the generator, seeded once. */
mbedtls_ctr_drbg_context *bench_mbedtls_random(void);

/* mbedtls_read_key reads an RSAPrivateKey into KEY, which is initialised. */
bool bench_mbedtls_read_key(struct bytes der, mbedtls_pk_context *key);

#endif
