/* show_value_names.c -- extensions that are lists of names. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extension_values.h"
#include "show_general_name.h"

/* GeneralNames ::= SEQUENCE SIZE (1..MAX) OF GeneralName */
bool show_alternative_names(const struct show *show, struct der_reader *value,
                            int indent)
{
    struct der_reader names;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "GeneralNames", &names))
        return false;
    show_indented(show, indent, "%s", "");
    while (!der_at_end(&names)) {
        show_comma(show, &is_first);
        if (!show_general_name_value(show, &names))
            return false;
    }
    if (is_first)
        show_format(show, "<EMPTY>\n");
    return true;
}

/* AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF AccessDescription
 * AccessDescription ::= SEQUENCE {
 *     accessMethod    OBJECT IDENTIFIER,
 *     accessLocation  GeneralName } */
bool show_information_access(const struct show *show, struct der_reader *value,
                             int indent)
{
    struct der_reader list, description;
    struct bytes method;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "AuthorityInfoAccessSyntax", &list))
        return false;
    while (!der_at_end(&list)) {
        if (!der_enter(&list, DER_SEQUENCE, "AccessDescription", &description) ||
            !der_read_oid(&description, "accessMethod", &method))
            return false;
        show_format(show, "%s%*s", is_first ? "" : "\n", indent, "");
        show_oid(show, method);
        show_format(show, " - ");
        if (!show_general_name_value(show, &description) ||
            !der_finish(&description, "AccessDescription"))
            return false;
        is_first = false;
    }
    if (is_first)
        show_indented(show, indent, "<EMPTY>\n");
    return true;
}

/* An address and its mask, of 4 octets each or of 16. */
static void show_subnet(const struct show *show, struct bytes octets)
{
    size_t half = octets.length >= 16 ? 16 : octets.length >= 4 ? 4 : octets.length;
    show_format(show, "IP:");
    show_address(show, bytes_of(octets.data, half));
    show_format(show, "/");
    show_address(show, bytes_of(octets.data + half, octets.length - half));
}

/* minimum  [0] BaseDistance DEFAULT 0
 * maximum  [1] BaseDistance OPTIONAL, which are not printed, and nothing behind them */
static bool finish_subtree(struct der_reader *subtree)
{
    struct bytes distance;
    for (uint8_t i = 0; i < 2; i++)
        if (der_next_is(subtree, DER_CONTEXT(i)) &&
            !der_read_tagged_integer(subtree, DER_CONTEXT(i), "BaseDistance",
                                     &distance))
            return false;
    return der_finish(subtree, "GeneralSubtree");
}

/* GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
 * GeneralSubtree ::= SEQUENCE { base GeneralName, minimum [0] ..., maximum [1] ... } */
static bool show_subtrees(const struct show *show, struct der_reader *subtrees,
                          int indent)
{
    struct der_reader subtree;
    struct bytes address;
    bool is_first = true;
    while (!der_at_end(subtrees)) {
        if (!der_enter(subtrees, DER_SEQUENCE, "GeneralSubtree", &subtree))
            return false;
        show_format(show, "%s%*s", is_first ? "" : "\n", indent, "");
        is_first = false;
        if (!der_next_is(&subtree, DER_CONTEXT(7))) {
            if (!show_general_name(show, &subtree))
                return false;
        } else {
            if (!der_read(&subtree, DER_CONTEXT(7), "iPAddress", &address))
                return false;
            show_subnet(show, address);
        }
        if (!finish_subtree(&subtree))
            return false;
    }
    return true;
}

/* NameConstraints ::= SEQUENCE {
 *     permittedSubtrees  [0] GeneralSubtrees OPTIONAL,
 *     excludedSubtrees   [1] GeneralSubtrees OPTIONAL } */
bool show_name_constraints(const struct show *show, struct der_reader *value,
                           int indent)
{
    static const char *const labels[] = {"Permitted:", "Excluded:"};
    struct der_reader inner, subtrees;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "NameConstraints", &inner))
        return false;
    for (uint8_t i = 0; i < 2; i++) {
        uint8_t tag = DER_CONTEXT_CONSTRUCTED(i);
        if (!der_next_is(&inner, tag))
            continue;
        if (!der_enter(&inner, tag, labels[i], &subtrees))
            return false;
        show_format(show, "%s", is_first ? "" : "\n");
        if (!der_at_end(&subtrees))
            show_indented(show, indent, "%s\n", labels[i]);
        is_first = false;
        if (!show_subtrees(show, &subtrees, indent + 2))
            return false;
    }
    return der_finish(&inner, "NameConstraints");
}

/* SubjectDirectoryAttributes ::= SEQUENCE SIZE (1..MAX) OF Attribute
 * Attribute ::= SEQUENCE { type OBJECT IDENTIFIER, values SET OF ANY }
 * Only values that are text are known here. */
bool show_directory_attributes(const struct show *show, struct der_reader *value,
                               int indent)
{
    struct der_reader attributes, attribute, values;
    struct bytes type, contents;
    uint8_t tag;
    if (!der_enter(value, DER_SEQUENCE, "SubjectDirectoryAttributes", &attributes))
        return false;
    if (der_at_end(&attributes))
        show_format(show, "<Empty Attributes>\n");
    while (!der_at_end(&attributes)) {
        if (!der_enter(&attributes, DER_SEQUENCE, "Attribute", &attribute) ||
            !der_read_oid(&attribute, "type", &type) ||
            !der_enter(&attribute, DER_SET, "values", &values) ||
            !der_finish(&attribute, "Attribute") || der_at_end(&values))
            return false;
        show_indented(show, indent, "%s", "");
        show_oid(show, type);
        show_format(show, ":\n");
        while (!der_at_end(&values)) {
            if (!der_read_any(&values, "value", &tag, &contents, NULL) ||
                (tag != DER_PRINTABLE_STRING && tag != DER_UTF8_STRING &&
                 tag != DER_IA5_STRING && tag != DER_NUMERIC_STRING &&
                 tag != DER_GENERALIZED_TIME))
                return false;
            show_indented(show, indent + 4, "%s", "");
            show_safe(show, contents);
            show_format(show, "\n");
        }
    }
    return true;
}
