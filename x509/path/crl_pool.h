/* crl_pool.h -- CRLs on their way into path validation: read, with what is wrong about
 * them, and kept in a pile. */
#ifndef CERTWRIGHT_CRL_POOL_H
#define CERTWRIGHT_CRL_POOL_H

#include "../crl_index.h"
#include "../distribution_point.h"

/* A CRL with fewer entries is walked over as quickly. */
#define CRL_POOL_INDEX_MIN 64

struct pool_crl {
    struct crl crl;
    struct error flaw; /* its kind is ERROR_NONE if there is none */
    struct issuing_distribution_point scope;
    struct crl_index *index; /* empty until it is needed; NULL for a short CRL */
};

/* A zeroed object is an empty pile. */
struct crl_pool {
    struct pool_crl *crls; /* the latest thisUpdate first, once it is sorted */
    size_t count, capacity;
    bool has_deltas; /* one or more has a deltaCRLIndicator */
};

/* crl_pool_add reads the one CertificateList that is all there is in DER, which must
 * outlive POOL. False and ERROR if it cannot be read or memory runs out; POOL is as it
 * was then. */
bool crl_pool_add(struct crl_pool *pool, struct bytes der, struct error *error)
    __attribute__((warn_unused_result));

/* crl_pool_find is crl_find with the scope of CRL. The first time it makes an index of
 * CRL, if that has CRL_POOL_INDEX_MIN entries or more, so that those that nobody can
 * believe cost no memory; if there is not enough, it walks. One thread at a time may
 * call it with CRLs of one pile. */
bool crl_pool_find(const struct pool_crl *crl, struct bytes issuer,
                   struct bytes serial_number, struct revoked_certificate *entry);

/* crl_pool_find_work returns how many entries that looks at, at most; one that is long
 * counts for more. To make the index is to look at all. */
size_t crl_pool_find_work(const struct pool_crl *crl, struct bytes serial_number);

/* crl_pool_sort puts the latest CRL first, and of several with one thisUpdate that with
 * the greatest cRLNumber, so that of two that answer the same question the newer is
 * asked. */
void crl_pool_sort(struct crl_pool *pool);

/* crl_pool_clear frees what POOL holds. */
void crl_pool_clear(struct crl_pool *pool);

#endif
