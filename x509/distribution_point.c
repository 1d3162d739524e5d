/* distribution_point.c -- distribution points, read and written. */
#include "distribution_point.h"

#include "../asn1/der_values.h"
#include "extension_list.h"
#include "general_name.h"
#include "name.h"

/* --- DistributionPointName ------------------------------------------------------- */

/* Whoever compares two points compares each name of one with each of the other. */
static bool check_name_count(const struct der_reader *reader, struct bytes full_name)
{
    struct general_names_walk walk;
    struct general_name name;
    size_t count = 0;
    general_names_walk_begin(&walk, full_name);
    while (count <= DISTRIBUTION_POINT_NAMES_MAX &&
           general_names_walk_next(&walk, &name))
        count++;
    return count <= DISTRIBUTION_POINT_NAMES_MAX ||
           der_fail(reader, ERROR_LIMIT, der_offset(reader, full_name), NULL,
                    "fullName", "want at most %d names, have more",
                    DISTRIBUTION_POINT_NAMES_MAX);
}

/* DistributionPointName ::= CHOICE {
 *     fullName                 [0] GeneralNames,
 *     nameRelativeToCRLIssuer  [1] RelativeDistinguishedName } */
static bool read_choice(struct der_reader *reader, struct distribution_point_name *name)
{
    if (der_next_is(reader, DER_CONTEXT_CONSTRUCTED(1)))
        return name_read_rdn(reader, DER_CONTEXT_CONSTRUCTED(1),
                             "nameRelativeToCRLIssuer",
                             &name->name_relative_to_crl_issuer);
    return general_names_read(reader, DER_CONTEXT_CONSTRUCTED(0), "fullName",
                              &name->full_name) &&
           check_name_count(reader, name->full_name);
}

/* distributionPoint  [0] DistributionPointName OPTIONAL -- EXPLICIT, for it is a
 * CHOICE */
static bool read_point_name(struct der_reader *reader,
                            struct distribution_point_name *name)
{
    struct der_reader inner;
    memset(name, 0, sizeof *name);
    if (!der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)))
        return true;
    return der_enter(reader, DER_CONTEXT_CONSTRUCTED(0), "distributionPoint", &inner) &&
           read_choice(&inner, name) && der_finish(&inner, "distributionPoint");
}

static bool has_name(const struct distribution_point_name *name)
{
    return name->full_name.length > 0 || name->name_relative_to_crl_issuer.length > 0;
}

static void encode_point_name(struct der_writer *writer,
                              const struct distribution_point_name *name)
{
    if (!has_name(name))
        return;
    der_begin(writer, DER_CONTEXT_CONSTRUCTED(0));
    der_write_raw(writer, name->full_name.length > 0
                              ? name->full_name
                              : name->name_relative_to_crl_issuer);
    der_end(writer);
}

static bool read_reasons(struct der_reader *reader, uint8_t tag, const char *field,
                         bool *is_present, uint32_t *reasons)
{
    *is_present = der_next_is(reader, tag);
    return !*is_present ||
           der_read_named_bits(reader, tag, field, REASON_FLAG_BITS, reasons);
}

/* --- DistributionPoint ----------------------------------------------------------- */

/* DistributionPoint ::= SEQUENCE {
 *     distributionPoint  [0] DistributionPointName OPTIONAL,
 *     reasons            [1] ReasonFlags OPTIONAL,
 *     cRLIssuer          [2] GeneralNames OPTIONAL } */
static bool read_point(struct der_reader *reader, struct distribution_point *point)
{
    struct der_reader inner;
    size_t offset = reader->position;
    memset(point, 0, sizeof *point);
    if (!der_enter(reader, DER_SEQUENCE, "DistributionPoint", &inner) ||
        !read_point_name(&inner, &point->name) ||
        !read_reasons(&inner, DER_CONTEXT(1), "reasons", &point->has_reasons,
                      &point->reasons) ||
        (der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(2)) &&
         !general_names_read(&inner, DER_CONTEXT_CONSTRUCTED(2), "cRLIssuer",
                             &point->crl_issuer)) ||
        !der_finish(&inner, "DistributionPoint"))
        return false;
    /* "a DistributionPoint MUST NOT consist of only the reasons field; either
     * distributionPoint or cRLIssuer MUST be present." */
    return has_name(&point->name) || point->crl_issuer.length > 0 ||
           der_flaw(reader, ERROR_RULE, offset, "RFC 5280 4.2.1.13",
                    "DistributionPoint", "want a name or a cRLIssuer, have neither");
}

void distribution_point_encode(struct der_writer *writer,
                               const struct distribution_point *point)
{
    der_begin(writer, DER_SEQUENCE);
    encode_point_name(writer, &point->name);
    if (point->has_reasons)
        der_write_named_bits(writer, DER_CONTEXT(1), point->reasons);
    der_write_raw(writer, point->crl_issuer);
    der_end(writer);
}

/* CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint */
static bool read_points(struct der_reader *reader, const char *field,
                        struct bytes *points)
{
    struct der_reader inner;
    struct distribution_point point;
    struct bytes element;
    if (!der_enter_element(reader, DER_SEQUENCE, field, &element, &inner))
        return false;
    if (der_at_end(&inner) &&
        !der_flaw(reader, ERROR_RULE, der_offset(reader, element), "RFC 5280 4.2.1.13",
                  field, "want at least one point, have none"))
        return false;
    while (!der_at_end(&inner))
        if (!read_point(&inner, &point))
            return false;
    *points = element;
    return der_finish(&inner, field);
}

