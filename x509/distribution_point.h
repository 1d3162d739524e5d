/* distribution_point.h -- where a CRL is to be had and what it covers:
 * cRLDistributionPoints of a certificate (RFC 5280 section 4.2.1.13) and
 * issuingDistributionPoint of a CRL (5.2.5). */
#ifndef CERTWRIGHT_DISTRIBUTION_POINT_H
#define CERTWRIGHT_DISTRIBUTION_POINT_H

#include "extensions.h"

/* ReasonFlags: bit N of the ASN.1 is 1 << N. */
enum reason_flag {
    REASON_FLAG_UNUSED = 1 << 0,
    REASON_FLAG_KEY_COMPROMISE = 1 << 1,
    REASON_FLAG_CA_COMPROMISE = 1 << 2,
    REASON_FLAG_AFFILIATION_CHANGED = 1 << 3,
    REASON_FLAG_SUPERSEDED = 1 << 4,
    REASON_FLAG_CESSATION_OF_OPERATION = 1 << 5,
    REASON_FLAG_CERTIFICATE_HOLD = 1 << 6,
    REASON_FLAG_PRIVILEGE_WITHDRAWN = 1 << 7,
    REASON_FLAG_AA_COMPROMISE = 1 << 8,
};
#define REASON_FLAG_BITS 9
#define REASONS_ALL      0x1fe /* what 6.3.3 calls all-reasons: all but "unused" */

/* DistributionPointName: one of the two is empty, or both if the field is absent. */
struct distribution_point_name {
    struct bytes full_name;                   /* GeneralNames, under the tag [0] */
    struct bytes name_relative_to_crl_issuer; /* one RDN, under the tag [1] */
};

/* An honest point has one or two; each is compared with all of another, and a point
 * with more is refused with ERROR_LIMIT. */
#define DISTRIBUTION_POINT_NAMES_MAX 64

struct distribution_point {
    struct distribution_point_name name;
    bool has_reasons;
    uint32_t reasons;        /* of enum reason_flag */
    struct bytes crl_issuer; /* GeneralNames, under the tag [2]; empty if absent */
};

struct issuing_distribution_point {
    struct distribution_point_name name;
    bool only_contains_user_certs, only_contains_ca_certs;
    bool has_only_some_reasons;
    uint32_t only_some_reasons;
    bool indirect_crl;
    bool only_contains_attribute_certs;
};

/* Readers and writers of the extension values, as extension_values.h has them.
 * cRLDistributionPoints and freshestCRL: not empty, each point with a name or a
 * cRLIssuer. issuingDistributionPoint: not empty, at most one of the three onlyContains
 * TRUE. */
bool crl_distribution_points_read(struct der_reader *reader,
                                  struct extensions *extensions);
void crl_distribution_points_write(struct der_writer *writer,
                                   const struct extensions *extensions);
bool freshest_crl_read(struct der_reader *reader, struct extensions *extensions);
void freshest_crl_write(struct der_writer *writer, const struct extensions *extensions);
bool issuing_distribution_point_read(struct der_reader *reader,
                                     struct extensions *extensions);
void issuing_distribution_point_write(struct der_writer *writer,
                                      const struct extensions *extensions);

/* distribution_point_encode writes POINT, to be put into the SEQUENCE that is
 * cRLDistributionPoints or freshestCRL; issuing_distribution_point_encode writes the
 * element that issuingDistributionPoint is. */
void distribution_point_encode(struct der_writer *writer,
                               const struct distribution_point *point);
void issuing_distribution_point_encode(struct der_writer *writer,
                                       const struct issuing_distribution_point *point);

/* A walk over the points of a cRLDistributionPoints element that was read. */
struct distribution_point_walk {
    struct der_reader reader;
    struct error error;
};

/* distribution_point_walk_begin stands before the first point. WALK must not be moved.
 * ELEMENT may be empty. */
void distribution_point_walk_begin(struct distribution_point_walk *walk,
                                   struct bytes element);

/* distribution_point_walk_next sets POINT to the next one. False when there is none. */
bool distribution_point_walk_next(struct distribution_point_walk *walk,
                                  struct distribution_point *point);

/* issuing_distribution_point_of decodes ELEMENT, which was read; an empty one gives the
 * point of a CRL without the extension: all FALSE and absent. */
struct issuing_distribution_point issuing_distribution_point_of(struct bytes element);

#endif
