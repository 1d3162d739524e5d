/* rfc5280_certificate.c -- Certificate and what it is made of, RFC 5280 section 4.1. */
#include "tables.h"

static const struct schema_number version_numbers[] = {{0, "v1"}, {1, "v2"}, {2, "v3"}};

static const struct schema_type version = {
    .name = "Version",
    .definition = "Version ::= INTEGER { v1(0), v2(1), v3(2) }",
    .source = "RFC 5280 4.1.2.1",
    .tag = DER_INTEGER,
    NUMBERS(version_numbers),
};

static const struct schema_field time_alternatives[] = {
    {.name = "utcTime",
     .definition = "utcTime UTCTime",
     .source = "RFC 5280 4.1.2.5.1",
     .meaning = "A time through the year 2049, with two digits of the year.",
     .type = &schema_utc_time},
    {.name = "generalTime",
     .definition = "generalTime GeneralizedTime",
     .source = "RFC 5280 4.1.2.5.2",
     .meaning = "A time from the year 2050 on, with four digits of the year.",
     .type = &schema_generalized_time},
};

const struct schema_type schema_time = {
    .name = "Time",
    .definition = "Time ::= CHOICE",
    .source = "RFC 5280 4.1.2.5",
    .kind = SCHEMA_CHOICE,
    FIELDS(time_alternatives),
};

static const struct schema_field validity_fields[] = {
    {.name = "notBefore",
     .definition = "notBefore Time",
     .source = "RFC 5280 4.1.2.5",
     .meaning = "The certificate counts from this second on; a client whose clock is "
                "behind it refuses.",
     .type = &schema_time},
    {.name = "notAfter",
     .definition = "notAfter Time",
     .source = "RFC 5280 4.1.2.5",
     .meaning = "The last second in which the certificate counts; after it clients say "
                "\"expired\".",
     .type = &schema_time},
};

static const struct schema_type validity = {
    .name = "Validity",
    .definition = "Validity ::= SEQUENCE",
    .source = "RFC 5280 4.1.2.5",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(validity_fields),
};

/* --- the key ---------------------------------------------------------------------- */

/* What is in the BIT STRING, by the algorithm before it. */
static const struct schema_opening public_keys[] = {
    {"1.2.840.113549.1.1.1", "rsaEncryption", "RFC 3279 2.3.1",
     "The numbers of an RSA public key.", &schema_rsa_public_key},
    {"1.2.840.113549.1.1.7", "id-RSAES-OAEP", "RFC 4055 1.2",
     "The numbers of an RSA public key that is for encryption with OAEP alone.",
     &schema_rsa_public_key},
    {"1.2.840.113549.1.1.10", "id-RSASSA-PSS", "RFC 4055 1.2",
     "The numbers of an RSA public key that is for PSS signatures alone.",
     &schema_rsa_public_key},
    {"1.2.840.10040.4.1", "id-dsa", "RFC 3279 2.3.2", "The number y of a DSA key.",
     &schema_dsa_public_key},
    {"1.2.840.10046.2.1", "dhpublicnumber", "RFC 3279 2.3.3",
     "The number y of a Diffie-Hellman key.", &schema_dh_public_number},
    {"1.2.840.113549.1.3.1", "dhKeyAgreement", "PKCS #3 9",
     "The number y of a Diffie-Hellman key.", &schema_dh_public_number},
    {"1.2.840.10045.2.1", "id-ecPublicKey", "RFC 5480 2.2",
     "A point of the curve: the byte 04, then its x and y, or 02 or 03 and x alone; "
     "not "
     "DER.",
     &schema_ec_point},
    {"1.3.101.110", "id-X25519", "RFC 8410 4", "32 bytes of an X25519 key; not DER.",
     &schema_x25519_coordinate},
    {"1.3.101.111", "id-X448", "RFC 8410 4", "56 bytes of an X448 key; not DER.",
     &schema_x448_coordinate},
    {"1.3.101.112", "id-Ed25519", "RFC 8410 4", "32 bytes of an Ed25519 key; not DER.",
     &schema_ed25519_point},
    {"1.3.101.113", "id-Ed448", "RFC 8410 4", "57 bytes of an Ed448 key; not DER.",
     &schema_ed448_point},
};

static const struct schema_type public_key_inside = {
    .name = "PublicKey",
    .definition = "PublicKey ::= ANY",
    .source = "RFC 5280 4.1.2.7",
    .kind = SCHEMA_OPEN,
    OPENINGS(public_keys),
};

static const struct schema_field public_key_contents[] = {
    {.name = "",
     .definition = "the public key, as its algorithm has it",
     .source = "RFC 3279 2.3",
     .meaning = "The numbers of the public key.",
     .type = &public_key_inside},
};

const struct schema_type schema_public_key_bits = {
    .name = "BIT STRING",
    .definition = "BIT STRING",
    .source = "RFC 5280 4.1.2.7",
    .kind = SCHEMA_ENCLOSING,
    .tag = DER_BIT_STRING,
    FIELDS(public_key_contents),
};

