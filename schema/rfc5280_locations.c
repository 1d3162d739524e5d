/* rfc5280_locations.c -- the extensions that say which key is meant and where more is
 * to be found: RFC 5280 sections 4.2.1.1, 4.2.1.2, 4.2.1.13 and 4.2.2. */
#include "tables.h"

const struct schema_type schema_subject_key_identifier = {
    .name = "SubjectKeyIdentifier",
    .definition = "SubjectKeyIdentifier ::= KeyIdentifier",
    .source = "RFC 5280 4.2.1.2",
    .meaning = "The short name of the key in this certificate.",
    .tag = DER_OCTET_STRING,
};

static const struct schema_field authority_key_fields[] = {
    {.name = "keyIdentifier",
     .definition = "keyIdentifier [0] KeyIdentifier OPTIONAL",
     .source = "RFC 5280 4.2.1.1",
     .meaning =
         "The short name of the key that signed, as it stands in the issuer's own "
         "certificate.",
     .type = &schema_octet_string,
     IMPLICIT(0),
     OPTIONAL},
    {.name = "authorityCertIssuer",
     .definition = "authorityCertIssuer [1] GeneralNames OPTIONAL",
     .source = "RFC 5280 4.2.1.1",
     .meaning = "Who issued the issuer's certificate; another way to name it, with the "
                "number below.",
     .type = &schema_general_names,
     IMPLICIT(1),
     OPTIONAL},
    {.name = "authorityCertSerialNumber",
     .definition = "authorityCertSerialNumber [2] CertificateSerialNumber OPTIONAL",
     .source = "RFC 5280 4.2.1.1",
     .meaning = "The serial number of the issuer's certificate.",
     .type = &schema_integer,
     IMPLICIT(2),
     OPTIONAL},
};

const struct schema_type schema_authority_key_identifier = {
    .name = "AuthorityKeyIdentifier",
    .definition = "AuthorityKeyIdentifier ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.1",
    .meaning = "Which key signed: by its short name, or by a certificate that has it.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(authority_key_fields),
};

/* --- where CRLs are --------------------------------------------------------------- */

static const struct schema_field point_name_alternatives[] = {
    {.name = "fullName",
     .definition = "fullName [0] GeneralNames",
     .source = "RFC 5280 4.2.1.13",
     .meaning = "Where it is, usually as a URI.",
     .type = &schema_general_names,
     IMPLICIT(0)},
    {.name = "nameRelativeToCRLIssuer",
     .definition = "nameRelativeToCRLIssuer [1] RelativeDistinguishedName",
     .source = "RFC 5280 4.2.1.13",
     .meaning = "One more step of a name, below the name of the CRL's issuer.",
     .type = &schema_relative_name,
     IMPLICIT(1)},
};

const struct schema_type schema_distribution_point_name = {
    .name = "DistributionPointName",
    .definition = "DistributionPointName ::= CHOICE",
    .source = "RFC 5280 4.2.1.13",
    .kind = SCHEMA_CHOICE,
    FIELDS(point_name_alternatives),
};

static const struct schema_number reason_bits[] = {
    {0, "unused"},          {1, "keyCompromise"},
    {2, "cACompromise"},    {3, "affiliationChanged"},
    {4, "superseded"},      {5, "cessationOfOperation"},
    {6, "certificateHold"}, {7, "privilegeWithdrawn"},
    {8, "aACompromise"},
};

const struct schema_type schema_reason_flags = {
    .name = "ReasonFlags",
    .definition = "ReasonFlags ::= BIT STRING",
    .source = "RFC 5280 4.2.1.13",
    .tag = DER_BIT_STRING,
    NUMBERS(reason_bits),
};

