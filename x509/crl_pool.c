/* crl_pool.c -- piles of CRLs. */
#include "crl_pool.h"

#include <stdlib.h>

#include "worst_flaw.h"

static bool read_crl(struct bytes der, struct pool_crl *crl, struct error *error)
{
    memset(crl, 0, sizeof *crl);
    struct worst_flaw flaws = worst_flaw_in(&crl->flaw);
    struct der_reader reader = der_reader_tolerant(der, &flaws.flaws, error);
    if (!crl_read(&reader, &crl->crl) || !der_finish(&reader, "CertificateList"))
        return false;
    crl->scope =
        issuing_distribution_point_of(crl->crl.extensions.issuing_distribution_point);
    return true;
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

static int compare_age(const void *left, const void *right)
{
    const struct pool_crl *a = left, *b = right;
    return (a->crl.this_update < b->crl.this_update) -
           (a->crl.this_update > b->crl.this_update);
}

void crl_pool_sort(struct crl_pool *pool)
{
    if (pool->count > 0)
        qsort(pool->crls, pool->count, sizeof *pool->crls, compare_age);
}

void crl_pool_clear(struct crl_pool *pool)
{
    free(pool->crls);
    memset(pool, 0, sizeof *pool);
}