static const struct schema_field spki_fields[] = {
    {.name = "algorithm",
     .definition = "algorithm AlgorithmIdentifier",
     .source = "RFC 5280 4.1.2.7",
     .meaning = "Which kind of key it is; without it the bits below mean nothing.",
     .type = &schema_algorithm_identifier},
    {.name = "subjectPublicKey",
     .definition = "subjectPublicKey BIT STRING",
     .source = "RFC 5280 4.1.2.7",
     .meaning = "The public key itself; what is signed with the private key that "
                "belongs to it can be checked with this one.",
     .type = &schema_public_key_bits},
};

const struct schema_type schema_subject_public_key_info = {
    .name = "SubjectPublicKeyInfo",
    .definition = "SubjectPublicKeyInfo ::= SEQUENCE",
    .source = "RFC 5280 4.1.2.7",
    .meaning = "A public key, with a word on which kind it is.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(spki_fields),
};

/* --- the certificate -------------------------------------------------------------- */

static const struct schema_field tbs_certificate_fields[] = {
    {.name = "version",
     .definition = "version [0] EXPLICIT Version DEFAULT v1",
     .source = "RFC 5280 4.1.2.1",
     .meaning = "The edition of the format, counted from 0; only v3 has extensions, "
                "which every certificate of today needs.",
     .type = &version,
     EXPLICIT(0),
     OPTIONAL},
    {.name = "serialNumber",
     .definition = "serialNumber CertificateSerialNumber",
     .source = "RFC 5280 4.1.2.2",
     .meaning = "The issuer's number for this certificate, never used twice; a CRL "
                "revokes by it, and its random bits make forged collisions hard.",
     .type = &schema_integer},
    {.name = "signature",
     .definition = "signature AlgorithmIdentifier",
     .source = "RFC 5280 4.1.2.3",
     .meaning = "How the issuer signs; stands here so that it is signed itself, and "
                "must be the same as signatureAlgorithm at the end.",
     .type = &schema_algorithm_identifier},
    {.name = "issuer",
     .definition = "issuer Name",
     .source = "RFC 5280 4.1.2.4",
     .meaning = "Who signed the certificate; whoever checks it looks for a CA whose "
                "subject is this name.",
     .type = &schema_name},
    {.name = "validity",
     .definition = "validity Validity",
     .source = "RFC 5280 4.1.2.5",
     .meaning = "From when to when the certificate counts.",
     .type = &validity},
    {.name = "subject",
     .definition = "subject Name",
     .source = "RFC 5280 4.1.2.6",
     .meaning = "Whose key it is; for servers the names that count are in "
                "subjectAltName, and this one may be empty.",
     .type = &schema_name},
    {.name = "subjectPublicKeyInfo",
     .definition = "subjectPublicKeyInfo SubjectPublicKeyInfo",
     .source = "RFC 5280 4.1.2.7",
     .meaning = "The subject's public key: that this key belongs to that name is what "
                "the certificate says.",
     .type = &schema_subject_public_key_info},
    {.name = "issuerUniqueID",
     .definition = "issuerUniqueID [1] IMPLICIT UniqueIdentifier OPTIONAL",
     .source = "RFC 5280 4.1.2.8",
     .meaning = "Was to tell issuers of the same name apart; not to be used any more.",
     .type = &schema_bit_string,
     IMPLICIT(1),
     OPTIONAL},
    {.name = "subjectUniqueID",
     .definition = "subjectUniqueID [2] IMPLICIT UniqueIdentifier OPTIONAL",
     .source = "RFC 5280 4.1.2.8",
     .meaning = "Was to tell subjects of the same name apart; not to be used any more.",
     .type = &schema_bit_string,
     IMPLICIT(2),
     OPTIONAL},
    {.name = "extensions",
     .definition = "extensions [3] EXPLICIT Extensions OPTIONAL",
     .source = "RFC 5280 4.1.2.9",
     .meaning = "What else is said of the key: host names, uses, limits, where to ask "
                "whether it was revoked.",
     .type = &schema_extensions,
     EXPLICIT(3),
     OPTIONAL},
};

static const struct schema_type tbs_certificate = {
    .name = "TBSCertificate",
    .definition = "TBSCertificate ::= SEQUENCE",
    .source = "RFC 5280 4.1.2",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(tbs_certificate_fields),
};

static const struct schema_field certificate_fields[] = {
    {.name = "tbsCertificate",
     .definition = "tbsCertificate TBSCertificate",
     .source = "RFC 5280 4.1.1.1",
     .meaning = "The part \"to be signed\": the signature covers exactly these bytes, "
                "header included, so not one can be changed unnoticed.",
     .type = &tbs_certificate},
    {.name = "signatureAlgorithm",
     .definition = "signatureAlgorithm AlgorithmIdentifier",
     .source = "RFC 5280 4.1.1.2",
     .meaning = "How the signature was made; whoever checks it does the same steps.",
     .type = &schema_algorithm_identifier},
    {.name = "signatureValue",
     .definition = "signatureValue BIT STRING",
     .source = "RFC 5280 4.1.1.3",
     .meaning = "The issuer's signature over tbsCertificate; it can be made with the "
                "issuer's private key alone.",
     .type = &schema_signature_value},
};

const struct schema_type schema_certificate = {
    .name = "Certificate",
    .definition = "Certificate ::= SEQUENCE",
    .source = "RFC 5280 4.1",
    .meaning = "A statement, signed by an authority, that a public key belongs to a "
               "name.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(certificate_fields),
};
