/* rfc3279.c -- keys of the algorithms before elliptic curves, DSA and Diffie-Hellman:
 * RFC 3279 sections 2.2.2, 2.3.2 and 2.3.3; Diffie-Hellman also in PKCS #3. */
#include "tables.h"

static const struct schema_field dsa_parameter_fields[] = {
    {.name = "p",
     .definition = "p INTEGER",
     .source = "RFC 3279 2.3.2",
     .meaning = "The prime that one computes modulo.",
     .type = &schema_integer},
    {.name = "q",
     .definition = "q INTEGER",
     .source = "RFC 3279 2.3.2",
     .meaning = "A smaller prime, which divides p - 1.",
     .type = &schema_integer},
    {.name = "g",
     .definition = "g INTEGER",
     .source = "RFC 3279 2.3.2",
     .meaning = "The number that is raised to the secret power.",
     .type = &schema_integer},
};

const struct schema_type schema_dsa_parameters = {
    .name = "Dss-Parms",
    .definition = "Dss-Parms ::= SEQUENCE",
    .source = "RFC 3279 2.3.2",
    .meaning = "The numbers that many DSA keys can share.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(dsa_parameter_fields),
};

const struct schema_type schema_dsa_public_key = {
    .name = "DSAPublicKey",
    .definition = "DSAPublicKey ::= INTEGER -- public key, y",
    .source = "RFC 3279 2.3.2",
    .meaning = "y = g^x mod p, where x is the secret.",
    .tag = DER_INTEGER,
};

static const struct schema_field dsa_signature_fields[] = {
    {.name = "r",
     .definition = "r INTEGER",
     .source = "RFC 3279 2.2.2",
     .meaning = "Half of the signature: made of a secret number that serves for this "
                "message alone.",
     .type = &schema_integer},
    {.name = "s",
     .definition = "s INTEGER",
     .source = "RFC 3279 2.2.2",
     .meaning = "The other half: made of the digest, the private key and r.",
     .type = &schema_integer},
};

const struct schema_type schema_dsa_signature = {
    .name = "Dss-Sig-Value",
    .definition = "Dss-Sig-Value ::= SEQUENCE",
    .source = "RFC 3279 2.2.2",
    .meaning = "The two numbers of the signature.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(dsa_signature_fields),
};

/* --- Diffie-Hellman --------------------------------------------------------------- */

static const struct schema_field dh_validation_fields[] = {
    {.name = "seed",
     .definition = "seed BIT STRING",
     .source = "RFC 3279 2.3.3",
     .meaning = "What the primes were made of.",
     .type = &schema_bit_string},
    {.name = "pgenCounter",
     .definition = "pgenCounter INTEGER",
     .source = "RFC 3279 2.3.3",
     .meaning = "How many candidates it took.",
     .type = &schema_integer},
};

static const struct schema_type dh_validation = {
    .name = "ValidationParms",
    .definition = "ValidationParms ::= SEQUENCE",
    .source = "RFC 3279 2.3.3",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(dh_validation_fields),
};

static const struct schema_field dh_parameter_fields[] = {
    {.name = "p",
     .definition = "p INTEGER -- odd prime, p=jq +1",
     .source = "RFC 3279 2.3.3",
     .meaning = "The prime that one computes modulo.",
     .type = &schema_integer},
    {.name = "g",
     .definition = "g INTEGER -- generator, g",
     .source = "RFC 3279 2.3.3",
     .meaning = "The number that is raised to the secret power.",
     .type = &schema_integer},
    {.name = "q",
     .definition = "q INTEGER -- factor of p-1",
     .source = "RFC 3279 2.3.3",
     .meaning = "A smaller prime, which divides p - 1.",
     .type = &schema_integer},
    {.name = "j",
     .definition = "j INTEGER OPTIONAL -- subgroup factor",
     .source = "RFC 3279 2.3.3",
     .meaning = "(p - 1) / q.",
     .type = &schema_integer,
     OPTIONAL},
    {.name = "validationParms",
     .definition = "validationParms ValidationParms OPTIONAL",
     .source = "RFC 3279 2.3.3",
     .meaning = "What shows that nobody chose the primes.",
     .type = &dh_validation,
     OPTIONAL},
};

