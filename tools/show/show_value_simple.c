/* show_value_simple.c -- extensions that are flags, numbers or identifiers. */
#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extension_values.h"
#include "show_general_name.h"
#include "show_integer.h"
#include "show_time.h"

/* BasicConstraints ::= SEQUENCE {
 *     cA                 BOOLEAN DEFAULT FALSE,
 *     pathLenConstraint  INTEGER (0..MAX) OPTIONAL } */
bool show_basic_constraints(const struct show *show, struct der_reader *value,
                            int indent)
{
    struct der_reader inner;
    struct bytes path_length = {NULL, 0};
    bool ca;
    if (!der_enter(value, DER_SEQUENCE, "BasicConstraints", &inner) ||
        !der_read_default_false(&inner, "cA", &ca) ||
        (der_next_is(&inner, DER_INTEGER) &&
         !der_read_integer(&inner, "pathLenConstraint", &path_length)) ||
        !der_finish(&inner, "BasicConstraints"))
        return false;
    show_indented(show, indent, "CA:%s", ca ? "TRUE" : "FALSE");
    if (path_length.length > 0) {
        show_format(show, ", pathlen:");
        show_decimal(show, path_length);
    }
    return true;
}

/* The UNUSED bits at the end do not count, whatever they are. */
static bool bit_is_set(struct bytes octets, unsigned unused, unsigned bit)
{
    return bit + unused < 8 * octets.length &&
           (octets.data[bit / 8] >> (7 - bit % 8) & 1) != 0;
}

/* Prints the names of the bits that are set; false if none of the COUNT is. */
static bool show_bits(const struct show *show, struct bytes octets, unsigned unused,
                      const char *const *names, unsigned count)
{
    bool is_first = true;
    for (unsigned i = 0; i < count; i++) {
        if (!bit_is_set(octets, unused, i))
            continue;
        show_comma(show, &is_first);
        show_format(show, "%s", names[i]);
    }
    return !is_first;
}

static bool show_named_bits(const struct show *show, struct der_reader *value,
                            int indent, const char *const *names, unsigned count)
{
    struct bytes octets;
    unsigned unused;
    if (!der_read_bit_string(value, "flags", &octets, &unused))
        return false;
    show_indented(show, indent, "%s", "");
    return show_bits(show, octets, unused, names, count);
}

bool show_key_usage(const struct show *show, struct der_reader *value, int indent)
{
    static const char *const names[] = {
        "Digital Signature", "Non Repudiation", "Key Encipherment",
        "Data Encipherment", "Key Agreement",   "Certificate Sign",
        "CRL Sign",          "Encipher Only",   "Decipher Only",
    };
    return show_named_bits(show, value, indent, names, 9);
}

bool show_netscape_type(const struct show *show, struct der_reader *value, int indent)
{
    static const char *const names[] = {
        "SSL Client", "SSL Server", "S/MIME",    "Object Signing",
        "Unused",     "SSL CA",     "S/MIME CA", "Object Signing CA",
    };
    return show_named_bits(show, value, indent, names, 8);
}

void show_reasons(const struct show *show, struct bytes octets, unsigned unused)
{
    static const char *const names[] = {
        "Unused",           "Key Compromise",
        "CA Compromise",    "Affiliation Changed",
        "Superseded",       "Cessation Of Operation",
        "Certificate Hold", "Privilege Withdrawn",
        "AA Compromise",
    };
    if (!show_bits(show, octets, unused, names, 9))
        show_format(show, "<EMPTY>");
    show_format(show, "\n");
}

/* ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId */
bool show_ext_key_usage(const struct show *show, struct der_reader *value, int indent)
{
    struct der_reader inner;
    struct bytes oid;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "ExtKeyUsageSyntax", &inner))
        return false;
    show_indented(show, indent, "%s", "");
    while (!der_at_end(&inner)) {
        if (!der_read_oid(&inner, "KeyPurposeId", &oid))
            return false;
        show_comma(show, &is_first);
        show_oid(show, oid);
    }
    return !is_first;
}

