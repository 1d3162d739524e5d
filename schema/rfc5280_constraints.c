/* rfc5280_constraints.c -- the extensions that say what a key and a CA may be used for:
 * RFC 5280 sections 4.2.1.3, 4.2.1.9 to 4.2.1.12 and 4.2.1.14. */
#include "tables.h"

static const struct schema_number key_usage_bits[] = {
    {0, "digitalSignature"}, {1, "nonRepudiation"}, {2, "keyEncipherment"},
    {3, "dataEncipherment"}, {4, "keyAgreement"},   {5, "keyCertSign"},
    {6, "cRLSign"},          {7, "encipherOnly"},   {8, "decipherOnly"},
};

const struct schema_type schema_key_usage = {
    .name = "KeyUsage",
    .definition = "KeyUsage ::= BIT STRING",
    .source = "RFC 5280 4.2.1.3",
    .meaning = "Each bit that is set allows one use of the key; nothing else is "
               "allowed.",
    .tag = DER_BIT_STRING,
    NUMBERS(key_usage_bits),
};

/* --- purposes --------------------------------------------------------------------- */

static const struct schema_opening purposes[] = {
    {"2.5.29.37.0", "anyExtendedKeyUsage", "RFC 5280 4.2.1.12", "Any purpose.", NULL},
    {"1.3.6.1.5.5.7.3.1", "id-kp-serverAuth", "RFC 5280 4.2.1.12",
     "The key of a TLS server: what browsers ask for.", NULL},
    {"1.3.6.1.5.5.7.3.2", "id-kp-clientAuth", "RFC 5280 4.2.1.12",
     "The key of a TLS client, which proves to a server who it is.", NULL},
    {"1.3.6.1.5.5.7.3.3", "id-kp-codeSigning", "RFC 5280 4.2.1.12",
     "Signing programs that people download.", NULL},
    {"1.3.6.1.5.5.7.3.4", "id-kp-emailProtection", "RFC 5280 4.2.1.12",
     "Signing and encrypting mail.", NULL},
    {"1.3.6.1.5.5.7.3.8", "id-kp-timeStamping", "RFC 5280 4.2.1.12",
     "Signing that something was there at a certain time.", NULL},
    {"1.3.6.1.5.5.7.3.9", "id-kp-OCSPSigning", "RFC 5280 4.2.1.12",
     "Signing answers whether certificates are revoked, on behalf of the CA.", NULL},
};

static const struct schema_type key_purpose = {
    .name = "KeyPurposeId",
    .definition = "KeyPurposeId ::= OBJECT IDENTIFIER",
    .source = "RFC 5280 4.2.1.12",
    .tag = DER_OID,
    OPENINGS(purposes),
};

static const struct schema_field key_purposes[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF KeyPurposeId",
     .source = "RFC 5280 4.2.1.12",
     .meaning = "One purpose that the key is for.",
     .type = &key_purpose},
};

const struct schema_type schema_ext_key_usage = {
    .name = "ExtKeyUsageSyntax",
    .definition = "ExtKeyUsageSyntax ::= SEQUENCE SIZE (1..MAX) OF KeyPurposeId",
    .source = "RFC 5280 4.2.1.12",
    .meaning = "The list of purposes; one that is not in it is not allowed.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(key_purposes),
};

/* --- CAs -------------------------------------------------------------------------- */

static const struct schema_field basic_constraints_fields[] = {
    {.name = "cA",
     .definition = "cA BOOLEAN DEFAULT FALSE",
     .source = "RFC 5280 4.2.1.9",
     .meaning = "TRUE for a CA, whose key may sign certificates; not there, it is "
                "FALSE.",
     .type = &schema_boolean,
     OPTIONAL},
    {.name = "pathLenConstraint",
     .definition = "pathLenConstraint INTEGER (0..MAX) OPTIONAL",
     .source = "RFC 5280 4.2.1.9",
     .meaning = "How many CAs may follow below this one; 0 means that it issues to "
                "servers and people only.",
     .type = &schema_integer,
     OPTIONAL},
};

const struct schema_type schema_basic_constraints = {
    .name = "BasicConstraints",
    .definition = "BasicConstraints ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.9",
    .meaning = "CA or not; empty means not.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(basic_constraints_fields),
};

