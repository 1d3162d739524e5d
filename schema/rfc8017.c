/* rfc8017.c -- RSA keys, DigestInfo and the parameters of PSS and OAEP: RFC 8017
 * appendix A; in certificates, RFC 4055. */
#include "tables.h"

static const struct schema_field public_key_fields[] = {
    {.name = "modulus",
     .definition = "modulus INTEGER -- n",
     .source = "RFC 8017 A.1.1",
     .meaning = "n, the product of two secret primes; whoever could factor it would "
                "have the private key.",
     .type = &schema_integer},
    {.name = "publicExponent",
     .definition = "publicExponent INTEGER -- e",
     .source = "RFC 8017 A.1.1",
     .meaning = "e: to check a signature s, one computes s^e mod n; nearly always "
                "65537.",
     .type = &schema_integer},
};

const struct schema_type schema_rsa_public_key = {
    .name = "RSAPublicKey",
    .definition = "RSAPublicKey ::= SEQUENCE",
    .source = "RFC 8017 A.1.1",
    .meaning = "The two numbers of an RSA public key.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(public_key_fields),
};

/* --- private keys ----------------------------------------------------------------- */

static const struct schema_field other_prime_fields[] = {
    {.name = "prime",
     .definition = "prime INTEGER -- ri",
     .source = "RFC 8017 A.1.2",
     .meaning = "One more prime factor of n.",
     .type = &schema_integer,
     SECRET},
    {.name = "exponent",
     .definition = "exponent INTEGER -- di",
     .source = "RFC 8017 A.1.2",
     .meaning = "d mod (that prime - 1).",
     .type = &schema_integer,
     SECRET},
    {.name = "coefficient",
     .definition = "coefficient INTEGER -- ti",
     .source = "RFC 8017 A.1.2",
     .meaning = "What puts its part together with the others.",
     .type = &schema_integer,
     SECRET},
};

static const struct schema_type other_prime = {
    .name = "OtherPrimeInfo",
    .definition = "OtherPrimeInfo ::= SEQUENCE",
    .source = "RFC 8017 A.1.2",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(other_prime_fields),
};

static const struct schema_field other_prime_list[] = {
    {.name = "",
     .definition = "SEQUENCE SIZE(1..MAX) OF OtherPrimeInfo",
     .source = "RFC 8017 A.1.2",
     .meaning = "A third prime, or a further one.",
     .type = &other_prime},
};

static const struct schema_type other_primes = {
    .name = "OtherPrimeInfos",
    .definition = "OtherPrimeInfos ::= SEQUENCE SIZE(1..MAX) OF OtherPrimeInfo",
    .source = "RFC 8017 A.1.2",
    .kind = SCHEMA_SEQUENCE_OF,
    .tag = DER_SEQUENCE,
    FIELDS(other_prime_list),
};

static const struct schema_number version_numbers[] = {{0, "two-prime"}, {1, "multi"}};

static const struct schema_type version = {
    .name = "Version",
    .definition = "Version ::= INTEGER { two-prime(0), multi(1) }",
    .source = "RFC 8017 A.1.2",
    .tag = DER_INTEGER,
    NUMBERS(version_numbers),
};

static const struct schema_field private_key_fields[] = {
    {.name = "version",
     .definition = "version Version",
     .source = "RFC 8017 A.1.2",
     .meaning = "0 for a key of two primes, which is what everybody makes.",
     .type = &version},
    {.name = "modulus",
     .definition = "modulus INTEGER -- n",
     .source = "RFC 8017 A.1.2",
     .meaning = "n = p q; public.",
     .type = &schema_integer},
    {.name = "publicExponent",
     .definition = "publicExponent INTEGER -- e",
     .source = "RFC 8017 A.1.2",
     .meaning = "e, the exponent for checking and encrypting; public.",
     .type = &schema_integer},
    {.name = "privateExponent",
     .definition = "privateExponent INTEGER -- d",
     .source = "RFC 8017 A.1.2",
     .meaning = "d, the exponent for signing and decrypting: it undoes e. Whoever has "
                "it has the key.",
     .type = &schema_integer,
     SECRET},
    {.name = "prime1",
     .definition = "prime1 INTEGER -- p",
     .source = "RFC 8017 A.1.2",
     .meaning = "p, one of the primes; with n and e everything else follows from it.",
     .type = &schema_integer,
     SECRET},
    {.name = "prime2",
     .definition = "prime2 INTEGER -- q",
     .source = "RFC 8017 A.1.2",
     .meaning = "q, the other prime.",
     .type = &schema_integer,
     SECRET},
    {.name = "exponent1",
     .definition = "exponent1 INTEGER -- d mod (p-1)",
     .source = "RFC 8017 A.1.2",
     .meaning = "Lets one sign modulo p and modulo q, each half as long: about four "
                "times as fast.",
     .type = &schema_integer,
     SECRET},
    {.name = "exponent2",
     .definition = "exponent2 INTEGER -- d mod (q-1)",
     .source = "RFC 8017 A.1.2",
     .meaning = "The same for q.",
     .type = &schema_integer,
     SECRET},
    {.name = "coefficient",
     .definition = "coefficient INTEGER -- (inverse of q) mod p",
     .source = "RFC 8017 A.1.2",
     .meaning = "Puts the two halves of a signature together.",
     .type = &schema_integer,
     SECRET},
    {.name = "otherPrimeInfos",
     .definition = "otherPrimeInfos OtherPrimeInfos OPTIONAL",
     .source = "RFC 8017 A.1.2",
     .meaning = "Further primes, if there are more than two.",
     .type = &other_primes,
     OPTIONAL},
};

