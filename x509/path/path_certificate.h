/* path_certificate.h -- certificates on their way into path validation: read with what
 * is wrong about them, and kept in piles that can be searched by subject. */
#ifndef CERTWRIGHT_PATH_CERTIFICATE_H
#define CERTWRIGHT_PATH_CERTIFICATE_H

#include "../certificate.h"

/* A certificate and the worst flaw in it. It is read tolerantly so that a flaw becomes
 * one finding among others; and so that a trust anchor, which somebody has chosen to
 * believe, is not refused for how it was encoded twenty years ago. */
struct path_certificate {
    struct certificate certificate;
    struct error flaw; /* its kind is ERROR_NONE if there is none */
    uint64_t subject_hash;
    bool is_self_issued;
};

/* path_certificate_read reads the one Certificate that is all there is in DER, and
 * which it borrows. False and ERROR if its structure cannot be followed. A
 * GeneralizedTime before 2050 is no flaw here: whoever relies on a certificate "MUST be
 * able to process" either form (RFC 5280 section 4.1.2.5). */
bool path_certificate_read(struct bytes der, struct path_certificate *certificate,
                           struct error *error) __attribute__((warn_unused_result));

/* path_certificate_is_self_issued tells whether subject and issuer are the same name,
 * compared as in name_compare.h. */
bool path_certificate_is_self_issued(const struct path_certificate *certificate);

/* path_certificate_equal tells whether A and B are the same octets. */
bool path_certificate_equal(const struct path_certificate *a,
                            const struct path_certificate *b);

/* A pile of certificates. A zeroed object is an empty one. */
struct certificate_pool {
    struct path_certificate *certificates;
    size_t count, capacity;
    size_t *by_subject; /* indices in the order of subject_hash */
};

/* certificate_pool_add reads DER, which must outlive POOL, into it. False and ERROR if
 * it cannot be read or memory runs out; POOL is as it was then. */
bool certificate_pool_add(struct certificate_pool *pool, struct bytes der,
                          struct error *error) __attribute__((warn_unused_result));

/* certificate_pool_index makes POOL ready to be searched; nothing is added after. False
 * if memory runs out. */
bool certificate_pool_index(struct certificate_pool *pool)
    __attribute__((warn_unused_result));

/* A walk over the certificates of a pool that have one subject. */
struct subject_walk {
    const struct certificate_pool *pool;
    struct bytes subject;
    uint64_t hash;
    size_t next;
    size_t octets; /* of the names that were compared so far, to count the work by */
};

/* subject_walk_begin stands before the first certificate in POOL whose subject is the
 * Name element SUBJECT. POOL may be NULL. */
void subject_walk_begin(struct subject_walk *walk, const struct certificate_pool *pool,
                        struct bytes subject);

/* subject_walk_next returns the next one, or NULL. */
const struct path_certificate *subject_walk_next(struct subject_walk *walk);

/* certificate_pool_find returns the certificate of POOL that has the same octets, or
 * NULL. */
const struct path_certificate *
certificate_pool_find(const struct certificate_pool *pool,
                      const struct path_certificate *certificate);

/* certificate_pool_clear frees what POOL holds. */
void certificate_pool_clear(struct certificate_pool *pool);

#endif
