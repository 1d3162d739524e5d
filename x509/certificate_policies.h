/* certificate_policies.h -- certificatePolicies and policyMappings, RFC 5280 sections
 * 4.2.1.4 and 4.2.1.5, and the small extensions about policies, 4.2.1.11 and 4.2.1.14.
 * What they mean for a path is in policy_graph.h. */
#ifndef CERTWRIGHT_CERTIFICATE_POLICIES_H
#define CERTWRIGHT_CERTIFICATE_POLICIES_H

#include "extensions.h"

/* An honest certificate has a handful; each is looked for among the others, and a
 * certificate with more is refused with ERROR_LIMIT. */
#define CERTIFICATE_POLICIES_MAX 256

/* The readers and writers of the values, as extension_values.h has them. Reading checks
 * that a list is not empty, that no policy comes twice in certificatePolicies, and that
 * PolicyConstraints has at least one field. That anyPolicy is not mapped is checked by
 * path validation (6.1.4 (a)). */
bool certificate_policies_read(struct der_reader *reader,
                               struct extensions *extensions);
void certificate_policies_write(struct der_writer *writer,
                                const struct extensions *extensions);
bool policy_mappings_read(struct der_reader *reader, struct extensions *extensions);
void policy_mappings_write(struct der_writer *writer,
                           const struct extensions *extensions);
bool policy_constraints_read(struct der_reader *reader, struct extensions *extensions);
void policy_constraints_write(struct der_writer *writer,
                              const struct extensions *extensions);
bool inhibit_any_policy_read(struct der_reader *reader, struct extensions *extensions);
void inhibit_any_policy_write(struct der_writer *writer,
                              const struct extensions *extensions);

/* A walk over the policies of a certificatePolicies element, or over the pairs of a
 * policyMappings element, that was read. */
struct policy_walk {
    struct der_reader reader;
    struct error error;
};

/* policy_walk_begin stands before the first one. WALK must not be moved. ELEMENT may be
 * empty. */
void policy_walk_begin(struct policy_walk *walk, struct bytes element);

/* policy_walk_next sets POLICY to the next policyIdentifier and QUALIFIERS, unless it
 * is NULL, to its policyQualifiers element, empty if absent. False when there is
 * none. */
bool policy_walk_next(struct policy_walk *walk, struct bytes *policy,
                      struct bytes *qualifiers);

/* policy_walk_next_mapping sets ISSUER_DOMAIN and SUBJECT_DOMAIN to the next pair.
 * False when there is none. */
bool policy_walk_next_mapping(struct policy_walk *walk, struct bytes *issuer_domain,
                              struct bytes *subject_domain);

#endif