const struct schema_type schema_rsa_private_key = {
    .name = "RSAPrivateKey",
    .definition = "RSAPrivateKey ::= SEQUENCE",
    .source = "RFC 8017 A.1.2",
    .meaning = "All numbers of an RSA key, the secret ones too.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(private_key_fields),
    SECRET,
};

/* --- what is signed --------------------------------------------------------------- */

static const struct schema_field digest_info_fields[] = {
    {.name = "digestAlgorithm",
     .definition = "digestAlgorithm DigestAlgorithm",
     .source = "RFC 8017 A.2.4",
     .meaning = "Which hash made the digest; it is signed too, so that no other can be "
                "put in its place.",
     .type = &schema_algorithm_identifier},
    {.name = "digest",
     .definition = "digest OCTET STRING",
     .source = "RFC 8017 A.2.4",
     .meaning = "The hash of what was signed.",
     .type = &schema_octet_string},
};

const struct schema_type schema_digest_info = {
    .name = "DigestInfo",
    .definition = "DigestInfo ::= SEQUENCE",
    .source = "RFC 8017 A.2.4",
    .meaning = "A digest and the name of its hash: what PKCS #1 v1.5 pads and signs.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(digest_info_fields),
};

/* --- PSS and OAEP ----------------------------------------------------------------- */

static const struct schema_field pss_fields[] = {
    {.name = "hashAlgorithm",
     .definition = "hashAlgorithm [0] HashAlgorithm DEFAULT sha1",
     .source = "RFC 8017 A.2.3",
     .meaning = "The hash of the message; not there, it is SHA-1.",
     .type = &schema_algorithm_identifier,
     EXPLICIT(0),
     OPTIONAL},
    {.name = "maskGenAlgorithm",
     .definition = "maskGenAlgorithm [1] MaskGenAlgorithm DEFAULT mgf1SHA1",
     .source = "RFC 8017 A.2.3",
     .meaning = "What stretches the digest to the length of the key.",
     .type = &schema_algorithm_identifier,
     EXPLICIT(1),
     OPTIONAL},
    {.name = "saltLength",
     .definition = "saltLength [2] INTEGER DEFAULT 20",
     .source = "RFC 8017 A.2.3",
     .meaning = "How many random bytes go into each signature.",
     .type = &schema_integer,
     EXPLICIT(2),
     OPTIONAL},
    {.name = "trailerField",
     .definition = "trailerField [3] TrailerField DEFAULT trailerFieldBC",
     .source = "RFC 8017 A.2.3",
     .meaning = "1: the padded block ends with the byte BC; there is no other.",
     .type = &schema_integer,
     EXPLICIT(3),
     OPTIONAL},
};

const struct schema_type schema_rsassa_pss_parameters = {
    .name = "RSASSA-PSS-params",
    .definition = "RSASSA-PSS-params ::= SEQUENCE",
    .source = "RFC 8017 A.2.3",
    .meaning = "How the PSS padding was made.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(pss_fields),
};

static const struct schema_field oaep_fields[] = {
    {.name = "hashAlgorithm",
     .definition = "hashAlgorithm [0] HashAlgorithm DEFAULT sha1",
     .source = "RFC 8017 A.2.1",
     .meaning = "The hash of the label; not there, it is SHA-1.",
     .type = &schema_algorithm_identifier,
     EXPLICIT(0),
     OPTIONAL},
    {.name = "maskGenAlgorithm",
     .definition = "maskGenAlgorithm [1] MaskGenAlgorithm DEFAULT mgf1SHA1",
     .source = "RFC 8017 A.2.1",
     .meaning = "What spreads the random seed over the block.",
     .type = &schema_algorithm_identifier,
     EXPLICIT(1),
     OPTIONAL},
    {.name = "pSourceAlgorithm",
     .definition = "pSourceAlgorithm [2] PSourceAlgorithm DEFAULT pSpecifiedEmpty",
     .source = "RFC 8017 A.2.1",
     .meaning = "The label that sender and receiver agree on; usually empty.",
     .type = &schema_algorithm_identifier,
     EXPLICIT(2),
     OPTIONAL},
};

const struct schema_type schema_rsaes_oaep_parameters = {
    .name = "RSAES-OAEP-params",
    .definition = "RSAES-OAEP-params ::= SEQUENCE",
    .source = "RFC 8017 A.2.1",
    .meaning = "How the OAEP padding is made.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(oaep_fields),
};
