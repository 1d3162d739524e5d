/* rfc5280_extensions.c -- Extension, RFC 5280 sections 4.1.2.9, 4.2 and 5.2, and which
 * extensions there are. */
#include "tables.h"

static const struct schema_opening extensions[] = {
    {"2.5.29.9", "id-ce-subjectDirectoryAttributes", "RFC 5280 4.2.1.8",
     "Attributes of the subject that are no part of its name: a nationality, say.",
     &schema_subject_directory_attributes},
    {"2.5.29.14", "id-ce-subjectKeyIdentifier", "RFC 5280 4.2.1.2",
     "A short name of this key, usually a hash of it, by which chains are found "
     "quickly.",
     &schema_subject_key_identifier},
    {"2.5.29.15", "id-ce-keyUsage", "RFC 5280 4.2.1.3",
     "What the key may be used for; if it is there, only a key with keyCertSign may "
     "sign certificates.",
     &schema_key_usage},
    {"2.5.29.16", "id-ce-privateKeyUsagePeriod", "RFC 3280 4.2.1.4",
     "When the private key may be used, if not as long as the certificate counts; no "
     "longer in use.",
     &schema_private_key_usage_period},
    {"2.5.29.17", "id-ce-subjectAltName", "RFC 5280 4.2.1.6",
     "The names that count: a browser refuses a server whose host name is not among "
     "them.",
     &schema_general_names},
    {"2.5.29.18", "id-ce-issuerAltName", "RFC 5280 4.2.1.7",
     "Other names of the issuer: a mail address, a web page.", &schema_general_names},
    {"2.5.29.19", "id-ce-basicConstraints", "RFC 5280 4.2.1.9",
     "Whether the subject is a CA; a version 3 certificate without it is no CA's.",
     &schema_basic_constraints},
    {"2.5.29.20", "id-ce-cRLNumber", "RFC 5280 5.2.3",
     "Counts the CRLs of an issuer, so that one can tell which is the newer.",
     &schema_crl_number},
    {"2.5.29.21", "id-ce-cRLReasons", "RFC 5280 5.3.1",
     "Why the certificate was "
     "revoked.",
     &schema_reason_code},
    {"2.5.29.23", "id-ce-holdInstructionCode", "RFC 3280 5.3.2",
     "What to do with a certificate on hold; no longer in use.",
     &schema_hold_instruction},
    {"2.5.29.24", "id-ce-invalidityDate", "RFC 5280 5.3.2",
     "Since when the key is known, or feared, to be in wrong hands, which may be "
     "before "
     "the revocation.",
     &schema_invalidity_date},
    {"2.5.29.27", "id-ce-deltaCRLIndicator", "RFC 5280 5.2.4",
     "Says that this CRL lists only what changed since the CRL of this number.",
     &schema_delta_crl_indicator},
    {"2.5.29.28", "id-ce-issuingDistributionPoint", "RFC 5280 5.2.5",
     "Which part of the issuer's certificates this CRL is about; who takes a part for "
     "the whole misses revocations.",
     &schema_issuing_distribution_point},
    {"2.5.29.29", "id-ce-certificateIssuer", "RFC 5280 5.3.3",
     "Whose certificate was revoked, in a CRL about several issuers.",
     &schema_general_names},
    {"2.5.29.30", "id-ce-nameConstraints", "RFC 5280 4.2.1.10",
     "Under which names alone this CA may certify; it keeps a company's CA to the "
     "company's own names.",
     &schema_name_constraints},
    {"2.5.29.31", "id-ce-cRLDistributionPoints", "RFC 5280 4.2.1.13",
     "Where the CRL is on which this certificate would stand if it were revoked.",
     &schema_crl_distribution_points},
    {"2.5.29.32", "id-ce-certificatePolicies", "RFC 5280 4.2.1.4",
     "Under which rules the certificate was issued: how the subject was checked, for "
     "instance.",
     &schema_certificate_policies},
    {"2.5.29.33", "id-ce-policyMappings", "RFC 5280 4.2.1.5",
     "Which policies of another authority are as good as which of the own.",
     &schema_policy_mappings},
    {"2.5.29.35", "id-ce-authorityKeyIdentifier", "RFC 5280 4.2.1.1",
     "Which of the issuer's keys signed this: the issuer's subjectKeyIdentifier.",
     &schema_authority_key_identifier},
    {"2.5.29.36", "id-ce-policyConstraints", "RFC 5280 4.2.1.11",
     "Whether certificates below need an acceptable policy, and may map policies.",
     &schema_policy_constraints},
    {"2.5.29.37", "id-ce-extKeyUsage", "RFC 5280 4.2.1.12",
     "For which purposes the key is: a server's must list serverAuth, or browsers "
     "refuse it.",
     &schema_ext_key_usage},
    {"2.5.29.46", "id-ce-freshestCRL", "RFC 5280 4.2.1.15",
     "Where the delta CRL is, which lists what changed since the complete one.",
     &schema_crl_distribution_points},
    {"2.5.29.54", "id-ce-inhibitAnyPolicy", "RFC 5280 4.2.1.14",
     "How many certificates further down anyPolicy still stands for every policy.",
     &schema_inhibit_any_policy},
    {"1.3.6.1.5.5.7.1.1", "id-pe-authorityInfoAccess", "RFC 5280 4.2.2.1",
     "Where to ask about the issuer: its certificate, and whether this one was revoked "
     "(OCSP).",
     &schema_info_access},
    {"1.3.6.1.5.5.7.1.11", "id-pe-subjectInfoAccess", "RFC 5280 4.2.2.2",
     "Where to find what the subject offers: the certificates that a CA issued, say.",
     &schema_subject_info_access},
    {"1.3.6.1.5.5.7.1.24", "id-pe-tlsfeature", "RFC 7633 4",
     "TLS extensions that the server promises; status_request means: refuse me without "
     "a fresh OCSP answer.",
     &schema_tls_feature},
    {"1.3.6.1.5.5.7.48.1.5", "id-pkix-ocsp-nocheck", "RFC 6960 4.2.2.2.1",
     "Says that this certificate, an OCSP responder's, need not be checked for "
     "revocation.",
     &schema_ocsp_nocheck},
    {"1.3.6.1.4.1.11129.2.4.2", "signed certificate timestamps", "RFC 6962 3.3",
     "Promises of public logs to list this certificate; browsers refuse servers "
     "without them.",
     &schema_sct_list},
    {"1.3.6.1.4.1.11129.2.4.3", "precertificate poison", "RFC 6962 3.1",
     "Makes this a precertificate, sent to the logs first: critical, so that nobody "
     "takes it for a certificate.",
     &schema_ct_poison},
};

