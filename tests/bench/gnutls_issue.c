/* gnutls_issue.c -- GnuTLS as an authority. */
#include "gnutls_issue.h"

#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/gnutls.h>
#include <stdlib.h>
#include <time.h>

#define SERIAL_LENGTH 16

struct gnutls_authority {
    gnutls_privkey_t key;
    gnutls_x509_privkey_t subject_key;
    gnutls_x509_crt_t certificate;
};

void bench_gnutls_close_authority(void *state)
{
    struct gnutls_authority *authority = state;
    gnutls_privkey_deinit(authority->key);
    gnutls_x509_privkey_deinit(authority->subject_key);
    gnutls_x509_crt_deinit(authority->certificate);
    free(authority);
}

void *bench_gnutls_open_authority(const struct authority_files *files)
{
    struct gnutls_authority *authority = calloc(1, sizeof *authority);
    const gnutls_datum_t key = {(unsigned char *)files->key.data,
                                (unsigned)files->key.length};
    const gnutls_datum_t subject_key = {(unsigned char *)files->subject_key.data,
                                        (unsigned)files->subject_key.length};
    if (authority == NULL || gnutls_privkey_init(&authority->key) != 0 ||
        gnutls_x509_privkey_init(&authority->subject_key) != 0)
        return NULL;
    authority->certificate = bench_gnutls_read_certificate(files->certificate);
    if (authority->certificate != NULL &&
        gnutls_privkey_import_x509_raw(authority->key, &key, GNUTLS_X509_FMT_DER, NULL,
                                       0) == 0 &&
        gnutls_x509_privkey_import(authority->subject_key, &subject_key,
                                   GNUTLS_X509_FMT_DER) == 0)
        return authority;
    bench_gnutls_close_authority(authority);
    return NULL;
}

static bool set_serial(gnutls_x509_crt_t certificate)
{
    uint8_t octets[SERIAL_LENGTH];
    if (gnutls_rnd(GNUTLS_RND_NONCE, octets, sizeof octets) != 0)
        return false;
    octets[0] = (uint8_t)((octets[0] & 0x7f) | 0x40);
    return gnutls_x509_crt_set_serial(certificate, octets, sizeof octets) == 0;
}

static bool add_text(gnutls_x509_crt_t certificate, const char *oid, const char *text)
{
    return gnutls_x509_crt_set_dn_by_oid(certificate, oid, 0, text,
                                         (unsigned)strlen(text)) == 0;
}

/* The issuer is written when the certificate is signed. */
static bool set_fields(gnutls_x509_crt_t certificate, gnutls_x509_privkey_t subject_key)
{
    time_t now = time(NULL);
    return gnutls_x509_crt_set_version(certificate, 3) == 0 &&
           set_serial(certificate) &&
           add_text(certificate, GNUTLS_OID_X520_COUNTRY_NAME, ISSUED_COUNTRY) &&
           add_text(certificate, GNUTLS_OID_X520_ORGANIZATION_NAME,
                    ISSUED_ORGANIZATION) &&
           add_text(certificate, GNUTLS_OID_X520_COMMON_NAME, ISSUED_COMMON_NAME) &&
           gnutls_x509_crt_set_activation_time(certificate, now) == 0 &&
           gnutls_x509_crt_set_expiration_time(certificate,
                                               now + ISSUED_DAYS * 86400) == 0 &&
           gnutls_x509_crt_set_key(certificate, subject_key) == 0;
}

static bool add_subject_key_identifier(gnutls_x509_crt_t certificate)
{
    uint8_t id[64];
    size_t length = sizeof id;
    return gnutls_x509_crt_get_key_id(certificate, 0, id, &length) == 0 &&
           gnutls_x509_crt_set_subject_key_id(certificate, id, length) == 0;
}

static bool add_authority_key_identifier(gnutls_x509_crt_t certificate,
                                         gnutls_x509_crt_t authority)
{
    uint8_t id[64];
    size_t length = sizeof id;
    return gnutls_x509_crt_get_subject_key_id(authority, id, &length, NULL) == 0 &&
           gnutls_x509_crt_set_authority_key_id(certificate, id, length) == 0;
}

static bool add_extensions(gnutls_x509_crt_t certificate, gnutls_x509_crt_t authority)
{
    return gnutls_x509_crt_set_basic_constraints(certificate, 0, -1) == 0 &&
           gnutls_x509_crt_set_key_usage(certificate,
                                         GNUTLS_KEY_DIGITAL_SIGNATURE |
                                             GNUTLS_KEY_KEY_ENCIPHERMENT) == 0 &&
           gnutls_x509_crt_set_key_purpose_oid(certificate, GNUTLS_KP_TLS_WWW_SERVER,
                                               0) == 0 &&
           gnutls_x509_crt_set_subject_alt_name(
               certificate, GNUTLS_SAN_DNSNAME, ISSUED_COMMON_NAME,
               (unsigned)strlen(ISSUED_COMMON_NAME), GNUTLS_FSAN_SET) == 0 &&
           add_subject_key_identifier(certificate) &&
           add_authority_key_identifier(certificate, authority);
}

bool bench_gnutls_issue(void *state, struct encoded *out)
{
    const struct gnutls_authority *authority = state;
    gnutls_x509_crt_t certificate;
    if (gnutls_x509_crt_init(&certificate) != 0)
        return false;
    out->length = sizeof out->octets;
    bool ok = set_fields(certificate, authority->subject_key) &&
              add_extensions(certificate, authority->certificate) &&
              gnutls_x509_crt_privkey_sign(certificate, authority->certificate,
                                           authority->key, GNUTLS_DIG_SHA256, 0) == 0 &&
              gnutls_x509_crt_export(certificate, GNUTLS_X509_FMT_DER, out->octets,
                                     &out->length) == 0;
    gnutls_x509_crt_deinit(certificate);
    return ok;
}
