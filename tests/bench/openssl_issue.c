/* openssl_issue.c -- OpenSSL as an authority. Extensions are put together from their
 * structures, which is faster than from text. */
#include "openssl_issue.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdlib.h>

struct openssl_authority {
    EVP_PKEY *key, *subject_key;
    X509 *certificate;
};

static EVP_PKEY *read_key(struct bytes der)
{
    const unsigned char *octets = der.data;
    return d2i_PrivateKey(EVP_PKEY_RSA, NULL, &octets, (long)der.length);
}

void *bench_openssl_open_authority(const struct authority_files *files)
{
    struct openssl_authority *authority = calloc(1, sizeof *authority);
    const unsigned char *octets = files->certificate.data;
    if (authority == NULL)
        return NULL;
    authority->key = read_key(files->key);
    authority->subject_key = read_key(files->subject_key);
    authority->certificate = d2i_X509(NULL, &octets, (long)files->certificate.length);
    if (authority->key != NULL && authority->subject_key != NULL &&
        authority->certificate != NULL)
        return authority;
    bench_openssl_close_authority(authority);
    return NULL;
}

void bench_openssl_close_authority(void *state)
{
    struct openssl_authority *authority = state;
    EVP_PKEY_free(authority->key);
    EVP_PKEY_free(authority->subject_key);
    X509_free(authority->certificate);
    free(authority);
}

static bool add_text(X509_NAME *name, const char *field, const char *text)
{
    return X509_NAME_add_entry_by_txt(name, field, MBSTRING_ASC,
                                      (const unsigned char *)text, -1, -1, 0) == 1;
}

static bool set_names(X509 *certificate, const struct openssl_authority *authority)
{
    X509_NAME *subject = X509_get_subject_name(certificate);
    return add_text(subject, "C", ISSUED_COUNTRY) &&
           add_text(subject, "O", ISSUED_ORGANIZATION) &&
           add_text(subject, "CN", ISSUED_COMMON_NAME) &&
           X509_set_issuer_name(certificate,
                                X509_get_subject_name(authority->certificate)) == 1;
}

static bool set_serial(X509 *certificate)
{
    uint8_t octets[16];
    if (RAND_bytes(octets, sizeof octets) != 1)
        return false;
    octets[0] = (uint8_t)((octets[0] & 0x7f) | 0x40);
    return ASN1_STRING_set(X509_get_serialNumber(certificate), octets, sizeof octets) ==
           1;
}

static bool set_fields(X509 *certificate, const struct openssl_authority *authority)
{
    return X509_set_version(certificate, X509_VERSION_3) == 1 &&
           set_serial(certificate) && set_names(certificate, authority) &&
           X509_gmtime_adj(X509_getm_notBefore(certificate), 0) != NULL &&
           X509_gmtime_adj(X509_getm_notAfter(certificate),
                           (long)ISSUED_DAYS * 86400) != NULL &&
           X509_set_pubkey(certificate, authority->subject_key) == 1;
}

static bool add(X509 *certificate, int nid, void *value, bool is_critical)
{
    return value != NULL && X509_add1_ext_i2d(certificate, nid, value, is_critical,
                                              X509V3_ADD_APPEND) == 1;
}

static bool add_basic_constraints(X509 *certificate)
{
    BASIC_CONSTRAINTS *value = BASIC_CONSTRAINTS_new(); /* cA is FALSE */
    bool ok = add(certificate, NID_basic_constraints, value, true);
    BASIC_CONSTRAINTS_free(value);
    return ok;
}

static bool add_key_usage(X509 *certificate)
{
    ASN1_BIT_STRING *value = ASN1_BIT_STRING_new();
    bool ok = value != NULL &&
              ASN1_BIT_STRING_set_bit(value, 0, 1) == 1 && /* digitalSignature */
              ASN1_BIT_STRING_set_bit(value, 2, 1) == 1 && /* keyEncipherment */
              add(certificate, NID_key_usage, value, true);
    ASN1_BIT_STRING_free(value);
    return ok;
}

static bool add_ext_key_usage(X509 *certificate)
{
    EXTENDED_KEY_USAGE *value = EXTENDED_KEY_USAGE_new();
    bool ok = value != NULL &&
              sk_ASN1_OBJECT_push(value, OBJ_nid2obj(NID_server_auth)) == 1 &&
              add(certificate, NID_ext_key_usage, value, false);
    EXTENDED_KEY_USAGE_free(value);
    return ok;
}

static bool add_alt_name(X509 *certificate)
{
    GENERAL_NAMES *names = GENERAL_NAMES_new();
    GENERAL_NAME *name = GENERAL_NAME_new();
    ASN1_IA5STRING *host = ASN1_IA5STRING_new();
    if (names == NULL || name == NULL || host == NULL ||
        ASN1_STRING_set(host, ISSUED_COMMON_NAME, -1) != 1)
        return false;
    GENERAL_NAME_set0_value(name, GEN_DNS, host);
    bool ok = sk_GENERAL_NAME_push(names, name) == 1 &&
              add(certificate, NID_subject_alt_name, names, false);
    GENERAL_NAMES_free(names);
    return ok;
}

static bool add_subject_key_identifier(X509 *certificate)
{
    uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned length;
    ASN1_OCTET_STRING *value = ASN1_OCTET_STRING_new();
    bool ok = value != NULL &&
              X509_pubkey_digest(certificate, EVP_sha1(), digest, &length) == 1 &&
              ASN1_OCTET_STRING_set(value, digest, (int)length) == 1 &&
              add(certificate, NID_subject_key_identifier, value, false);
    ASN1_OCTET_STRING_free(value);
    return ok;
}

static bool add_authority_key_identifier(X509 *certificate, X509 *authority)
{
    AUTHORITY_KEYID *value = AUTHORITY_KEYID_new();
    if (value == NULL)
        return false;
    value->keyid = ASN1_OCTET_STRING_dup(X509_get0_subject_key_id(authority));
    bool ok = value->keyid != NULL &&
              add(certificate, NID_authority_key_identifier, value, false);
    AUTHORITY_KEYID_free(value);
    return ok;
}

static bool add_extensions(X509 *certificate, X509 *authority)
{
    return add_basic_constraints(certificate) && add_key_usage(certificate) &&
           add_ext_key_usage(certificate) && add_alt_name(certificate) &&
           add_subject_key_identifier(certificate) &&
           add_authority_key_identifier(certificate, authority);
}

static bool write(X509 *certificate, struct encoded *out)
{
    unsigned char *end = out->octets;
    int length = i2d_X509(certificate, NULL);
    if (length <= 0 || (size_t)length > sizeof out->octets)
        return false;
    out->length = (size_t)i2d_X509(certificate, &end);
    return true;
}

bool bench_openssl_issue(void *state, struct encoded *out)
{
    const struct openssl_authority *authority = state;
    X509 *certificate = X509_new();
    bool ok = certificate != NULL && set_fields(certificate, authority) &&
              add_extensions(certificate, authority->certificate) &&
              X509_sign(certificate, authority->key, EVP_sha256()) > 0 &&
              write(certificate, out);
    X509_free(certificate);
    return ok;
}
