/* show_extensions.c -- which printer an extension has. The order of the table is that
 * of its identifiers. */
#include "show_extensions.h"

#include "../../asn1/der_values.h"
#include "../../asn1/oid.h"
#include "show_extension_values.h"

static const struct {
    const char *dotted;
    show_value *print;
    bool is_newer; /* than OpenSSL 3.0, which does not decode it */
} printers[] = {
    {"1.2.643.100.111", show_utf8_value, false},            /* subjectSignTool */
    {"1.3.6.1.4.1.11129.2.4.2", show_timestamps, false},    /* of a precertificate */
    {"1.3.6.1.4.1.11129.2.4.3", show_poison, false},        /* of a precertificate */
    {"1.3.6.1.5.5.7.1.1", show_information_access, false},  /* authorityInfoAccess */
    {"1.3.6.1.5.5.7.1.11", show_information_access, false}, /* subjectInfoAccess */
    {"1.3.6.1.5.5.7.1.14", show_proxy_information, false},  /* proxyCertInfo */
    {"1.3.6.1.5.5.7.1.24", show_tls_feature, false},        /* TLS Feature */
    {"1.3.6.1.5.5.7.48.1.5", show_nothing, false},          /* OCSP No Check */
    {"2.5.29.9", show_directory_attributes, true},  /* subjectDirectoryAttributes */
    {"2.5.29.14", show_key_identifier, false},      /* subjectKeyIdentifier */
    {"2.5.29.15", show_key_usage, false},           /* keyUsage */
    {"2.5.29.16", show_usage_period, false},        /* privateKeyUsagePeriod */
    {"2.5.29.17", show_alternative_names, false},   /* subjectAltName */
    {"2.5.29.18", show_alternative_names, false},   /* issuerAltName */
    {"2.5.29.19", show_basic_constraints, false},   /* basicConstraints */
    {"2.5.29.20", show_integer_value, false},       /* cRLNumber */
    {"2.5.29.21", show_reason_code, false},         /* reasonCode */
    {"2.5.29.23", show_identifier, false},          /* holdInstructionCode */
    {"2.5.29.24", show_invalidity_date, false},     /* invalidityDate */
    {"2.5.29.27", show_integer_value, false},       /* deltaCRLIndicator */
    {"2.5.29.28", show_issuing_point, false},       /* issuingDistributionPoint */
    {"2.5.29.29", show_alternative_names, false},   /* certificateIssuer */
    {"2.5.29.30", show_name_constraints, false},    /* nameConstraints */
    {"2.5.29.31", show_distribution_points, false}, /* cRLDistributionPoints */
    {"2.5.29.32", show_policies, false},            /* certificatePolicies */
    {"2.5.29.33", show_policy_mappings, false},     /* policyMappings */
    {"2.5.29.35", show_authority_key, false},       /* authorityKeyIdentifier */
    {"2.5.29.36", show_policy_constraints, false},  /* policyConstraints */
    {"2.5.29.37", show_ext_key_usage, false},       /* extKeyUsage */
    {"2.5.29.46", show_distribution_points, false}, /* freshestCRL */
    {"2.5.29.54", show_integer_value, false},       /* inhibitAnyPolicy */
    {"2.16.840.1.113730.1.1", show_netscape_type, false}, /* Netscape Cert Type */
    {"2.16.840.1.113730.1.2", show_ia5_value, false},     /* Netscape Base Url */
    {"2.16.840.1.113730.1.3", show_ia5_value, false},     /* Netscape Revocation Url */
    {"2.16.840.1.113730.1.4", show_ia5_value, false},  /* Netscape CA Revocation Url */
    {"2.16.840.1.113730.1.7", show_ia5_value, false},  /* Netscape Renewal Url */
    {"2.16.840.1.113730.1.8", show_ia5_value, false},  /* Netscape CA Policy Url */
    {"2.16.840.1.113730.1.12", show_ia5_value, false}, /* Netscape SSL Server Name */
    {"2.16.840.1.113730.1.13", show_ia5_value, false}, /* Netscape Comment */
};

