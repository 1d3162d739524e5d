/* peer.c -- documents as OpenSSL reads them. */
#include "peer.h"

#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <stdio.h>
#include <string.h>

static bool refuse(char why[PEER_WHY_SIZE], const char *what, const char *detail)
{
    const char *reason = ERR_reason_error_string(ERR_peek_error());
    snprintf(why, PEER_WHY_SIZE, "%s%s%s: %s", what, detail[0] != '\0' ? " " : "",
             detail, reason != NULL ? reason : "no reason");
    return false;
}

/* Decodes each of EXTENSIONS, which stand WHERE, that has a decoder. */
static bool reads_extensions(const char *where,
                             const STACK_OF(X509_EXTENSION) * extensions,
                             char why[PEER_WHY_SIZE])
{
    for (int i = 0; i < sk_X509_EXTENSION_num(extensions); i++) {
        X509_EXTENSION *extension = sk_X509_EXTENSION_value(extensions, i);
        const X509V3_EXT_METHOD *method = X509V3_EXT_get(extension);
        char oid[80];
        if (method == NULL)
            continue;
        void *value = X509V3_EXT_d2i(extension);
        OBJ_obj2txt(oid, sizeof oid, X509_EXTENSION_get_object(extension), 1);
        if (value == NULL)
            return refuse(why, where, oid);
        if (method->it != NULL)
            ASN1_item_free(value, ASN1_ITEM_ptr(method->it));
        else
            method->ext_free(value);
    }
    return true;
}

/* The keys of other algorithms are not read here either, nor those on other curves. */
static bool is_known(int nid)
{
    return nid == NID_rsaEncryption || nid == NID_rsassaPss ||
           nid == NID_X9_62_id_ecPublicKey || nid == NID_ED25519 || nid == NID_X25519;
}

static bool reads_key(X509_PUBKEY *key, char why[PEER_WHY_SIZE])
{
    ASN1_OBJECT *algorithm;
    X509_PUBKEY_get0_param(&algorithm, NULL, NULL, NULL, key);
    return !is_known(OBJ_obj2nid(algorithm)) || X509_PUBKEY_get0(key) != NULL ||
           refuse(why, "key", "");
}

static bool reads_certificate(const unsigned char **at, long length,
                              char why[PEER_WHY_SIZE])
{
    X509 *certificate = d2i_X509(NULL, at, length);
    if (certificate == NULL)
        return refuse(why, "document", "");
    bool ok = reads_extensions("certificate extension",
                               X509_get0_extensions(certificate), why) &&
              reads_key(X509_get_X509_PUBKEY(certificate), why);
    if (ok && (ASN1_TIME_check(X509_get0_notBefore(certificate)) != 1 ||
               ASN1_TIME_check(X509_get0_notAfter(certificate)) != 1))
        ok = refuse(why, "time", "");
    X509_free(certificate);
    return ok;
}

static bool reads_crl(const unsigned char **at, long length, char why[PEER_WHY_SIZE])
{
    X509_CRL *crl = d2i_X509_CRL(NULL, at, length);
    if (crl == NULL)
        return refuse(why, "document", "");
    bool ok = reads_extensions("CRL extension", X509_CRL_get0_extensions(crl), why);
    STACK_OF(X509_REVOKED) *entries = X509_CRL_get_REVOKED(crl);
    for (int i = 0; ok && i < sk_X509_REVOKED_num(entries); i++) {
        X509_REVOKED *entry = sk_X509_REVOKED_value(entries, i);
        ok = reads_extensions("entry extension", X509_REVOKED_get0_extensions(entry),
                              why);
        if (ok && ASN1_TIME_check(X509_REVOKED_get0_revocationDate(entry)) != 1)
            ok = refuse(why, "time", "");
    }
    X509_CRL_free(crl);
    return ok;
}

static bool reads_request(const unsigned char **at, long length,
                          char why[PEER_WHY_SIZE])
{
    X509_REQ *request = d2i_X509_REQ(NULL, at, length);
    if (request == NULL)
        return refuse(why, "document", "");
    STACK_OF(X509_EXTENSION) *extensions = X509_REQ_get_extensions(request);
    bool ok = reads_extensions("request extension", extensions, why) &&
              reads_key(X509_REQ_get_X509_PUBKEY(request), why);
    sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
    X509_REQ_free(request);
    return ok;
}

bool peer_reads(enum document_kind kind, struct bytes der, char why[PEER_WHY_SIZE])
{
    static bool (*const readers[])(const unsigned char **at, long length,
                                   char why[PEER_WHY_SIZE]) = {
        [DOCUMENT_CERTIFICATE] = reads_certificate,
        [DOCUMENT_CRL] = reads_crl,
        [DOCUMENT_REQUEST] = reads_request,
    };
    const unsigned char *at = der.data;
    ERR_clear_error();
    if (!readers[kind](&at, (long)der.length, why))
        return false;
    return at == der.data + der.length || refuse(why, "document", "has more behind it");
}
