/* gnutls_x509.c -- GnuTLS's certificates and CRLs, read and judged. */
#include <gnutls/gnutls.h>
#include <gnutls/x509.h>

#include "gnutls_issue.h"

gnutls_x509_crt_t bench_gnutls_read_certificate(struct bytes der)
{
    gnutls_x509_crt_t certificate;
    const gnutls_datum_t octets = {(unsigned char *)der.data, (unsigned)der.length};
    if (gnutls_x509_crt_init(&certificate) != 0)
        return NULL;
    if (gnutls_x509_crt_import(certificate, &octets, GNUTLS_X509_FMT_DER) == 0)
        return certificate;
    gnutls_x509_crt_deinit(certificate);
    return NULL;
}

static bool parse(struct bytes der)
{
    gnutls_x509_crt_t certificate = bench_gnutls_read_certificate(der);
    gnutls_x509_crt_deinit(certificate);
    return certificate != NULL;
}

static bool verify(gnutls_x509_trust_list_t roots, gnutls_x509_crt_t *certificates,
                   const char *host)
{
    unsigned flaws = 1;
    gnutls_typed_vdata_st demands[] = {
        {GNUTLS_DT_DNS_HOSTNAME, (unsigned char *)host, 0},
        {GNUTLS_DT_KEY_PURPOSE_OID, (unsigned char *)GNUTLS_KP_TLS_WWW_SERVER, 0}};
    return gnutls_x509_trust_list_verify_crt2(roots, certificates, 2, demands, 2, 0,
                                              &flaws, NULL) == 0 &&
           flaws == 0;
}

/* The list owns the root that is given to it. */
static bool judge(const struct chain *chain)
{
    gnutls_x509_trust_list_t roots;
    gnutls_x509_crt_t root = bench_gnutls_read_certificate(chain->root);
    gnutls_x509_crt_t certificates[2] = {
        bench_gnutls_read_certificate(chain->leaf),
        bench_gnutls_read_certificate(chain->intermediate)};
    if (gnutls_x509_trust_list_init(&roots, 0) != 0)
        return false;
    bool is_valid = root != NULL && certificates[0] != NULL &&
                    certificates[1] != NULL &&
                    gnutls_x509_trust_list_add_cas(roots, &root, 1, 0) == 1 &&
                    verify(roots, certificates, chain->host);
    gnutls_x509_trust_list_deinit(roots, 1);
    gnutls_x509_crt_deinit(certificates[0]);
    gnutls_x509_crt_deinit(certificates[1]);
    return is_valid;
}

static size_t load(struct bytes pem)
{
    gnutls_x509_crt_t *certificates;
    unsigned count = 0;
    const gnutls_datum_t text = {(unsigned char *)pem.data, (unsigned)pem.length};
    if (gnutls_x509_crt_list_import2(&certificates, &count, &text, GNUTLS_X509_FMT_PEM,
                                     0) != 0)
        return 0;
    for (unsigned i = 0; i < count; i++)
        gnutls_x509_crt_deinit(certificates[i]);
    gnutls_free(certificates);
    return count;
}

/* A CRL of 100,000 entries keeps GnuTLS busy for half a minute, nearly all of it in
 * libtasn1: it has no part in that row. */
const struct x509_operations bench_gnutls_x509 = {parse,
                                                  judge,
                                                  load,
                                                  NULL,
                                                  bench_gnutls_open_authority,
                                                  bench_gnutls_close_authority,
                                                  bench_gnutls_issue};
