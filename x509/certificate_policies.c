/* certificate_policies.c -- the values of the extensions about policies. */
#include "certificate_policies.h"

#include "../asn1/der_values.h"
#include "../asn1/oid.h"
#include "extension_list.h"
#include "policy_qualifier.h"

/* --- certificatePolicies --------------------------------------------------------- */

/* policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL */
static bool read_qualifiers(struct der_reader *reader, struct bytes *element)
{
    struct der_reader inner;
    *element = bytes_of(NULL, 0);
    if (der_at_end(reader))
        return true;
    if (!der_enter_element(reader, DER_SEQUENCE, "policyQualifiers", element, &inner))
        return false;
    if (der_at_end(&inner))
        return der_flaw(reader, ERROR_RULE, der_offset(reader, *element),
                        "RFC 5280 4.2.1.4", "policyQualifiers",
                        "want at least one qualifier, have none");
    while (!der_at_end(&inner))
        if (!policy_qualifier_read(&inner))
            return false;
    return der_finish(&inner, "policyQualifiers");
}

/* PolicyInformation ::= SEQUENCE {
 *     policyIdentifier  CertPolicyId, -- OBJECT IDENTIFIER
 *     policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL } */
static bool read_policy(struct der_reader *reader, struct bytes *policy,
                        struct bytes *qualifiers)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "PolicyInformation", &inner) &&
           der_read_oid(&inner, "policyIdentifier", policy) &&
           read_qualifiers(&inner, qualifiers) &&
           der_finish(&inner, "PolicyInformation");
}

static bool check_count(const struct der_reader *reader, const char *field,
                        size_t count)
{
    return count < CERTIFICATE_POLICIES_MAX ||
           der_fail(reader, ERROR_LIMIT, reader->position, NULL, field,
                    "want at most %d elements, have more", CERTIFICATE_POLICIES_MAX);
}

/* 4.2.1.4: "A certificate policy OID MUST NOT appear more than once in a certificate
 * policies extension." */
static bool check_once(const struct der_reader *reader, struct bytes policy,
                       const struct bytes *seen, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (bytes_equal(policy, seen[i]))
            return der_flaw(reader, ERROR_RULE, der_offset(reader, policy),
                            "RFC 5280 4.2.1.4", "policyIdentifier",
                            "want each policy once, have one again");
    return true;
}

static bool read_policies(struct der_reader *policies)
{
    struct bytes seen[CERTIFICATE_POLICIES_MAX], qualifiers;
    for (size_t count = 0; !der_at_end(policies); count++)
        if (!check_count(policies, "certificatePolicies", count) ||
            !read_policy(policies, &seen[count], &qualifiers) ||
            !check_once(policies, seen[count], seen, count))
            return false;
    return der_finish(policies, "certificatePolicies");
}

/* Enters the SEQUENCE SIZE (1..MAX) that is the value, and sets ELEMENT to it. */
static bool enter_list(struct der_reader *reader, const char *field, const char *clause,
                       struct bytes *element, struct der_reader *inner)
{
    return der_enter_element(reader, DER_SEQUENCE, field, element, inner) &&
           (!der_at_end(inner) ||
            der_flaw(reader, ERROR_RULE, der_offset(reader, *element), clause, field,
                     "want at least one element, have none"));
}

/* CertificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation */
bool certificate_policies_read(struct der_reader *reader, struct extensions *extensions)
{
    struct der_reader inner;
    struct bytes element;
    if (!enter_list(reader, "certificatePolicies", "RFC 5280 4.2.1.4", &element,
                    &inner) ||
        !read_policies(&inner))
        return false;
    extensions->certificate_policies = element;
    return true;
}

void certificate_policies_write(struct der_writer *writer,
                                const struct extensions *extensions)
{
    der_write_raw(writer, extensions->certificate_policies);
}

/* --- policyMappings -------------------------------------------------------------- */

/* SEQUENCE {
 *     issuerDomainPolicy   CertPolicyId,
 *     subjectDomainPolicy  CertPolicyId } */
static bool read_mapping(struct der_reader *reader, struct bytes *issuer_domain,
                         struct bytes *subject_domain)
{
    struct der_reader inner;
    return der_enter(reader, DER_SEQUENCE, "policyMapping", &inner) &&
           der_read_oid(&inner, "issuerDomainPolicy", issuer_domain) &&
           der_read_oid(&inner, "subjectDomainPolicy", subject_domain) &&
           der_finish(&inner, "policyMapping");
}

/* PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE { ... } */
bool policy_mappings_read(struct der_reader *reader, struct extensions *extensions)
{
    struct der_reader inner;
    struct bytes element, issuer_domain, subject_domain;
    if (!enter_list(reader, "policyMappings", "RFC 5280 4.2.1.5", &element, &inner))
        return false;
    for (size_t count = 0; !der_at_end(&inner); count++)
        if (!check_count(&inner, "policyMappings", count) ||
            !read_mapping(&inner, &issuer_domain, &subject_domain))
            return false;
    extensions->policy_mappings = element;
    return der_finish(&inner, "policyMappings");
}

void policy_mappings_write(struct der_writer *writer,
                           const struct extensions *extensions)
{
    der_write_raw(writer, extensions->policy_mappings);
}

/* --- policyConstraints and inhibitAnyPolicy -------------------------------------- */

/* SkipCerts ::= INTEGER (0..MAX). One beyond SKIP_CERTS_MAX skips all there is. */
static bool read_skip_certs(struct der_reader *reader, uint8_t tag, const char *field,
                            uint32_t *value)
{
    return der_read_clamped(reader, tag, field, SKIP_CERTS_MAX, value);
}

static bool read_optional_skip_certs(struct der_reader *reader, uint8_t tag,
                                     const char *field, bool *is_present,
                                     uint32_t *value)
{
    *is_present = der_next_is(reader, tag);
    return !*is_present || read_skip_certs(reader, tag, field, value);
}

static void write_skip_certs(struct der_writer *writer, uint8_t tag, uint32_t value)
{
    uint8_t octets[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16),
                         (uint8_t)(value >> 8), (uint8_t)value};
    der_write_tagged_unsigned(writer, tag, bytes_of(octets, sizeof octets));
}

/* PolicyConstraints ::= SEQUENCE {
 *     requireExplicitPolicy  [0] SkipCerts OPTIONAL,
 *     inhibitPolicyMapping   [1] SkipCerts OPTIONAL } */
bool policy_constraints_read(struct der_reader *reader, struct extensions *extensions)
{
    struct policy_constraints *value = &extensions->policy_constraints;
    struct der_reader inner;
    size_t offset = reader->position;
    if (!der_enter(reader, DER_SEQUENCE, "policyConstraints", &inner) ||
        !read_optional_skip_certs(&inner, DER_CONTEXT(0), "requireExplicitPolicy",
                                  &value->has_require_explicit_policy,
                                  &value->require_explicit_policy) ||
        !read_optional_skip_certs(&inner, DER_CONTEXT(1), "inhibitPolicyMapping",
                                  &value->has_inhibit_policy_mapping,
                                  &value->inhibit_policy_mapping) ||
        !der_finish(&inner, "policyConstraints"))
        return false;
    /* "Conforming CAs MUST NOT issue certificates where policy constraints is an empty
     * sequence." */
    return value->has_require_explicit_policy || value->has_inhibit_policy_mapping ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.2.1.11",
                    "policyConstraints", "want at least one field, have none");
}

void policy_constraints_write(struct der_writer *writer,
                              const struct extensions *extensions)
{
    const struct policy_constraints *value = &extensions->policy_constraints;
    der_begin(writer, DER_SEQUENCE);
    if (value->has_require_explicit_policy)
        write_skip_certs(writer, DER_CONTEXT(0), value->require_explicit_policy);
    if (value->has_inhibit_policy_mapping)
        write_skip_certs(writer, DER_CONTEXT(1), value->inhibit_policy_mapping);
    der_end(writer);
}

/* InhibitAnyPolicy ::= SkipCerts */
bool inhibit_any_policy_read(struct der_reader *reader, struct extensions *extensions)
{
    return read_skip_certs(reader, DER_INTEGER, "inhibitAnyPolicy",
                           &extensions->inhibit_any_policy);
}

void inhibit_any_policy_write(struct der_writer *writer,
                              const struct extensions *extensions)
{
    write_skip_certs(writer, DER_INTEGER, extensions->inhibit_any_policy);
}

/* --- walks ----------------------------------------------------------------------- */

void policy_walk_begin(struct policy_walk *walk, struct bytes element)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = extension_enter_again(element, &walk->error);
}

bool policy_walk_next(struct policy_walk *walk, struct bytes *policy,
                      struct bytes *qualifiers)
{
    struct bytes ignored;
    return !der_at_end(&walk->reader) &&
           read_policy(&walk->reader, policy,
                       qualifiers != NULL ? qualifiers : &ignored);
}

bool policy_walk_next_mapping(struct policy_walk *walk, struct bytes *issuer_domain,
                              struct bytes *subject_domain)
{
    return !der_at_end(&walk->reader) &&
           read_mapping(&walk->reader, issuer_domain, subject_domain);
}
