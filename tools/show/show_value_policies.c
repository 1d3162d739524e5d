/* show_value_policies.c -- extensions that are about policies. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extension_values.h"
#include "show_integer.h"

/* DisplayText ::= CHOICE { IA5String, VisibleString, BMPString, UTF8String }. Of a
 * BMPString nothing is seen, for its first octet is a NUL as a rule. */
static bool show_text(const struct show *show, struct der_reader *reader,
                      const char *label, int indent)
{
    struct bytes contents;
    uint8_t tag;
    if (!der_read_any(reader, label, &tag, &contents, NULL) ||
        (tag != DER_IA5_STRING && tag != DER_VISIBLE_STRING && tag != DER_BMP_STRING &&
         tag != DER_UTF8_STRING))
        return false;
    show_indented(show, indent, "%s: ", label);
    show_safe(show, show_until_nul(contents));
    return true;
}

/* NoticeReference ::= SEQUENCE {
 *     organization   DisplayText,
 *     noticeNumbers  SEQUENCE OF INTEGER } */
static bool show_notice_reference(const struct show *show, struct der_reader *notice,
                                  int indent)
{
    struct der_reader reference, numbers, counter;
    struct bytes number;
    size_t count = 0;
    bool is_first = true;
    if (!der_enter(notice, DER_SEQUENCE, "noticeRef", &reference) ||
        !show_text(show, &reference, "Organization", indent) ||
        !der_enter(&reference, DER_SEQUENCE, "noticeNumbers", &numbers))
        return false;
    for (counter = numbers; !der_at_end(&counter); count++)
        if (!der_read_integer(&counter, "noticeNumber", &number))
            return false;
    show_format(show, "\n%*sNumber%s: ", indent, "", count > 1 ? "s" : "");
    while (!der_at_end(&numbers) && der_read_integer(&numbers, "", &number)) {
        show_comma(show, &is_first);
        show_decimal(show, number);
    }
    if (!der_at_end(notice))
        show_format(show, "\n");
    return der_finish(&reference, "noticeRef");
}

/* UserNotice ::= SEQUENCE {
 *     noticeRef     NoticeReference OPTIONAL,
 *     explicitText  DisplayText OPTIONAL } */
static bool show_user_notice(const struct show *show, struct der_reader *qualifier,
                             int indent)
{
    struct der_reader notice;
    show_indented(show, indent, "User Notice:\n");
    if (!der_enter(qualifier, DER_SEQUENCE, "UserNotice", &notice))
        return false;
    if (der_next_is(&notice, DER_SEQUENCE) &&
        !show_notice_reference(show, &notice, indent + 2))
        return false;
    return (der_at_end(&notice) ||
            show_text(show, &notice, "Explicit Text", indent + 2)) &&
           der_finish(&notice, "UserNotice");
}

/* PolicyQualifierInfo ::= SEQUENCE {
 *     policyQualifierId  OBJECT IDENTIFIER,
 *     qualifier          ANY DEFINED BY policyQualifierId } */
static bool show_known_qualifier(const struct show *show, struct bytes oid,
                                 struct der_reader *inner, int indent)
{
    char dotted[OID_TEXT_SIZE];
    oid_to_text(oid, dotted);
    if (strcmp(dotted, "1.3.6.1.5.5.7.2.1") == 0)
        return der_next_is(inner, DER_IA5_STRING) &&
               show_text(show, inner, "CPS", indent);
    if (strcmp(dotted, "1.3.6.1.5.5.7.2.2") == 0)
        return show_user_notice(show, inner, indent);
    show_indented(show, indent + 2, "Unknown Qualifier: ");
    show_oid(show, oid);
    return der_read_any(inner, "qualifier", NULL, NULL, NULL);
}

static bool show_qualifier(const struct show *show, struct der_reader *qualifiers,
                           int indent)
{
    struct der_reader inner;
    struct bytes oid;
    return der_enter(qualifiers, DER_SEQUENCE, "PolicyQualifierInfo", &inner) &&
           der_read_oid(&inner, "policyQualifierId", &oid) &&
           show_known_qualifier(show, oid, &inner, indent) &&
           der_finish(&inner, "PolicyQualifierInfo");
}

/* CertificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation
 * PolicyInformation ::= SEQUENCE {
 *     policyIdentifier  OBJECT IDENTIFIER,
 *     policyQualifiers  SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo OPTIONAL } */
bool show_policies(const struct show *show, struct der_reader *value, int indent)
{
    struct der_reader policies, policy, qualifiers;
    struct bytes oid;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "CertificatePolicies", &policies))
        return false;
    while (!der_at_end(&policies)) {
        if (!der_enter(&policies, DER_SEQUENCE, "PolicyInformation", &policy) ||
            !der_read_oid(&policy, "policyIdentifier", &oid))
            return false;
        show_format(show, "%s%*sPolicy: ", is_first ? "" : "\n", indent, "");
        is_first = false;
        show_oid(show, oid);
        if (der_at_end(&policy))
            continue;
        if (!der_enter(&policy, DER_SEQUENCE, "policyQualifiers", &qualifiers) ||
            !der_finish(&policy, "PolicyInformation"))
            return false;
        if (der_at_end(&qualifiers))
            show_format(show, "\n");
        while (!der_at_end(&qualifiers)) {
            show_format(show, "\n");
            if (!show_qualifier(show, &qualifiers, indent + 2))
                return false;
        }
    }
    return true;
}

/* PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE {
 *     issuerDomainPolicy   OBJECT IDENTIFIER,
 *     subjectDomainPolicy  OBJECT IDENTIFIER } */
bool show_policy_mappings(const struct show *show, struct der_reader *value, int indent)
{
    struct der_reader mappings, mapping;
    struct bytes issuer, subject;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "PolicyMappings", &mappings))
        return false;
    show_indented(show, indent, "%s", "");
    while (!der_at_end(&mappings)) {
        if (!der_enter(&mappings, DER_SEQUENCE, "PolicyMapping", &mapping) ||
            !der_read_oid(&mapping, "issuerDomainPolicy", &issuer) ||
            !der_read_oid(&mapping, "subjectDomainPolicy", &subject) ||
            !der_finish(&mapping, "PolicyMapping"))
            return false;
        show_comma(show, &is_first);
        show_oid(show, issuer);
        show_format(show, ":");
        show_oid(show, subject);
    }
    return !is_first;
}

/* ProxyCertInfo ::= SEQUENCE {
 *     pCPathLenConstraint  INTEGER (0..MAX) OPTIONAL,
 *     proxyPolicy          SEQUENCE {
 *         policyLanguage  OBJECT IDENTIFIER,
 *         policy          OCTET STRING OPTIONAL } }  -- RFC 3820 3.8 */
bool show_proxy_information(const struct show *show, struct der_reader *value,
                            int indent)
{
    struct der_reader inner, policy;
    struct bytes number = {NULL, 0}, language, text;
    if (!der_enter(value, DER_SEQUENCE, "ProxyCertInfo", &inner) ||
        (der_next_is(&inner, DER_INTEGER) &&
         !der_read_integer(&inner, "pCPathLenConstraint", &number)) ||
        !der_enter(&inner, DER_SEQUENCE, "proxyPolicy", &policy) ||
        !der_finish(&inner, "ProxyCertInfo") ||
        !der_read_oid(&policy, "policyLanguage", &language))
        return false;
    show_indented(show, indent, "Path Length Constraint: ");
    if (number.length > 0)
        show_bare_hex(show, number);
    else
        show_format(show, "infinite");
    show_format(show, "\n%*sPolicy Language: ", indent, "");
    show_oid(show, language);
    if (der_next_is(&policy, DER_OCTET_STRING)) {
        if (!der_read(&policy, DER_OCTET_STRING, "policy", &text))
            return false;
        show_format(show, "\n%*sPolicy Text: ", indent, "");
        show_safe(show, show_until_nul(text));
    }
    return der_finish(&policy, "proxyPolicy");
}
