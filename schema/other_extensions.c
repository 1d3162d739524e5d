/* other_extensions.c -- extensions that came after RFC 5280: RFC 6960 (OCSP), RFC 6962
 * (certificate transparency), RFC 7633 (TLS features). */
#include "tables.h"

const struct schema_type schema_ocsp_nocheck = {
    .name = "NULL",
    .definition = "id-pkix-ocsp-nocheck EXTENSION ::= NULL",
    .source = "RFC 6960 4.2.2.2.1",
    .meaning = "Nothing: that the extension is there says it all.",
    .tag = DER_NULL,
};

const struct schema_type schema_ct_poison = {
    .name = "NULL",
    .definition = "NULL",
    .source = "RFC 6962 3.1",
    .meaning = "Nothing: that the extension is there, and critical, says it all.",
    .tag = DER_NULL,
};

const struct schema_type schema_sct_list = {
    .name = "SignedCertificateTimestampList",
    .definition = "SignedCertificateTimestampList ::= OCTET STRING",
    .source = "RFC 6962 3.3",
    .meaning = "The list of timestamps: lengths, versions, log numbers, times and "
               "signatures as TLS writes them, not DER.",
    .tag = DER_OCTET_STRING,
};

static const struct schema_number features[] = {
    {5, "status_request"},
    {17, "status_request_v2"},
};

static const struct schema_type feature = {
    .name = "INTEGER",
    .definition = "INTEGER",
    .source = "RFC 7633 4",
    .tag = DER_INTEGER,
    NUMBERS(features),
};

static const struct schema_field feature_list[] = {
    {.name = "",
     .definition = "SEQUENCE OF INTEGER",
     .source = "RFC 7633 4",
     .meaning = "The number of a TLS extension that the server must offer.",
     .type = &feature},
};

const struct schema_type schema_tls_feature = {
    .name = "Features",
    .definition = "Features ::= SEQUENCE OF INTEGER",
    .source = "RFC 7633 4",
    .meaning = "What the server promises; a client refuses it if it does not keep the "
               "promise.",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(feature_list),
};