const struct schema_type schema_dh_parameters = {
    .name = "DomainParameters",
    .definition = "DomainParameters ::= SEQUENCE",
    .source = "RFC 3279 2.3.3",
    .meaning = "The numbers that many Diffie-Hellman keys can share.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(dh_parameter_fields),
};

const struct schema_type schema_dh_public_number = {
    .name = "DHPublicKey",
    .definition = "DHPublicKey ::= INTEGER -- public key, y = g^x mod p",
    .source = "RFC 3279 2.3.3",
    .meaning = "y = g^x mod p, where x is the secret.",
    .tag = DER_INTEGER,
};

/* In PKCS #8, RFC 3279 having public keys alone. */
const struct schema_type schema_dh_private_number = {
    .name = "DHPrivateKey",
    .definition = "DHPrivateKey ::= INTEGER -- x",
    .source = "RFC 5958 2",
    .meaning = "x, the secret number of a Diffie-Hellman key.",
    .tag = DER_INTEGER,
};

static const struct schema_field pkcs3_parameter_fields[] = {
    {.name = "prime",
     .definition = "prime INTEGER -- p",
     .source = "PKCS #3 9",
     .meaning = "The prime that one computes modulo.",
     .type = &schema_integer},
    {.name = "base",
     .definition = "base INTEGER -- g",
     .source = "PKCS #3 9",
     .meaning = "The number that is raised to the secret power.",
     .type = &schema_integer},
    {.name = "privateValueLength",
     .definition = "privateValueLength INTEGER OPTIONAL",
     .source = "PKCS #3 9",
     .meaning = "How many bits the secret number has.",
     .type = &schema_integer,
     OPTIONAL},
};

const struct schema_type schema_pkcs3_parameters = {
    .name = "DHParameter",
    .definition = "DHParameter ::= SEQUENCE",
    .source = "PKCS #3 9",
    .meaning = "The numbers that many Diffie-Hellman keys can share.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(pkcs3_parameter_fields),
};

/* --- DSA's own form --------------------------------------------------------------- */

static const struct schema_field dsa_private_fields[] = {
    {.name = "version",
     .definition = "version INTEGER",
     .source = "OpenSSL",
     .meaning = "The edition of the format; always 0.",
     .type = &schema_integer},
    {.name = "p",
     .definition = "p INTEGER",
     .source = "OpenSSL",
     .meaning = "The prime that one computes modulo.",
     .type = &schema_integer},
    {.name = "q",
     .definition = "q INTEGER",
     .source = "OpenSSL",
     .meaning = "A smaller prime, which divides p - 1.",
     .type = &schema_integer},
    {.name = "g",
     .definition = "g INTEGER",
     .source = "OpenSSL",
     .meaning = "The number that is raised to the secret power.",
     .type = &schema_integer},
    {.name = "y",
     .definition = "y INTEGER",
     .source = "OpenSSL",
     .meaning = "The public key: g^x mod p.",
     .type = &schema_integer},
    {.name = "x",
     .definition = "x INTEGER",
     .source = "OpenSSL",
     .meaning = "The secret number; whoever has it can pose as the owner.",
     .type = &schema_integer,
     SECRET},
};

/* In no standard: what OpenSSL writes under "DSA PRIVATE KEY". */
const struct schema_type schema_dsa_private_key = {
    .name = "DSAPrivateKey",
    .definition = "DSAPrivateKey ::= SEQUENCE",
    .source = "OpenSSL",
    .meaning = "A DSA key in a form of OpenSSL's own.",
    .kind = SCHEMA_SEQUENCE,
    .tag = DER_SEQUENCE,
    FIELDS(dsa_private_fields),
    SECRET,
};