static const struct schema_field subtree_fields[] = {
    {.name = "base",
     .definition = "base GeneralName",
     .source = "RFC 5280 4.2.1.10",
     .meaning = "The name at the top; it stands for all names below it.",
     .type = &schema_general_name},
    {.name = "minimum",
     .definition = "minimum [0] BaseDistance DEFAULT 0",
     .source = "RFC 5280 4.2.1.10",
     .meaning = "How far below the top it begins; always 0, and so not there.",
     .type = &schema_integer,
     IMPLICIT(0),
     OPTIONAL},
    {.name = "maximum",
     .definition = "maximum [1] BaseDistance OPTIONAL",
     .source = "RFC 5280 4.2.1.10",
     .meaning = "How far below the top it ends; never there.",
     .type = &schema_integer,
     IMPLICIT(1),
     OPTIONAL},
};

static const struct schema_type subtree = {
    .name = "GeneralSubtree",
    .definition = "GeneralSubtree ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.10",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(subtree_fields),
};

static const struct schema_field subtree_list[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE (1..MAX) OF GeneralSubtree",
     .source = "RFC 5280 4.2.1.10",
     .meaning = "A name and all names below it.",
     .type = &subtree},
};

static const struct schema_type subtrees = {
    .name = "GeneralSubtrees",
    .definition = "GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree",
    .source = "RFC 5280 4.2.1.10",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(subtree_list),
};

static const struct schema_field name_constraints_fields[] = {
    {.name = "permittedSubtrees",
     .definition = "permittedSubtrees [0] GeneralSubtrees OPTIONAL",
     .source = "RFC 5280 4.2.1.10",
     .meaning =
         "The only names that certificates below may have, for each kind of name "
         "that is listed.",
     .type = &subtrees,
     IMPLICIT(0),
     OPTIONAL},
    {.name = "excludedSubtrees",
     .definition = "excludedSubtrees [1] GeneralSubtrees OPTIONAL",
     .source = "RFC 5280 4.2.1.10",
     .meaning = "Names that certificates below may not have, permitted or not.",
     .type = &subtrees,
     IMPLICIT(1),
     OPTIONAL},
};

const struct schema_type schema_name_constraints = {
    .name = "NameConstraints",
    .definition = "NameConstraints ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.10",
    .meaning = "Names that are permitted below this CA, and names that are not.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(name_constraints_fields),
};

static const struct schema_field policy_constraints_fields[] = {
    {.name = "requireExplicitPolicy",
     .definition = "requireExplicitPolicy [0] SkipCerts OPTIONAL",
     .source = "RFC 5280 4.2.1.11",
     .meaning = "After so many certificates each one needs a policy that is accepted.",
     .type = &schema_integer,
     IMPLICIT(0),
     OPTIONAL},
    {.name = "inhibitPolicyMapping",
     .definition = "inhibitPolicyMapping [1] SkipCerts OPTIONAL",
     .source = "RFC 5280 4.2.1.11",
     .meaning = "After so many certificates policies are no longer mapped.",
     .type = &schema_integer,
     IMPLICIT(1),
     OPTIONAL},
};

const struct schema_type schema_policy_constraints = {
    .name = "PolicyConstraints",
    .definition = "PolicyConstraints ::= SEQUENCE",
    .source = "RFC 5280 4.2.1.11",
    .meaning = "Two counts of certificates, each with a rule that begins after it.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(policy_constraints_fields),
};

const struct schema_type schema_inhibit_any_policy = {
    .name = "InhibitAnyPolicy",
    .definition = "InhibitAnyPolicy ::= SkipCerts",
    .source = "RFC 5280 4.2.1.14",
    .meaning = "After so many certificates anyPolicy is no longer every policy.",
    .tag = DER_INTEGER,
};

/* --- the private key's time ------------------------------------------------------- */

static const struct schema_field period_fields[] = {
    {.name = "notBefore",
     .definition = "notBefore [0] GeneralizedTime OPTIONAL",
     .source = "RFC 3280 4.2.1.4",
     .meaning = "From when on the private key may sign.",
     .type = &schema_generalized_time,
     IMPLICIT(0),
     OPTIONAL},
    {.name = "notAfter",
     .definition = "notAfter [1] GeneralizedTime OPTIONAL",
     .source = "RFC 3280 4.2.1.4",
     .meaning = "Until when the private key may sign.",
     .type = &schema_generalized_time,
     IMPLICIT(1),
     OPTIONAL},
};

const struct schema_type schema_private_key_usage_period = {
    .name = "PrivateKeyUsagePeriod",
    .definition = "PrivateKeyUsagePeriod ::= SEQUENCE",
    .source = "RFC 3280 4.2.1.4",
    .meaning = "From when to when the private key may sign.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(period_fields),
};