static const struct schema_field point_fields[] = {
    {.name = "distributionPoint",
     .definition = "distributionPoint [0] DistributionPointName OPTIONAL",
     .source = "RFC 5280 4.2.1.13",
     .meaning = "Where to fetch the CRL.",
     .type = &schema_distribution_point_name,
     EXPLICIT(0),
     OPTIONAL},
    {.name = "reasons",
     .definition = "reasons [1] ReasonFlags OPTIONAL",
     .source = "RFC 5280 4.2.1.13",
     .meaning = "For which reasons alone that CRL revokes; not there, for all.",
     .type = &schema_reason_flags,
     IMPLICIT(1),
     OPTIONAL},
    {.name = "cRLIssuer",
     .definition = "cRLIssuer [2] GeneralNames OPTIONAL",
     .source = "RFC 5280 4.2.1.13",
     .meaning = "Who signs that CRL, if not the issuer of this certificate.",
     .type = &schema_general_names,
     IMPLICIT(2),
     OPTIONAL},
};

static const struct schema_type distribution_point = {
    .name = "DistributionPoint",
    .definition = "DistributionPoint ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.13",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(point_fields),
};

static const struct schema_field points[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF DistributionPoint",
     .source = "RFC 5280 4.2.1.13",
     .meaning = "One CRL, and where it is.",
     .type = &distribution_point},
};

const struct schema_type schema_crl_distribution_points = {
    .name = "CRLDistributionPoints",
    .definition = "CRLDistributionPoints ::= SEQUENCE SIZE (1..MAX) OF "
                  "DistributionPoint",
    .source = "RFC 5280 4.2.1.13",
    .meaning = "Places of CRLs.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(points),
};

/* --- where more is ---------------------------------------------------------------- */

static const struct schema_opening access_methods[] = {
    {"1.3.6.1.5.5.7.48.1", "id-ad-ocsp", "RFC 5280 4.2.2.1",
     "A server that answers whether the certificate was revoked.", NULL},
    {"1.3.6.1.5.5.7.48.2", "id-ad-caIssuers", "RFC 5280 4.2.2.1",
     "The issuer's certificate, for whoever was not given the whole chain.", NULL},
    {"1.3.6.1.5.5.7.48.3", "id-ad-timeStamping", "RFC 5280 4.2.2.2",
     "A server that signs times.", NULL},
    {"1.3.6.1.5.5.7.48.5", "id-ad-caRepository", "RFC 5280 4.2.2.2",
     "Where this CA puts the certificates that it issues.", NULL},
};

static const struct schema_type access_method = {
    .name = "OBJECT IDENTIFIER",
    .definition = "OBJECT IDENTIFIER",
    .source = "RFC 5280 4.2.2.1",
    .tag = DER_OID,
    OPENINGS(access_methods),
};

static const struct schema_field access_fields[] = {
    {.name = "accessMethod",
     .definition = "accessMethod OBJECT IDENTIFIER",
     .source = "RFC 5280 4.2.2.1",
     .meaning = "What is to be had there.",
     .type = &access_method},
    {.name = "accessLocation",
     .definition = "accessLocation GeneralName",
     .source = "RFC 5280 4.2.2.1",
     .meaning = "Where it is, usually a URI.",
     .type = &schema_general_name},
};

static const struct schema_type access_description = {
    .name = "AccessDescription",
    .definition = "AccessDescription ::= SEQUENCE",
    .source = "RFC 5280 4.2.2.1",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(access_fields),
};

static const struct schema_field accesses[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF AccessDescription",
     .source = "RFC 5280 4.2.2.1",
     .meaning = "One thing to be had, and where.",
     .type = &access_description},
};

const struct schema_type schema_info_access = {
    .name = "AuthorityInfoAccessSyntax",
    .definition = "AuthorityInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF "
                  "AccessDescription",
    .source = "RFC 5280 4.2.2.1",
    .meaning = "What is to be had about the issuer.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(accesses),
};

const struct schema_type schema_subject_info_access = {
    .name = "SubjectInfoAccessSyntax",
    .definition = "SubjectInfoAccessSyntax ::= SEQUENCE SIZE (1..MAX) OF "
                  "AccessDescription",
    .source = "RFC 5280 4.2.2.2",
    .meaning = "What is to be had from the subject.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(accesses),
};
