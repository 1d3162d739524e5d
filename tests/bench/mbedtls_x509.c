/* mbedtls_x509.c -- Mbed TLS's certificates and CRLs, read and judged. */
#include <mbedtls/oid.h>
#include <mbedtls/x509_crl.h>
#include <mbedtls/x509_crt.h>

#include "mbedtls_issue.h"

/* Borrows the octets: the faster of the two ways. */
static bool add(mbedtls_x509_crt *certificates, struct bytes der)
{
    return mbedtls_x509_crt_parse_der_nocopy(certificates, der.data, der.length) == 0;
}

static bool parse(struct bytes der)
{
    mbedtls_x509_crt certificate;
    mbedtls_x509_crt_init(&certificate);
    bool ok = add(&certificate, der);
    mbedtls_x509_crt_free(&certificate);
    return ok;
}

static bool judge(const struct chain *chain)
{
    mbedtls_x509_crt leaf, root;
    uint32_t flaws;
    mbedtls_x509_crt_init(&leaf);
    mbedtls_x509_crt_init(&root);
    bool is_valid = add(&root, chain->root) && add(&leaf, chain->leaf) &&
                    add(&leaf, chain->intermediate) &&
                    mbedtls_x509_crt_verify(&leaf, &root, NULL, chain->host, &flaws,
                                            NULL, NULL) == 0 &&
                    mbedtls_x509_crt_check_extended_key_usage(
                        &leaf, MBEDTLS_OID_SERVER_AUTH,
                        MBEDTLS_OID_SIZE(MBEDTLS_OID_SERVER_AUTH)) == 0;
    mbedtls_x509_crt_free(&root);
    mbedtls_x509_crt_free(&leaf);
    return is_valid;
}

/* The NUL behind PEM must be counted. */
static size_t load(struct bytes pem)
{
    mbedtls_x509_crt certificates;
    size_t count = 0;
    mbedtls_x509_crt_init(&certificates);
    if (mbedtls_x509_crt_parse(&certificates, pem.data, pem.length + 1) == 0)
        for (const mbedtls_x509_crt *c = &certificates; c != NULL; c = c->next)
            count++;
    mbedtls_x509_crt_free(&certificates);
    return count;
}

static enum crl_answer find_in(const mbedtls_x509_crl *crl, struct bytes der)
{
    mbedtls_x509_crt certificate;
    enum crl_answer answer = CRL_FAILED;
    mbedtls_x509_crt_init(&certificate);
    if (add(&certificate, der))
        answer = mbedtls_x509_crt_is_revoked(&certificate, crl) == 1 ? CRL_LISTED
                                                                     : CRL_NOT_LISTED;
    mbedtls_x509_crt_free(&certificate);
    return answer;
}

static enum crl_answer find_revoked(const struct crl_question *question)
{
    mbedtls_x509_crl crl;
    enum crl_answer answer = CRL_FAILED;
    mbedtls_x509_crl_init(&crl);
    if (mbedtls_x509_crl_parse_der(&crl, question->crl.data, question->crl.length) == 0)
        answer = find_in(&crl, question->certificate);
    mbedtls_x509_crl_free(&crl);
    return answer;
}

const struct x509_operations bench_mbedtls_x509 = {parse,
                                                   judge,
                                                   load,
                                                   find_revoked,
                                                   bench_mbedtls_open_authority,
                                                   bench_mbedtls_close_authority,
                                                   bench_mbedtls_issue};
