/* crl_pool.c -- piles of CRLs. */
#include "crl_pool.h"

#include <stdlib.h>

#include "../worst_flaw.h"

static bool read_crl(struct bytes der, struct pool_crl *crl, struct error *error)
{
    memset(crl, 0, sizeof *crl);
    struct worst_flaw flaws = worst_flaw_in(&crl->flaw);
    struct der_reader reader = der_reader_tolerant(der, &flaws.flaws, error);
    if (!crl_read(&reader, &crl->crl) || !der_finish(&reader, "CertificateList"))
        return false;
    crl->scope =
        issuing_distribution_point_of(crl->crl.extensions.issuing_distribution_point);
    if (crl->crl.revoked_count < CRL_POOL_INDEX_MIN)
        return true;
    crl->index = calloc(1, sizeof *crl->index);
    return crl->index != NULL ||
           error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                      "CRLs: want memory for an index, have none");
}

bool crl_pool_add(struct crl_pool *pool, struct bytes der, struct error *error)
{
    if (pool->count == pool->capacity) {
        size_t capacity = pool->capacity == 0 ? 8 : 2 * pool->capacity;
        struct pool_crl *grown = realloc(pool->crls, capacity * sizeof *grown);
        if (grown == NULL)
            return error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                              "CRLs: want memory for %zu, have less", capacity);
        pool->crls = grown;
        pool->capacity = capacity;
    }
    if (!read_crl(der, &pool->crls[pool->count], error))
        return false;
    if (extensions_has(&pool->crls[pool->count].crl.extensions,
                       EXTENSION_DELTA_CRL_INDICATOR))
        pool->has_deltas = true;
    pool->count++;
    return true;
}

static bool is_indexed(const struct pool_crl *crl)
{
    return crl->index != NULL && crl->index->entries != NULL;
}

/* Makes the index, once: what there was no memory for is not tried again. */
static bool can_be_indexed(const struct pool_crl *crl)
{
    if (crl->index == NULL || crl->index->is_given_up)
        return false;
    if (!is_indexed(crl))
        crl->index->is_given_up =
            !crl_index_build(crl->index, &crl->crl, crl->scope.indirect_crl);
    return !crl->index->is_given_up;
}

bool crl_pool_find(const struct pool_crl *crl, struct bytes issuer,
                   struct bytes serial_number, struct revoked_certificate *entry)
{
    bool is_indirect = crl->scope.indirect_crl;
    if (can_be_indexed(crl))
        return crl_index_find(crl->index, &crl->crl, issuer, serial_number, entry);
    return crl_find(&crl->crl, is_indirect, issuer, serial_number, entry);
}

/* What lies in the index of an indirect CRL may have to be compared with any number of
 * issuers: that counts like a walk. */
size_t crl_pool_find_work(const struct pool_crl *crl, struct bytes serial_number)
{
    size_t by_count = crl->crl.revoked_count;
    size_t by_length = crl->crl.revoked_certificates.length / CRL_OCTETS_PER_ENTRY;
    if (!is_indexed(crl) || crl->scope.indirect_crl)
        return by_length > by_count ? by_length : by_count;
    return crl_index_work(crl->index, &crl->crl, serial_number) *
           (1 + serial_number.length / CRL_OCTETS_PER_ENTRY);
}

static int compare_octets(struct bytes a, struct bytes b)
{
    if (a.length != b.length)
        return a.length < b.length ? -1 : 1;
    return a.length == 0 ? 0 : memcmp(a.data, b.data, a.length);
}

/* The newer first. What is equal in all else is put in the order of its octets, so that
 * the order in which files were named does not matter. */
static int compare_age(const void *left, const void *right)
{
    const struct crl *a = &((const struct pool_crl *)left)->crl;
    const struct crl *b = &((const struct pool_crl *)right)->crl;
    if (a->this_update != b->this_update)
        return a->this_update < b->this_update ? 1 : -1;
    int order = compare_octets(b->extensions.crl_number, a->extensions.crl_number);
    return order != 0 ? order
                      : compare_octets(a->signed_part.element, b->signed_part.element);
}

void crl_pool_sort(struct crl_pool *pool)
{
    if (pool->count > 0)
        qsort(pool->crls, pool->count, sizeof *pool->crls, compare_age);
}

void crl_pool_clear(struct crl_pool *pool)
{
    for (size_t i = 0; i < pool->count; i++) {
        if (pool->crls[i].index != NULL)
            crl_index_clear(pool->crls[i].index);
        free(pool->crls[i].index);
    }
    free(pool->crls);
    memset(pool, 0, sizeof *pool);
}
