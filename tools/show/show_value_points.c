/* show_value_points.c -- extensions that say where CRLs are, and what a CRL is
 * about. */
#include "../../asn1/der_values.h"
#include "show_extension_values.h"
#include "show_general_name.h"
#include "show_name.h"

/* Names of a point, a line each; the last line is not ended. */
static bool show_point_names(const struct show *show, struct der_reader *names,
                             int indent)
{
    for (bool is_first = true; !der_at_end(names); is_first = false) {
        show_format(show, "%s%*s", is_first ? "" : "\n", indent, "");
        if (!show_general_name(show, names))
            return false;
    }
    return true;
}

/* distributionPoint  [0] EXPLICIT DistributionPointName OPTIONAL
 * DistributionPointName ::= CHOICE {
 *     fullName                 [0] GeneralNames,
 *     nameRelativeToCRLIssuer  [1] RelativeDistinguishedName }
 * 3.0 lets what follows run into the last of the names. */
static bool show_point_name(const struct show *show, struct der_reader *reader,
                            int indent)
{
    struct der_reader choice, inner;
    if (!der_next_is(reader, DER_CONTEXT_CONSTRUCTED(0)))
        return true;
    if (!der_enter(reader, DER_CONTEXT_CONSTRUCTED(0), "distributionPoint", &choice))
        return false;
    if (der_next_is(&choice, DER_CONTEXT_CONSTRUCTED(0))) {
        show_indented(show, indent, "Full Name:\n");
        if (!der_enter(&choice, DER_CONTEXT_CONSTRUCTED(0), "fullName", &inner) ||
            !show_point_names(show, &inner, indent + 2) ||
            !der_finish(&choice, "distributionPoint"))
            return false;
        show_format(show, "%s", show->like == SHOW_LIKE_3_0 ? "" : "\n");
        return true;
    }
    show_indented(show, indent, "Relative Name:\n%*s", indent + 2, "");
    if (!der_enter(&choice, DER_CONTEXT_CONSTRUCTED(1), "nameRelativeToCRLIssuer",
                   &inner) ||
        !show_name_rdn(show, &inner, SHOW_NAME_SPACED) ||
        !der_finish(&choice, "distributionPoint"))
        return false;
    show_format(show, "\n");
    return true;
}

/* TAG IMPLICIT ReasonFlags OPTIONAL */
static bool show_point_reasons(const struct show *show, struct der_reader *reader,
                               uint8_t tag, const char *label, int indent)
{
    struct bytes octets;
    unsigned unused;
    if (!der_next_is(reader, tag))
        return true;
    if (!der_read_tagged_bits(reader, tag, "reasons", &octets, &unused))
        return false;
    show_indented(show, indent, "%s:\n%*s", label, indent + 2, "");
    show_reasons(show, octets, unused);
    return true;
}

/* DistributionPoint ::= SEQUENCE {
 *     distributionPoint  [0] DistributionPointName OPTIONAL,
 *     reasons            [1] ReasonFlags OPTIONAL,
 *     cRLIssuer          [2] GeneralNames OPTIONAL } */
static bool show_point(const struct show *show, struct der_reader *point, int indent)
{
    struct der_reader names;
    if (!show_point_name(show, point, indent) ||
        !show_point_reasons(show, point, DER_CONTEXT(1), "Reasons", indent))
        return false;
    if (!der_next_is(point, DER_CONTEXT_CONSTRUCTED(2)))
        return der_finish(point, "DistributionPoint");
    show_indented(show, indent, "CRL Issuer:\n");
    return der_enter(point, DER_CONTEXT_CONSTRUCTED(2), "cRLIssuer", &names) &&
           show_point_names(show, &names, indent + 2) &&
           der_finish(point, "DistributionPoint");
}

/* CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF DistributionPoint */
bool show_distribution_points(const struct show *show, struct der_reader *value,
                              int indent)
{
    struct der_reader points, point;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "CRLDistributionPoints", &points))
        return false;
    while (!der_at_end(&points)) {
        if (!is_first)
            show_format(show, "\n");
        is_first = false;
        if (!der_enter(&points, DER_SEQUENCE, "DistributionPoint", &point) ||
            !show_point(show, &point, indent))
            return false;
    }
    return true;
}

static bool show_flag(const struct show *show, struct der_reader *reader, uint8_t tag,
                      const char *words, int indent)
{
    bool flag;
    if (!der_read_tagged_default_false(reader, tag, words, &flag))
        return false;
    if (flag)
        show_indented(show, indent, "%s\n", words);
    return true;
}

/* IssuingDistributionPoint ::= SEQUENCE {
 *     distributionPoint           [0] DistributionPointName OPTIONAL,
 *     onlyContainsUserCerts       [1] BOOLEAN DEFAULT FALSE,
 *     onlyContainsCACerts         [2] BOOLEAN DEFAULT FALSE,
 *     onlySomeReasons             [3] ReasonFlags OPTIONAL,
 *     indirectCRL                 [4] BOOLEAN DEFAULT FALSE,
 *     onlyContainsAttributeCerts  [5] BOOLEAN DEFAULT FALSE }
 * OpenSSL prints indirectCRL before onlySomeReasons. */
bool show_issuing_point(const struct show *show, struct der_reader *value, int indent)
{
    struct der_reader inner, ahead;
    struct bytes ignored;
    if (!der_enter(value, DER_SEQUENCE, "IssuingDistributionPoint", &inner))
        return false;
    if (der_at_end(&inner)) {
        show_indented(show, indent, "<EMPTY>\n");
        return true;
    }
    if (!show_point_name(show, &inner, indent) ||
        !show_flag(show, &inner, DER_CONTEXT(1), "Only User Certificates", indent) ||
        !show_flag(show, &inner, DER_CONTEXT(2), "Only CA Certificates", indent))
        return false;
    ahead = inner;
    if (der_next_is(&ahead, DER_CONTEXT(3)) &&
        !der_read(&ahead, DER_CONTEXT(3), "onlySomeReasons", &ignored))
        return false;
    return show_flag(show, &ahead, DER_CONTEXT(4), "Indirect CRL", indent) &&
           show_point_reasons(show, &inner, DER_CONTEXT(3), "Only Some Reasons",
                              indent) &&
           show_flag(show, &ahead, DER_CONTEXT(5), "Only Attribute Certificates",
                     indent) &&
           der_finish(&ahead, "IssuingDistributionPoint");
}