static show_value *printer_of(const struct show *show, struct bytes oid)
{
    char dotted[OID_TEXT_SIZE];
    oid_to_text(oid, dotted);
    for (size_t i = 0; i < sizeof printers / sizeof printers[0]; i++)
        if (strcmp(printers[i].dotted, dotted) == 0)
            return printers[i].is_newer && show->like == SHOW_LIKE_3_0
                       ? NULL
                       : printers[i].print;
    return NULL;
}

/* Prints VALUE by PRINT, at first to nowhere: only a value that is well-formed to its
 * end is seen. False if it is not. */
static bool print_decoded(const struct show *show, show_value *print,
                          struct bytes value, int indent)
{
    const struct show trial = {show->nowhere, show->nowhere, show->like};
    const struct show *shows[] = {&trial, show};
    for (size_t i = 0; i < 2; i++) {
        struct error error = {0};
        struct der_reader reader = der_reader_again(value, &error);
        if (!print(shows[i], &reader, indent) || error.kind != ERROR_NONE)
            return false;
    }
    return true;
}

/* OpenSSL prints a line feed as it is, and with it a file could write lines that look
 * like those of the layout. Each of these has a colon or begins with a space (but "No
 * Revoked Certificates.", behind which the truth follows), so that a line feed can stay
 * if what is behind it does neither. */
static bool is_harmless(struct bytes rest)
{
    if (rest.length > 0 && memchr(rest.data, ':', rest.length) != NULL)
        return false;
    for (size_t i = 0; i + 1 < rest.length; i++)
        if (rest.data[i] == '\n' && rest.data[i + 1] == ' ')
            return false;
    return true;
}

static void show_dump(const struct show *show, struct bytes value)
{
    const uint8_t *line_feed =
        value.length > 0 ? memchr(value.data, '\n', value.length) : NULL;
    size_t first = line_feed != NULL ? (size_t)(line_feed - value.data) : value.length;
    struct bytes rest = bytes_of(value.data + first, value.length - first);
    if (!is_harmless(rest)) {
        show_printable(show, value);
        return;
    }
    for (size_t i = 0; i < value.length; i++) {
        if (value.data[i] == '\n')
            show_format(show, "\n");
        else
            show_printable(show, bytes_of(value.data + i, 1));
    }
}

/* What has no printer, or not the form that its printer wants, is printed as the text
 * that it may be. */
void show_extension_value(const struct show *show, struct bytes oid, struct bytes value,
                          int indent)
{
    show_value *print = printer_of(show, oid);
    if (print == NULL || !print_decoded(show, print, value, indent)) {
        show_indented(show, indent, "%s", "");
        show_dump(show, value);
    }
    show_format(show, "\n");
}

/* Extension ::= SEQUENCE {
 *     extnID     OBJECT IDENTIFIER,
 *     critical   BOOLEAN DEFAULT FALSE,
 *     extnValue  OCTET STRING } */
static bool show_extension(const struct show *show, struct der_reader *list, int indent)
{
    struct der_reader inner;
    struct bytes oid, value;
    bool critical;
    if (!der_enter(list, DER_SEQUENCE, "Extension", &inner) ||
        !der_read_oid(&inner, "extnID", &oid) ||
        !der_read_default_false(&inner, "critical", &critical) ||
        !der_read(&inner, DER_OCTET_STRING, "extnValue", &value) ||
        !der_finish(&inner, "Extension"))
        return false;
    show_indented(show, indent, "%s", "");
    show_oid(show, oid);
    show_format(show, ": %s\n", critical ? "critical" : "");
    show_extension_value(show, oid, value, indent + 4);
    return true;
}

bool show_extensions(const struct show *show, struct der_reader *reader,
                     const char *title, int indent)
{
    struct der_reader list;
    if (!der_enter(reader, DER_SEQUENCE, "Extensions", &list))
        return false;
    if (title != NULL && !der_at_end(&list))
        show_indented(show, indent, "%s:\n", title);
    while (!der_at_end(&list))
        if (!show_extension(show, &list, indent + 4))
            return false;
    return true;
}
