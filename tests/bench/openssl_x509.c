/* openssl_x509.c -- OpenSSL's certificates and CRLs, read and judged. */
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "openssl_issue.h"

static X509 *read_certificate(struct bytes der)
{
    const unsigned char *octets = der.data;
    return d2i_X509(NULL, &octets, (long)der.length);
}

static bool parse(struct bytes der)
{
    X509 *certificate = read_certificate(der);
    X509_free(certificate);
    return certificate != NULL;
}

static bool verify(X509_STORE *store, X509 *leaf, STACK_OF(X509) * untrusted,
                   const char *host)
{
    X509_STORE_CTX *context = X509_STORE_CTX_new();
    bool is_valid =
        context != NULL && X509_STORE_CTX_init(context, store, leaf, untrusted) == 1 &&
        X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SSL_SERVER) == 1 &&
        X509_VERIFY_PARAM_set1_host(X509_STORE_CTX_get0_param(context), host, 0) == 1 &&
        X509_verify_cert(context) == 1;
    X509_STORE_CTX_free(context);
    return is_valid;
}

static bool judge(const struct chain *chain)
{
    X509 *leaf = read_certificate(chain->leaf), *root = read_certificate(chain->root),
         *intermediate = read_certificate(chain->intermediate);
    X509_STORE *store = X509_STORE_new();
    STACK_OF(X509) *untrusted = sk_X509_new_null();
    bool is_valid = leaf != NULL && root != NULL && intermediate != NULL &&
                    store != NULL && X509_STORE_add_cert(store, root) == 1 &&
                    sk_X509_push(untrusted, intermediate) == 1 &&
                    verify(store, leaf, untrusted, chain->host);
    sk_X509_free(untrusted);
    X509_STORE_free(store);
    X509_free(intermediate);
    X509_free(root);
    X509_free(leaf);
    return is_valid;
}

static size_t load(struct bytes pem)
{
    BIO *bio = BIO_new_mem_buf(pem.data, (int)pem.length);
    STACK_OF(X509) *certificates = sk_X509_new_null();
    X509 *certificate;
    if (bio == NULL || certificates == NULL)
        return 0;
    while ((certificate = PEM_read_bio_X509(bio, NULL, NULL, NULL)) != NULL)
        if (sk_X509_push(certificates, certificate) == 0)
            return 0;
    size_t count = (size_t)sk_X509_num(certificates);
    sk_X509_pop_free(certificates, X509_free);
    BIO_free(bio);
    return count;
}

static enum crl_answer find_in(X509_CRL *crl, struct bytes serial_number)
{
    X509_REVOKED *entry = NULL;
    ASN1_INTEGER *serial = ASN1_INTEGER_new();
    enum crl_answer answer = CRL_FAILED;
    if (serial != NULL &&
        ASN1_STRING_set(serial, serial_number.data, (int)serial_number.length) == 1)
        answer = X509_CRL_get0_by_serial(crl, &entry, serial) == 1 ? CRL_LISTED
                                                                   : CRL_NOT_LISTED;
    ASN1_INTEGER_free(serial);
    return answer;
}

static enum crl_answer find_revoked(const struct crl_question *question)
{
    const unsigned char *der = question->crl.data;
    X509_CRL *crl = d2i_X509_CRL(NULL, &der, (long)question->crl.length);
    enum crl_answer answer =
        crl == NULL ? CRL_FAILED : find_in(crl, question->serial_number);
    X509_CRL_free(crl);
    return answer;
}

const struct x509_operations bench_openssl_x509 = {parse,
                                                   judge,
                                                   load,
                                                   find_revoked,
                                                   bench_openssl_open_authority,
                                                   bench_openssl_close_authority,
                                                   bench_openssl_issue};
