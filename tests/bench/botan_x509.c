/* botan_x509.c -- Botan's certificates and CRLs, read and judged, through its interface
 * for C. That does not ask for the purpose of a certificate, reads PEM one certificate at
 * a time, and cannot issue. */
#include <botan/ffi.h>
#include <stdlib.h>

#include "contender.h"

/* Bits of security that keys must have: RSA-2048 has 112. */
#define STRENGTH 110

static bool read_certificate(struct bytes octets, botan_x509_cert_t *certificate)
{
    return botan_x509_cert_load(certificate, octets.data, octets.length) == 0;
}

static bool parse(struct bytes der)
{
    botan_x509_cert_t certificate = NULL;
    bool ok = read_certificate(der, &certificate);
    botan_x509_cert_destroy(certificate);
    return ok;
}

static bool judge(const struct chain *chain)
{
    botan_x509_cert_t leaf = NULL, intermediate = NULL, root = NULL;
    int verdict = 1;
    bool is_valid = read_certificate(chain->leaf, &leaf) &&
                    read_certificate(chain->intermediate, &intermediate) &&
                    read_certificate(chain->root, &root) &&
                    botan_x509_cert_verify(&verdict, leaf, &intermediate, 1, &root, 1,
                                           NULL, STRENGTH, chain->host, 0) == 0 &&
                    verdict == 0;
    botan_x509_cert_destroy(root);
    botan_x509_cert_destroy(intermediate);
    botan_x509_cert_destroy(leaf);
    return is_valid;
}

/* The length of the block that TEXT begins with, or 0. */
static size_t length_of_block(const char *text)
{
    static const char last_line[] = "-----END CERTIFICATE-----\n";
    const char *end = strstr(text, last_line);
    return end == NULL ? 0 : (size_t)(end - text) + sizeof last_line - 1;
}

static size_t load(struct bytes pem)
{
    size_t count = 0, capacity = pem.length / 256 + 1, length;
    botan_x509_cert_t *certificates = calloc(capacity, sizeof *certificates);
    if (certificates == NULL)
        return 0;
    while (count < capacity &&
           (length = length_of_block((const char *)pem.data)) != 0 &&
           read_certificate(bytes_of(pem.data, length), &certificates[count])) {
        pem = bytes_after(pem, length);
        count++;
    }
    for (size_t i = 0; i < count; i++)
        botan_x509_cert_destroy(certificates[i]);
    free(certificates);
    return count;
}

static enum crl_answer find_revoked(const struct crl_question *question)
{
    botan_x509_crl_t crl = NULL;
    botan_x509_cert_t certificate = NULL;
    enum crl_answer answer = CRL_FAILED;
    if (botan_x509_crl_load(&crl, question->crl.data, question->crl.length) == 0 &&
        read_certificate(question->certificate, &certificate)) {
        int found = botan_x509_is_revoked(crl, certificate);
        answer = found == 0 ? CRL_LISTED : found == -1 ? CRL_NOT_LISTED : CRL_FAILED;
    }
    botan_x509_cert_destroy(certificate);
    botan_x509_crl_destroy(crl);
    return answer;
}

const struct x509_operations bench_botan_x509 = {
    .parse = parse, .judge = judge, .load = load, .find_revoked = find_revoked};
