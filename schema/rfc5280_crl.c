/* rfc5280_crl.c -- CertificateList and its extensions, RFC 5280 section 5. */
#include "tables.h"

static const struct schema_number version_numbers[] = {{0, "v1"}, {1, "v2"}};

static const struct schema_type version = {
    .name = "Version",
    .definition = "Version ::= INTEGER { v1(0), v2(1), v3(2) }",
    .source = "RFC 5280 5.1.2.1",
    .tag = DER_INTEGER,
    NUMBERS(version_numbers),
};

/* --- what was revoked ------------------------------------------------------------- */

static const struct schema_field entry_fields[] = {
    {.name = "userCertificate",
     .definition = "userCertificate CertificateSerialNumber",
     .source = "RFC 5280 5.1.2.6",
     .meaning = "The serial number of the certificate that counts no longer.",
     .type = &schema_integer},
    {.name = "revocationDate",
     .definition = "revocationDate Time",
     .source = "RFC 5280 5.1.2.6",
     .meaning = "When the CA revoked it.",
     .type = &schema_time},
    {.name = "crlEntryExtensions",
     .definition = "crlEntryExtensions Extensions OPTIONAL",
     .source = "RFC 5280 5.3",
     .meaning = "What else is said of this revocation: the reason, for instance.",
     .type = &schema_extensions,
     OPTIONAL},
};

static const struct schema_type entry = {
    .name = "RevokedCertificate",
    .definition = "SEQUENCE",
    .source = "RFC 5280 5.1.2.6",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(entry_fields),
};

static const struct schema_field entry_list[] = {
    {.name = "",
     .definition = "SEQUENCE OF SEQUENCE",
     .source = "RFC 5280 5.1.2.6",
     .meaning = "One certificate that was revoked.",
     .type = &entry},
};

static const struct schema_type entries = {
    .name = "SEQUENCE OF SEQUENCE",
    .definition = "SEQUENCE OF SEQUENCE",
    .source = "RFC 5280 5.1.2.6",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(entry_list),
};

/* --- the list --------------------------------------------------------------------- */

static const struct schema_field tbs_fields[] = {
    {.name = "version",
     .definition = "version Version OPTIONAL",
     .source = "RFC 5280 5.1.2.1",
     .meaning = "The edition of the format, counted from 0; v2 has extensions.",
     .type = &version,
     OPTIONAL},
    {.name = "signature",
     .definition = "signature AlgorithmIdentifier",
     .source = "RFC 5280 5.1.2.2",
     .meaning = "How the issuer signs; stands here so that it is signed itself.",
     .type = &schema_algorithm_identifier},
    {.name = "issuer",
     .definition = "issuer Name",
     .source = "RFC 5280 5.1.2.3",
     .meaning =
         "Who signed the list: the CA whose certificates it is about, unless it is "
         "an indirect one.",
     .type = &schema_name},
    {.name = "thisUpdate",
     .definition = "thisUpdate Time",
     .source = "RFC 5280 5.1.2.4",
     .meaning = "When the list was made.",
     .type = &schema_time},
    {.name = "nextUpdate",
     .definition = "nextUpdate Time OPTIONAL",
     .source = "RFC 5280 5.1.2.5",
     .meaning =
         "When the next one is there at the latest; after it this one is too old "
         "to rely on.",
     .type = &schema_time,
     OPTIONAL},
    {.name = "revokedCertificates",
     .definition = "revokedCertificates SEQUENCE OF SEQUENCE OPTIONAL",
     .source = "RFC 5280 5.1.2.6",
     .meaning = "The certificates that no longer count; not there if there are none.",
     .type = &entries,
     OPTIONAL},
    {.name = "crlExtensions",
     .definition = "crlExtensions [0] EXPLICIT Extensions OPTIONAL",
     .source = "RFC 5280 5.1.2.7",
     .meaning = "What else is said of the list: its number, what it is about.",
     .type = &schema_extensions,
     EXPLICIT(0),
     OPTIONAL},
};

static const struct schema_type tbs_cert_list = {
    .name = "TBSCertList",
    .definition = "TBSCertList ::= SEQUENCE",
    .source = "RFC 5280 5.1.2",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(tbs_fields),
};

static const struct schema_field list_fields[] = {
    {.name = "tbsCertList",
     .definition = "tbsCertList TBSCertList",
     .source = "RFC 5280 5.1.1.1",
     .meaning = "The part \"to be signed\": the signature covers exactly these bytes, "
                "header included.",
     .type = &tbs_cert_list},
    {.name = "signatureAlgorithm",
     .definition = "signatureAlgorithm AlgorithmIdentifier",
     .source = "RFC 5280 5.1.1.2",
     .meaning = "How the signature was made.",
     .type = &schema_algorithm_identifier},
    {.name = "signatureValue",
     .definition = "signatureValue BIT STRING",
     .source = "RFC 5280 5.1.1.3",
     .meaning = "The issuer's signature over tbsCertList, so that nobody can take a "
                "certificate off the list.",
     .type = &schema_signature_value},
};