bool crl_distribution_points_read(struct der_reader *reader,
                                  struct extensions *extensions)
{
    return read_points(reader, "cRLDistributionPoints",
                       &extensions->crl_distribution_points);
}

void crl_distribution_points_write(struct der_writer *writer,
                                   const struct extensions *extensions)
{
    der_write_raw(writer, extensions->crl_distribution_points);
}

/* FreshestCRL ::= CRLDistributionPoints */
bool freshest_crl_read(struct der_reader *reader, struct extensions *extensions)
{
    return read_points(reader, "freshestCRL", &extensions->freshest_crl);
}

void freshest_crl_write(struct der_writer *writer, const struct extensions *extensions)
{
    der_write_raw(writer, extensions->freshest_crl);
}

void distribution_point_walk_begin(struct distribution_point_walk *walk,
                                   struct bytes element)
{
    memset(walk, 0, sizeof *walk);
    walk->reader = extension_enter_again(element, &walk->error);
}

bool distribution_point_walk_next(struct distribution_point_walk *walk,
                                  struct distribution_point *point)
{
    return !der_at_end(&walk->reader) && read_point(&walk->reader, point);
}

/* --- IssuingDistributionPoint ---------------------------------------------------- */

/* IssuingDistributionPoint ::= SEQUENCE {
 *     distributionPoint           [0] DistributionPointName OPTIONAL,
 *     onlyContainsUserCerts       [1] BOOLEAN DEFAULT FALSE,
 *     onlyContainsCACerts         [2] BOOLEAN DEFAULT FALSE,
 *     onlySomeReasons             [3] ReasonFlags OPTIONAL,
 *     indirectCRL                 [4] BOOLEAN DEFAULT FALSE,
 *     onlyContainsAttributeCerts  [5] BOOLEAN DEFAULT FALSE } */
static bool read_issuing_point(struct der_reader *reader,
                               struct issuing_distribution_point *point)
{
    memset(point, 0, sizeof *point);
    return read_point_name(reader, &point->name) &&
           der_read_tagged_default_false(reader, DER_CONTEXT(1),
                                         "onlyContainsUserCerts",
                                         &point->only_contains_user_certs) &&
           der_read_tagged_default_false(reader, DER_CONTEXT(2), "onlyContainsCACerts",
                                         &point->only_contains_ca_certs) &&
           read_reasons(reader, DER_CONTEXT(3), "onlySomeReasons",
                        &point->has_only_some_reasons, &point->only_some_reasons) &&
           der_read_tagged_default_false(reader, DER_CONTEXT(4), "indirectCRL",
                                         &point->indirect_crl) &&
           der_read_tagged_default_false(reader, DER_CONTEXT(5),
                                         "onlyContainsAttributeCerts",
                                         &point->only_contains_attribute_certs) &&
           der_finish(reader, "issuingDistributionPoint");
}

bool issuing_distribution_point_read(struct der_reader *reader,
                                     struct extensions *extensions)
{
    struct der_reader inner;
    struct issuing_distribution_point point;
    struct bytes element;
    if (!der_enter_element(reader, DER_SEQUENCE, "issuingDistributionPoint", &element,
                           &inner))
        return false;
    /* "Conforming CRLs issuers MUST NOT issue CRLs where the DER encoding of the
     * issuing distribution point extension is an empty sequence." */
    if (der_at_end(&inner) &&
        !der_flaw(reader, ERROR_RULE, der_offset(reader, element), "RFC 5280 5.2.5",
                  "issuingDistributionPoint", "want at least one field, have none"))
        return false;
    if (!read_issuing_point(&inner, &point))
        return false;
    unsigned kinds = (unsigned)point.only_contains_user_certs +
                     point.only_contains_ca_certs + point.only_contains_attribute_certs;
    if (kinds > 1 &&
        !der_flaw(reader, ERROR_RULE, der_offset(reader, element), "RFC 5280 5.2.5",
                  "issuingDistributionPoint",
                  "want at most one onlyContains field TRUE, have %u", kinds))
        return false;
    extensions->issuing_distribution_point = element;
    return true;
}

void issuing_distribution_point_write(struct der_writer *writer,
                                      const struct extensions *extensions)
{
    der_write_raw(writer, extensions->issuing_distribution_point);
}

void issuing_distribution_point_encode(struct der_writer *writer,
                                       const struct issuing_distribution_point *point)
{
    der_begin(writer, DER_SEQUENCE);
    encode_point_name(writer, &point->name);
    der_write_tagged_default_false(writer, DER_CONTEXT(1),
                                   point->only_contains_user_certs);
    der_write_tagged_default_false(writer, DER_CONTEXT(2),
                                   point->only_contains_ca_certs);
    if (point->has_only_some_reasons)
        der_write_named_bits(writer, DER_CONTEXT(3), point->only_some_reasons);
    der_write_tagged_default_false(writer, DER_CONTEXT(4), point->indirect_crl);
    der_write_tagged_default_false(writer, DER_CONTEXT(5),
                                   point->only_contains_attribute_certs);
    der_end(writer);
}

struct issuing_distribution_point issuing_distribution_point_of(struct bytes element)
{
    static const struct issuing_distribution_point none;
    struct issuing_distribution_point point;
    struct error error = {0};
    struct der_reader reader = extension_enter_again(element, &error);
    return read_issuing_point(&reader, &point) ? point : none;
}
