/* rfc5280_policies.c -- certificate policies and their qualifiers, RFC 5280 sections
 * 4.2.1.4 and 4.2.1.5. */
#include "tables.h"

static const struct schema_opening policies[] = {
    {"2.5.29.32.0", "anyPolicy", "RFC 5280 4.2.1.4", "Stands for every policy.", NULL},
    {"2.23.140.1.1", "extended-validation", "CA/B BR 7.1.6.1",
     "The company was checked thoroughly (EV).", NULL},
    {"2.23.140.1.2.1", "domain-validated", "CA/B BR 7.1.6.1",
     "The CA checked that the subject controls the domain, and nothing else (DV).",
     NULL},
    {"2.23.140.1.2.2", "organization-validated", "CA/B BR 7.1.6.1",
     "The CA checked the domain and that the organization exists (OV).", NULL},
    {"2.23.140.1.2.3", "individual-validated", "CA/B BR 7.1.6.1",
     "The CA checked the domain and who the person is (IV).", NULL},
};

static const struct schema_type policy_id = {
    .name = "CertPolicyId",
    .definition = "CertPolicyId ::= OBJECT IDENTIFIER",
    .source = "RFC 5280 4.2.1.4",
    .tag = DER_OID,
    OPENINGS(policies),
};

/* --- qualifiers ------------------------------------------------------------------- */

static const struct schema_field display_text_alternatives[] = {
    {.name = "ia5String",
     .definition = "ia5String IA5String (SIZE (1..200))",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Text in ASCII.",
     .type = &schema_ia5_string},
    {.name = "visibleString",
     .definition = "visibleString VisibleString (SIZE (1..200))",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Text in ASCII without control characters.",
     .type = &schema_visible_string},
    {.name = "bmpString",
     .definition = "bmpString BMPString (SIZE (1..200))",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Text of two bytes a character.",
     .type = &schema_bmp_string},
    {.name = "utf8String",
     .definition = "utf8String UTF8String (SIZE (1..200))",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Text in UTF-8, the form to choose for everything new.",
     .type = &schema_utf8_string},
};

static const struct schema_type display_text = {
    .name = "DisplayText",
    .definition = "DisplayText ::= CHOICE",
    .source = "RFC 5280 4.2.1.4",
    .kind = SCHEMA_CHOICE,
    FIELDS(display_text_alternatives),
};

static const struct schema_field notice_number[] = {
    {.name = "",
     .definition = "SEQUENCE OF INTEGER",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "The number of one notice.",
     .type = &schema_integer},
};

static const struct schema_type notice_numbers = {
    .name = "SEQUENCE OF INTEGER",
    .definition = "SEQUENCE OF INTEGER",
    .source = "RFC 5280 4.2.1.4",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(notice_number),
};

static const struct schema_field notice_reference_fields[] = {
    {.name = "organization",
     .definition = "organization DisplayText",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Who keeps the list of notices.",
     .type = &display_text},
    {.name = "noticeNumbers",
     .definition = "noticeNumbers SEQUENCE OF INTEGER",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Which notices of that list are meant.",
     .type = &notice_numbers},
};

static const struct schema_type notice_reference = {
    .name = "NoticeReference",
    .definition = "NoticeReference ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.4",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(notice_reference_fields),
};

static const struct schema_field user_notice_fields[] = {
    {.name = "noticeRef",
     .definition = "noticeRef NoticeReference OPTIONAL",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "A notice that is written somewhere else; hardly anybody uses it.",
     .type = &notice_reference,
     OPTIONAL},
    {.name = "explicitText",
     .definition = "explicitText DisplayText OPTIONAL",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "The notice itself, to be shown to whoever relies on the certificate.",
     .type = &display_text,
     OPTIONAL},
};

static const struct schema_type user_notice = {
    .name = "UserNotice",
    .definition = "UserNotice ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.4",
    .meaning = "Words for whoever relies on the certificate.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(user_notice_fields),
};

static const struct schema_type cps_uri = {
    .name = "CPSuri",
    .definition = "CPSuri ::= IA5String",
    .source = "RFC 5280 4.2.1.4",
    .meaning = "The address of that document.",
    .tag = DER_IA5_STRING,
};

