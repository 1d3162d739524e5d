/* mbedtls_issue.c -- Mbed TLS as an authority. Version 2.28 writes neither subjectAltName
 * nor extKeyUsage by itself: their octets are fixed here for both versions. */
#include "mbedtls_issue.h"

#include <mbedtls/oid.h>
#include <mbedtls/x509_crt.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "mbedtls_random.h"

#define SERIAL_LENGTH 16
#define NAME_SIZE     256
#define TIME_SIZE     16 /* "20261124120000" and more */

struct mbedtls_authority {
    mbedtls_pk_context key, subject_key;
    mbedtls_x509_crt certificate;
    char name[NAME_SIZE]; /* its subject as text, which is how an issuer is given */
};

void bench_mbedtls_close_authority(void *state)
{
    struct mbedtls_authority *authority = state;
    mbedtls_pk_free(&authority->key);
    mbedtls_pk_free(&authority->subject_key);
    mbedtls_x509_crt_free(&authority->certificate);
    free(authority);
}

void *bench_mbedtls_open_authority(const struct authority_files *files)
{
    struct mbedtls_authority *authority = malloc(sizeof *authority);
    if (authority == NULL)
        return NULL;
    mbedtls_pk_init(&authority->key);
    mbedtls_pk_init(&authority->subject_key);
    mbedtls_x509_crt_init(&authority->certificate);
    if (bench_mbedtls_read_key(files->key, &authority->key) &&
        bench_mbedtls_read_key(files->subject_key, &authority->subject_key) &&
        mbedtls_x509_crt_parse_der(&authority->certificate, files->certificate.data,
                                   files->certificate.length) == 0 &&
        mbedtls_x509_dn_gets(authority->name, sizeof authority->name,
                             &authority->certificate.subject) > 0)
        return authority;
    bench_mbedtls_close_authority(authority);
    return NULL;
}

static bool set_serial(mbedtls_x509write_cert *certificate)
{
    uint8_t octets[SERIAL_LENGTH];
    if (mbedtls_ctr_drbg_random(bench_mbedtls_random(), octets, sizeof octets) != 0)
        return false;
    octets[0] = (uint8_t)((octets[0] & 0x7f) | 0x40);
#if MBEDTLS_IS_3
    return mbedtls_x509write_crt_set_serial_raw(certificate, octets, sizeof octets) ==
           0;
#else
    mbedtls_mpi number;
    mbedtls_mpi_init(&number);
    bool ok = mbedtls_mpi_read_binary(&number, octets, sizeof octets) == 0 &&
              mbedtls_x509write_crt_set_serial(certificate, &number) == 0;
    mbedtls_mpi_free(&number);
    return ok;
#endif
}

static bool set_validity(mbedtls_x509write_cert *certificate)
{
    char from[TIME_SIZE], until[TIME_SIZE];
    struct tm parts;
    time_t now = time(NULL), end = now + ISSUED_DAYS * 86400;
    strftime(from, sizeof from, "%Y%m%d%H%M%S", gmtime_r(&now, &parts));
    strftime(until, sizeof until, "%Y%m%d%H%M%S", gmtime_r(&end, &parts));
    return mbedtls_x509write_crt_set_validity(certificate, from, until) == 0;
}

static bool add_extension(mbedtls_x509write_cert *certificate, const char *oid,
                          size_t oid_length, const uint8_t *value, size_t length)
{
    return mbedtls_x509write_crt_set_extension(certificate, oid, oid_length, 0, value,
                                               length) == 0;
}

static bool add_extensions(mbedtls_x509write_cert *certificate)
{
    /* SEQUENCE { OBJECT IDENTIFIER id-kp-serverAuth } */
    static const uint8_t purposes[] = {0x30, 0x0a, 0x06, 0x08, 0x2b, 0x06,
                                       0x01, 0x05, 0x05, 0x07, 0x03, 0x01};
    /* SEQUENCE { [2] "host.test" } */
    static const uint8_t names[] = {0x30, 0x0b, 0x82, 0x09, 'h', 'o', 's',
                                    't',  '.',  't',  'e',  's', 't'};
    return mbedtls_x509write_crt_set_basic_constraints(certificate, 0, -1) == 0 &&
           mbedtls_x509write_crt_set_key_usage(
               certificate, MBEDTLS_X509_KU_DIGITAL_SIGNATURE |
                                MBEDTLS_X509_KU_KEY_ENCIPHERMENT) == 0 &&
           add_extension(certificate, MBEDTLS_OID_EXTENDED_KEY_USAGE,
                         MBEDTLS_OID_SIZE(MBEDTLS_OID_EXTENDED_KEY_USAGE), purposes,
                         sizeof purposes) &&
           add_extension(certificate, MBEDTLS_OID_SUBJECT_ALT_NAME,
                         MBEDTLS_OID_SIZE(MBEDTLS_OID_SUBJECT_ALT_NAME), names,
                         sizeof names) &&
           mbedtls_x509write_crt_set_subject_key_identifier(certificate) == 0 &&
           mbedtls_x509write_crt_set_authority_key_identifier(certificate) == 0;
}

static bool set_fields(mbedtls_x509write_cert *certificate,
                       struct mbedtls_authority *authority)
{
    mbedtls_x509write_crt_set_version(certificate, MBEDTLS_X509_CRT_VERSION_3);
    mbedtls_x509write_crt_set_md_alg(certificate, MBEDTLS_MD_SHA256);
    mbedtls_x509write_crt_set_subject_key(certificate, &authority->subject_key);
    mbedtls_x509write_crt_set_issuer_key(certificate, &authority->key);
    return set_serial(certificate) && set_validity(certificate) &&
           mbedtls_x509write_crt_set_issuer_name(certificate, authority->name) == 0 &&
           mbedtls_x509write_crt_set_subject_name(
               certificate, "C=" ISSUED_COUNTRY ",O=" ISSUED_ORGANIZATION
                            ",CN=" ISSUED_COMMON_NAME) == 0;
}

/* Mbed TLS writes at the end of the room that it is given. */
static bool write(mbedtls_x509write_cert *certificate, struct encoded *out)
{
    int length =
        mbedtls_x509write_crt_der(certificate, out->octets, sizeof out->octets,
                                  mbedtls_ctr_drbg_random, bench_mbedtls_random());
    if (length <= 0)
        return false;
    out->length = (size_t)length;
    memmove(out->octets, out->octets + sizeof out->octets - out->length, out->length);
    return true;
}

bool bench_mbedtls_issue(void *state, struct encoded *out)
{
    mbedtls_x509write_cert certificate;
    mbedtls_x509write_crt_init(&certificate);
    bool ok = set_fields(&certificate, state) && add_extensions(&certificate) &&
              write(&certificate, out);
    mbedtls_x509write_crt_free(&certificate);
    return ok;
}
