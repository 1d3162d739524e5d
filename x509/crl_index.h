/* crl_index.h -- the entries of a CRL by serial number, so that looking one up takes no
 * longer in a CRL of a million entries than in one of ten.
 *
 * The index is a table of buckets: each entry lies in the one that a hash of its serial
 * number names. Making it takes time in proportion to the CRL. The hash has no secret,
 * and a CA could choose serial numbers that all fall into one bucket; so a bucket with
 * more than CRL_INDEX_BUCKET_MAX entries is sorted, and looking into it takes time that
 * grows with the logarithm. What crl_find answers, crl_index_find answers. */
#ifndef CERTWRIGHT_CRL_INDEX_H
#define CERTWRIGHT_CRL_INDEX_H

#include "crl.h"

/* A bucket has one entry on average, and more than this in one of 10^15 by chance. */
#define CRL_INDEX_BUCKET_MAX 16

/* A CRL with longer entries counts as one with more of them. */
#define CRL_OCTETS_PER_ENTRY 64

/* A zeroed object is safe to clear, and no index of anything. Entries are offsets in
 * crl->revoked_certificates; a CRL is at most CRL_LENGTH_MAX long. */
struct crl_index {
    bool is_indirect;
    bool is_given_up;     /* for whoever keeps it: there was no memory for it */
    unsigned bucket_bits; /* there are 1 << BUCKET_BITS buckets */
    uint32_t *starts;     /* of each bucket in ENTRIES, and the end */
    uint32_t *entries;    /* in a bucket in the order of the CRL, or sorted */
    uint32_t *issuers;    /* in an indirect CRL, for each of them the entry whose
                           * certificateIssuer counts for it; 0: the CRL's issuer does */
};

/* crl_index_build makes INDEX for CRL, which was read. IS_INDIRECT is what crl_find
 * will be asked with. False if memory runs out; INDEX is zeroed then. */
bool crl_index_build(struct crl_index *index, const struct crl *crl, bool is_indirect)
    __attribute__((warn_unused_result));

/* crl_index_find is crl_find with INDEX, which was made for CRL. */
bool crl_index_find(const struct crl_index *index, const struct crl *crl,
                    struct bytes issuer, struct bytes serial_number,
                    struct revoked_certificate *entry);

/* crl_index_work returns how many entries crl_index_find looks at, at most, if the CRL
 * is not indirect; one that is longer than CRL_OCTETS_PER_ENTRY counts for more. */
size_t crl_index_work(const struct crl_index *index, const struct crl *crl,
                      struct bytes serial_number);

/* crl_index_clear frees what INDEX holds. */
void crl_index_clear(struct crl_index *index);

#endif
