/* contender.c -- the table of contenders. Which peers are there, the Makefile has found
 * out. */
#include "contender.h"

static const char *ours_version(void)
{
    return BENCH_VERSION;
}

const struct contender contenders[CONTENDER_COUNT] = {
    [OURS] = {"certwright", "", ours_version, &bench_ours_hash, &bench_ours_rsa,
              &bench_ours_x509, &bench_ours_ed, &bench_ours_ec},
#ifdef BENCH_OPENSSL
    [OPENSSL] = {"OpenSSL", "libssl-dev", bench_openssl_version, &bench_openssl_hash,
                 &bench_openssl_rsa, &bench_openssl_x509, &bench_openssl_ed,
                 &bench_openssl_ec},
#else
    [OPENSSL] = {.name = "OpenSSL", .package = "libssl-dev"},
#endif
#ifdef BENCH_GNUTLS
    [GNUTLS] = {"GnuTLS", "libgnutls28-dev", bench_gnutls_version, &bench_gnutls_hash,
                &bench_gnutls_rsa, &bench_gnutls_x509, NULL, NULL},
#else
    [GNUTLS] = {.name = "GnuTLS", .package = "libgnutls28-dev"},
#endif
#ifdef BENCH_NETTLE
    [NETTLE] = {"nettle", "nettle-dev", bench_nettle_version, &bench_nettle_hash,
                &bench_nettle_rsa, NULL, &bench_nettle_ed, NULL},
#else
    [NETTLE] = {.name = "nettle", .package = "nettle-dev"},
#endif
#ifdef BENCH_MBEDTLS
    [MBEDTLS] = {"Mbed TLS", "libmbedtls-dev", bench_mbedtls_version,
                 &bench_mbedtls_hash, &bench_mbedtls_rsa, &bench_mbedtls_x509, NULL,
                 NULL},
#else
    [MBEDTLS] = {.name = "Mbed TLS", .package = "libmbedtls-dev"},
#endif
#ifdef BENCH_BOTAN
    [BOTAN] = {"Botan", "libbotan-3-dev or libbotan-2-dev", bench_botan_version,
               &bench_botan_hash, &bench_botan_rsa, &bench_botan_x509, NULL, NULL},
#else
    [BOTAN] = {.name = "Botan", .package = "libbotan-3-dev or libbotan-2-dev"},
#endif
};

bool contender_is_there(enum contender_id id)
{
    return contenders[id].hash != NULL;
}
