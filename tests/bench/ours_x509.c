/* ours_x509.c -- certwright's certificates and CRLs, read and judged. */
#include <stdlib.h>
#include <time.h>

#include "asn1/pem.h"
#include "ours_issue.h"
#include "x509/crl_index.h"
#include "x509/path/path.h"
#include "x509/path/peer_name.h"

static bool parse(struct bytes der)
{
    struct certificate certificate;
    struct error error = {0};
    return certificate_parse(der, &certificate, &error);
}

static bool judge_read(const struct chain *chain, const struct path_certificate *leaf,
                       const struct certificate_pool *roots,
                       const struct certificate_pool *untrusted)
{
    uint8_t octets[GENERAL_NAME_TEXT_MAX];
    struct general_name host;
    struct error error = {0};
    struct path_judgement judgement = {0};
    if (!peer_name_from_text(GENERAL_NAME_DNS, chain->host, octets, &host, &error))
        return false;
    const struct path_inputs inputs = {.certificate = leaf,
                                       .anchors = roots,
                                       .untrusted = untrusted,
                                       .time = (int64_t)time(NULL),
                                       .purpose = PURPOSE_SERVER,
                                       .peer = &host};
    path_judge(&inputs, &judgement);
    bool is_valid = judgement.verdict == VERDICT_VALID;
    path_judgement_clear(&judgement);
    return is_valid;
}

static bool judge(const struct chain *chain)
{
    struct path_certificate leaf;
    struct certificate_pool roots = {0}, untrusted = {0};
    struct error error = {0};
    bool is_valid = path_certificate_read(chain->leaf, &leaf, &error) &&
                    certificate_pool_add(&roots, chain->root, &error) &&
                    certificate_pool_index(&roots) &&
                    certificate_pool_add(&untrusted, chain->intermediate, &error) &&
                    certificate_pool_index(&untrusted) &&
                    judge_read(chain, &leaf, &roots, &untrusted);
    certificate_pool_clear(&untrusted);
    certificate_pool_clear(&roots);
    return is_valid;
}

/* Base 64 is longer than what it stands for: OCTETS has the size of PEM. */
static bool add_all(struct bytes pem, uint8_t *octets, struct certificate_pool *pool)
{
    struct pem_block block;
    struct error error = {0};
    size_t position = 0, length;
    while (pem_next(pem, &position, &block, &error) == PEM_BLOCK) {
        if (!pem_decode(pem, &block, octets, &length, &error) ||
            !certificate_pool_add(pool, bytes_of(octets, length), &error))
            return false;
        octets += length;
    }
    return error.kind == ERROR_NONE && certificate_pool_index(pool);
}

static size_t load(struct bytes pem)
{
    struct certificate_pool pool = {0};
    uint8_t *octets = malloc(pem.length);
    size_t count = octets != NULL && add_all(pem, octets, &pool) ? pool.count : 0;
    certificate_pool_clear(&pool);
    free(octets);
    return count;
}

static enum crl_answer find_revoked(const struct crl_question *question)
{
    struct crl crl;
    struct revoked_certificate entry;
    struct error error = {0};
    if (!crl_parse(question->crl, &crl, &error))
        return CRL_FAILED;
    struct crl_index index;
    if (!crl_index_build(&index, &crl, false))
        return CRL_FAILED;
    bool is_listed =
        crl_index_find(&index, &crl, question->issuer, question->serial_number, &entry);
    crl_index_clear(&index);
    return is_listed ? CRL_LISTED : CRL_NOT_LISTED;
}

const struct x509_operations bench_ours_x509 = {parse,
                                                judge,
                                                load,
                                                find_revoked,
                                                bench_ours_open_authority,
                                                bench_ours_close_authority,
                                                bench_ours_issue};
