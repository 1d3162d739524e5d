/* path_certificate.c -- piles of certificates, searched by subject. */
#include "path_certificate.h"

#include <stdlib.h>

#include "../worst_flaw.h"
#include "../name_compare.h"

bool path_certificate_read(struct bytes der, struct path_certificate *certificate,
                           struct error *error)
{
    memset(certificate, 0, sizeof *certificate);
    struct worst_flaw flaws = worst_flaw_in(&certificate->flaw);
    struct der_reader reader = der_reader_tolerant(der, &flaws.flaws, error);
    if (!certificate_read(&reader, &certificate->certificate) ||
        !der_finish(&reader, "Certificate"))
        return false;
    certificate->subject_hash = name_hash(certificate->certificate.subject);
    certificate->is_self_issued =
        name_equal(certificate->certificate.subject, certificate->certificate.issuer);
    return true;
}

bool path_certificate_is_self_issued(const struct path_certificate *certificate)
{
    return certificate->is_self_issued;
}

bool path_certificate_equal(const struct path_certificate *a,
                            const struct path_certificate *b)
{
    return bytes_equal(a->certificate.signed_part.element,
                       b->certificate.signed_part.element);
}

bool certificate_pool_add(struct certificate_pool *pool, struct bytes der,
                          struct error *error)
{
    if (pool->count == pool->capacity) {
        size_t capacity = pool->capacity == 0 ? 16 : 2 * pool->capacity;
        struct path_certificate *grown =
            realloc(pool->certificates, capacity * sizeof *grown);
        if (grown == NULL)
            return error_fail(error, ERROR_MEMORY, ERROR_NO_OFFSET, NULL,
                              "certificates: want memory for %zu, have less", capacity);
        pool->certificates = grown;
        pool->capacity = capacity;
    }
    if (!path_certificate_read(der, &pool->certificates[pool->count], error))
        return false;
    pool->count++;
    return true;
}

/* One certificate of a pool, to be sorted. */
struct subject_key {
    uint64_t hash;
    size_t index;
};

static int compare_keys(const void *left, const void *right)
{
    const struct subject_key *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

bool certificate_pool_index(struct certificate_pool *pool)
{
    size_t count = pool->count == 0 ? 1 : pool->count;
    struct subject_key *keys = calloc(count, sizeof *keys);
    size_t *by_subject = calloc(count, sizeof *by_subject);
    bool has_memory = keys != NULL && by_subject != NULL;
    if (has_memory) {
        for (size_t i = 0; i < pool->count; i++)
            keys[i] = (struct subject_key){pool->certificates[i].subject_hash, i};
        qsort(keys, pool->count, sizeof *keys, compare_keys);
        for (size_t i = 0; i < pool->count; i++)
            by_subject[i] = keys[i].index;
        free(pool->by_subject);
        pool->by_subject = by_subject;
    } else {
        free(by_subject);
    }
    free(keys);
    return has_memory;
}

static uint64_t hash_at(const struct certificate_pool *pool, size_t place)
{
    return pool->certificates[pool->by_subject[place]].subject_hash;
}

/* The first place whose hash is not smaller. */
static size_t first_of_hash(const struct certificate_pool *pool, uint64_t hash)
{
    size_t start = 0, end = pool != NULL ? pool->count : 0;
    while (start < end) {
        size_t middle = start + (end - start) / 2;
        if (hash_at(pool, middle) < hash)
            start = middle + 1;
        else
            end = middle;
    }
    return start;
}

void subject_walk_begin(struct subject_walk *walk, const struct certificate_pool *pool,
                        struct bytes subject)
{
    uint64_t hash = name_hash(subject);
    *walk = (struct subject_walk){pool, subject, hash, first_of_hash(pool, hash), 0};
}

const struct path_certificate *subject_walk_next(struct subject_walk *walk)
{
    const struct certificate_pool *pool = walk->pool;
    while (pool != NULL && walk->next < pool->count &&
           hash_at(pool, walk->next) == walk->hash) {
        const struct path_certificate *found =
            &pool->certificates[pool->by_subject[walk->next++]];
        walk->octets += found->certificate.subject.length;
        if (name_equal(found->certificate.subject, walk->subject))
            return found;
    }
    return NULL;
}

const struct path_certificate *
certificate_pool_find(const struct certificate_pool *pool,
                      const struct path_certificate *certificate)
{
    for (size_t i = first_of_hash(pool, certificate->subject_hash);
         pool != NULL && i < pool->count &&
         hash_at(pool, i) == certificate->subject_hash;
         i++)
        if (path_certificate_equal(&pool->certificates[pool->by_subject[i]],
                                   certificate))
            return &pool->certificates[pool->by_subject[i]];
    return NULL;
}

void certificate_pool_clear(struct certificate_pool *pool)
{
    free(pool->certificates);
    free(pool->by_subject);
    memset(pool, 0, sizeof *pool);
}