/* Features ::= SEQUENCE OF INTEGER, RFC 7633: numbers of TLS extensions. */
bool show_tls_feature(const struct show *show, struct der_reader *value, int indent)
{
    struct der_reader inner;
    struct bytes number;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "Features", &inner))
        return false;
    show_indented(show, indent, "%s", "");
    while (!der_at_end(&inner)) {
        if (!der_read_integer(&inner, "Feature", &number))
            return false;
        show_comma(show, &is_first);
        if (number.length == 1 && number.data[0] == 5)
            show_format(show, "status_request");
        else if (number.length == 1 && number.data[0] == 17)
            show_format(show, "status_request_v2");
        else
            show_decimal(show, number);
    }
    return !is_first;
}

/* PolicyConstraints ::= SEQUENCE {
 *     requireExplicitPolicy  [0] SkipCerts OPTIONAL,
 *     inhibitPolicyMapping   [1] SkipCerts OPTIONAL } */
bool show_policy_constraints(const struct show *show, struct der_reader *value,
                             int indent)
{
    static const char *const labels[] = {"Require Explicit Policy",
                                         "Inhibit Policy Mapping"};
    struct der_reader inner;
    struct bytes number;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "PolicyConstraints", &inner))
        return false;
    show_indented(show, indent, "%s", "");
    for (uint8_t i = 0; i < 2; i++) {
        if (!der_next_is(&inner, DER_CONTEXT(i)))
            continue;
        if (!der_read_tagged_integer(&inner, DER_CONTEXT(i), labels[i], &number))
            return false;
        show_comma(show, &is_first);
        show_format(show, "%s:", labels[i]);
        show_decimal(show, number);
    }
    return !is_first && der_finish(&inner, "PolicyConstraints");
}

bool show_integer_value(const struct show *show, struct der_reader *value, int indent)
{
    struct bytes number;
    if (!der_read_integer(value, "INTEGER", &number))
        return false;
    show_indented(show, indent, "%s", "");
    show_decimal(show, number);
    return true;
}

/* The name of a CRLReason that OpenSSL prints, or NULL. */
static const char *reason_name(unsigned reason)
{
    static const char *const names[] = {
        "Unspecified",      "Key Compromise",
        "CA Compromise",    "Affiliation Changed",
        "Superseded",       "Cessation Of Operation",
        "Certificate Hold", NULL,
        "Remove From CRL",  "Privilege Withdrawn",
        "AA Compromise",
    };
    return reason < sizeof names / sizeof names[0] ? names[reason] : NULL;
}

/* CRLReason ::= ENUMERATED */
bool show_reason_code(const struct show *show, struct der_reader *value, int indent)
{
    struct bytes number;
    if (!der_read_tagged_integer(value, DER_ENUMERATED, "CRLReason", &number))
        return false;
    show_indented(show, indent, "%s", "");
    const char *name = number.length == 1 ? reason_name(number.data[0]) : NULL;
    if (name != NULL)
        show_format(show, "%s", name);
    else
        show_decimal(show, number);
    return true;
}

bool show_invalidity_date(const struct show *show, struct der_reader *value, int indent)
{
    struct bytes contents;
    if (!der_read(value, DER_GENERALIZED_TIME, "InvalidityDate", &contents))
        return false;
    show_indented(show, indent, "%s", "");
    show_time(show, DER_GENERALIZED_TIME, contents);
    return true;
}

bool show_key_identifier(const struct show *show, struct der_reader *value, int indent)
{
    struct bytes octets;
    if (!der_read(value, DER_OCTET_STRING, "KeyIdentifier", &octets))
        return false;
    show_indented(show, indent, "%s", "");
    show_hex(show, octets);
    return true;
}

/* One value of a list that has a line each. */
static void begin_line(const struct show *show, int indent, bool *is_first)
{
    show_format(show, "%s%*s", *is_first ? "" : "\n", indent, "");
    *is_first = false;
}

static bool show_issuer_names(const struct show *show, struct der_reader *reader,
                              int indent, bool *is_first)
{
    struct der_reader names;
    if (!der_enter(reader, DER_CONTEXT_CONSTRUCTED(1), "authorityCertIssuer", &names))
        return false;
    while (!der_at_end(&names)) {
        begin_line(show, indent, is_first);
        if (!show_general_name_value(show, &names))
            return false;
    }
    return true;
}