static const struct schema_type extension_id = {
    .name = "OBJECT IDENTIFIER",
    .definition = "OBJECT IDENTIFIER",
    .source = "RFC 5280 4.1.2.9",
    .tag = DER_OID,
    OPENINGS(extensions),
};

static const struct schema_type extension_inside = {
    .name = "ANY",
    .definition = "ANY -- DEFINED BY extnID",
    .source = "RFC 5280 4.1.2.9",
    .kind = SCHEMA_OPEN,
    OPENINGS(extensions),
};

static const struct schema_field extension_contents[] = {
    {.name = "",
     .definition = "-- the DER of the extension's own type",
     .source = "RFC 5280 4.1.2.9",
     .meaning = "What the extension says; its type is not in the tables here, so it is "
                "described by its tags.",
     .type = &extension_inside},
};

static const struct schema_type extension_value = {
    .name = "OCTET STRING",
    .definition = "OCTET STRING",
    .source = "RFC 5280 4.1.2.9",
    .kind = SCHEMA_ENCLOSING,
    .tag = DER_OCTET_STRING,
    FIELDS(extension_contents),
};

static const struct schema_field extension_fields[] = {
    {.name = "extnID",
     .definition = "extnID OBJECT IDENTIFIER",
     .source = "RFC 5280 4.1.2.9",
     .meaning = "Which extension it is.",
     .type = &extension_id},
    {.name = "critical",
     .definition = "critical BOOLEAN DEFAULT FALSE",
     .source = "RFC 5280 4.2",
     .meaning =
         "If TRUE, who does not know the extension must not rely on what it stands "
         "in; otherwise it may be passed over.",
     .type = &schema_boolean,
     OPTIONAL},
    {.name = "extnValue",
     .definition = "extnValue OCTET STRING",
     .source = "RFC 5280 4.1.2.9",
     .meaning = "What the extension says, wrapped up so that it can be stepped over "
                "unread.",
     .type = &extension_value},
};

static const struct schema_type extension = {
    .name = "Extension",
    .definition = "Extension ::= SEQUENCE",
    .source = "RFC 5280 4.1.2.9",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(extension_fields),
};

static const struct schema_field list[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF Extension",
     .source = "RFC 5280 4.1.2.9",
     .meaning = "One extension: which it is, whether it must be understood, what it "
                "says.",
     .type = &extension},
};

const struct schema_type schema_extensions = {
    .name = "Extensions",
    .definition = "Extensions ::= SEQUENCE SIZE (1..MAX) OF Extension",
    .source = "RFC 5280 4.1.2.9",
    .meaning = "A list of extensions.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(list),
};
