/* name_constraints.c -- the extension NameConstraints read and written, RFC 5280
 * section 4.2.1.10. How it is applied is in name_constraints_allow.c. */
#include "name_constraints.h"

#include "../asn1/der_values.h"
#include "general_name.h"
#include "host_name.h"

#define PERMITTED_SUBTREES DER_CONTEXT_CONSTRUCTED(0)
#define EXCLUDED_SUBTREES  DER_CONTEXT_CONSTRUCTED(1)
#define MINIMUM            DER_CONTEXT(0)
#define MAXIMUM            DER_CONTEXT(1)

static bool flaw(const struct der_reader *reader, size_t offset, const char *field,
                 const char *want)
{
    return der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.2.1.10", field, "%s", want);
}

/* A DNS name, behind a dot or not. */
static bool is_domain(struct bytes base)
{
    if (base.length > 0 && base.data[0] == '.')
        base = bytes_of(base.data + 1, base.length - 1);
    return dns_name_is_valid(base, false);
}

/* The second half of an iPAddress: ones, and behind them zeros. One of a wrong length
 * has been reported, and has no halves. */
static bool is_mask(struct bytes base)
{
    bool was_zero = false;
    if (base.length != 8 && base.length != 32)
        return true;
    for (size_t i = base.length / 2 * 8; i < base.length * 8; i++) {
        bool is_zero = (base.data[i / 8] >> (7 - i % 8) & 1) == 0;
        if (was_zero && !is_zero)
            return false;
        was_zero = is_zero;
    }
    return true;
}

static bool check_base(const struct der_reader *reader, size_t offset,
                       const struct general_name *base)
{
    struct bytes value = base->value;
    switch (base->type) {
    case GENERAL_NAME_DNS:
        return value.length == 0 || is_domain(value) ||
               flaw(reader, offset, "dNSName",
                    "want a DNS name without a wildcard, a dot before it or not");
    case GENERAL_NAME_URI:
        return is_domain(value) || flaw(reader, offset, "uniformResourceIdentifier",
                                        "want a host, or a dot and a domain");
    case GENERAL_NAME_EMAIL:
        return is_domain(value) || email_is_valid(value) ||
               flaw(reader, offset, "rfc822Name",
                    "want a mailbox, a host, or a dot and a domain");
    case GENERAL_NAME_IP:
        return is_mask(value) ||
               flaw(reader, offset, "iPAddress", "want a mask of ones and then zeros");
    default:
        return true;
    }
}

/* "Within this profile, the minimum and maximum fields are not used with any name
 * forms, thus, the minimum MUST be zero, and maximum MUST be absent." */
static bool check_distances(struct der_reader *subtree)
{
    struct bytes distance;
    size_t offset = subtree->position;
    if (der_next_is(subtree, MINIMUM)) {
        if (!der_read_tagged_integer(subtree, MINIMUM, "minimum", &distance))
            return false;
        bool is_zero = distance.length == 1 && distance.data[0] == 0;
        if (is_zero && !der_flaw(subtree, ERROR_ENCODING, offset, "X.690 11.5",
                                 "minimum", "want the default 0 left out"))
            return false;
        if (!is_zero && !flaw(subtree, offset, "minimum", "want 0, have another value"))
            return false;
    }
    offset = subtree->position;
    return !der_next_is(subtree, MAXIMUM) ||
           (der_read_tagged_integer(subtree, MAXIMUM, "maximum", &distance) &&
            flaw(subtree, offset, "maximum", "want none, have one"));
}

/* GeneralSubtree ::= SEQUENCE {
 *     base     GeneralName,
 *     minimum  [0] BaseDistance DEFAULT 0,
 *     maximum  [1] BaseDistance OPTIONAL }
 * BaseDistance ::= INTEGER (0..MAX) */
static bool read_subtree(struct der_reader *subtrees)
{
    struct der_reader subtree;
    struct general_name base;
    if (!der_enter(subtrees, DER_SEQUENCE, "GeneralSubtree", &subtree))
        return false;
    size_t offset = subtree.position;
    return general_name_read(&subtree, true, &base) &&
           check_base(&subtree, offset, &base) && check_distances(&subtree) &&
           der_finish(&subtree, "GeneralSubtree");
}

/* GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree */
static bool read_subtrees(struct der_reader *reader, uint8_t tag, const char *field,
                          struct bytes *element)
{
    struct der_reader subtrees;
    if (!der_next_is(reader, tag))
        return true;
    if (!der_enter_element(reader, tag, field, element, &subtrees))
        return false;
    if (der_at_end(&subtrees))
        return flaw(reader, der_offset(reader, *element), field,
                    "want at least one subtree, have none");
    while (!der_at_end(&subtrees))
        if (!read_subtree(&subtrees))
            return false;
    return der_finish(&subtrees, field);
}

/* NameConstraints ::= SEQUENCE {
 *     permittedSubtrees  [0] GeneralSubtrees OPTIONAL,
 *     excludedSubtrees   [1] GeneralSubtrees OPTIONAL } */
bool name_constraints_read(struct der_reader *reader, struct extensions *extensions)
{
    struct name_constraints *value = &extensions->name_constraints;
    struct der_reader inner;
    size_t offset = reader->position;
    memset(value, 0, sizeof *value);
    if (!der_enter(reader, DER_SEQUENCE, "nameConstraints", &inner) ||
        !read_subtrees(&inner, PERMITTED_SUBTREES, "permittedSubtrees",
                       &value->permitted_subtrees) ||
        !read_subtrees(&inner, EXCLUDED_SUBTREES, "excludedSubtrees",
                       &value->excluded_subtrees) ||
        !der_finish(&inner, "nameConstraints"))
        return false;
    /* "Conforming CAs MUST NOT issue certificates where name constraints is an empty
     * sequence." */
    return value->permitted_subtrees.length > 0 ||
           value->excluded_subtrees.length > 0 ||
           flaw(reader, offset, "nameConstraints",
                "want permitted or excluded subtrees, have neither");
}

void name_constraints_write(struct der_writer *writer,
                            const struct extensions *extensions)
{
    const struct name_constraints *value = &extensions->name_constraints;
    der_begin(writer, DER_SEQUENCE);
    der_write_raw(writer, value->permitted_subtrees);
    der_write_raw(writer, value->excluded_subtrees);
    der_end(writer);
}
