/* distribution_point_match.c -- whether two distribution points have a name in
 * common. */
#include "distribution_point_match.h"

#include "../general_name.h"
#include "../name_compare.h"

/* The contents of ELEMENT, which was read before. */
static struct bytes contents_of(struct bytes element)
{
    struct error error = {0};
    struct der_reader reader = der_reader_again(element, &error);
    struct bytes contents = {NULL, 0};
    if (!der_read_any(&reader, "element", NULL, &contents, NULL))
        return bytes_of(NULL, 0);
    return contents;
}

/* The octets of a header before LENGTH octets, below 2^16. */
static size_t put_header(uint8_t *at, uint8_t tag, size_t length)
{
    at[0] = tag;
    if (length < 0x80) {
        at[1] = (uint8_t)length;
        return 2;
    }
    size_t count = length < 0x100 ? 1 : 2;
    at[1] = (uint8_t)(0x80 | count);
    at[2] = (uint8_t)(length >> 8 * (count - 1));
    at[count + 1] = (uint8_t)length;
    return 2 + count;
}

#define RELATIVE_NAME_HEADER_MAX 4

/* Makes in OCTETS the Name of which RDN, under any tag, is the last part and ISSUER all
 * others. Empty if it is too long. */
static struct bytes complete(struct bytes issuer, struct bytes rdn,
                             uint8_t octets[DISTRIBUTION_POINT_RELATIVE_MAX])
{
    struct bytes first = contents_of(issuer), last = contents_of(rdn);
    size_t room = DISTRIBUTION_POINT_RELATIVE_MAX - 2 * RELATIVE_NAME_HEADER_MAX;
    uint8_t set[RELATIVE_NAME_HEADER_MAX];
    if (first.length > room || last.length > room - first.length)
        return bytes_of(NULL, 0);
    size_t set_length = put_header(set, DER_SET, last.length);
    size_t used =
        put_header(octets, DER_SEQUENCE, first.length + set_length + last.length);
    if (first.length > 0)
        memcpy(octets + used, first.data, first.length);
    used += first.length;
    memcpy(octets + used, set, set_length);
    used += set_length;
    if (last.length > 0)
        memcpy(octets + used, last.data, last.length);
    return bytes_of(octets, used + last.length);
}

static bool is_same(const struct general_name *a, const struct general_name *b)
{
    if (a->type != b->type)
        return false;
    return a->type == GENERAL_NAME_DIRECTORY ? name_equal(a->value, b->value)
                                             : bytes_equal(a->value, b->value);
}

static bool contains(struct bytes names, const struct general_name *wanted)
{
    struct general_names_walk walk;
    struct general_name name;
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &name))
        if (is_same(&name, wanted))
            return true;
    return false;
}

/* Whether NAMES contain the name that RDN and ISSUER make. */
static bool contains_relative(struct bytes names, struct bytes issuer, struct bytes rdn)
{
    uint8_t octets[DISTRIBUTION_POINT_RELATIVE_MAX];
    struct general_name wanted = {GENERAL_NAME_DIRECTORY,
                                  complete(issuer, rdn, octets)};
    return wanted.value.length > 0 && contains(names, &wanted);
}

static bool relatives_match(struct bytes issuer_a, struct bytes rdn_a,
                            struct bytes issuer_b, struct bytes rdn_b)
{
    uint8_t octets_a[DISTRIBUTION_POINT_RELATIVE_MAX];
    uint8_t octets_b[DISTRIBUTION_POINT_RELATIVE_MAX];
    struct bytes a = complete(issuer_a, rdn_a, octets_a);
    struct bytes b = complete(issuer_b, rdn_b, octets_b);
    return a.length > 0 && b.length > 0 && name_equal(a, b);
}

bool distribution_point_names_match(const struct distribution_point_name *a,
                                    struct bytes issuer_a,
                                    const struct distribution_point_name *b,
                                    struct bytes issuer_b)
{
    struct bytes rdn_a = a->name_relative_to_crl_issuer;
    struct bytes rdn_b = b->name_relative_to_crl_issuer;
    if (rdn_a.length > 0 && rdn_b.length > 0)
        return relatives_match(issuer_a, rdn_a, issuer_b, rdn_b);
    if (rdn_a.length > 0)
        return contains_relative(b->full_name, issuer_a, rdn_a);
    if (rdn_b.length > 0)
        return contains_relative(a->full_name, issuer_b, rdn_b);
    struct general_names_walk walk;
    struct general_name name;
    general_names_walk_begin(&walk, a->full_name);
    while (general_names_walk_next(&walk, &name))
        if (contains(b->full_name, &name))
            return true;
    return false;
}

static size_t count_names(struct bytes names)
{
    struct general_names_walk walk;
    struct general_name name;
    size_t count = 0;
    general_names_walk_begin(&walk, names);
    while (general_names_walk_next(&walk, &name))
        count++;
    return count;
}

/* Two names are compared up to the end of the shorter one, so that all with all look at
 * each octet of A once for each name of B, or the other way round. A name that is made
 * of two parts is one name. */
size_t distribution_point_names_work(const struct distribution_point_name *a,
                                     const struct distribution_point_name *b)
{
    if (a->name_relative_to_crl_issuer.length > 0 ||
        b->name_relative_to_crl_issuer.length > 0)
        return DISTRIBUTION_POINT_RELATIVE_MAX + a->full_name.length +
               b->full_name.length;
    size_t by_a = a->full_name.length * (1 + count_names(b->full_name));
    size_t by_b = b->full_name.length * (1 + count_names(a->full_name));
    return by_a < by_b ? by_a : by_b;
}