static void show_magnitude(const struct show *show, struct bytes contents)
{
    struct magnitude magnitude = magnitude_of(contents);
    for (size_t i = 0; i < magnitude.length; i++)
        show_format(show, "%s%02X", i == 0 ? "" : ":", magnitude_octet(&magnitude, i));
}

/* AuthorityKeyIdentifier ::= SEQUENCE {
 *     keyIdentifier              [0] KeyIdentifier OPTIONAL,
 *     authorityCertIssuer        [1] GeneralNames OPTIONAL,
 *     authorityCertSerialNumber  [2] CertificateSerialNumber OPTIONAL } */
bool show_authority_key(const struct show *show, struct der_reader *value, int indent)
{
    struct der_reader inner;
    struct bytes contents;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "AuthorityKeyIdentifier", &inner))
        return false;
    if (der_next_is(&inner, DER_CONTEXT(0))) {
        if (!der_read(&inner, DER_CONTEXT(0), "keyIdentifier", &contents))
            return false;
        begin_line(show, indent, &is_first);
        show_format(show, "%s", der_at_end(&inner) ? "" : "keyid:");
        show_hex(show, contents);
    }
    if (der_next_is(&inner, DER_CONTEXT_CONSTRUCTED(1)) &&
        !show_issuer_names(show, &inner, indent, &is_first))
        return false;
    if (der_next_is(&inner, DER_CONTEXT(2))) {
        if (!der_read_tagged_integer(&inner, DER_CONTEXT(2), "serial", &contents))
            return false;
        begin_line(show, indent, &is_first);
        show_format(show, "serial:");
        show_magnitude(show, contents);
    }
    return !is_first && der_finish(&inner, "AuthorityKeyIdentifier");
}

/* PrivateKeyUsagePeriod ::= SEQUENCE {
 *     notBefore  [0] GeneralizedTime OPTIONAL,
 *     notAfter   [1] GeneralizedTime OPTIONAL }  -- X.509 8.2.2.5 */
bool show_usage_period(const struct show *show, struct der_reader *value, int indent)
{
    static const char *const labels[] = {"Not Before: ", "Not After: "};
    struct der_reader inner;
    struct bytes contents;
    bool is_first = true;
    if (!der_enter(value, DER_SEQUENCE, "PrivateKeyUsagePeriod", &inner))
        return false;
    show_indented(show, indent, "%s", "");
    for (uint8_t i = 0; i < 2; i++) {
        if (!der_next_is(&inner, DER_CONTEXT(i)))
            continue;
        if (!der_read(&inner, DER_CONTEXT(i), "GeneralizedTime", &contents))
            return false;
        show_comma(show, &is_first);
        show_format(show, "%s", labels[i]);
        show_time(show, DER_GENERALIZED_TIME, contents);
    }
    return der_finish(&inner, "PrivateKeyUsagePeriod");
}

static bool show_string(const struct show *show, struct der_reader *value, uint8_t tag,
                        int indent)
{
    struct bytes contents;
    if (!der_read(value, tag, "string", &contents))
        return false;
    show_indented(show, indent, "%s", "");
    show_safe(show, show_until_nul(contents));
    return true;
}

bool show_ia5_value(const struct show *show, struct der_reader *value, int indent)
{
    return show_string(show, value, DER_IA5_STRING, indent);
}

bool show_utf8_value(const struct show *show, struct der_reader *value, int indent)
{
    return show_string(show, value, DER_UTF8_STRING, indent);
}

/* A NULL that only by being there says something. */
bool show_nothing(const struct show *show, struct der_reader *value, int indent)
{
    (void)show;
    (void)indent;
    return der_read_null(value, "NULL");
}

bool show_poison(const struct show *show, struct der_reader *value, int indent)
{
    show_indented(show, indent, "NULL");
    return der_read_null(value, "NULL");
}

/* HoldInstruction ::= OBJECT IDENTIFIER */
bool show_identifier(const struct show *show, struct der_reader *value, int indent)
{
    struct bytes oid;
    if (!der_read_oid(value, "OBJECT IDENTIFIER", &oid))
        return false;
    show_indented(show, indent, "%s", "");
    show_oid(show, oid);
    return true;
}