const struct schema_type schema_certificate_list = {
    .name = "CertificateList",
    .definition = "CertificateList ::= SEQUENCE",
    .source = "RFC 5280 5.1",
    .meaning = "A signed list of certificates that an authority has revoked (CRL).",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(list_fields),
};

/* --- extensions ------------------------------------------------------------------- */

const struct schema_type schema_crl_number = {
    .name = "CRLNumber",
    .definition = "CRLNumber ::= INTEGER (0..MAX)",
    .source = "RFC 5280 5.2.3",
    .meaning = "The number of this CRL; it only grows.",
    .tag = DER_INTEGER,
};

const struct schema_type schema_delta_crl_indicator = {
    .name = "BaseCRLNumber",
    .definition = "BaseCRLNumber ::= CRLNumber",
    .source = "RFC 5280 5.2.4",
    .meaning = "The number of the complete CRL that this one goes with.",
    .tag = DER_INTEGER,
};

static const struct schema_number reasons[] = {
    {0, "unspecified"},        {1, "keyCompromise"}, {2, "cACompromise"},
    {3, "affiliationChanged"}, {4, "superseded"},    {5, "cessationOfOperation"},
    {6, "certificateHold"},    {8, "removeFromCRL"}, {9, "privilegeWithdrawn"},
    {10, "aACompromise"},
};

const struct schema_type schema_reason_code = {
    .name = "CRLReason",
    .definition = "CRLReason ::= ENUMERATED",
    .source = "RFC 5280 5.3.1",
    .meaning = "The reason, as one of ten.",
    .tag = DER_ENUMERATED,
    NUMBERS(reasons),
};

const struct schema_type schema_hold_instruction = {
    .name = "HoldInstructionCode",
    .definition = "HoldInstructionCode ::= OBJECT IDENTIFIER",
    .source = "RFC 3280 5.3.2",
    .meaning = "Call the issuer, or refuse.",
    .tag = DER_OID,
};

const struct schema_type schema_invalidity_date = {
    .name = "InvalidityDate",
    .definition = "InvalidityDate ::= GeneralizedTime",
    .source = "RFC 5280 5.3.2",
    .meaning = "Signatures from then on are not to be relied on.",
    .tag = DER_GENERALIZED_TIME,
};

static const struct schema_field issuing_point_fields[] = {
    {.name = "distributionPoint",
     .definition = "distributionPoint [0] DistributionPointName OPTIONAL",
     .source = "RFC 5280 5.2.5",
     .meaning = "Where this CRL is to be had; compared with what certificates say.",
     .type = &schema_distribution_point_name,
     EXPLICIT(0),
     OPTIONAL},
    {.name = "onlyContainsUserCerts",
     .definition = "onlyContainsUserCerts [1] BOOLEAN DEFAULT FALSE",
     .source = "RFC 5280 5.2.5",
     .meaning = "TRUE: no certificates of CAs are on it.",
     .type = &schema_boolean,
     IMPLICIT(1),
     OPTIONAL},
    {.name = "onlyContainsCACerts",
     .definition = "onlyContainsCACerts [2] BOOLEAN DEFAULT FALSE",
     .source = "RFC 5280 5.2.5",
     .meaning = "TRUE: only certificates of CAs are on it.",
     .type = &schema_boolean,
     IMPLICIT(2),
     OPTIONAL},
    {.name = "onlySomeReasons",
     .definition = "onlySomeReasons [3] ReasonFlags OPTIONAL",
     .source = "RFC 5280 5.2.5",
     .meaning = "Only what was revoked for these reasons is on it.",
     .type = &schema_reason_flags,
     IMPLICIT(3),
     OPTIONAL},
    {.name = "indirectCRL",
     .definition = "indirectCRL [4] BOOLEAN DEFAULT FALSE",
     .source = "RFC 5280 5.2.5",
     .meaning = "TRUE: certificates of other issuers are on it too.",
     .type = &schema_boolean,
     IMPLICIT(4),
     OPTIONAL},
    {.name = "onlyContainsAttributeCerts",
     .definition = "onlyContainsAttributeCerts [5] BOOLEAN DEFAULT FALSE",
     .source = "RFC 5280 5.2.5",
     .meaning = "TRUE: only attribute certificates are on it.",
     .type = &schema_boolean,
     IMPLICIT(5),
     OPTIONAL},
};

const struct schema_type schema_issuing_distribution_point = {
    .name = "IssuingDistributionPoint",
    .definition = "IssuingDistributionPoint ::= SEQUENCE",
    .source = "RFC 5280 5.2.5",
    .meaning = "What the CRL is about, and where it is.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(issuing_point_fields),
};