static const struct schema_opening qualifiers[] = {
    {"1.3.6.1.5.5.7.2.1", "id-qt-cps", "RFC 5280 4.2.1.4",
     "Where the CA says in a document how it works (certification practice statement).",
     &cps_uri},
    {"1.3.6.1.5.5.7.2.2", "id-qt-unotice", "RFC 5280 4.2.1.4",
     "A notice for whoever relies on the certificate.", &user_notice},
};

static const struct schema_type qualifier_id = {
    .name = "PolicyQualifierId",
    .definition = "PolicyQualifierId ::= OBJECT IDENTIFIER",
    .source = "RFC 5280 4.2.1.4",
    .tag = DER_OID,
    OPENINGS(qualifiers),
};

static const struct schema_type qualifier_value = {
    .name = "ANY",
    .definition = "ANY DEFINED BY policyQualifierId",
    .source = "RFC 5280 4.2.1.4",
    .kind = SCHEMA_OPEN,
    OPENINGS(qualifiers),
};

static const struct schema_field qualifier_fields[] = {
    {.name = "policyQualifierId",
     .definition = "policyQualifierId PolicyQualifierId",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Which kind of remark it is.",
     .type = &qualifier_id},
    {.name = "qualifier",
     .definition = "qualifier ANY DEFINED BY policyQualifierId",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "The remark, in the form that its kind has.",
     .type = &qualifier_value},
};

static const struct schema_type qualifier_info = {
    .name = "PolicyQualifierInfo",
    .definition = "PolicyQualifierInfo ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.4",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(qualifier_fields),
};

static const struct schema_field qualifier_list[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "One remark on the policy.",
     .type = &qualifier_info},
};

static const struct schema_type qualifier_infos = {
    .name = "SEQUENCE OF PolicyQualifierInfo",
    .definition = "SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo",
    .source = "RFC 5280 4.2.1.4",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(qualifier_list),
};

/* --- policies --------------------------------------------------------------------- */

static const struct schema_field policy_fields[] = {
    {.name = "policyIdentifier",
     .definition = "policyIdentifier CertPolicyId",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Which set of rules it is; whoever made them gave them this number.",
     .type = &policy_id},
    {.name = "policyQualifiers",
     .definition = "policyQualifiers SEQUENCE SIZE (1..MAX) OF PolicyQualifierInfo "
                   "OPTIONAL",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "Remarks on the policy, for people.",
     .type = &qualifier_infos,
     OPTIONAL},
};

static const struct schema_type policy_information = {
    .name = "PolicyInformation",
    .definition = "PolicyInformation ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.4",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(policy_fields),
};

static const struct schema_field policy_list[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF PolicyInformation",
     .source = "RFC 5280 4.2.1.4",
     .meaning = "One policy, and remarks on it.",
     .type = &policy_information},
};

const struct schema_type schema_certificate_policies = {
    .name = "CertificatePolicies",
    .definition = "CertificatePolicies ::= SEQUENCE SIZE (1..MAX) OF PolicyInformation",
    .source = "RFC 5280 4.2.1.4",
    .meaning = "The rules under which the certificate was issued.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(policy_list),
};

static const struct schema_field mapping_fields[] = {
    {.name = "issuerDomainPolicy",
     .definition = "issuerDomainPolicy CertPolicyId",
     .source = "RFC 5280 4.2.1.5",
     .meaning = "A policy of the issuer's.",
     .type = &policy_id},
    {.name = "subjectDomainPolicy",
     .definition = "subjectDomainPolicy CertPolicyId",
     .source = "RFC 5280 4.2.1.5",
     .meaning = "The policy of the subject's that is as good.",
     .type = &policy_id},
};

static const struct schema_type mapping = {
    .name = "PolicyMapping",
    .definition = "SEQUENCE",
    .source = "RFC 5280 4.2.1.5",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(mapping_fields),
};

static const struct schema_field mapping_list[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF SEQUENCE",
     .source = "RFC 5280 4.2.1.5",
     .meaning = "Two policies that are as good as each other.",
     .type = &mapping},
};

const struct schema_type schema_policy_mappings = {
    .name = "PolicyMappings",
    .definition = "PolicyMappings ::= SEQUENCE SIZE (1..MAX) OF SEQUENCE",
    .source = "RFC 5280 4.2.1.5",
    .meaning = "Pairs of policies.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(mapping_list),
};
